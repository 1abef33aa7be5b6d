import { setImmediate as eventLoop } from 'node:timers/promises';
import { countGraph } from '../cost/counts.js';
import { type Checked, compareOutputs } from '../measure/check.js';
import { timeArms } from '../measure/protocol.js';
import { joined } from '../measure/results/joined-row.js';
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

/**
 * How engines are timed: five rounds are the fewest of a process that `passesInterval` takes by themselves. Every engine is
 * checked and warmed up in five processes, so turns are short: a single run, where that lasts longer than 15 ms.
 */
export const PEER_SETTINGS = {
  processes: 5,
  rounds: 5,
  minRoundMs: 15,
  minIterations: 1,
  minWarmupMs: 100,
  maxWarmupMs: 1000,
} as const satisfies Settings;

/** How long an engine may take to answer, ms; its threads may wait for each other for ever. */
const PATIENCE_MS = 120_000;

/** Errors, by name, that are not the fault of an engine. */
const CAUSES: Readonly<Record<string, TimedRow['cause']>> = { Absent: 'absent', Unsupported: 'unsupported' };

export type PeerPhase = 'check' | 'warm-up' | 'rounds';

/** What is done, and how far it is. */
export interface PeerProgress {
  /** Of `settings.processes`, from 0 on. */
  readonly pass: number;
  readonly workload: Workload;
  readonly phase: PeerPhase;
  readonly done: number;
  readonly total: number;
}

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
  onProgress?(progress: PeerProgress): void;
}

/**
 * Compares engines, each in processes of its own, and saves to `<out>/peers/timed/<run>.jsonl`. In each pass every engine
 * has a new process, which lives through all workloads and takes turns with those of the other engines: where a process
 * has its code and its buffers is settled when it starts, and can make it a few per cent slow or fast for all of its
 * life. Saved is after each workload of the first pass, and after each further pass. An abort drops the workload or the
 * further pass that is not finished, and marks the run `interrupted`. Whatever happens, no process is left.
 *
 * @throws {InputError} where `out` cannot be written
 */
export async function runPeers(options: PeerRunOptions): Promise<TimedRun> {
  const { out, workloads, arms, settings, seed, selection, patienceMs = PATIENCE_MS, signal } = options;
  const origin = await runOrigin(settings, seed);
  const engines: Record<string, string> = {};
  const expected = new Map<Workload, ExpectedOfWorkload>();
  const timed: TimedRow[] = [];
  const save = async (status: RunFooter['status']): Promise<TimedRun> => {
    const header = { ...origin, ...headerOfPeers, engines, selection };
    const run = { header, timed, ceilings: [], footer: runFooter(status, runWarnings(header, [])) };
    await writeRun(out, run);
    return run;
  };
  // Whether the folder can be written shows here, not after minutes of measuring.
  await save('running');
  for (let pass = 0; pass < (settings.processes ?? 1) && !signal?.aborted; pass++) {
    const processes = arms.map(arm => new EngineProcess(arm, { signal, patienceMs }));
    const rows: TimedRow[] = [];
    try {
      for (const [i, workload] of workloads.entries()) {
        if (!expected.has(workload)) expected.set(workload, await expectedOf(workload, options));
        const earlier = pass === 0 ? [] : timed.slice(i * arms.length, (i + 1) * arms.length);
        const ofWorkload = await measureWorkload(
          expected.get(workload)!,
          { pass, processes, earlier },
          options,
        );
        if (signal?.aborted) break;
        rows.push(...ofWorkload);
        for (const { arm, version } of processes) if (version) engines[arm.engine.name] = version;
        if (pass > 0) continue;
        timed.push(...ofWorkload);
        await save('running');
      }
    } finally {
      await Promise.all(processes.map(process => process.end()));
    }
    if (pass === 0 || signal?.aborted) continue;
    timed.splice(0, timed.length, ...timed.map((row, i) => joined(row, rows[i])));
    await save('running');
  }
  return save(signal?.aborted ? 'interrupted' : 'complete');
}

/** What engines are given of a workload, and what has to come out. */
interface ExpectedOfWorkload extends Pick<TimedRow, 'macs' | 'memoryAccessCost'> {
  readonly workload: Workload;
  readonly task: Task;
  readonly output: Tensor;
}

async function expectedOf(workload: Workload, { module, seed }: PeerRunOptions): Promise<ExpectedOfWorkload> {
  const graph = workload.graph();
  const { macs, memoryAccessCost } = countGraph(graph);
  const reference = bindGraph(graph, platforms.reference, seed);
  reference.run();
  await eventLoop(); // the reference may have taken a second, in which this process could not hear of a Ctrl-C
  const { input, output } = reference;
  return {
    ...{ workload, macs, memoryAccessCost },
    task: { module, workload: workload.id, seed, input: input.data.slice() },
    output: tensor(output.shape, output.data.slice()),
  };
}

/** What a workload is measured with in one pass. */
interface EnginesOfPass {
  readonly pass: number;
  readonly processes: readonly EngineProcess[];
  /** The rows of the passes before, in the order of the processes; none in the first pass. */
  readonly earlier: readonly TimedRow[];
}

/**
 * One pass over a workload: every engine gets the same weights and input and has its output compared with the
 * reference's; then `timeArms` gives each its turns, while all others are idle. An engine that cannot take part becomes a
 * failed row, and is not asked again in further passes.
 */
async function measureWorkload(
  { workload, task, output, macs, memoryAccessCost }: ExpectedOfWorkload,
  { pass, processes, earlier }: EnginesOfPass,
  { workloads, settings, seed, signal, onProgress }: PeerRunOptions,
): Promise<TimedRow[]> {
  const report = (phase: PeerPhase, done: number, total: number) =>
    onProgress?.({ pass, workload, phase, done, total });
  const checked: CheckedEngine[] = [];
  for (const [i, process] of processes.entries()) {
    if (signal?.aborted) return [];
    const before = earlier[i];
    checked.push(
      before?.status === 'failed' ? { process, ...before } : await checkEngine(process, task, output),
    );
    report('check', checked.length, processes.length);
  }
  const sound = checked.filter(({ error }) => error === undefined);
  const arms = sound.map(({ process }, i) => ({ id: String(i), turn: process.turn }));
  const times = await timeArms(arms, {
    settings,
    seed: seed + pass * workloads.length + workloads.indexOf(workload),
    onProgress: report,
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
      ...{ type: 'timed', ...place, status: 'measured', samplesNs, passes: [samplesNs.length] },
      ...{ warmupNs, warm, checkError, macs, memoryAccessCost, arenaBytes: null, scratchBytes: null },
      idleShare: process.idleShare,
    };
  });
}

type CheckedEngine = { readonly process: EngineProcess } & Pick<Checked, 'checkError' | 'error'> &
  Pick<TimedRow, 'cause'>;

/** Gives an engine a workload and compares its output with what is expected. */
async function checkEngine(process: EngineProcess, task: Task, expected: Tensor): Promise<CheckedEngine> {
  try {
    const output = tensor(expected.shape, await process.prepare(task));
    const checked = compareOutputs([output], [expected], platforms.reference.name);
    return { process, ...checked, ...(checked.error !== undefined && { cause: 'differs' }) };
  } catch (error) {
    const { name, message } = error as Error;
    return { process, checkError: null, error: message, cause: CAUSES[name] };
  }
}
