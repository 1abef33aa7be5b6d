import { measuredSuites } from '../../src/experiment/measured-suites.js';
import type { Results } from '../../src/measure/results/results.js';
import { significant } from '../../src/reports/format.js';
import type { Table } from '../../src/reports/table.js';
import { platformColumns, tableOf } from '../../src/reports/table-of.js';
import { OTHER_SUITE, PASSES_ALONE, SUMS_SUITE, suiteOf } from './arms.js';
import {
  fastestOfTable1,
  impliedSpeed,
  type PaperForm,
  paperRatio,
  passNs,
  READINGS,
  WIDTHS,
} from './table-4.js';

const COMPARED: readonly { readonly form: PaperForm; readonly label: string }[] = [
  { form: 'both', label: 'ReLU and shortcut' },
  { form: 'no-shortcut', label: 'ReLU' },
  { form: 'no-relu', label: 'shortcut' },
];

/** Paper beside here: the time of each form over that of neither. */
export function paperTable(results: Results): Table {
  const rows = [
    ...WIDTHS.flatMap(c =>
      COMPARED.map(compared => ({ ...compared, c, suite: suiteOf(c), reading: `${c}` })),
    ),
    { ...COMPARED[0], c: 64 as const, suite: OTHER_SUITE, reading: '64 throughout, 28×28' },
  ];
  const platforms = [
    ...new Set(rows.flatMap(({ suite }) => measuredSuites(results, suite)).map(s => s.platform)),
  ];
  return tableOf(
    'What ReLU and shortcut cost: time over that of neither',
    rows,
    [
      { label: 'c', cell: ({ reading }) => reading },
      { label: 'with', cell: ({ label }) => label },
      {
        label: 'bytes',
        digits: 3,
        cell: ({ suite, form }) =>
          results.exact(`${suite}/${form}`, 'bytesMoved') / results.exact(`${suite}/neither`, 'bytesMoved'),
      },
      { label: 'paper, GPU', digits: 3, cell: ({ c, form }) => paperRatio('gpu', c, form, 'neither') },
      { label: 'paper, ARM', digits: 3, cell: ({ c, form }) => paperRatio('arm', c, form, 'neither') },
      ...platformColumns(
        platforms.map(platform => ({ platform })),
        'here',
        ({ platform }, { suite, form }: (typeof rows)[number]) =>
          results.suite(platform, suite)?.ratio(form, 'neither'),
      ),
    ],
    [
      'c channels at both ends of a unit, c / 4 inside, 56×56; the last row is the other reading. Every ReLU and every sum is a pass of its own.',
      'The paper prints speeds; the ratios are derived from them. Its last ARM column has two digits: there, ×1.08 may be ×1.06 or ×1.10.',
    ],
  );
}

/** What one pass took on the paper's devices, and how fast the passes and the convolutions are here. */
export function passesTable(results: Results): Table {
  const measured = measuredSuites(results, suiteOf(32)).filter(suite => suite.has(PASSES_ALONE));
  const bytes = results.exact(`${suiteOf(32)}/${PASSES_ALONE}`, 'bytesMoved');
  return tableOf(
    'One element-wise pass on the devices of the paper, derived from Table 4',
    WIDTHS.map(c => ({ c })),
    [
      { label: 'c', cell: ({ c }) => c },
      { label: 'GPU', unit: 'µs', digits: 2, cell: ({ c }) => passNs('gpu', c) / 1e3 },
      { label: 'ARM', unit: 'µs', digits: 2, cell: ({ c }) => passNs('arm', c) / 1e3 },
    ],
    [
      'Time with both less time with neither, over ten units of three ReLUs and one sum. With c, the bytes of a pass double.',
      ...measured.map(suite => {
        const ns = suite.timeNs(PASSES_ALONE)!.estimate;
        return `Here, ${suite.platform}, c = 32, the passes without the convolutions: ${significant(bytes / ns)} GB/s.`;
      }),
    ],
  );
}

/** Which reading of Table 4 fits its own speeds. */
export function readingsTable(): Table {
  return tableOf(
    'Readings of "c, number of channels in unit": multiply-accumulates per second on the ARM core',
    READINGS,
    [
      { label: 'reading', cell: ({ title }) => title },
      { label: 'map', cell: ({ side }) => `${side}×${side}` },
      ...WIDTHS.map(c => ({
        label: `c = ${c}`,
        unit: 'G/s',
        digits: 3,
        cell: (reading: (typeof READINGS)[number]) => impliedSpeed(reading, c) / 1e9,
      })),
    ],
    [
      `The fastest network of Table 1 on the same core does ${significant(fastestOfTable1() / 1e9)} G/s. The first reading is taken here; the second is as possible, the third is not.`,
    ],
  );
}

const SUMS = [
  { name: "ResNet's bottleneck, 128 → 32 → 128", arm: 'resnet', sum: 'resnet-sum' },
  { name: 'inverted residual, 36 → 216 → 36', arm: 'inverted', sum: 'inverted-sum' },
];

/** The sum of ResNet's unit and that of the inverted residual. */
export function sumsTable(results: Results): Table {
  const measured = measuredSuites(results, SUMS_SUITE);
  const exact = (arm: string, quantity: string) => results.exact(`${SUMS_SUITE}/${arm}`, quantity);
  return tableOf("The shortcut's sum in two units of the same work, ReLU fused", SUMS, [
    { label: 'unit', cell: ({ name }) => name },
    { label: 'MACs', unit: 'M', digits: 4, cell: ({ arm }) => exact(arm, 'macs') / 1e6 },
    {
      label: 'bytes of the unit',
      unit: 'kB',
      digits: 4,
      cell: ({ arm }) => exact(arm, 'bytesMoved') / 1e3,
    },
    { label: 'bytes of the sum', unit: 'kB', digits: 4, cell: ({ sum }) => exact(sum, 'bytesMoved') / 1e3 },
    ...platformColumns(
      measured,
      'time of the sum, share of the unit',
      (suite, { sum, arm }: (typeof SUMS)[number]) => suite.ratio(sum, arm),
    ),
  ]);
}
