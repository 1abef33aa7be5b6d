import type { Figure } from '../../src/reports/figure.js';
import { panelFigure } from '../../src/reports/panel-figure.js';
import { COLOURS } from '../../src/reports/theme.js';
import { computedLine } from '../../src/reports/traces.js';
import { integerStep, largestError } from './float16.js';
import { elementsByRow, HEAD, SECOND_HALF } from './networks.js';

const MILLION = 1e6;

/** Where in MobileNetV3-Large the elements are that pass through a non-linearity. */
export function rowsFigure(): Figure {
  const counts = elementsByRow();
  const names = counts.map((_, row) => (row === 0 ? 'stem' : row === HEAD ? 'head' : String(row)));
  const isDeep = (row: number) => row === 0 || row >= SECOND_HALF;
  const bars = (name: string, colour: string, chosen: (row: number) => boolean) => ({
    type: 'bar' as const,
    name,
    x: names,
    y: counts.map((count, row) => (chosen(row) ? count / MILLION : null)),
    marker: { color: colour },
  });
  return {
    id: 'rows',
    title: 'Deeper layers have more channels, and yet less to activate',
    caption:
      'Elements that pass through a non-linearity in each row of MobileNetV3-Large (Table 1 of the paper) at 224×224. ' +
      'After every stride of 2, a map has a quarter of the pixels; channels do not grow as fast.',
    data: [
      bars('ReLU in the paper', COLOURS[0], row => !isDeep(row)),
      bars('h-swish in the paper', COLOURS[1], isDeep),
    ],
    layout: {
      barmode: 'stack',
      xaxis: { title: { text: 'rows' }, type: 'category' },
      yaxis: { title: { text: 'elements, million' } },
    },
  };
}

const MAGNITUDES = Array.from({ length: 57 }, (_, i) => 2 ** (i / 4 - 3));
const CLIP = 6;

/** Absolute and relative resolution of float16, and of 8-bit integers, with the clip at 6 and without. */
export function float16Figure(): Figure {
  const integers = (bound: number) => (x: number) => (x <= bound ? integerStep(bound) / 2 : Number.NaN);
  const lines: readonly (readonly [string, (x: number) => number])[] = [
    ['float16', largestError],
    ['8-bit integers, 0 to 6', integers(CLIP)],
    ['8-bit integers, 0 to 1000', integers(1000)],
  ];
  const x = { title: { text: 'x' }, type: 'log' as const, tickvals: [0.1, 1, 6, 100, 1000] };
  const panel = (
    heading: string,
    text: string,
    shape: 'hv' | 'linear',
    of: (error: number, at: number) => number,
  ) => ({
    heading,
    x,
    y: { title: { text }, type: 'log' as const, dtick: 1, exponentformat: 'none' as const },
    traces: lines.map(([name, error], place) => ({
      ...computedLine(name, place, MAGNITUDES, at => of(error(at), at)),
      mode: 'lines' as const,
      line: { color: COLOURS[place], shape },
    })),
  });
  return panelFigure(
    {
      id: 'float16',
      title: 'What a clip at 6 gives: a known range, not a smaller relative error',
      caption:
        'The largest error of rounding x. Left: as it is; in float16 it doubles with every power of two. Right: as a share ' +
        'of x; in float16 it stays between 1/2048 and 1/4096. Integers have one step for their whole range, so that it ' +
        'decides what becomes of small values.',
    },
    [
      panel('largest error', 'largest error', 'hv', error => error),
      panel('largest error, as a share of x', 'largest relative error', 'linear', (error, at) => error / at),
    ],
  )!;
}
