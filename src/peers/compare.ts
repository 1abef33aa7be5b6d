import { setImmediate as eventLoop } from 'node:timers/promises';
import { countGraph } from '../cost/counts.js';
import { shuffled } from '../measure/protocol.js';
import type { Settings } from '../measure/results/rows.js';
import { bindGraph } from '../networks/graph/executor.js';
import { platforms } from '../networks/platforms.js';
import { type RandomStream, randomStream } from '../tensors/random.js';
import type { PeerArm } from './arms.js';
import { Contender, type Task } from './contender.js';
import type { PeerRow } from './rows.js';
import type { Workload } from './workload.js';

export interface CompareOptions {
  readonly workloads: readonly Workload[];
  /** URL of the module that exports them, for the arms' processes. */
  readonly module: string;
  readonly arms: readonly PeerArm[];
  readonly settings: Settings;
  readonly seed: number;
  /** How long an arm may take to answer, ms; two minutes where it is absent. */
  readonly patienceMs?: number;
  readonly signal?: AbortSignal;
  /** @param share  of this workload, 0 … 1 */
  onProgress?(workload: Workload, phase: 'check' | 'rounds', share: number): void;
  /** Called with the rows of all arms when a workload is finished, and awaited. */
  onWorkload(rows: readonly PeerRow[]): Promise<void>;
}

const PATIENCE_MS = 120_000;

/** About so much of a workload's time is over when the first round begins. */
const CHECK_SHARE = 0.4;

/**
 * Sets engines side by side, each in a process of its own that lives through all workloads. For each workload: every
 * arm gets the same weights and input, has its output compared with the reference's, and is warmed up; then in each
 * round, in a new random order, each takes one turn while all others wait for a message.
 *
 * An arm that cannot take part is a row that says so. An abort leaves out the workload that is not finished. Whatever
 * happens, no process is left.
 */
export async function compareEngines(options: CompareOptions): Promise<void> {
  const { workloads, arms, seed, patienceMs = PATIENCE_MS, signal } = options;
  const contenders = arms.map(arm => new Contender(arm, patienceMs));
  const endAll = () => Promise.all(contenders.map(contender => contender.end()));
  const onAbort = () => void endAll();
  signal?.addEventListener('abort', onAbort);
  const order = randomStream(seed, 'order of peers');
  try {
    for (const workload of workloads) {
      await compareOn(workload, contenders, order, options);
      if (signal?.aborted) break;
      await options.onWorkload(contenders.map(contender => contender.row()));
      for (const contender of contenders) await contender.release();
    }
  } finally {
    signal?.removeEventListener('abort', onAbort);
    await endAll();
  }
}

async function compareOn(
  workload: Workload,
  contenders: readonly Contender[],
  order: RandomStream,
  { module, settings, seed, signal, onProgress }: CompareOptions,
): Promise<void> {
  onProgress?.(workload, 'check', 0);
  const task = referenceTask(workload, module, seed);
  await eventLoop(); // the reference may have taken a second, in which this process could not hear of a Ctrl-C
  for (const [i, contender] of contenders.entries()) {
    if (signal?.aborted) return;
    await contender.check(task, settings);
    onProgress?.(workload, 'check', (CHECK_SHARE * (i + 1)) / contenders.length);
  }
  for (let round = 1; round <= settings.rounds; round++) {
    for (const contender of shuffled(
      contenders.filter(({ ready }) => ready),
      order,
    )) {
      if (signal?.aborted) return;
      await contender.turn(settings);
    }
    onProgress?.(workload, 'rounds', CHECK_SHARE + ((1 - CHECK_SHARE) * round) / settings.rounds);
  }
}

/** The workload's input, and its output by plain loops. */
function referenceTask(workload: Workload, module: string, seed: number): Task {
  const graph = workload.graph();
  const { input, output, run } = bindGraph(graph, platforms.reference, seed);
  run();
  return {
    workload: workload.id,
    module,
    seed,
    input: input.data,
    expected: output,
    macs: countGraph(graph).macs,
  };
}
