import { median } from 'simple-statistics';

/** Steps of one probe, each of which waits for the one before: about a tenth of a millisecond. */
const STEPS = 50_000;
/** The fastest of so many probes counts: the others waited for something. */
const PROBES = 7;

let state = 1;

/**
 * How fast a core works off steps that wait for each other (a multiplication and an addition of integers), steps per ns.
 * There is no memory in it and nothing to do in parallel, so it follows the clock of the core and little else.
 */
export function coreSpeed(): number {
  let best = Infinity;
  for (let probe = 0; probe < PROBES; probe++) best = Math.min(best, probeMs());
  return STEPS / (1e6 * best);
}

function probeMs(): number {
  const before = performance.now();
  let x = state;
  for (let i = 0; i < STEPS; i++) x = (Math.imul(x, 1664525) + 1013904223) | 0;
  state = x;
  return performance.now() - before;
}

/** Probes before a run, enough for 50 ms. */
const LOOKS = 60;
/** A core that does not vary by more has one speed. */
const STEADY = 1.25;

/**
 * How much longer the slow tenth of many probes takes than the fast one, where that is more than a quarter: the core
 * changes its clock, or shares it with others; undefined on a machine at rest.
 */
export function unsteadySpeed(probe: () => number = probeMs): number | undefined {
  for (let i = 0; i < PROBES; i++) probe(); // until the loop is compiled
  const times = Array.from({ length: LOOKS }, probe).sort((a, b) => a - b);
  const ratio = times[Math.floor(0.9 * LOOKS)] / times[Math.floor(0.1 * LOOKS)];
  return ratio > STEADY ? ratio : undefined;
}

/** Fewer numbers have no beginning and no end. */
const FEWEST = 8;
/** A smaller change is that of a machine with neighbours. */
const SMALLEST_CHANGE = 0.1;

/**
 * How much slower a core was in the last quarter of a run than in its first, as a share; negative where it was faster;
 * undefined where it was about the same or there are too few numbers to tell.
 *
 * @param speeds  of `coreSpeed`, in order
 */
export function slowedDown(speeds: readonly number[]): number | undefined {
  if (speeds.length < FEWEST) return undefined;
  const quarter = speeds.length >> 2;
  const change = 1 - median(speeds.slice(-quarter)) / median(speeds.slice(0, quarter));
  return Math.abs(change) < SMALLEST_CHANGE ? undefined : change;
}
