/** Two clocks, ms: that on the wall, and the time for which a core worked for this process. */
export interface TwoClocks {
  readonly wallMs: () => number;
  readonly coreMs: () => number;
}

/**
 * The clocks of this process; undefined where its processor time moves in steps that are longer than a turn.
 *
 * The processor time is that of all threads of the process: where several work at once it is no measure of waiting.
 */
export const processClocks: TwoClocks | undefined =
  process.platform === 'win32'
    ? undefined
    : {
        wallMs: () => performance.now(),
        coreMs: () => {
          const { user, system } = process.cpuUsage();
          return (user + system) / 1000;
        },
      };

/** What a turn was like. */
export interface Turn {
  /** Times of its runs, ns. */
  readonly samples: readonly number[];
  /** Whether it waited for a core for more than a tenth of its time. */
  readonly disturbed: boolean;
}

/** Share of its time for which a turn may wait for a core. */
const WAITED = 0.1;
/** Waits that are shorter than this are within what the clocks tell, ms. */
const SHORTEST_WAIT_MS = 0.1;
/** A longer turn is not made again: the next one would be hardly less disturbed, and cost as much. */
const LONGEST_MADE_AGAIN_MS = 20;
/** How often a turn is made at most. */
const MOST_TURNS = 3;

/**
 * Makes a turn, and makes it again, up to twice, where it was short and had to wait for a core: a wait says something of
 * other programs and nothing of the arm. What decides is the wait alone, never how long the runs took, so nothing is
 * picked for its result.
 *
 * @param clocks  undefined where waiting cannot be told, or does not matter: the turn is then made once
 * @returns all turns that were made, the one that counts last: the only undisturbed one, or the last of all
 */
export function undisturbedTurn(
  turn: () => readonly number[],
  clocks: TwoClocks | undefined,
): readonly Turn[] {
  const turns: Turn[] = [];
  for (;;) {
    const [wall, core] = [clocks?.wallMs() ?? 0, clocks?.coreMs() ?? 0];
    const samples = turn();
    const wallMs = (clocks?.wallMs() ?? 0) - wall;
    const waitedMs = wallMs - ((clocks?.coreMs() ?? 0) - core);
    const disturbed = waitedMs > Math.max(WAITED * wallMs, SHORTEST_WAIT_MS);
    turns.push({ samples, disturbed });
    if (!disturbed || wallMs > LONGEST_MADE_AGAIN_MS || turns.length === MOST_TURNS) return turns;
  }
}
