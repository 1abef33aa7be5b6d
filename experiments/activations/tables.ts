import { suiteTable } from '../../src/experiment/default-views.js';
import { isMeasured, measuredSuites } from '../../src/experiment/measured-suites.js';
import { pairColumns } from '../../src/experiment/pair-columns.js';
import { scaled } from '../../src/measure/judging/statistics.js';
import type { Results } from '../../src/measure/results/results.js';
import { nonLinearities } from '../../src/papers/mobilenetv3.js';
import { publishedNumber } from '../../src/papers/published.js';
import type { Table } from '../../src/reports/table.js';
import { platformColumns, tableOf } from '../../src/reports/table-of.js';
import { float16Case, MAGNITUDES, rowCase } from './exact.js';
import {
  ELEMENTS,
  FUNCTIONS_SUITE,
  functionSuites,
  functions,
  MAP,
  type MeasuredFunction,
  VERSIONS_SUITE,
} from './functions.js';
import { layerSuites } from './layers.js';
import { HEAD, PUBLISHED, SECOND_HALF, SMALL, variants } from './networks.js';
import { printedOverheads } from './printed-passes.js';

/** What one element costs in each function, on each platform. */
export function functionsTable(results: Results): Table {
  const measured = measuredSuites(results, FUNCTIONS_SUITE);
  return tableOf(
    'One function alone, ns per element',
    functions,
    [
      { label: 'function', cell: ({ id }) => id },
      { label: 'made of', cell: ({ made }) => made },
      {
        label: 'elements moved per element',
        digits: 3,
        cell: ({ id }) => results.exact(`${FUNCTIONS_SUITE}/${id}`, 'memoryAccessCost') / ELEMENTS,
      },
      ...platformColumns(measured, 'ns per element', (suite, { id }: MeasuredFunction) => {
        const time = suite.timeNs(id);
        return time && scaled(time, 1 / ELEMENTS);
      }),
    ],
    [
      `${MAP.channels} channels of ${MAP.side}×${MAP.side}, ${ELEMENTS.toLocaleString('en')} elements. mish is written with a ` +
        'logarithm and a hyperbolic tangent in TypeScript, and as a quotient of exponentials in WebAssembly.',
    ],
  );
}

/** Versions of some functions, and a layer with its activation: those that were measured, or of the quick profile. */
export function suiteTables(results: Results): readonly Table[] {
  const suites = [...functionSuites('full'), ...layerSuites('full')];
  return suites
    .filter(({ id }) => id !== FUNCTIONS_SUITE && isMeasured(results, id))
    .map(suite => {
      const measured = measuredSuites(results, suite.id).flatMap(({ arms }) => arms);
      const arms = suite.arms.filter(({ id }) => measured.includes(id));
      return suiteTable({ ...suite, arms }, results, notesOf(suite.id));
    });
}

function notesOf(suite: string): { readonly notes?: readonly string[] } {
  if (suite !== VERSIONS_SUITE) return {};
  return {
    notes: [
      '`2-branch-free` exists for ReLU and ReLU6. All run in one process; `wasm` is without relaxed SIMD.',
    ],
  };
}

/** Table 5 of the paper and what was measured here. */
export function networkTable(results: Results): Table {
  const suite = isMeasured(results, PUBLISHED.id) ? PUBLISHED : SMALL;
  const measured = measuredSuites(results, suite.id).flatMap(({ arms }) => arms);
  const shown = variants.filter(({ id, full }) => measured.includes(id) || !full);
  const rows = shown.map(({ id, printed }) => {
    const ms = printed ? publishedNumber(nonLinearities, ...printed) : null;
    return { name: id, suite: suite.id, arm: id, over: 'relu', ms };
  });
  const relu = publishedNumber(nonLinearities, 'ReLU', 'ms');
  const columns = pairColumns(results, rows);
  return tableOf(
    `MobileNetV3-Large at ${suite.resolution}×${suite.resolution}: which non-linearity, where, and how`,
    rows,
    [
      columns.name('h-swish'),
      columns.countRatio('memory access cost, ReLU = 1', 'memoryAccessCost'),
      { label: 'paper', unit: 'ms', digits: 3, cell: ({ ms }) => ms },
      { label: 'paper: time, ReLU = 1', digits: 3, cell: ({ ms }) => (ms === null ? null : ms / relu) },
      ...columns.timeRatios('time, ReLU = 1'),
    ],
    ['Paper: Table 5 of the latest revision, 224×224, one large core of a Pixel 1.'],
  );
}

/** What the paper's table says of h-swish without a kernel, element by element. */
export function overheadsTable(results: Results): Table {
  return tableOf(
    'Table 5 of the paper, without a kernel for h-swish: time over ReLU, per element',
    printedOverheads(results),
    [
      { label: 'network', cell: ({ network }) => network },
      { label: 'elements through h-swish', unit: 'M', digits: 3, cell: ({ elementsM }) => elementsM },
      { label: 'paper: over ReLU', unit: 'ms', digits: 3, cell: ({ ms }) => ms },
      { label: 'per element', unit: 'ns', digits: 3, cell: ({ nsPerElement }) => nsPerElement },
      { label: 'four passes at', unit: 'GB/s', digits: 3, cell: ({ gigabytesPerS }) => gigabytesPerS },
    ],
    [
      'Elements are counted here; that TensorFlow Lite ran four passes is an assumption, with three they would be 5.8 to 6.1 GB/s.',
    ],
  );
}

/** Where the elements are that pass through non-linearities. */
export function rowsTable(results: Results): Table {
  const rows = Array.from({ length: HEAD + 1 }, (_, row) => row);
  const of = (row: number) => results.exact(rowCase(row), 'activated');
  const all = rows.reduce((sum, row) => sum + of(row), 0);
  const upTo = (row: number) => rows.slice(0, row + 1).reduce((sum, each) => sum + of(each), 0);
  return tableOf('Elements that pass through non-linearities, MobileNetV3-Large at 224×224', rows, [
    { label: 'row of Table 1', cell: row => (row === 0 ? 'stem' : row === HEAD ? 'head' : `bneck ${row}`) },
    { label: "the paper's", cell: row => (row === 0 || row >= SECOND_HALF ? 'h-swish' : 'ReLU') },
    { label: 'elements', cell: of },
    { label: 'share', unit: '%', digits: 3, cell: row => (100 * of(row)) / all },
    { label: 'up to here', unit: '%', digits: 3, cell: row => (100 * upTo(row)) / all },
  ]);
}

/** What float16 and 8-bit integers resolve. */
export function float16Table(results: Results): Table {
  const of = (quantity: string) => (magnitude: number) => results.exact(float16Case(magnitude), quantity);
  return tableOf(
    'What a number format resolves',
    MAGNITUDES,
    [
      { label: 'magnitude', cell: magnitude => magnitude },
      { label: 'float16: distance to the next', digits: 4, cell: of('spacing') },
      { label: 'float16: largest error', digits: 4, cell: of('largestError') },
      { label: 'float16: largest relative error', digits: 4, cell: of('relativeError') },
      { label: '8-bit integers from 0 to here: step', digits: 4, cell: of('int8Step') },
    ],
    ['The relative error is a bound over a whole binade; it is reached at its beginning, 2^e.'],
  );
}
