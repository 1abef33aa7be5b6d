import type { LayoutAxis, PlotData } from 'plotly.js';
import type { Interval } from '../../src/measure/judging/statistics.js';
import type { Results } from '../../src/measure/results/results.js';
import type { Figure } from '../../src/reports/figure.js';
import { intervalLine } from '../../src/reports/interval-line.js';
import { panelFigure } from '../../src/reports/panel-figure.js';
import { COLOURS, PREDICTED_STYLE } from '../../src/reports/theme.js';
import { predictedLine } from '../../src/reports/traces.js';
import { DIMENSIONS, DISTRIBUTIONS, DRAWS, exactOf, NON_LINEARITIES, overDimensions } from './cells.js';
import type { Distribution, NonLinearity } from './embedding.js';

const NAMES: Readonly<Record<NonLinearity['name'] | Distribution, string>> = {
  relu: 'ReLU',
  relu6: 'ReLU6',
  linear: 'linear',
  gaussian: 'Gaussian T',
  orthonormal: 'orthonormal T',
};

export const DIMENSION_AXIS: Partial<LayoutAxis> = { title: { text: 'dimensions n' }, type: 'category' };

/** One of several lines over the dimensions. */
export function lineOf(name: string, series: number, intervals: readonly Interval[]): Partial<PlotData> {
  const color = COLOURS[series];
  return { ...intervalLine(DIMENSIONS.map(String), intervals), name, line: { color }, marker: { color } };
}

/** What the theorem says in each dimension, in marks that are large enough to stand around measured ones. */
export function theoremLine(name: string, shares: readonly number[]): Partial<PlotData> {
  const line = predictedLine(name, DIMENSIONS.map(String), shares);
  return { ...line, marker: { ...PREDICTED_STYLE.marker, size: 12 } };
}

/** A quantity over the dimensions with ReLU, a line for each distribution of T. */
function distributionLines(results: Results, quantity: string): Partial<PlotData>[] {
  return DISTRIBUTIONS.map((distribution, i) =>
    lineOf(NAMES[distribution], i, overDimensions(results, quantity, { distribution })),
  );
}

/** Preserved area against Theorem 1. */
export function preservedFigure(results: Results): Figure {
  const theorem = DIMENSIONS.map(n => exactOf(results, 'expected', n));
  const relu6 = lineOf('ReLU6, Gaussian T', 3, overDimensions(results, 'preservedRelu6'));
  return {
    id: 'preserved',
    title: 'Area that ReLU preserves, against Theorem 1',
    caption:
      'Share of the points of a disc that at least two active channels determine. Both distributions of T lie on the ' +
      "theorem's values. ReLU6 also holds channels at 6 and so preserves less of this disc of radius 6; the theorem " +
      'does not speak of it. Bars: 99.9 % intervals.',
    data: [
      theoremLine('1 − (1 + n) / 2ⁿ', theorem),
      ...distributionLines(results, 'preserved').map((line, i): Partial<PlotData> => {
        const marker = { ...line.marker, symbol: i === 0 ? 'circle' : 'x' };
        return { ...line, name: `ReLU, ${line.name}`, mode: 'markers', marker };
      }),
      { ...relu6, line: { ...relu6.line, dash: 'dot' } },
    ],
    layout: {
      xaxis: DIMENSION_AXIS,
      yaxis: { title: { text: 'preserved share of the area' }, range: [0, 1.05] },
    },
  };
}

/** Errors by dimension, one line a non-linearity: as drawn, and of the shape alone. */
export function errorFigure(results: Results): Figure | undefined {
  const panel = (heading: string, yTitle: string, quantity: string) => ({
    heading,
    x: DIMENSION_AXIS,
    y: { title: { text: yTitle }, rangemode: 'tozero' as const },
    traces: NON_LINEARITIES.map(({ name }, i) =>
      lineOf(NAMES[name], i, overDimensions(results, quantity, { nonLinearity: name })),
    ),
  });
  return panelFigure(
    {
      id: 'error',
      title: 'Distance between the spiral and what comes back from n dimensions',
      caption:
        'Left as the paper draws it: ReLU levels off at 1/2, because the pseudo-inverse undoes T but not the halving by ' +
        `ReLU. Right after the best common factor: the shape itself goes on improving. Gaussian T, ${DRAWS} draws, ` +
        'bars: 95 % intervals.',
    },
    [
      panel('as it comes back', 'error, median over draws', 'error'),
      panel('after the best common factor', 'error of the shape, mean over draws', 'shapeError'),
    ],
  );
}

/** Gaussian against orthonormal T: typical error and its spread over draws. */
export function distributionFigure(results: Results): Figure | undefined {
  const spread = DISTRIBUTIONS.map((distribution, i) => {
    const error = (quantity: string, n: number) => exactOf(results, quantity, n, { distribution });
    const intervals = DIMENSIONS.map(n => ({
      estimate: error('error', n),
      low: error('errorTenth', n),
      high: error('errorNinetieth', n),
      level: 0.8,
    }));
    return lineOf(NAMES[distribution], i, intervals);
  });
  return panelFigure(
    {
      id: 'distribution',
      title: 'Gaussian against orthonormal T, with ReLU',
      caption:
        'Left: median error, the bars reach from the 10th to the 90th percentile of the draws. In few dimensions a ' +
        'Gaussian T is now and then nearly singular and throws points far out; an orthonormal T cannot be. Right: ' +
        'effective rank of the points that come back, 2 for a plane and 1 for a line.',
    },
    [
      {
        heading: 'error and its spread',
        x: DIMENSION_AXIS,
        y: { title: { text: 'error' }, rangemode: 'tozero' },
        traces: spread,
      },
      {
        heading: 'effective rank',
        x: DIMENSION_AXIS,
        y: { title: { text: 'effective rank of what comes back' }, range: [1, 2.05] },
        traces: distributionLines(results, 'rankReturned'),
      },
    ],
  );
}

/** How far the image of the plane is from convex. */
export function convexityFigure(results: Results): Figure {
  return {
    id: 'convexity',
    title: 'How far from convex the image of the plane under ReLU is',
    caption:
      'Share of pairs of points whose images have their midpoint outside the image: 0 for a convex image, as without ' +
      'ReLU. In 2 dimensions the image is a quadrant, and convex. Bars: 99.9 % intervals.',
    data: distributionLines(results, 'midpointsOutside'),
    layout: {
      xaxis: DIMENSION_AXIS,
      yaxis: { title: { text: 'share of midpoints outside' }, range: [-0.02, 1.05] },
    },
  };
}
