import { type Results, resultsOf } from '../../../src/measure/results/results.js';
import type { CeilingRow, ExactRow } from '../../../src/measure/results/rows.js';
import { SIDE_BY_SIDE } from '../../../src/networks/platforms.js';
import { sampleRow, sampleRun } from '../../measure/results/sample-run.js';

const ROUNDS = 9;

/** A product of 1000 multiply-accumulates and 100 bytes. */
export const exact: readonly ExactRow[] = [
  { case: 'matmul', quantity: 'macs', unit: 'multiply-accumulates', value: 1000 },
  { case: 'matmul', quantity: 'memoryAccessCost', unit: 'elements', value: 25 },
  { case: 'simulated/0-reference', quantity: 'accesses', unit: 'elements', value: 3e6 },
  { case: 'simulated/0-reference', quantity: 'l1Misses', unit: 'lines', value: 300 },
  { case: 'simulated/0-reference', quantity: 'l2Misses', unit: 'lines', value: 30 },
];

/** A peak of 5 GFLOP/s, and 0.1 GB/s. */
const ceilings: readonly CeilingRow[] = [
  {
    type: 'ceiling',
    engine: 'wasm',
    kind: 'compute',
    workingSetBytes: 0,
    workPerSample: 5000,
    samplesNs: [1000],
  },
  {
    type: 'ceiling',
    engine: 'wasm',
    kind: 'bandwidth',
    workingSetBytes: 4096,
    workPerSample: 100,
    samplesNs: [1000],
  },
];

/**
 * Times of the rungs in ns, of which the first is run twice; `wasm-relaxed` is there whether this engine has it or not.
 *
 * @param machine  with ceilings, and two cores, where nothing else is said
 */
export function measuredMatmul(
  times: Readonly<Record<string, number>>,
  { cores = 2, hasCeilings = true }: { readonly cores?: number; readonly hasCeilings?: boolean } = {},
): Results {
  const row = (arm: string, ns: number, again = false) =>
    sampleRow(arm, new Array(ROUNDS).fill(ns), {
      suite: 'matmul',
      platform: SIDE_BY_SIDE,
      macs: 1000,
      again,
    });
  const rows = Object.entries(times).map(([arm, ns]) => row(arm, ns));
  const [[baseline, ns]] = Object.entries(times);
  const run = sampleRun('ladder', [...rows, row(baseline, ns, true)], {
    header: { engines: { [SIDE_BY_SIDE]: 'wasm' } },
  });
  const machine = { ...run.header.machine, cores };
  const header = { ...run.header, machine };
  return resultsOf({ id: 'toy' }, exact, { ...run, header, ceilings: hasCeilings ? ceilings : [] });
}
