import { setImmediate as eventLoop } from 'node:timers/promises';
import { countGraph } from '../cost/counts.js';
import { type Checked, compareOutputs } from '../measure/check.js';
import { timeArms } from '../measure/protocol.js';
import type { RunFooter, RunHeader, Settings, TimedRow, TimedRun } from '../measure/results/rows.js';
import { writeRun } from '../measure/results/store.js';
import { runFooter, runOrigin } from '../measure/run-origin.js';
import { failedRow } from '../measure/suite.js';
import { runWarnings } from '../measure/warnings.js';
import { bindGraph } from '../networks/graph/executor.js';
import { platforms } from '../networks/platforms.js';
import { type Tensor, tensor } from '../tensors/tensor.js';
import { EngineProcess } from './engine-process.js';
import type { Task } from './engine-worker.js';
import type { EngineArm } from './engines/index.js';
import { headerOfPeers } from './peer-runs.js';
import type { Workload } from './workloads.js';

/** How engines are timed; with 15 rounds the interval of a median covers at least its 95 %. */
export const PEER_SETTINGS: Settings = {
  rounds: 15,
  minRoundMs: 30,
  minIterations: 3,
  minWarmupMs: 300,
  maxWarmupMs: 2000,
};

/** How long an engine may take to answer, ms; its threads may wait for each other for ever. */
const PATIENCE_MS = 120_000;

/** Errors, by name, that are not the fault of an engine. */
const CAUSES: Readonly<Record<string, TimedRow['cause']>> = { Absent: 'absent', Unsupported: 'unsupported' };

export type PeerPhase = 'check' | 'warm-up' | 'rounds';

export interface PeerRunOptions {
  /** Folder of all results. */
  readonly out: string;
  readonly workloads: readonly Workload[];
  /** URL of the module that exports them, for the engines' processes. */
  readonly module: string;
  readonly arms: readonly EngineArm[];
  readonly settings: Settings;
  /** Of inputs, weights, and the order of the engines in each round. */
  readonly seed: number;
  readonly selection: RunHeader['selection'];
  /** Two minutes where it is absent. */
  readonly patienceMs?: number;
  readonly signal?: AbortSignal;
  onProgress?(workload: Workload, phase: PeerPhase, done: number, total: number): void;
}

/**
 * Compares engines, each in a process of its own, and saves to `<out>/peers/timed/<run>.jsonl` after each workload. An
 * abort drops the workload that is not finished and marks the run `interrupted`. Whatever happens, no process is left.
 *
 * @throws {InputError} where `out` cannot be written
 */
export async function runPeers(options: PeerRunOptions): Promise<TimedRun> {
  const { out, workloads, arms, settings, seed, selection, patienceMs = PATIENCE_MS, signal } = options;
  const origin = await runOrigin(settings, seed);
  const processes = arms.map(arm => new EngineProcess(arm, { signal, patienceMs }));
  const engines: Record<string, string> = {};
  const timed: TimedRow[] = [];
  const save = async (status: RunFooter['status']): Promise<TimedRun> => {
    const header = { ...origin, ...headerOfPeers, engines, selection };
    const run = { header, timed, ceilings: [], footer: runFooter(status, runWarnings(header, [])) };
    await writeRun(out, run);
    return run;
  };
  // Whether the folder can be written shows here, not after minutes of measuring.
  await save('running');
  try {
    for (const workload of workloads) {
      const rows = await measureWorkload(workload, processes, options);
      if (signal?.aborted) break;
      timed.push(...rows);
      for (const { arm, version } of processes) if (version) engines[arm.engine.name] = version;
      await save('running');
    }
  } finally {
    await Promise.all(processes.map(process => process.end()));
  }
  return save(signal?.aborted ? 'interrupted' : 'complete');
}

/**
 * One workload: every engine gets the same weights and input and has its output compared with the reference's; then
 * `timeArms` gives each its turns, while all others are idle. An engine that cannot take part becomes a failed row.
 */
async function measureWorkload(
  workload: Workload,
  processes: readonly EngineProcess[],
  { module, workloads, settings, seed, signal, onProgress }: PeerRunOptions,
): Promise<TimedRow[]> {
  const graph = workload.graph();
  const { macs, memoryAccessCost } = countGraph(graph);
  const reference = bindGraph(graph, platforms.reference, seed);
  reference.run();
  await eventLoop(); // the reference may have taken a second, in which this process could not hear of a Ctrl-C
  const task = { module, workload: workload.id, seed, input: reference.input.data };
  const checked: CheckedEngine[] = [];
  for (const process of processes) {
    if (signal?.aborted) return [];
    checked.push(await checkEngine(process, task, reference.output));
    onProgress?.(workload, 'check', checked.length, processes.length);
  }
  const sound = checked.filter(({ error }) => error === undefined);
  const arms = sound.map(({ process }, i) => ({ id: String(i), turn: process.turn }));
  const times = await timeArms(arms, {
    settings,
    seed: seed + workloads.indexOf(workload),
    onProgress: (...progress) => onProgress?.(workload, ...progress),
  });
  return checked.map((engine): TimedRow => {
    const { process, checkError, cause } = engine;
    const { threads, again } = process.arm;
    const place = { suite: workload.id, platform: process.arm.engine.name, arm: String(threads), again };
    const timed = times[sound.indexOf(engine)];
    const error = engine.error ?? timed.error;
    if (error !== undefined) return { ...failedRow(place, error, checkError), ...(cause && { cause }) };
    const { samplesNs, warmupNs, warm } = timed;
    return {
      ...{ type: 'timed', ...place, status: 'measured', samplesNs, warmupNs, warm, checkError },
      ...{ macs, memoryAccessCost, arenaBytes: null, scratchBytes: null, idleShare: process.idleShare },
    };
  });
}

type CheckedEngine = { readonly process: EngineProcess } & Pick<Checked, 'checkError' | 'error'> &
  Pick<TimedRow, 'cause'>;

/** Gives an engine a workload and compares its output with what is expected. */
async function checkEngine(process: EngineProcess, task: Task, expected: Tensor): Promise<CheckedEngine> {
  try {
    const output = tensor(expected.shape, await process.prepare(task));
    const checked = compareOutputs(output, expected, platforms.reference.name);
    return { process, ...checked, ...(checked.error !== undefined && { cause: 'differs' }) };
  } catch (error) {
    const { name, message } = error as Error;
    return { process, checkError: null, error: message, cause: CAUSES[name] };
  }
}
