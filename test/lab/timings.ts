import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SCREENSHOTS } from './screenshots.js';

/** How long a reader waits in a notebook. */
export interface Waits {
  /** From the notebook being opened, with a fresh kernel, to the first figure with marks, ms; null without one. */
  readonly firstFigureMs: number | null;
  /** The longest time that a cell ran and nothing new was shown, ms. */
  readonly longestSilenceMs: number;
}

/** What we want a reader to wait at most; reported, not asserted. */
const BARS: { readonly [K in keyof Waits]: number } = { firstFigureMs: 10_000, longestSilenceMs: 2000 };

/** Adds a notebook's waits to timings.json, and prints them beside the bars. */
export async function keepTimings(name: string, waits: Waits): Promise<void> {
  const file = join(SCREENSHOTS, 'timings.json');
  const before = JSON.parse(await readFile(file, 'utf8').catch(() => '{}'));
  await writeFile(file, `${JSON.stringify({ ...before, [name]: waits }, null, 2)}\n`);
  console.log(
    `        first figure ${against(waits.firstFigureMs, BARS.firstFigureMs)}, ` +
      `longest silence ${against(waits.longestSilenceMs, BARS.longestSilenceMs)}`,
  );
}

function against(ms: number | null, bar: number): string {
  if (ms === null) return 'none';
  return `${(ms / 1000).toFixed(1)} s (${ms <= bar ? 'within' : 'missed'} ${bar / 1000} s)`;
}
