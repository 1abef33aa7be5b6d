import { join } from 'node:path';
import { InputError } from '../errors/input-error.js';
import { type Places, replacedIn } from '../experiment/places.js';
import { writeText } from '../measure/results/files.js';
import type { TimedRun } from '../measure/results/rows.js';
import { listRuns, writeRun } from '../measure/results/store.js';
import { latestPeerRun, PEERS } from '../peers/peer-runs.js';
import { peersReadme } from '../peers/readme.js';
import { PEER_SETTINGS } from '../peers/run.js';
import { processesOf } from '../peers/times.js';
import { called } from './called.js';
import { warnOfNoRuns } from './no-runs.js';

/** Whether the reader has compared engines. */
export async function hasPeerRun({ here }: Places): Promise<boolean> {
  return (await listRuns(here, PEERS)).length > 0;
}

/**
 * The reader's latest comparison of engines, if it may become the published one.
 *
 * @throws {InputError} where there is none that is complete, of everything, and of as many processes as usual
 */
export async function publishablePeers({ here }: Places): Promise<TimedRun> {
  const run = await latestPeerRun(here);
  const whole = run?.footer.status === 'complete' && run.header.selection === 'all';
  const { processes } = PEER_SETTINGS;
  if (whole && (processesOf(run.timed) ?? 1) >= processes) return run;
  const lack = whole
    ? `has fewer than ${processes} processes of each engine`
    : 'is not complete, or not of everything';
  const what = run ? `run ${run.header.run} ${lack}` : `no run in ${here}`;
  throw new InputError(`publish: ${PEERS}: ${what}, expected a complete run: ${called()} peers`);
}

/** Copies a comparison into the published folder. @returns its id */
export async function publishPeers(run: TimedRun, published: string): Promise<string> {
  await writeRun(published, run);
  return run.header.run;
}

/** Writes the page of the comparison that is shown of a folder, where it has one. @returns its path */
export async function writePeersPage(out: string): Promise<string | undefined> {
  await warnOfNoRuns(out, [{ id: PEERS }]);
  const run = await latestPeerRun(out);
  if (!run) return undefined;
  const path = join(out, PEERS, 'README.md');
  await writeText(path, peersReadme(run), replacedIn(out));
  return path;
}
