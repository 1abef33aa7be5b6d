import { attainableFlopsPerNs, ridgePoint } from '../../src/cost/roofline.js';
import type { Results } from '../../src/measure/results/results.js';
import type { OpVersion } from '../../src/networks/every-version.js';
import { SIDE_BY_SIDE } from '../../src/networks/platforms.js';
import { formatBytes, formatInterval, formatShare, significant } from '../../src/reports/format.js';
import type { Column, Table } from '../../src/reports/table.js';
import { SIMULATED, simulatedCase } from './exact.js';
import { changesOf, type Ladder } from './ladders.js';
import { simdRoof, speedOf, speedUp } from './speed.js';

/** One op, rung by rung: what changed, how fast, over the rung before and the reference, share of the peak. */
export function ladderTable({ op, title }: Ladder, results: Results, more: readonly OpVersion[] = []): Table {
  const suite = results.suite(SIDE_BY_SIDE, op);
  const changes = changesOf(op, more);
  const rungs = suite?.arms ?? [...changes.keys()];
  const roof = simdRoof(results);
  const simulated = op === 'matmul';
  const columns: Column[] = [
    { label: 'rung' },
    { label: 'what changes' },
    { label: 'GFLOP/s' },
    { label: '× the rung before' },
    { label: '× the reference' },
    { label: 'of the SIMD peak', unit: '%', digits: 3 },
    ...(simulated
      ? [{ label: 'loads and stores', unit: 'M', digits: 3 }, { label: 'L1 misses' }, { label: 'L2 misses' }]
      : []),
  ];
  return {
    title,
    columns,
    rows: rungs.map((rung, i) => {
      const speed = suite && speedOf(suite, rung);
      return [
        rung,
        changes.get(rung) ?? null,
        formatInterval(speed),
        formatInterval(suite && i > 0 ? speedUp(suite, rung, rungs[i - 1]) : undefined),
        formatInterval(suite && i > 0 ? speedUp(suite, rung, rungs[0]) : undefined),
        speed && roof ? (100 * speed.estimate) / roof.peakFlopsPerNs : null,
        ...(simulated ? simulatedCells(rung, results) : []),
      ];
    }),
    notes: [
      ...(simulated
        ? [
            `Loads, stores and misses: simulated, ${SIMULATED.rows} rows of ${SIMULATED.columns} × ${SIMULATED.depth}, 32 KiB L1 and 1 MiB L2.`,
          ]
        : []),
      ...boundNote(op, results),
      'Brackets: 95 % intervals, speed-ups paired by round; all rungs run in one process.',
    ],
  };
}

/** Accesses and misses of a rung; null where its loop nest is not traced. */
function simulatedCells(rung: string, results: Results): (number | null)[] {
  const at = simulatedCase(rung);
  if (!results.casesWith('accesses').includes(at)) return [null, null, null];
  return [results.exact(at, 'accesses') / 1e6, results.exact(at, 'l1Misses'), results.exact(at, 'l2Misses')];
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

/** Where a layer stands on the roofline: FLOPs per byte moved, each value once, and the bytes that it touches. */
export function placeOf(op: Ladder['op'], results: Results): { intensity: number; workingSetBytes: number } {
  const workingSetBytes = results.exact(op, 'memoryAccessCost') * Float32Array.BYTES_PER_ELEMENT;
  return { intensity: (2 * results.exact(op, 'macs')) / workingSetBytes, workingSetBytes };
}
