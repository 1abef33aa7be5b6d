import { SingleBar } from 'cli-progress';
import { formatWait } from '../reports/format.js';

/** Shows on stderr what runs, how far everything is and how long it will take. */
export interface Progress {
  /**
   * @param share   of everything, 0 … 1
   * @param leftMs  where it is known better than by the share and the time so far
   */
  update(what: string, share: number, leftMs?: number): void;
  /** Lines above the bar in place of earlier ones; undefined where there is no terminal for them. */
  readonly above?: (lines: readonly string[]) => void;
  /** Takes bar and lines away, for others; the next update brings the bar back. */
  clear(): void;
}

/** Without a terminal a line is written at most this often. */
const LINE_EVERY_MS = 10_000;
/** Before so much is done, the time left is not known. */
const SHARE_FOR_ESTIMATE = 0.02;
const BAR_WIDTH = 16;
/** Columns of everything on the line but `what`. */
const BESIDE_WHAT = BAR_WIDTH + 30;

export interface ProgressOptions {
  /** Without a terminal, how long after the first update a line may be written; as between lines where it is absent. */
  readonly firstLineMs?: number;
}

/** A bar on a terminal, plain lines now and then elsewhere. */
export function startProgress({ firstLineMs = LINE_EVERY_MS }: ProgressOptions = {}): Progress {
  const startedAt = Date.now();
  const left = (share: number, leftMs = ((Date.now() - startedAt) * (1 - share)) / share) =>
    share < SHARE_FOR_ESTIMATE ? 'time left unknown' : `${formatWait(leftMs / 1000)} left`;
  return process.stderr.isTTY && process.env.TERM !== 'dumb' ? bar(left) : lines(left, firstLineMs);
}

type Left = (share: number, leftMs?: number) => string;

function bar(left: Left): Progress {
  let shown: SingleBar | undefined;
  /** Lines above the bar. */
  let height = 0;
  const clearBar = () => {
    process.off('exit', clearBar);
    shown?.stop();
    shown = undefined;
  };
  const clear = () => {
    clearBar();
    if (height > 0) process.stderr.write(`\u001b[${height}A\u001b[J`);
    height = 0;
  };
  return {
    update(what, share, leftMs) {
      const room = Math.max(10, (process.stderr.columns || 80) - BESIDE_WHAT);
      const payload = {
        what: what.length > room ? `${what.slice(0, room - 1)}…` : what,
        left: left(share, leftMs),
      };
      if (!shown) {
        shown = new SingleBar({
          format: '{bar} {percentage} % · {what} · {left}',
          barCompleteChar: '█',
          barIncompleteChar: '░',
          barsize: BAR_WIDTH,
          clearOnComplete: true,
          hideCursor: true,
          stream: process.stderr,
        });
        shown.start(1, share, payload);
        // Whatever ends the process, the terminal gets its cursor back.
        process.on('exit', clearBar);
      } else {
        shown.update(share, payload);
      }
    },
    above(lines) {
      clear();
      // What does not fit cannot be replaced later.
      if (lines.length + 1 >= (process.stderr.rows || 24)) return;
      process.stderr.write(lines.map(line => `${line}\n`).join(''));
      height = lines.length;
    },
    clear,
  };
}

function lines(left: Left, firstLineMs: number): Progress {
  let writtenAt: number | undefined;
  return {
    update(what, share, leftMs) {
      writtenAt ??= Date.now() + firstLineMs - LINE_EVERY_MS;
      if (Date.now() - writtenAt < LINE_EVERY_MS) return;
      writtenAt = Date.now();
      process.stderr.write(`${Math.floor(100 * share)} % · ${what} · ${left(share, leftMs)}\n`);
    },
    clear() {},
  };
}
