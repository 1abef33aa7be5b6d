import type { LayoutAxis, PlotData, Shape } from 'plotly.js';
import { axisTitleProblem } from './axis-titles.js';
import type { Figure } from './figure.js';
import { PAPER_STYLE } from './theme.js';

type Trace = Partial<PlotData>;

/**
 * What is wrong with a figure, and how to mend it, a sentence each; [] where nothing is.
 *
 * - It has a title and a caption; a caption that speaks of a dashed, dotted or solid line has one drawn.
 * - Every axis with numbers has a title `quantity, unit` (see `axisTitleProblem`), and so has every scale of colours.
 * - No two traces of a panel look alike.
 * - Points of papers have the marker `PAPER_STYLE`, and nothing else has.
 */
export function figureProblems(figure: Figure): string[] {
  return [
    ...textProblems(figure),
    ...axisProblems(figure),
    ...colourScaleProblems(figure),
    ...alikeProblems(figure),
    ...paperProblems(figure),
  ].map(problem => `figure ${figure.id}: ${problem}`);
}

const tracesOf = ({ data }: Figure) => data as readonly Trace[];
const nameOf = ({ name }: Trace, index: number) => (name ? `trace \`${name}\`` : `trace ${index}`);

function textProblems(figure: Figure): string[] {
  const missing = (['title', 'caption'] as const)
    .filter(text => figure[text].trim() === '')
    .map(
      text => `${text} is empty, expected ${text === 'title' ? 'one' : 'what to see in it, in a sentence'}`,
    );
  const drawn = dashesOf(figure);
  const undrawn = Object.entries(LINES)
    .filter(([word, { kinds }]) => {
      const isNamed = new RegExp(`\\b${word}\\b`, 'i').test(`${figure.title} ${figure.caption}`);
      return isNamed && !drawn.some(dash => kinds.test(dash));
    })
    .map(
      ([word, { mend }]) =>
        `the caption says \`${word}\`, but no trace or shape has such a line: take the word out, or draw the line with ${mend}`,
    );
  return [...missing, ...undrawn];
}

/** Words for lines in a caption, with the names (or lengths in px) that Plotly has for them. */
const LINES: Readonly<Record<string, { readonly kinds: RegExp; readonly mend: string }>> = {
  dashed: { kinds: /dash|\d/, mend: "line: { dash: 'dash' }" },
  dotted: { kinds: /dot/, mend: "line: { dash: 'dot' }" },
  solid: { kinds: /^solid$/, mend: "mode: 'lines' and no line.dash" },
};

/** How every line that is drawn is dashed, pictures of an animation included. */
function dashesOf(figure: Figure): string[] {
  const frames = (figure.frames ?? []).flatMap(({ data = [] }) => data as readonly Trace[]);
  const traces = [...tracesOf(figure), ...frames].filter(
    ({ type = 'scatter', mode = 'lines', visible = true }) =>
      visible !== false && (type.startsWith('contour') || (type === 'scatter' && mode.includes('lines'))),
  );
  const shapes = (figure.layout.shapes ?? []) as readonly Partial<Shape>[];
  return [...traces, ...shapes].map(({ line }) => String(line?.dash ?? 'solid'));
}

function axisProblems(figure: Figure): string[] {
  const axes = new Map<string, { readonly axis: Partial<LayoutAxis>; readonly values: unknown }>();
  for (const trace of tracesOf(figure)) {
    for (const letter of ['x', 'y'] as const) {
      const key = `${letter}axis${(trace[`${letter}axis`] ?? letter).slice(1)}`;
      const axis = (figure.layout as Readonly<Record<string, Partial<LayoutAxis>>>)[key] ?? {};
      axes.set(key, { axis, values: trace[letter] });
    }
  }
  return [...axes].flatMap(([key, { axis, values }]) => {
    if (axis.visible === false || namesCases(axis, values)) return [];
    const problem = axisTitleProblem(titleOf(axis.title));
    return problem === undefined ? [] : [`layout.${key}.title ${problem}`];
  });
}

/** Whether an axis lists cases by their names, so that no title could add anything: texts, with a word in one at least. */
function namesCases({ ticktext }: Partial<LayoutAxis>, values: unknown): boolean {
  const labels: unknown = ticktext ?? values;
  return (
    Array.isArray(labels) &&
    labels.every(label => typeof label === 'string') &&
    labels.some(label => /[a-zA-Z]{3}|→/.test(label))
  );
}

function colourScaleProblems(figure: Figure): string[] {
  return tracesOf(figure).flatMap((trace, index) => {
    if (!['heatmap', 'contour'].includes(trace.type ?? '') || trace.showscale === false) return [];
    const problem = axisTitleProblem(titleOf(trace.colorbar?.title));
    return problem === undefined ? [] : [`${nameOf(trace, index)}: colorbar.title ${problem}`];
  });
}

function titleOf(title: unknown): string {
  return String((typeof title === 'object' ? (title as { text?: string } | null)?.text : title) ?? '');
}

function alikeProblems(figure: Figure): string[] {
  const seen = new Map<string, string>();
  return tracesOf(figure).flatMap((trace, index) => {
    const look = lookOf(trace, index);
    const place = `${trace.xaxis ?? 'x'} ${look}`;
    const before = seen.get(place);
    seen.set(place, nameOf(trace, index));
    return before === undefined
      ? []
      : [
          `${before} and ${nameOf(trace, index)} look alike (${look}): give one another colour or ${look.endsWith('line') ? 'dash' : 'symbol'}`,
        ];
  });
}

/** What a reader tells a trace of a panel from the others by. */
function lookOf({ type, mode, line, marker, fillcolor }: Trace, index: number): string {
  const colour = fillcolor ?? marker?.color ?? line?.color ?? `automatic ${index}`;
  if (type === 'bar') return `bar ${colour}`;
  return mode === 'lines'
    ? `${colour} ${line?.dash ?? 'solid'} line`
    : `${colour} ${marker?.symbol ?? 'circle'}`;
}

function paperProblems(figure: Figure): string[] {
  const { symbol, color } = PAPER_STYLE.marker;
  return tracesOf(figure).flatMap((trace, index) => {
    const isPaper = /^paper\b/.test(trace.name ?? '');
    const isMarked = trace.marker?.symbol === symbol;
    if (isPaper && !(isMarked && trace.marker?.color === color)) {
      return [`${nameOf(trace, index)} is of a paper, expected marker: PAPER_STYLE.marker`];
    }
    return !isPaper && isMarked
      ? [
          `${nameOf(trace, index)} has the marker of papers, ${symbol}: take another, or name the trace \`paper, …\``,
        ]
      : [];
  });
}
