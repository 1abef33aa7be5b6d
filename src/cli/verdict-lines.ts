import type { Verdict } from '../measure/judging/verdict.js';
import { type Colours, verdictColour } from './terminal.js';

/** The verdicts of an experiment by now, one for each timed claim on each platform. */
export interface VerdictRow {
  readonly experiment: string;
  readonly verdicts: readonly Verdict[];
}

const GLYPHS: { readonly [V in Verdict]: string } = {
  reproduced: '●',
  'direction only': '◐',
  'not here': '○',
  "can't tell": '·',
};

/** What the legend calls a verdict that later rounds may still decide. */
const NAMES: { readonly [V in Verdict]: string } = {
  ...{ reproduced: 'reproduced', 'direction only': 'direction only', 'not here': 'not here' },
  "can't tell": 'open',
};

/**
 * Verdicts while they are being measured: a line for each experiment with a glyph for each verdict and `decided/all`,
 * below them a legend. No line is longer than the terminal has columns; glyphs that have no room are left out.
 */
export function verdictLines(rows: readonly VerdictRow[], columns: number, paint: Colours): string[] {
  const counts = rows.map(({ verdicts }) => countOf(verdicts));
  const countWidth = widest(counts);
  const nameWidth = Math.min(widest(rows.map(row => row.experiment)), Math.max(0, columns - countWidth - 8));
  const room = Math.max(0, columns - nameWidth - countWidth - 4);
  const glyphWidth = Math.min(room, Math.max(0, ...rows.map(({ verdicts }) => verdicts.length)));
  const lines = rows.map(({ experiment, verdicts }, i) => {
    const shown = verdicts.slice(0, verdicts.length > glyphWidth ? Math.max(0, glyphWidth - 1) : undefined);
    const dots = shown.length < verdicts.length && glyphWidth > 0 ? '…' : '';
    const glyphs = shown.map(verdict => verdictColour(verdict, GLYPHS[verdict], paint)).join('') + dots;
    const padding = ' '.repeat(glyphWidth - shown.length - dots.length);
    const name = cut(experiment, nameWidth).padEnd(nameWidth);
    return `${name}  ${glyphs}${padding}  ${counts[i].padStart(countWidth)}`;
  });
  return [...lines, legend(columns, paint)];
}

/** As many of the four glyphs with their names as have room. */
function legend(columns: number, paint: Colours): string {
  let width = 0;
  const parts: string[] = [];
  for (const verdict of Object.keys(GLYPHS) as Verdict[]) {
    width += NAMES[verdict].length + 4;
    if (width - 2 > columns) break;
    parts.push(verdictColour(verdict, `${GLYPHS[verdict]} ${NAMES[verdict]}`, paint));
  }
  return parts.join('  ');
}

/** `17/22`, and nothing where nothing is judged yet. */
function countOf(verdicts: readonly Verdict[]): string {
  if (verdicts.length === 0) return '–';
  return `${verdicts.filter(verdict => verdict !== "can't tell").length}/${verdicts.length}`;
}

function cut(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, Math.max(0, width - 1))}…`.slice(0, width) : text;
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(text => text.length));
}
