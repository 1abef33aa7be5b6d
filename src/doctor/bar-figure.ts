import type { PlotData } from 'plotly.js';
import type { Figure } from '../reports/figure.js';
import { significant } from '../reports/format.js';
import { kindColour } from '../reports/kind-bars.js';
import type { FigureText } from '../reports/panel-figure.js';
import type { Table } from '../reports/table.js';
import { BETWEEN, FASTER, FULL_SPEED, MEMORY } from './bar.js';
import { expectPlatform } from './expect-report.js';
import type { BarPart, PlatformReport } from './report-type.js';

const ROW_HEIGHT = 40;
const MEASURED = 'measured time';
/** The first part of the bar of two networks. */
export const TIME_OF_A = 'time of a';
/** Room behind the longest bar for its numbers, of its length. */
const ROOM_FOR_TEXT = 0.3;

/** Greys for what is about no kind of layers, told apart by hatching too. */
const LOOKS: Readonly<Record<string, { readonly color: string; readonly shape: '' | '/' | '\\' | '.' }>> = {
  [FULL_SPEED]: { color: '#222222', shape: '' },
  [MEMORY]: { color: '#a6a6a6', shape: '/' },
  [FASTER]: { color: '#5c5c5c', shape: '\\' },
  [BETWEEN]: { color: '#cfcfcf', shape: '.' },
  [TIME_OF_A]: { color: '#222222', shape: '' },
};

/** Where Plotly begins each bar; its types lack it. */
interface Placed {
  readonly base: readonly number[];
}

/** A part of the bar with its place: it goes from `from` to `to`, ms, backwards where it is below 0. */
interface Step extends ShownPart {
  readonly from: number;
  readonly to: number;
}

/** A part of a bar, and how it looks where it is of no kind of layers. */
export type ShownPart = Pick<BarPart, 'part' | 'ms' | 'kind'>;

/**
 * The bar from what FLOPs promise to the measured time: whole in the first row, and each of its parts in a row of its own,
 * beginning where the one before it ends.
 *
 * @returns undefined where there is no bar
 */
export function barFigure(report: PlatformReport): Figure | undefined {
  expectPlatform('barFigure', report);
  const { platform, bar } = report;
  if (bar.length === 0) return undefined;
  return stepsFigure(MEASURED, bar, {
    id: `bar-${platform}`,
    title: titleOf(platform),
    caption:
      'Top row: the whole time. Below: its parts, each beginning where the one before it ends. The first is what the ' +
      'multiply-accumulates would take at the measured peak. A part below 0 goes back.',
  });
}

/**
 * A stacked bar taken apart: the stack in the first row, and each part in a row of its own below its place in the stack.
 *
 * @param whole    what the sum of all parts is called
 * @param hundred  ms that count as 100 %; the sum of all parts where it is absent
 */
export function stepsFigure(
  whole: string,
  parts: readonly ShownPart[],
  text: FigureText,
  hundred?: number,
): Figure {
  const steps = stepsOf(parts);
  const stack = stackOf(steps);
  const total = hundred ?? steps[steps.length - 1].to;
  const right = Math.max(...steps.map(({ from, to }) => Math.max(from, to)));
  const rows = [whole, ...steps.map(({ part }) => part)];
  const data = steps.map((step, i): Partial<PlotData> & Placed => {
    const { color, shape } = lookOf(step);
    const inWhole = stack.get(i);
    return {
      type: 'bar',
      orientation: 'h',
      name: step.part,
      y: [whole, step.part],
      x: [inWhole ? inWhole.to - inWhole.from : null, Math.abs(step.ms)],
      base: [inWhole?.from ?? 0, Math.min(step.from, step.to)],
      text: ['', labelOf(step.ms, total)],
      textposition: 'outside',
      cliponaxis: false,
      marker: {
        color,
        pattern: { shape, fgcolor: '#ffffff', fillmode: 'overlay' },
        line: { color: '#ffffff', width: 1 },
      },
      hovertemplate: `${step.part}: ${significant(step.ms)} ms<extra></extra>`,
    };
  });
  return {
    ...text,
    data,
    layout: {
      barmode: 'overlay',
      bargap: 0.25,
      showlegend: false,
      height: 130 + ROW_HEIGHT * (steps.length + 1),
      margin: { l: 40, r: 30, t: 70, b: 60 },
      xaxis: { title: { text: 'time, ms' }, range: [0, right * (1 + ROOM_FOR_TEXT)] },
      yaxis: {
        type: 'category',
        categoryarray: rows,
        categoryorder: 'array',
        tickvals: rows,
        ticktext: rows.map(inTwoLines),
        autorange: 'reversed',
      },
    },
    measured: true,
  };
}

/** Long names take two lines, so that the bars have room on a narrow screen. */
function inTwoLines(name: string): string {
  return name.replace(/ (?=below the roofline|at full speed)/, '<br>');
}

/** Parts of less than this are so small that only their being there is said. */
const SMALL = 0.0005;

/** What stands behind a bar. */
function labelOf(ms: number, total: number): string {
  const share = ms / total;
  if (Math.abs(share) < SMALL) return `below ${100 * SMALL} %`;
  const percent = (100 * share).toFixed(Math.abs(share) < 0.01 ? 1 : 0);
  return `${significant(ms)} ms, ${percent} %`.replaceAll('-', '−');
}

/** The parts as a table, with what each is the sum of; without rows where there is no bar. */
export function barTable(report: PlatformReport): Table {
  expectPlatform('barTable', report);
  const { platform, whole, bar } = report;
  const total = ['the whole network', whole.estimate, 100, 'Median over the rounds.'];
  return {
    title: titleOf(platform),
    columns: [...barColumns, { label: 'what it is' }],
    rows: [
      ...bar.map(({ part, ms, definition }) => [part, ms, (100 * ms) / whole.estimate, definition]),
      ...(bar.length > 0 ? [total] : []),
    ],
    notes: [],
  };
}

/** Characters of the longest bar on a terminal. */
const BAR_LENGTH = 32;

/** The parts as a table for a terminal, drawn with blocks: `█` goes forward, `░` back. */
export function drawnBarTable({ platform, whole, bar }: PlatformReport): Table {
  const steps = stepsOf(bar);
  const right = Math.max(...steps.map(({ from, to }) => Math.max(from, to)));
  const place = (ms: number) => Math.round((BAR_LENGTH * ms) / right);
  const drawn = ({ from, to }: Pick<Step, 'from' | 'to'>) => {
    const [start, end] = [place(Math.min(from, to)), place(Math.max(from, to))];
    return ' '.repeat(start) + (to < from ? '░' : '█').repeat(end - start);
  };
  const total = ['the whole network', whole.estimate, 100, drawn({ from: 0, to: whole.estimate })];
  return {
    title: titleOf(platform),
    columns: [...barColumns, { label: 'drawn' }],
    rows: [
      ...steps.map(step => [step.part, step.ms, (100 * step.ms) / whole.estimate, drawn(step)]),
      ...(bar.length > 0 ? [total] : []),
    ],
    notes: [],
  };
}

const barColumns: Table['columns'] = [
  { label: 'part' },
  { label: 'time', unit: 'ms', digits: 3 },
  { label: 'of the whole', unit: '%', digits: 3 },
];

function titleOf(platform: string): string {
  return `From what FLOPs promise to the measured time: ${platform}`;
}

function stepsOf(bar: readonly ShownPart[]): readonly Step[] {
  let end = 0;
  return bar.map(part => {
    const from = end;
    end += part.ms;
    return { ...part, from, to: end };
  });
}

/** The parts of the whole bar, by their places: what a part below 0 goes back over is cut off those before it. */
function stackOf(
  steps: readonly Step[],
): ReadonlyMap<number, { readonly from: number; readonly to: number }> {
  const stack = new Map<number, { from: number; to: number }>();
  for (const [i, { from, to }] of steps.entries()) {
    if (to >= from) {
      stack.set(i, { from, to });
      continue;
    }
    for (const [place, piece] of stack) {
      if (piece.from >= to) stack.delete(place);
      else piece.to = Math.min(piece.to, to);
    }
  }
  return stack;
}

function lookOf({ part, kind }: ShownPart): {
  readonly color: string;
  readonly shape: '' | '/' | '\\' | '.';
} {
  return kind === undefined ? (LOOKS[part] ?? LOOKS[BETWEEN]) : { color: kindColour(kind), shape: '' };
}
