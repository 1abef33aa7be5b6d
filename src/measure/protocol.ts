import { median } from 'simple-statistics';
import { type RandomStream, randomStream } from '../tensors/random.js';
import { innerLoop, type TurnLimits } from './inner-loop.js';
import type { Disturbances, Settings } from './results/rows.js';
import { processClocks, type TwoClocks, undisturbedTurn } from './undisturbed-turn.js';

/** Something to be timed against others. */
export interface TimedArm {
  /** Unique among the arms that are timed together. */
  readonly id: string;
  /** The work to be timed; synchronous. */
  run(): void;
  /** A value of the output, read after each round outside the clock, so that the work cannot be optimised away. */
  sink?(): number;
}

/** Something that runs in another process, where it is timed by `asyncInnerLoop`. */
export interface RemoteArm {
  /** Unique among the arms that are timed together. */
  readonly id: string;
  /** Times runs until the limits are reached, while nothing else runs; resolves with the time of each, ns. */
  turn(limits: TurnLimits): Promise<readonly number[]>;
}

/** The measurement of one arm. */
export interface ArmTimes {
  readonly id: string;
  /** samplesNs[round][iteration], ascending within a round; no rounds where the arm failed. */
  readonly samplesNs: readonly (readonly number[])[];
  readonly warmupNs: number;
  /** Whether the running median was flat when the warm-up ended. */
  readonly warm: boolean;
  /** Why the arm failed; it was then left out of all further rounds. */
  readonly error?: string;
  /** Sum of the arm's sink values. */
  readonly sink: number;
  /** Turns that waited for a core; absent where that cannot be told. */
  readonly disturbed?: Disturbances;
}

export interface ProtocolOptions {
  readonly settings: Settings;
  /** Seed of the order of the arms in each round. */
  readonly seed: number;
  /** Current time in ms; `performance.now` by default. */
  readonly now?: () => number;
  /** Tell whether a turn waited for a core; those of this process, unless `now` is given. */
  readonly clocks?: TwoClocks;
  /** Called after each arm of each round (warm-up: whenever an arm is done) and awaited outside the clock. */
  onProgress?(phase: 'warm-up' | 'rounds', done: number, total: number): void | Promise<void>;
}

/** How many rounds to make: `atMost`, or fewer where they take longer than `ms`, but never fewer than `atLeast`. */
export interface RoundLimits {
  readonly atLeast: number;
  readonly atMost: number;
  readonly ms: number;
}

/** Turns of a warm-up that fill `minWarmupMs`. */
const WARMUP_TURNS = 6;
/** The largest difference that still counts as flat. */
const FLAT = 0.05;
/** An arm that runs longer than this brings its own data into the caches again. */
const NEEDS_WAKING_MS = 5;

/** Times arms against each other: warms them up, then gives each its rounds. */
export async function timeArms(
  arms: readonly (TimedArm | RemoteArm)[],
  options: ProtocolOptions,
): Promise<ArmTimes[]> {
  const { rounds } = options.settings;
  const interleaved = new InterleavedArms(arms, options);
  await interleaved.warmUp();
  return interleaved.rounds({ atLeast: rounds, atMost: rounds, ms: 0 });
}

/**
 * Arms that are timed against each other in rounds: in each round all run once, in a new random order, so that slow
 * changes of the machine affect all arms alike.
 */
export class InterleavedArms {
  readonly #arms: readonly (TimedArm | RemoteArm)[];
  readonly #options: ProtocolOptions;
  readonly #order: RandomStream;
  readonly #states: ArmState[];
  readonly #now: () => number;
  readonly #clocks: TwoClocks | undefined;

  constructor(arms: readonly (TimedArm | RemoteArm)[], options: ProtocolOptions) {
    const { settings, seed, now } = options;
    this.#arms = arms;
    this.#options = options;
    this.#order = randomStream(seed, 'order of arms');
    this.#now = now ?? (() => performance.now());
    this.#clocks = options.clocks ?? (now ? undefined : processClocks);
    const warmUp = { minMs: settings.minWarmupMs / WARMUP_TURNS, minIterations: 1, now };
    const round = { minMs: settings.minRoundMs, minIterations: settings.minIterations, now };
    this.#states = arms.map(arm => ({
      warmUpTurn: turnOf(arm, warmUp),
      turn: turnOf(arm, round),
      warmUpMedians: [],
      warmupNs: 0,
      warm: false,
      sink: 0,
      disturbed: { setAsideNs: [], kept: 0 },
    }));
  }

  /**
   * Warm-up, interleaved as well, so that kernels shared by several arms see all shapes before the first round: turns of
   * at least minWarmupMs / 6, which end once `minWarmupMs` is spent and the median of the arm's last (up to three) turns is
   * within 5 % of that of the ones before, or once `maxWarmupMs` is spent.
   */
  async warmUp(): Promise<void> {
    const { settings, onProgress } = this.#options;
    const waiting = new Set(this.#states.keys());
    while (waiting.size > 0) {
      for (const arm of shuffled([...waiting], this.#order)) {
        const state = this.#states[arm];
        const samples = await this.#attempt(arm, state.warmUpTurn);
        if (samples) {
          state.warmUpMedians.push(median([...samples]));
          state.warmupNs += samples.reduce((sum, ns) => sum + ns, 0);
          state.warm = isFlat(state.warmUpMedians);
        }
        const spentMs = state.warmupNs / 1e6;
        const enough = state.warm ? settings.minWarmupMs : settings.maxWarmupMs;
        if (samples && spentMs < enough) continue;
        waiting.delete(arm);
        await onProgress?.('warm-up', this.#arms.length - waiting.size, this.#arms.length);
      }
    }
  }

  /** After others have been measured: a turn outside the clock for every short arm, whose code and data left the caches. */
  async wakeUp(): Promise<void> {
    for (const [arm, { warmUpTurn, warmUpMedians, error }] of this.#states.entries()) {
      const runMs = warmUpMedians[warmUpMedians.length - 1] / 1e6;
      if (error === undefined && runMs < NEEDS_WAKING_MS) await this.#attempt(arm, warmUpTurn);
    }
  }

  /** Makes rounds, and gives the times of these alone. An arm that throws is left out from then on. */
  async rounds({ atLeast, atMost, ms }: RoundLimits): Promise<ArmTimes[]> {
    const samplesNs: (readonly number[])[][] = this.#arms.map(() => []);
    for (const state of this.#states) state.disturbed = { setAsideNs: [], kept: 0 };
    const startedAt = this.#now();
    for (let r = 0; r < atMost; r++) {
      const spent = this.#now() - startedAt;
      if (r >= atLeast && spent >= ms) break;
      const shown = Math.max(r, Math.min(atMost - 1, Math.floor((spent / ms) * atMost) || 0));
      for (const [place, arm] of shuffled([...this.#arms.keys()], this.#order).entries()) {
        const { turn, error } = this.#states[arm];
        const samples = error === undefined ? await this.#attempt(arm, turn) : undefined;
        if (samples) samplesNs[arm].push(samples);
        const total = atMost * this.#arms.length;
        await this.#options.onProgress?.('rounds', shown * this.#arms.length + place + 1, total);
      }
    }
    return this.#states.map(({ warmupNs, warm, error, sink, disturbed }, i) => ({
      id: this.#arms[i].id,
      samplesNs: error === undefined ? samplesNs[i] : [],
      warmupNs,
      warm,
      ...(error !== undefined && { error }),
      sink,
      ...(this.#clocks && !('turn' in this.#arms[i]) && { disturbed }),
    }));
  }

  /** One turn of an arm; undefined if it throws, which takes the arm out of the run. */
  async #attempt(arm: number, turn: Turn): Promise<readonly number[] | undefined> {
    const state = this.#states[arm];
    try {
      const samples = await turn(state, turn === state.turn ? this.#clocks : undefined);
      const timed = this.#arms[arm];
      state.sink += ('sink' in timed && timed.sink?.()) || 0;
      return samples;
    } catch (error) {
      state.error = error instanceof Error ? error.message : String(error);
      return undefined;
    }
  }
}

/** What is known of an arm. */
interface ArmState {
  readonly warmUpTurn: Turn;
  readonly turn: Turn;
  readonly warmUpMedians: number[];
  warmupNs: number;
  warm: boolean;
  error?: string;
  sink: number;
  disturbed: { readonly setAsideNs: (readonly number[])[]; kept: number };
}

/** One turn of an arm; what it returns are the times of its runs, ns. */
type Turn = (
  state: ArmState,
  clocks: TwoClocks | undefined,
) => readonly number[] | Promise<readonly number[]>;

function turnOf(arm: TimedArm | RemoteArm, limits: TurnLimits): Turn {
  if ('turn' in arm) return () => arm.turn(limits);
  const loop = innerLoop(() => void arm.run(), limits);
  return ({ disturbed }, clocks) => {
    const turns = undisturbedTurn(loop, clocks);
    const { samples, disturbed: isDisturbed } = turns[turns.length - 1];
    disturbed.setAsideNs.push(...turns.slice(0, -1).map(turn => turn.samples));
    disturbed.kept += Number(isDisturbed);
    return samples;
  };
}

/** Whether the median of the last turns of a warm-up is about that of the turns before them. */
function isFlat(turns: readonly number[]): boolean {
  const width = Math.min(WARMUP_TURNS / 2, turns.length >> 1);
  if (width === 0) return false;
  const last = median(turns.slice(-width));
  const before = median(turns.slice(-2 * width, -width));
  return Math.abs(last - before) <= FLAT * Math.min(last, before);
}

/** Shuffles items in place (Fisher–Yates). */
function shuffled<T>(items: T[], stream: RandomStream): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = stream.below(i + 1);
    [items[i], items[j]] = [items[j], items[i]];
  }
  return items;
}
