import type { PlotData } from 'plotly.js';
import { median } from 'simple-statistics';
import type { Results } from '../../src/measure/results/results.js';
import type { Figure } from '../../src/reports/figure.js';
import { decadesOf, labelledScatter, logAxis } from '../../src/reports/labelled-scatter.js';
import { panelFigure } from '../../src/reports/panel-figure.js';
import { PREDICTED_STYLE, platformColour } from '../../src/reports/theme.js';
import { measuredDots } from '../../src/reports/traces.js';
import { CLASSES } from './networks.js';
import {
  correlations,
  type Point,
  PREDICTORS,
  type Predictor,
  pointsOf,
  predicted,
  rankedPlatforms,
} from './points.js';

const WIDTH = 920;
const HEIGHT = 640;
const MARGIN = { l: 75, r: 30, t: 60, b: 70 };
const AREA = { width: WIDTH - MARGIN.l - MARGIN.r, height: HEIGHT - MARGIN.t - MARGIN.b };
/** A logarithmic axis ends so far, in decades, from its outermost points. */
const ROOM = 0.12;
/** More labels than these cannot be read: only the networks of the quick profile have one then. */
const MOST_LABELS = 30;
const QUICK = CLASSES.flatMap(({ quick }) => quick);

/** Time against multiply-accumulates, every network by its name: a figure a platform. */
export function scatterFigures(results: Results): readonly Figure[] {
  return rankedPlatforms(results).map(platform => scatterFigure(pointsOf(results, platform), platform));
}

function scatterFigure(points: readonly Point[], platform: string): Figure {
  const macs = predicted(points, 'MACs')!.map(count => count / 1e6);
  const ms = points.map(({ timeNs }) => timeNs.estimate / 1e6);
  const typical = median(ms.map((time, i) => time / macs[i]));
  const x = decadesOf(macs, ROOM);
  const y = decadesOf([...ms, ...macs.map(count => count * typical)], ROOM);
  const ends = x.map(end => 10 ** end);
  const labelled = points.map(({ model }, i) => {
    const isShown = points.length <= MOST_LABELS || QUICK.includes(model);
    return { x: macs[i], y: ms[i], text: isShown ? shortName(model) : '', hover: model };
  });
  const line: Partial<PlotData> = {
    type: 'scatter',
    mode: 'lines',
    name: 'the median time per multiply-accumulate',
    x: ends,
    y: ends.map(count => count * typical),
    line: { ...PREDICTED_STYLE.line, width: 1 },
    hoverinfo: 'skip',
  };
  return {
    id: `scatter-${platform}`,
    title: `Do multiply-accumulates order the networks? Time on ${platform}`,
    caption:
      'If they did, all networks would lie on one rising line. A network above the dashed one takes longer than its ' +
      'multiply-accumulates say, one below it less.',
    data: [
      line,
      {
        ...labelledScatter(labelled, { x, y, size: AREA }),
        name: platform,
        marker: { size: 8, color: platformColour(platform) },
      },
    ],
    layout: {
      width: WIDTH,
      height: HEIGHT,
      margin: MARGIN,
      xaxis: logAxis('multiply-accumulates, million', x),
      yaxis: logAxis('time, ms', y),
      showlegend: false,
    },
  };
}

/** Names without what all members of a figure have in common. */
function shortName(model: string): string {
  return model.replace(/-224$/, '').replace('mobilenet', 'mobile').replace('shufflenet', 'shuffle');
}

/** What one unit of a predictor's axis is. */
const AXES: { readonly [P in Predictor]: { readonly title: string; readonly unit: number } } = {
  MACs: { title: 'multiply-accumulates, million', unit: 1e6 },
  parameters: { title: 'parameters, million', unit: 1e6 },
  'memory access cost': { title: 'elements read and written, million', unit: 1e6 },
  'peak memory': { title: 'peak memory, MiB', unit: 2 ** 20 },
  roofline: { title: 'predicted time, ms', unit: 1e6 },
};

const SYMBOLS = ['circle', 'square', 'diamond', 'cross'] as const;

/** Time against every predictor, a panel each. */
export function predictorsFigure(results: Results): Figure | undefined {
  const platforms = rankedPlatforms(results);
  if (platforms.length === 0) return undefined;
  return panelFigure(
    {
      id: 'predictors',
      title: 'Time against five predictors',
      caption:
        'The narrower the cloud of a platform, the better the order. The roofline of a network is the sum over its ' +
        'layers of the larger of arithmetic and traffic, at what this machine reaches.',
    },
    PREDICTORS.map(predictor => ({
      heading: predictor,
      x: logAxis(AXES[predictor].title),
      y: logAxis('time, ms'),
      traces: platforms.map((platform, p): Partial<PlotData> => {
        const points = pointsOf(results, platform);
        return {
          type: 'scatter',
          mode: 'markers',
          name: platform,
          x: (predicted(points, predictor) ?? []).map(value => value / AXES[predictor].unit),
          y: points.map(({ timeNs }) => timeNs.estimate / 1e6),
          hovertext: points.map(({ model }) => model),
          marker: { symbol: SYMBOLS[p % SYMBOLS.length], size: 7, color: platformColour(platform) },
        };
      }),
    })),
  );
}

/** How well each predictor orders the networks, with the interval that the choice of networks leaves. */
export function correlationsFigure(results: Results): Figure | undefined {
  const platforms = rankedPlatforms(results);
  if (platforms.length === 0) return undefined;
  return {
    id: 'correlations',
    title: 'How well each predictor orders the networks',
    caption:
      "Spearman's rank correlation with time; 1 is the right order. Bars: 95 % bootstrap interval over the networks.",
    data: platforms.map((platform, place) => {
      const points = pointsOf(results, platform);
      return {
        ...measuredDots(platform, correlations(points), { place, of: platforms.length }),
        name: `${platform}, ${points.length} networks`,
      };
    }),
    layout: {
      width: 900,
      height: 430,
      xaxis: { tickvals: PREDICTORS.map((_, i) => i), ticktext: [...PREDICTORS] },
      yaxis: { title: { text: 'rank correlation ρ' }, range: [-0.25, 1.05] },
    },
  };
}
