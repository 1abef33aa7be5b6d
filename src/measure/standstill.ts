/** The clocks that are compared, ms: one that only goes forwards, and the time of day. */
export interface ComparedClocks {
  readonly steady: () => number;
  readonly day: () => number;
}

const systemClocks: ComparedClocks = { steady: () => performance.now(), day: () => Date.now() };

/** A process that only waits looks at the clock so often, ms. */
const TICK_MS = 200;
/** A shorter pause or jump is a busy machine, not one that stood still. */
const SHORTEST_MS = 1000;

/** What was done, and for how long the machine stood still meanwhile. */
export interface Watched<T> {
  readonly result: T;
  /** ms; 0 where it did not, or for less than a second. */
  readonly stoodStillMs: number;
}

/**
 * Does something that leaves this process waiting, and notices a machine that stood still meanwhile (a laptop that slept,
 * a virtual machine that was paused) or a clock that was set: the two clocks went on by different times, or two looks at
 * them lie far apart. On some systems the steady clock stops in sleep, on others it does not, hence both.
 */
export async function noticeStandstill<T>(
  work: () => Promise<T>,
  { steady, day }: ComparedClocks = systemClocks,
): Promise<Watched<T>> {
  const began = { steady: steady(), day: day() };
  let last = began.steady;
  let longest = 0;
  const look = () => {
    const now = steady();
    longest = Math.max(longest, now - last - TICK_MS);
    last = now;
  };
  const timer = setInterval(look, TICK_MS);
  try {
    const result = await work();
    look();
    const apart = Math.abs(day() - began.day - (last - began.steady));
    const most = Math.max(apart, longest);
    return { result, stoodStillMs: most < SHORTEST_MS ? 0 : most };
  } finally {
    clearInterval(timer);
  }
}
