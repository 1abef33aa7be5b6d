import { attainableFlopsPerNs, ridgePoint } from '../../src/cost/roofline.js';
import type { Results } from '../../src/measure/results/results.js';
import { SIDE_BY_SIDE } from '../../src/networks/platforms.js';
import { formatBytes, formatInterval, formatShare, significant } from '../../src/reports/format.js';
import type { Table } from '../../src/reports/table.js';
import { type ItemColumn, tableOf } from '../../src/reports/table-of.js';
import { type Ladder, matmulLadder, placeOf, simdRoof, speedOf } from './ladders.js';
import { SIMULATED, simulatedCase } from './simulated-misses.js';

/** A rung, and the one before it. */
interface Step {
  readonly rung: string;
  readonly before?: string;
}

/** One op, rung by rung: what changed, how fast, over the rung before and the reference, share of the peak. */
export function ladderTable({ op, title, rungs }: Ladder, results: Results): Table {
  const suite = results.suite(SIDE_BY_SIDE, op);
  const names = suite?.arms ?? rungs.map(({ name }) => name);
  const peak = simdRoof(results)?.peakFlopsPerNs;
  const speed = (rung: string) => suite && speedOf(suite, rung);
  const speedUp = (rung: string, over: string | undefined) =>
    formatInterval(over === undefined ? undefined : suite?.ratio(over, rung));
  const isSimulated = op === matmulLadder.op;
  return tableOf<Step>(
    title,
    names.map((rung, i) => ({ rung, before: names[i - 1] })),
    [
      { label: 'rung', cell: ({ rung }) => rung },
      { label: 'what changes', cell: ({ rung }) => rungs.find(({ name }) => name === rung)?.changes ?? null },
      { label: 'GFLOP/s', cell: ({ rung }) => formatInterval(speed(rung)) },
      { label: '× the rung before', cell: ({ rung, before }) => speedUp(rung, before) },
      { label: '× the reference', cell: ({ rung, before }) => speedUp(rung, before && names[0]) },
      {
        label: 'of the SIMD peak',
        unit: '%',
        digits: 3,
        cell({ rung }) {
          const reached = speed(rung);
          return reached && peak ? (100 * reached.estimate) / peak : null;
        },
      },
      ...(isSimulated ? simulatedColumns(results) : []),
    ],
    [
      ...(isSimulated
        ? [
            `Loads, stores and misses: simulated, ${SIMULATED.rows} rows of ${SIMULATED.columns} × ${SIMULATED.depth}, 32 KiB L1 and 1 MiB L2.`,
          ]
        : []),
      ...boundNote(op, results),
      'Brackets: confidence intervals, speed-ups paired by round; all rungs run in one process.',
    ],
  );
}

/** Accesses and misses; – for a rung whose loop nest is not traced. */
function simulatedColumns(results: Results): ItemColumn<Step>[] {
  const cell =
    (quantity: string, unit = 1) =>
    ({ rung }: Step) => {
      const at = simulatedCase(rung);
      return results.casesWith(quantity).includes(at) ? results.exact(at, quantity) / unit : null;
    };
  return [
    { label: 'loads and stores', unit: 'M', digits: 3, cell: cell('accesses', 1e6) },
    { label: 'L1 misses', cell: cell('l1Misses') },
    { label: 'L2 misses', cell: cell('l2Misses') },
  ];
}

/** What the roofline of one SIMD thread allows the layer. */
function boundNote(op: Ladder['op'], results: Results): string[] {
  const roof = simdRoof(results);
  if (!roof) return [];
  const { intensity, workingSetBytes } = placeOf(op, results);
  const bound = attainableFlopsPerNs(roof, intensity, workingSetBytes);
  const what = intensity < ridgePoint(roof, workingSetBytes) ? 'memory' : 'arithmetic';
  return [
    `Roofline of one SIMD thread: ${significant(intensity)} FLOPs a byte from a working set of ${formatBytes(workingSetBytes)}, ` +
      `at most ${significant(bound)} GFLOP/s (${formatShare(bound / roof.peakFlopsPerNs)} of the peak): bound by ${what}.`,
  ];
}
