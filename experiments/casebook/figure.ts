import type { Data } from 'plotly.js';
import type { Results } from '../../src/measure/results/results.js';
import type { Figure } from '../../src/reports/figure.js';
import { intervalBars } from '../../src/reports/interval-line.js';
import { COLOURS, LEGEND_AT_BOTTOM, PAPER_STYLE, PREDICTED_STYLE } from '../../src/reports/theme.js';
import { type Case, cases } from './cases.js';
import { causePair, nativePair, ownPair, type Pair, promiseOf, ratioOf } from './ratios.js';

/** Marks of one row stand so far apart, in rows. */
const APART = 0.18;
const ROW = 34;
const AROUND = 190;
/** Labels of the axis: plotly.js writes those between the powers of ten too small to read. */
const TICKS = [0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50];

/** Every case as a row: what counts promise, what was reported, what is measured without and with the cause. */
export function casebookFigure(results: Results): Figure {
  const rows = cases.map((_, i) => i);
  const measured = (
    name: string,
    color: string,
    symbol: string,
    shift: number,
    pair: (one: Case) => Pair | undefined,
  ) => {
    const ratios = cases.map(one => ratioOf(one, pair(one), results));
    if (ratios.every(ratio => ratio === undefined)) return [];
    const trace: Partial<Data> = {
      ...{ type: 'scatter', mode: 'markers', name },
      x: ratios.map(ratio => ratio?.estimate ?? null),
      y: rows.map(row => row + shift),
      error_x: intervalBars(ratios),
      marker: { size: 8, color, symbol },
    };
    return [trace];
  };
  return {
    id: 'casebook',
    title: 'Less work, and the time it takes',
    caption:
      'Each row is a public question. If time followed the counts, it would lie at the square; the reports (a bar where a range was ' +
      'printed) lie to the right of it. Left of 1, the lighter layer is faster. The last question is about a count alone.',
    data: [
      {
        ...{ type: 'scatter', mode: 'markers', name: 'what counts promise' },
        x: cases.map(promiseOf),
        y: rows,
        marker: { ...PREDICTED_STYLE.marker, size: 9 },
      },
      ...measured('our kernels', COLOURS[2], 'circle', -APART, ownPair),
      ...measured('native code', COLOURS[3], 'triangle-up', -APART, nativePair),
      ...measured('with the cause', COLOURS[1], 'circle', APART, causePair),
      {
        ...{ type: 'scatter', mode: 'markers', name: 'paper, or report' },
        x: cases.map(({ reported }) => (reported ? Math.sqrt(reported.low * reported.high) : null)),
        y: rows,
        error_x: reportedBars(),
        marker: PAPER_STYLE.marker,
      },
    ],
    layout: {
      height: AROUND + ROW * cases.length,
      margin: { l: 20 },
      xaxis: { title: { text: 'time of the lighter layer, heavier = 1' }, type: 'log', tickvals: TICKS },
      yaxis: {
        tickvals: rows,
        ticktext: cases.map(({ id }) => id.replaceAll('-', ' ')),
        range: [cases.length - 0.5, -0.5],
      },
      shapes: [
        {
          ...{ type: 'line', xref: 'x', yref: 'paper', x0: 1, x1: 1, y0: 0, y1: 1 },
          line: { color: PREDICTED_STYLE.line.color, width: 1 },
        },
      ],
      legend: LEGEND_AT_BOTTOM,
    },
  };
}

/** From the least to the most that was reported; without ends, so that a single number has no bar. */
function reportedBars() {
  const middle = ({ low, high }: NonNullable<Case['reported']>) => Math.sqrt(low * high);
  return {
    ...{ type: 'data' as const, symmetric: false, color: PAPER_STYLE.marker.color, width: 0 },
    array: cases.map(({ reported }) => (reported ? reported.high - middle(reported) : 0)),
    arrayminus: cases.map(({ reported }) => (reported ? middle(reported) - reported.low : 0)),
  };
}
