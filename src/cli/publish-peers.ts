import { join } from 'node:path';
import { InputError } from '../errors/input-error.js';
import type { Places } from '../experiment/places.js';
import { writeText } from '../measure/results/files.js';
import type { TimedRun } from '../measure/results/rows.js';
import { listRuns, writeRun } from '../measure/results/store.js';
import { latestPeerRun, PEERS } from '../peers/peer-runs.js';
import { peersReadme } from '../peers/readme.js';

/** Whether the reader has compared engines. */
export async function hasPeerRun({ here }: Places): Promise<boolean> {
  return (await listRuns(here, PEERS)).length > 0;
}

/**
 * The reader's latest comparison of engines, if it may become the published one.
 *
 * @throws {InputError} where there is none that is complete and of everything
 */
export async function publishablePeers({ here }: Places): Promise<TimedRun> {
  const run = await latestPeerRun(here);
  if (run?.footer.status === 'complete' && run.header.selection === 'all') return run;
  const what = run ? `run ${run.header.run} is not complete, or not of everything` : `no run in ${here}`;
  throw new InputError(`publish: ${PEERS}: ${what}, expected a complete run: npx beyond-flops peers`);
}

/** Copies a comparison into the published folder and writes its page. @returns its id */
export async function publishPeers(run: TimedRun, published: string): Promise<string> {
  await writeRun(published, run);
  await writeText(join(published, PEERS, 'README.md'), peersReadme(run));
  return run.header.run;
}
