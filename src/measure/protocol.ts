import { median } from 'simple-statistics';
import { type RandomStream, randomStream } from '../tensors/random.js';
import { innerLoop, type TurnLimits } from './inner-loop.js';
import type { Settings } from './results/rows.js';

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
}

export interface ProtocolOptions {
  readonly settings: Settings;
  /** Seed of the order of the arms in each round. */
  readonly seed: number;
  /** Current time in ms; `performance.now` by default. */
  readonly now?: () => number;
  /** Called after each arm of each round (warm-up: whenever an arm is done) and awaited outside the clock. */
  onProgress?(phase: 'warm-up' | 'rounds', done: number, total: number): void | Promise<void>;
}

/** Turns of a warm-up that fill `minWarmupMs`. */
const WARMUP_TURNS = 6;
/** The largest difference that still counts as flat. */
const FLAT = 0.05;

/**
 * Times arms against each other: each is warmed up, then all run once in each of `settings.rounds` rounds, in a new
 * random order every time, so that slow changes of the machine affect all arms alike.
 *
 * Warm-up is interleaved as well, in turns of at least minWarmupMs / 6, and ends for an arm after at least two turns:
 * once `minWarmupMs` is spent and the median of its last (up to three) turns is within 5 % of that of the ones before,
 * or once `maxWarmupMs` is spent. That way, kernels shared by several arms see all shapes before the first round.
 */
export async function timeArms(
  arms: readonly (TimedArm | RemoteArm)[],
  { settings, seed, now, onProgress }: ProtocolOptions,
): Promise<ArmTimes[]> {
  const order = randomStream(seed, 'order of arms');
  const warmUpTurn = { minMs: settings.minWarmupMs / WARMUP_TURNS, minIterations: 1, now };
  const turns = arms.map(arm => turnOf(arm, warmUpTurn));
  const roundTurn = { minMs: settings.minRoundMs, minIterations: settings.minIterations, now };
  const rounds = arms.map(arm => turnOf(arm, roundTurn));
  const states = arms.map(() => ({
    samplesNs: [] as (readonly number[])[],
    turns: [] as number[],
    warmupNs: 0,
    warm: false,
    error: undefined as string | undefined,
    sink: 0,
  }));

  /** One turn of an arm; undefined if it throws, which takes the arm out of the run. */
  const attempt = async (turn: Turn, index: number): Promise<readonly number[] | undefined> => {
    try {
      const samples = await turn();
      const arm = arms[index];
      states[index].sink += ('sink' in arm && arm.sink?.()) || 0;
      return samples;
    } catch (error) {
      states[index].error = error instanceof Error ? error.message : String(error);
      return undefined;
    }
  };

  const waiting = new Set(arms.keys());
  while (waiting.size > 0) {
    for (const arm of shuffled([...waiting], order)) {
      const state = states[arm];
      const samples = await attempt(turns[arm], arm);
      if (samples) {
        state.turns.push(median([...samples]));
        state.warmupNs += samples.reduce((sum, ns) => sum + ns, 0);
        state.warm = isFlat(state.turns);
      }
      const spentMs = state.warmupNs / 1e6;
      const enough = state.warm ? settings.minWarmupMs : settings.maxWarmupMs;
      if (samples && (state.turns.length < 2 || spentMs < enough)) continue;
      waiting.delete(arm);
      await onProgress?.('warm-up', arms.length - waiting.size, arms.length);
    }
  }

  for (let r = 0; r < settings.rounds; r++) {
    for (const [place, arm] of shuffled([...arms.keys()], order).entries()) {
      const samples = states[arm].error === undefined ? await attempt(rounds[arm], arm) : undefined;
      if (samples) states[arm].samplesNs.push(samples);
      await onProgress?.('rounds', r * arms.length + place + 1, settings.rounds * arms.length);
    }
  }
  return states.map(({ samplesNs, warmupNs, warm, error, sink }, i) => ({
    id: arms[i].id,
    samplesNs: error === undefined ? samplesNs : [],
    warmupNs,
    warm,
    ...(error !== undefined && { error }),
    sink,
  }));
}

/** One turn of an arm; what it returns are the times of its runs, ns. */
type Turn = () => readonly number[] | Promise<readonly number[]>;

function turnOf(arm: TimedArm | RemoteArm, limits: TurnLimits): Turn {
  return 'turn' in arm ? () => arm.turn(limits) : innerLoop(() => void arm.run(), limits);
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
