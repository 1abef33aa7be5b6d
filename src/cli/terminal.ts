import pc from 'picocolors';
import type { Verdict } from '../measure/judging/verdict.js';

/** Whether a stream is a terminal that shows colour: `NO_COLOR` set to anything, or TERM=dumb, turns it off. */
function coloured(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
}

/** Colours of what goes to stdout; they leave text alone where it is no terminal. */
export const colours: ReturnType<typeof pc.createColors> = pc.createColors(coloured(process.stdout));

/** A verdict in its colour; the word says it already. */
export function verdictColour(verdict: Verdict | string): string {
  switch (verdict) {
    case 'reproduced':
      return colours.green(verdict);
    case 'direction only':
      return colours.cyan(verdict);
    case 'not here':
      return colours.yellow(verdict);
    default:
      return colours.dim(verdict);
  }
}

/** Writes lines to stdout. */
export function print(...lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** Writes a value to stdout as JSON. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2));
}
