import type { Data, ScatterLine } from 'plotly.js';
import { max, min } from 'simple-statistics';
import { escapeHtml, plainText } from '../../errors/foreign-text.js';
import type { ClaimVerdict } from '../../measure/judging/judge-claims.js';
import type { Verdict } from '../../measure/judging/verdict.js';
import type { Figure } from '../../reports/figure.js';
import { formatInterval, significant } from '../../reports/format.js';
import { besideOthers, intervalBars } from '../../reports/interval-line.js';
import { PAPER_STYLE, platformColour } from '../../reports/theme.js';
import type { ClassClaim, CountedRun } from './class-results.js';

/** The verdict decides the marker, the platform its colour. */
const MARKERS: Readonly<Record<Verdict, string>> = {
  reproduced: 'circle',
  'direction only': 'triangle-right',
  'not here': 'x',
  "can't tell": 'circle-open',
};

const INK = '#222222';
const ROW_HEIGHT = 46;
const FRAME_HEIGHT = 220;
/** At the bottom, over the full width: a narrow window needs a line for each entry. */
const LEGEND_PLACE = {
  orientation: 'h',
  xref: 'container',
  x: 0.02,
  yref: 'container',
  y: 0,
  yanchor: 'bottom',
} as const;
const TITLE_LINE_LENGTH = 30;
const LONGEST_TITLE = 90;

/**
 * A claim's numbers as dots with their intervals, one row per machine; undefined if the claim has none.
 *
 * Texts that come from files are escaped, because Plotly interprets HTML in titles, labels and hover texts.
 */
export function dotPlot(
  id: string,
  { claim, platforms }: ClassClaim,
  counted: readonly CountedRun[],
): Figure | undefined {
  const shown = platforms.filter(({ verdicts }) => verdicts.some(isMeasured));
  const measured = shown.flatMap(({ verdicts }) => verdicts.filter(isMeasured));
  if (measured.length === 0) return undefined;
  const names = new Set(measured.map(({ judgement }) => judgement.quantity.name));
  const rows = counted.length;
  return {
    id,
    title: claim.statement,
    caption: captionOf(names.size),
    data: [
      ...linesOf(measured, claim.published, rows),
      ...shown.flatMap(({ platform, verdicts }, i) => {
        const y = besideOthers(rows, i, shown.length);
        return [dots(platform, verdicts, y, counted), legendEntry(platform)];
      }),
    ],
    layout: {
      title: { text: '' },
      height: FRAME_HEIGHT + ROW_HEIGHT * rows,
      margin: { l: 20, r: 20, t: 16, b: 20 },
      hovermode: 'closest',
      xaxis: {
        title: { text: axisTitle([...names]), font: { size: 13 } },
        range: rangeOf(measured, claim.published),
      },
      yaxis: {
        tickvals: counted.map((_, i) => i),
        ticktext: counted.map(({ machine }) => twoLines(machine)),
        range: [rows - 0.5, -0.5],
        showgrid: false,
      },
      legend: { ...LEGEND_PLACE, tracegroupgap: 0 },
    },
  };
}

type Measured = ClaimVerdict & {
  readonly verdict: Verdict;
  readonly judgement: Required<NonNullable<ClaimVerdict['judgement']>>;
};

/** Whether there is a number to draw. */
function isMeasured(one: ClaimVerdict): one is Measured {
  return one.judgement?.interval !== undefined && one.judgement.quantity !== undefined;
}

/**
 * The title in short lines, because it is centred in the space that a narrow window leaves beside the machines' names.
 * It is cut, because a very long one, which only a hostile file has, would leave no room for the plot, and Plotly would
 * throw.
 */
function axisTitle(names: readonly string[]): string {
  const name = names.length === 1 ? plainText(names[0], LONGEST_TITLE) : 'the deciding number';
  const words = name.match(new RegExp(`\\S{1,${TITLE_LINE_LENGTH}}`, 'g')) ?? [];
  const lines: string[] = [];
  for (const word of words) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim();
    if (lines.length > 0 && longer.length <= TITLE_LINE_LENGTH) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map(escapeHtml).join('<br>');
}

/** The range of everything drawn, with a margin, so that no line lies on the frame. */
function rangeOf(measured: readonly Measured[], published: number | undefined): [number, number] {
  const values = measured.flatMap(({ judgement: { interval, quantity } }) => [
    interval.low,
    interval.high,
    quantity.reproducedFrom,
    quantity.noEffect ?? interval.low,
    published ?? interval.low,
  ]);
  const [least, most] = [min(values), max(values)];
  const room = (most - least) * 0.04 || 0.01;
  return [least - room, most + room];
}

function captionOf(quantities: number): string {
  const all =
    'Bars are confidence intervals. Filled circle: reproduced; triangle: direction only; cross: not here; open circle: ' +
    "can't tell.";
  return quantities === 1
    ? all
    : `${all} The verdict depends on several numbers; each dot is the weakest one of its machine.`;
}

/** Dots of one platform. */
function dots(
  platform: string,
  verdicts: readonly ClaimVerdict[],
  y: readonly number[],
  counted: readonly CountedRun[],
): Partial<Data> {
  const points = verdicts.flatMap((one, i) =>
    isMeasured(one) ? [{ ...one, y: y[i], machine: counted[i].machine }] : [],
  );
  const intervals = points.map(({ judgement }) => judgement.interval);
  return {
    type: 'scatter',
    mode: 'markers',
    name: platform,
    legendgroup: platform,
    showlegend: false,
    x: intervals.map(({ estimate }) => estimate),
    y: points.map(point => point.y),
    error_x: { ...intervalBars(intervals), thickness: 1.5, width: 4 },
    marker: {
      color: platformColour(platform),
      size: 10,
      symbol: points.map(({ verdict }) => MARKERS[verdict]),
    },
    text: points.map(({ machine, verdict, judgement: { quantity, interval } }) =>
      [`${machine}, ${platform}: ${verdict}`, `${quantity.name}: ${formatInterval(interval)}`]
        .map(escapeHtml)
        .join('<br>'),
    ),
    hovertemplate: '%{text}<extra></extra>',
  };
}

/** Shows the platform's colour, without the marker of a verdict. */
function legendEntry(platform: string): Partial<Data> {
  return {
    type: 'scatter',
    mode: 'markers',
    name: platform,
    legendgroup: platform,
    x: [null],
    y: [null],
    marker: { color: platformColour(platform), size: 10, symbol: 'square' },
  };
}

/** Vertical lines across all rows: no effect, the size from which the claim is reproduced, and the paper's number. */
function linesOf(
  measured: readonly Measured[],
  published: number | undefined,
  rows: number,
): Partial<Data>[] {
  const onlyOne = (values: readonly (number | undefined)[]) =>
    new Set(values).size === 1 ? values[0] : undefined;
  const quantities = measured.map(({ judgement }) => judgement.quantity);
  const noEffect = onlyOne(quantities.map(quantity => quantity.noEffect));
  const from = onlyOne(quantities.map(quantity => quantity.reproducedFrom));
  const line = (name: string, value: number, style: Partial<ScatterLine>): Partial<Data> => ({
    type: 'scatter',
    mode: 'lines',
    name: `${name}: ${significant(value)}`,
    x: [value, value],
    y: [-0.5, rows - 0.5],
    line: style,
    hoverinfo: 'skip',
  });
  return [
    ...(noEffect === undefined ? [] : [line('no effect', noEffect, { color: INK, width: 1 })]),
    ...(from === undefined || from === noEffect
      ? []
      : [line('reproduced from', from, { color: INK, width: 1.5, dash: 'dot' })]),
    ...(published === undefined ? [] : [line('paper', published, { ...PAPER_STYLE.line, width: 2 })]),
  ];
}

/** A machine's name with its digits on a second line, to save room in a narrow window. */
function twoLines(machine: string): string {
  const digits = machine.lastIndexOf('-');
  return `${machine.slice(0, digits)}<br>${machine.slice(digits + 1)}`;
}
