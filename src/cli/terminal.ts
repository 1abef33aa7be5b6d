import pc from 'picocolors';
import { plainLine } from '../errors/foreign-text.js';
import type { Verdict } from '../measure/judging/verdict.js';

/** Whether a stream is a terminal that shows colour: `NO_COLOR` set to anything, or TERM=dumb, turns it off. */
function coloured(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
}

/** What paints text, or leaves it alone. */
export type Colours = ReturnType<typeof pc.createColors>;

/** Colours of what goes to stdout; they leave text alone where it is no terminal. */
export const colours: Colours = pc.createColors(coloured(process.stdout));

/** Colours of what goes to stderr. */
export const stderrColours: Colours = pc.createColors(coloured(process.stderr));

/** A verdict in its colour; the word says it already. */
export function verdictColour(verdict: Verdict | string, text: string = verdict, paint = colours): string {
  switch (verdict) {
    case 'reproduced':
      return paint.green(text);
    case 'direction only':
      return paint.cyan(text);
    case 'not here':
      return paint.yellow(text);
    default:
      return paint.dim(text);
  }
}

/** A line on stderr is cut here: lists of names are long. */
const LONGEST_LINE = 4000;

/** Writes one line to stderr, whatever the text holds: it may name files, or repeat what a file says. */
export function warn(text: string): void {
  process.stderr.write(warningLine(text));
}

/** The line that `warn` writes. */
export function warningLine(text: string): string {
  return `beyond-flops: ${plainLine(text, LONGEST_LINE)}\n`;
}

/** Writes lines to stdout. */
export function print(...lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** Writes a value to stdout as JSON. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2));
}
