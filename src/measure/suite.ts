import { countGraph } from '../cost/counts.js';
import type { Graph } from '../networks/graph/graph.js';
import { onnxruntime } from '../networks/native/onnxruntime.js';
import type { Platform, Runnable, WholePlatform } from '../networks/platform.js';
import { NATIVE, type PlaceName, platforms, SIDE_BY_SIDE } from '../networks/platforms.js';
import { randomStream } from '../tensors/random.js';
import type { Arm } from './arms.js';
import { bindChecked, type Checked } from './check.js';
import { expectedOutputs, type KeptOutput } from './expected-output.js';
import type { Kept } from './kept.js';
import type { Phase } from './plan.js';
import { type ArmTimes, InterleavedArms, type RoundLimits } from './protocol.js';
import type { Settings, TimedRow } from './results/rows.js';

/** Where a row belongs. */
export interface RowPlace {
  readonly suite: string;
  readonly platform: string;
  readonly arm: string;
  readonly again: boolean;
}

export interface SuiteOptions {
  readonly suite: string;
  readonly baseline: string;
  readonly arms: readonly Arm[];
  readonly platform: PlaceName;
  readonly seed: number;
  /** Where outputs of the reference are kept; they are computed where it is absent. */
  readonly kept?: Kept;
  onProgress?(phase: Phase, done: number, total: number): void | Promise<void>;
}

/** One arm, checked. */
export interface CheckedArm extends Checked {
  /** What is timed. */
  readonly run: () => void;
  readonly place: RowPlace;
  readonly macs: number;
  readonly memoryAccessCost: number;
}

/**
 * Binds and checks every arm and, with `again`, the baseline a second time in separate memory as the A/A arm. Each
 * arm has its own input and weights, except for arms that time some ops of another arm's graph, and versions of one layer.
 */
export async function checkSuite(options: SuiteOptions, again: boolean): Promise<CheckedArm[]> {
  const { suite, baseline, arms, platform, seed, kept, onProgress } = options;
  const checked: CheckedArm[] = [];
  const bound: BoundGraphs = new Map();
  const total = arms.length + Number(again);
  const check = async (arm: Arm, repeated: boolean) => {
    const place = { suite, platform, arm: arm.id, again: repeated };
    const graphs = repeated ? new Map() : bound;
    checked.push({
      place,
      ...checkArm(arm, platform, seedOf(arm, suite, seed), graphs, keptOutput(kept, suite, arm)),
    });
    await onProgress?.('check', checked.length, total);
  };
  for (const arm of arms) await check(arm, false);
  if (again) await check(arms.find(arm => arm.id === baseline)!, true);
  return checked;
}

/**
 * A suite whose arms are checked and warmed up, and can then be timed in as many passes as are asked for. An arm that
 * fails becomes a failed row, and the others go on.
 */
export class OpenSuite {
  readonly #checked: readonly CheckedArm[];
  readonly #sound: readonly CheckedArm[];
  readonly #timing: InterleavedArms;
  #asleep = false;

  private constructor(
    checked: readonly CheckedArm[],
    { seed, onProgress }: SuiteOptions,
    settings: Settings,
  ) {
    this.#checked = checked;
    this.#sound = checked.filter(arm => arm.error === undefined);
    const arms = this.#sound.map(({ executable, run }, i) => ({
      id: String(i),
      run,
      sink: () => executable!.output.data[0],
    }));
    this.#timing = new InterleavedArms(arms, { settings, seed, onProgress });
  }

  static async open(options: SuiteOptions, settings: Settings): Promise<OpenSuite> {
    const suite = new OpenSuite(
      await checkSuite(options, true),
      options,
      sharedWarmUp(settings, options.arms.length),
    );
    await suite.#timing.warmUp();
    return suite;
  }

  /** Rounds over all arms; the rows have the samples of this pass alone. */
  async pass(limits: RoundLimits): Promise<TimedRow[]> {
    if (this.#asleep) await this.#timing.wakeUp();
    this.#asleep = true;
    const times = await this.#timing.rounds(limits);
    return this.#checked.map(arm => rowOf(arm, times[this.#sound.indexOf(arm)]));
  }
}

/** From so many arms on, each warms up the kernels of the others. */
const FEW_ARMS = 20;

/** Settings in which all arms together warm up no longer than a few would. */
function sharedWarmUp(settings: Settings, arms: number): Settings {
  const share = Math.min(1, FEW_ARMS / arms);
  const { minWarmupMs, maxWarmupMs } = settings;
  return { ...settings, minWarmupMs: minWarmupMs * share, maxWarmupMs: maxWarmupMs * share };
}

function rowOf(
  { place, executable, checkError, macs, memoryAccessCost, ...arm }: CheckedArm,
  timed: ArmTimes | undefined,
): TimedRow {
  const error = arm.error ?? timed?.error;
  if (error !== undefined || !executable || !timed) return failedRow(place, error ?? 'not bound', checkError);
  return {
    type: 'timed',
    ...place,
    status: 'measured',
    samplesNs: timed.samplesNs,
    passes: [timed.samplesNs.length],
    ...(timed.disturbed && { disturbed: timed.disturbed }),
    warmupNs: timed.warmupNs,
    warm: timed.warm,
    checkError,
    macs,
    memoryAccessCost,
    arenaBytes: executable.arenaBytes ?? null,
    scratchBytes: executable.scratchBytes ?? null,
  };
}

/** Checks the arms of a suite and times them once; for as many rounds as the settings say. */
export async function measureSuite(options: SuiteOptions, settings: Settings): Promise<TimedRow[]> {
  const { rounds } = settings;
  const suite = await OpenSuite.open(options, settings);
  return suite.pass({ atLeast: rounds, atMost: rounds, ms: 0 });
}

/** Computes what the outputs of arms have to be, where that is not kept yet; an arm that fails says so when it is checked. */
export function expectOutputs(arms: readonly Arm[], suite: string, seed: number, kept: Kept): void {
  const done = new Set<Graph>();
  for (const arm of arms) {
    try {
      const graph = arm.graph();
      if (arm.only && done.has(graph)) continue;
      done.add(graph);
      expectedOutputs(graph, platforms.reference, seedOf(arm, suite, seed), keptOutput(kept, suite, arm));
    } catch {}
  }
}

/** The row of an arm that could not be measured: all its amounts are 0. */
export function failedRow(place: RowPlace, error: string, checkError: number | null = null): TimedRow {
  return {
    type: 'timed',
    ...place,
    status: 'failed',
    error,
    samplesNs: [],
    warmupNs: 0,
    warm: false,
    checkError,
    macs: 0,
    memoryAccessCost: 0,
    arenaBytes: 0,
    scratchBytes: 0,
  };
}

/**
 * The seed of an arm's input and weights, which does not depend on the other arms measured with it.
 *
 * @param seed  the seed of the run
 */
export function armSeed(seed: number, suite: string, arm: string): number {
  return randomStream(seed, `${suite}/${arm}`).below(2 ** 31);
}

/** Arms that are versions of one layer are given the same input and weights, so that one output is what all expect. */
function seedOf(arm: Arm, suite: string, seed: number): number {
  return armSeed(seed, suite, sharedName(arm));
}

/** Where the output of an arm's graph is kept. */
function keptOutput(kept: Kept | undefined, suite: string, arm: Arm): KeptOutput | undefined {
  return kept && { kept, name: `${suite}-${sharedName(arm)}` };
}

/** The id of an arm; for one with kernels of its own the name of its graph. */
function sharedName({ id, platform, graph }: Arm): string {
  return platform ? graph().name : id;
}

/** Graphs that are already bound and checked, for arms that time some of their ops. */
type BoundGraphs = Map<Graph, Checked>;

function checkArm(
  arm: Arm,
  place: PlaceName,
  seed: number,
  bound: BoundGraphs,
  output: KeptOutput | undefined,
): Omit<CheckedArm, 'place'> {
  try {
    const graph = arm.graph();
    const { macs, memoryAccessCost } = countGraph(graph, arm.only);
    const known = arm.only && !arm.platform ? bound.get(graph) : undefined;
    const checked = known ?? bindChecked(graph, kernelsOf(arm, place), seed, output);
    bound.set(graph, checked);
    return { macs, memoryAccessCost, run: runOf(arm, checked.executable), ...checked };
  } catch (error) {
    return { macs: 0, memoryAccessCost: 0, run() {}, checkError: null, error: (error as Error).message };
  }
}

/** A function that runs the ops of an arm once. @throws {Error} where the arm selects none */
function runOf({ id, only }: Arm, executable: Runnable | undefined): () => void {
  if (!executable) return () => {};
  if (!only) return () => executable.run();
  if (!executable.steps) throw new Error(`${id}: times some ops alone, expected whole graphs on this engine`);
  const steps = executable.steps.filter(({ node }) => only(node));
  if (steps.length === 0) throw new Error(`${id}: selects no op, expected at least one`);
  return () => {
    for (const step of steps) step.run();
  };
}

/** @throws {Error} where an arm of a side-by-side suite has no kernels of its own */
function kernelsOf(arm: Arm, place: PlaceName): Platform | WholePlatform {
  if (place === NATIVE) return onnxruntime;
  if (place !== SIDE_BY_SIDE) return platforms[place];
  if (!arm.platform)
    throw new Error(`${arm.id}: has no kernels of its own, expected them in a side-by-side suite`);
  return arm.platform;
}
