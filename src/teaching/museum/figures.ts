import type { Data } from 'plotly.js';
import { expectArray, expectFields, refuse } from '../../errors/arguments.js';
import type { Figure } from '../../reports/figure.js';
import { formatInterval, significant } from '../../reports/format.js';
import { intervalBars } from '../../reports/interval-line.js';
import { COLOURS } from '../../reports/theme.js';
import { type Exhibit, expectExhibit, type Lie, lieOf } from './exhibit.js';

const WRONG = COLOURS[1];
const RIGHT = COLOURS[0];
const NO_LIE = '#767676';
/** Two numbers that differ by more than this factor are drawn on a logarithmic axis. */
const LOGARITHMIC_FROM = 3;

/** Both numbers of a pair, the right one with its interval. */
export function exhibitFigure(pair: Exhibit): Figure {
  expectExhibit('exhibitFigure', pair);
  const { trap, quantity, unit, wrong, right } = pair;
  const { factor, sentence } = lieOf(pair);
  const logarithmic = factor.estimate > LOGARITHMIC_FROM;
  const digits = unit === 'ratio' ? 4 : 3;
  const values = [wrong, right.low, right.high];
  const room = logarithmic ? 3 : 1 + 0.5 * (Math.max(...values) / Math.min(...values) - 1);
  const ends = [Math.min(...values) / room, Math.max(...values) * room];
  const label = unit === 'ratio' ? quantity : `${quantity}, ${unit}`;
  return {
    id: `exhibit-${idFrom(trap)}`,
    title: `${capitalized(trap)}: ${quantity}`,
    caption: `${capitalized(sentence)}.`,
    data: [
      {
        ...mark('wrong', { color: WRONG, symbol: 'x', size: 12 }),
        x: [wrong],
        y: ['wrong'],
        text: [significant(wrong, digits)],
        textposition: 'top center',
      },
      {
        ...mark('right', { color: RIGHT, symbol: 'circle', size: 10 }),
        x: [right.estimate],
        y: ['right'],
        text: [formatInterval(right, digits)],
        textposition: 'top center',
        error_x: intervalBars([right]),
      } as Partial<Data>,
    ],
    layout: {
      height: 230,
      showlegend: false,
      xaxis: {
        title: { text: label },
        type: logarithmic ? 'log' : 'linear',
        range: logarithmic ? ends.map(Math.log10) : ends,
      },
      yaxis: { categoryorder: 'array', categoryarray: ['right', 'wrong'], range: [-0.5, 1.7] },
    },
  };
}

/**
 * The traps, ranked by how far off their numbers are, the worst at the top.
 *
 * @param measured  the sentence that ends the caption: on which machine, and when
 */
export function rankingFigure(pairs: readonly Exhibit[], measured: string): Figure {
  expectArray('rankingFigure: exhibits', pairs, 'an array of exhibits');
  if (pairs.length === 0) refuse('rankingFigure: exhibits', pairs, 'at least one');
  const ranked = pairs
    .map(pair => ({ trap: pair.trap, ...lieOf(pair) }))
    .sort((a, b) => a.factor.estimate - b.factor.estimate);
  const worst = ranked.at(-1)!;
  const harmless = ranked.filter(({ verdict }) => verdict !== 'lies').map(({ trap }) => trap);
  const rest = harmless.length > 0 ? ` Not shown to lie here today (grey): ${harmless.join(', ')}.` : '';
  return {
    id: 'ranking',
    title: 'How far each trap is off, on this machine, today',
    caption: `The worst here: ${worst.sentence}. Bars are the intervals of the right numbers.${rest} ${measured}`,
    data: [
      rankedTraps(
        ranked.filter(({ verdict }) => verdict === 'lies'),
        'lies here',
        WRONG,
      ),
      rankedTraps(
        ranked.filter(({ verdict }) => verdict !== 'lies'),
        'not shown to lie here',
        NO_LIE,
      ),
    ],
    layout: {
      xaxis: {
        type: 'log',
        title: { text: 'ratio of the wrong and the right number, ×' },
        // Room for the labels, to the right of the worst one.
        range: [-0.1, 1.4 * Math.log10(worst.factor.high) + 0.6],
      },
      yaxis: { categoryorder: 'array', categoryarray: ranked.map(({ trap }) => trap) },
    },
  };
}

function rankedTraps(traps: readonly (Lie & { trap: string })[], name: string, color: string): Partial<Data> {
  return {
    ...mark(name, { color, symbol: 'circle', size: 11 }),
    y: traps.map(({ trap }) => trap),
    x: traps.map(({ factor }) => factor.estimate),
    text: traps.map(({ factor, direction }) => `×${significant(factor.estimate)} ${direction}`),
    textposition: 'middle right',
    cliponaxis: false,
    error_x: intervalBars(traps.map(({ factor }) => factor)),
  } as Partial<Data>;
}

/** Numbers measured one after the other. */
export interface Series {
  readonly name: string;
  readonly values: readonly number[];
  /** Place of the first value on the horizontal axis; 1 by default. */
  readonly from?: number;
}

/** Title, axes and lines of a figure of samples. */
export interface SeriesOptions {
  readonly title: string;
  readonly caption: string;
  /** Labels: what is counted, and what was measured with its unit. */
  readonly axes: readonly [x: string, y: string];
  /** Whether both axes are logarithmic; linear by default. */
  readonly logarithmic?: boolean;
  /** A horizontal line, for instance the median of a proper measurement. */
  readonly line?: { readonly name: string; readonly value: number };
}

/** Points in the order of measurement, at most `MOST_POINTS` per series. */
export function seriesFigure(series: readonly Series[], options: SeriesOptions): Figure {
  expectArray('seriesFigure: series', series, 'an array of series: { name, x, y }');
  expectFields(
    'seriesFigure: options',
    options,
    ['title', 'caption', 'axes'],
    'an object with title, caption, axes',
  );
  const { title, caption, axes, logarithmic = false, line } = options;
  const type = logarithmic ? 'log' : 'linear';
  const shown = series.map(each => ({ ...each, ...thinned(each, logarithmic) }));
  const places = shown.flatMap(({ x }) => x);
  return {
    id: idFrom(title),
    title,
    caption,
    data: [
      ...shown.map(
        ({ name, x, y }, i): Partial<Data> => ({
          type: 'scatter',
          mode: 'markers',
          name,
          x,
          y,
          marker: { size: 5, color: COLOURS[i], symbol: i === 0 ? 'circle' : 'circle-open' },
        }),
      ),
      ...(line
        ? [
            {
              type: 'scatter',
              mode: 'lines',
              name: line.name,
              x: [Math.min(...places), Math.max(...places)],
              y: [line.value, line.value],
              line: { color: '#000000', dash: 'dash' },
            } as Partial<Data>,
          ]
        : []),
    ],
    layout: {
      xaxis: { title: { text: axes[0] }, type },
      yaxis: { title: { text: axes[1] }, type },
    },
  };
}

const MOST_POINTS = 200;

/** At most `MOST_POINTS`, evenly spaced on the horizontal axis. */
function thinned({ values, from = 1 }: Series, logarithmic: boolean): { x: number[]; y: number[] } {
  const n = values.length;
  const places = Array.from({ length: Math.min(n, MOST_POINTS) }, (_, i) => {
    const share = i / MOST_POINTS;
    return n <= MOST_POINTS ? i : Math.floor(logarithmic ? n ** share - 1 : n * share);
  });
  const chosen = [...new Set(places)];
  return { x: chosen.map(i => i + from), y: chosen.map(i => Number(values[i].toPrecision(4))) };
}

function mark(name: string, marker: { color: string; symbol: string; size: number }) {
  return { type: 'scatter', mode: 'text+markers', name, marker } as const;
}

/** A text as the id of a figure. */
function idFrom(text: string): string {
  return text.replaceAll(/[^a-z0-9]+/gi, '-').toLowerCase();
}

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
