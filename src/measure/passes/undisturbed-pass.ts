import { withSetAside } from '../results/joined-row.js';
import type { TimedRow } from '../results/rows.js';
import { type ComparedClocks, noticeStandstill } from '../standstill.js';

/** The rows of a pass over a suite. */
export interface Pass {
  readonly rows: readonly TimedRow[];
  /** For how long the machine stood still in the rounds that are set aside, ms; 0 where it did not. */
  readonly stoodStillMs: number;
}

/** Makes a pass, and once more if the machine stood still in it: the first rounds are then among those set aside. */
export async function undisturbedPass(
  pass: () => Promise<readonly TimedRow[]>,
  clocks?: ComparedClocks,
): Promise<Pass> {
  const { result: rows, stoodStillMs } = await noticeStandstill(pass, clocks);
  if (stoodStillMs === 0) return { rows, stoodStillMs };
  const again = await pass();
  return { rows: again.map((row, i) => withSetAside(row, rows[i])), stoodStillMs };
}
