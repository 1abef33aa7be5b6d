import { projectCommit } from '../measure/commit.js';
import { loadAverage, machineRecord, runId } from '../measure/machine.js';
import type { RunFooter, Settings } from '../measure/results/rows.js';
import { runWarnings } from '../measure/warnings.js';
import { type CompareOptions, compareEngines } from './compare.js';
import type { PeerHeader, PeerRow, PeerRun } from './rows.js';
import { PEERS_SCHEMA, writePeerRun } from './store.js';

/** How engines are timed; 15 rounds, because there the interval of a median covers at least its 95 %. */
export const PEER_SETTINGS: Settings = {
  rounds: 15,
  minRoundMs: 30,
  minIterations: 3,
  minWarmupMs: 300,
  maxWarmupMs: 2000,
};

export interface PeerRunOptions extends Omit<CompareOptions, 'onWorkload'> {
  /** Folder of all results. */
  readonly out: string;
  /** Whether these are all workloads, engines and numbers of threads. */
  readonly selection: PeerHeader['selection'];
}

/**
 * Compares engines and saves what is finished to `<out>/peers/timed/<run>.jsonl` after each workload; an abort marks
 * the run `interrupted`.
 *
 * @throws {InputError} where `out` cannot be written
 */
export async function runPeers(options: PeerRunOptions): Promise<PeerRun> {
  const { out, settings, seed, selection, signal } = options;
  const machine = await machineRecord();
  const startedAt = new Date();
  const header: PeerHeader = {
    type: 'header',
    schema: PEERS_SCHEMA,
    run: runId(startedAt, machine),
    startedAt: startedAt.toISOString(),
    settings,
    seed,
    commit: await projectCommit(),
    machine,
    loadBefore: loadAverage(),
    selection,
  };
  const rows: PeerRow[] = [];
  const save = async (status: RunFooter['status']): Promise<PeerRun> => {
    const endedAt = new Date().toISOString();
    const warnings = runWarnings(header, []);
    const footer: RunFooter = { type: 'footer', status, endedAt, loadAfter: loadAverage(), warnings };
    const run = { header, rows, footer };
    await writePeerRun(out, run);
    return run;
  };
  // Whether the folder can be written shows here, not after minutes of measuring.
  await save('running');
  await compareEngines({
    ...options,
    async onWorkload(finished) {
      rows.push(...finished);
      await save('running');
    },
  });
  return save(signal?.aborted ? 'interrupted' : 'complete');
}
