import type { Data, Layout, PlotData } from 'plotly.js';
import type { Interval } from '../../src/measure/judging/statistics.js';
import type { Results } from '../../src/measure/results/results.js';
import type { Figure } from '../../src/reports/figure.js';
import { intervalLine } from '../../src/reports/interval-line.js';
import { panelFigure } from '../../src/reports/panel-figure.js';
import { axisSuffix, panelHeading } from '../../src/reports/panels.js';
import { COLOURS, PREDICTED_STYLE } from '../../src/reports/theme.js';
import {
  areaCase,
  DIMENSIONS,
  DISTRIBUTIONS,
  DRAWS,
  intervalOf,
  NON_LINEARITIES,
  panelCase,
  statisticsCase,
} from './cells.js';
import type { Distribution, NonLinearity } from './embedding.js';

const NAMES: Readonly<Record<NonLinearity['name'] | Distribution, string>> = {
  relu: 'ReLU',
  relu6: 'ReLU6',
  linear: 'linear',
  gaussian: 'Gaussian T',
  orthonormal: 'orthonormal T',
};
const DIMENSION_AXIS: Partial<Layout['xaxis']> = { title: { text: 'dimensions n' }, type: 'category' };
const LABELS = DIMENSIONS.map(String);

/** A line over the dimensions in one of the colours. */
function lineOf(name: string, colour: number, intervalAt: (n: number) => Interval): Partial<PlotData> {
  const color = COLOURS[colour];
  return { ...intervalLine(LABELS, DIMENSIONS.map(intervalAt)), name, line: { color }, marker: { color } };
}

/** The paper's Figure 1, by the first of the Gaussian draws. */
export function panelsFigure(results: Results): Figure {
  const shown = ['input', ...DIMENSIONS] as const;
  const panels = shown.map(n => panelPoints(results, n));
  const layout: Partial<Layout> & Record<string, unknown> = {
    grid: { rows: 2, columns: 3, pattern: 'independent', xgap: 0.16, ygap: 0.26 },
    width: 900,
    height: 700,
    showlegend: false,
    annotations: shown.map((n, i) => panelHeading(i, n === 'input' ? 'Input' : `Output/dim=${n}`)),
  };
  for (const [i, { x, y }] of panels.entries()) {
    const reach = 1.1 * Math.max(...x.map(Math.abs), ...y.map(Math.abs));
    const axis = { range: [-reach, reach], constrain: 'domain', nticks: 5 };
    layout[`xaxis${axisSuffix(i)}`] = { ...axis, title: { text: 'x', standoff: 0 } };
    layout[`yaxis${axisSuffix(i)}`] = {
      ...axis,
      title: { text: 'y', standoff: 0 },
      scaleanchor: `x${axisSuffix(i)}`,
    };
  }
  return {
    id: 'panels',
    title: 'A spiral through ReLU in n dimensions and back',
    caption:
      'Colour is the place along the spiral, from the centre outwards. In 2 and 3 dimensions whole stretches fall on ' +
      'a line or a point; from 15 on the turns stay apart, smaller and bent. One random T each, the first drawn; ' +
      'each panel has its own scale.',
    data: panels.map(({ x, y }, i) => ({
      type: 'scatter',
      mode: 'markers',
      x,
      y,
      marker: { color: x.map((_, place) => place), colorscale: 'Viridis', size: 4 },
      xaxis: `x${axisSuffix(i)}`,
      yaxis: `y${axisSuffix(i)}`,
    })),
    layout,
  };
}

function panelPoints(results: Results, n: number | 'input'): { x: number[]; y: number[] } {
  const cases = results.casesWith('x').filter(at => at.startsWith(panelCase(n)));
  return { x: cases.map(at => results.exact(at, 'x')), y: cases.map(at => results.exact(at, 'y')) };
}

/** Preserved area against Theorem 1. */
export function preservedFigure(results: Results): Figure {
  const line = (quantity: string, distribution: Distribution, style: object): Partial<Data> => ({
    ...intervalLine(
      LABELS,
      DIMENSIONS.map(n => intervalOf(results, areaCase(n, distribution), quantity)),
    ),
    ...style,
  });
  return {
    id: 'preserved',
    title: 'Area that ReLU preserves, against Theorem 1',
    caption:
      'Share of the points of a disc that at least two active channels determine. Both distributions of T lie on the ' +
      "theorem's values. ReLU6 also holds channels at 6 and so preserves less of this disc of radius 6; the theorem " +
      'does not speak of it. Bars: 99.9 % intervals.',
    data: [
      {
        type: 'scatter',
        mode: 'lines+markers',
        name: '1 − (1 + n) / 2ⁿ',
        x: LABELS,
        y: DIMENSIONS.map(n => results.exact(areaCase(n, 'gaussian'), 'expected')),
        line: PREDICTED_STYLE.line,
        marker: { ...PREDICTED_STYLE.marker, size: 12 },
      },
      ...DISTRIBUTIONS.map((distribution, i) =>
        line('preserved', distribution, {
          name: `ReLU, ${NAMES[distribution]}`,
          mode: 'markers',
          marker: { color: COLOURS[i], symbol: i === 0 ? 'circle' : 'x' },
        }),
      ),
      line('preservedRelu6', 'gaussian', {
        name: 'ReLU6, Gaussian T',
        line: { color: COLOURS[3], dash: 'dot' },
        marker: { color: COLOURS[3] },
      }),
    ],
    layout: {
      xaxis: DIMENSION_AXIS,
      yaxis: { title: { text: 'preserved share of the area' }, range: [0, 1.05] },
    },
  };
}

/** Errors by dimension, one line a non-linearity: as drawn, and of the shape alone. */
export function errorFigure(results: Results): Figure | undefined {
  const lines = (quantity: string) =>
    NON_LINEARITIES.map(({ name }, i) =>
      lineOf(NAMES[name], i, n => intervalOf(results, statisticsCase(n, name, 'gaussian'), quantity)),
    );
  return panelFigure(
    {
      id: 'error',
      title: 'How far the spiral is from itself after there and back',
      caption:
        'Left as the paper draws it: ReLU levels off at 1/2, because the pseudo-inverse undoes T but not the halving by ' +
        `ReLU. Right after the best common factor: the shape itself goes on improving. Gaussian T, ${DRAWS} draws, ` +
        'bars: 95 % intervals.',
    },
    [
      {
        heading: 'as it comes back',
        x: DIMENSION_AXIS,
        y: { title: { text: 'error, median over draws' }, rangemode: 'tozero' },
        traces: lines('error'),
      },
      {
        heading: 'after the best common factor',
        x: DIMENSION_AXIS,
        y: { title: { text: 'error of the shape, mean over draws' }, rangemode: 'tozero' },
        traces: lines('shapeError'),
      },
    ],
  );
}

/** Gaussian against orthonormal T: typical error and its spread over draws. */
export function distributionFigure(results: Results): Figure | undefined {
  const spread = DISTRIBUTIONS.map((distribution, i) =>
    lineOf(NAMES[distribution], i, n => {
      const at = statisticsCase(n, 'relu', distribution);
      const [estimate, low, high] = ['error', 'errorTenth', 'errorNinetieth'].map(quantity =>
        results.exact(at, quantity),
      );
      return { estimate, low, high, level: 0.8 };
    }),
  );
  const rank = DISTRIBUTIONS.map((distribution, i) =>
    lineOf(NAMES[distribution], i, n =>
      intervalOf(results, statisticsCase(n, 'relu', distribution), 'rankReturned'),
    ),
  );
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
        traces: rank,
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
    data: DISTRIBUTIONS.map((distribution, i) =>
      lineOf(NAMES[distribution], i, n => intervalOf(results, areaCase(n, distribution), 'midpointsOutside')),
    ),
    layout: {
      xaxis: DIMENSION_AXIS,
      yaxis: { title: { text: 'share of midpoints outside' }, range: [-0.02, 1.05] },
    },
  };
}
