import type { Data, LayoutAxis } from 'plotly.js';
import { median } from 'simple-statistics';
import type { Results } from '../../src/measure/results/results.js';
import type { Figure } from '../../src/reports/figure.js';
import { besideOthers, intervalLine } from '../../src/reports/interval-line.js';
import { axisSuffix, legendOnce, panelLayout } from '../../src/reports/panels.js';
import { PREDICTED_STYLE, platformColour } from '../../src/reports/theme.js';
import { type LabelPlace, labelPlaces } from './label-places.js';
import { CLASSES } from './networks.js';
import { type Point, PREDICTORS, type Predictor, pointsOf, predicted, rankedPlatforms } from './points.js';
import { rankInterval } from './ranking.js';

const WIDTH = 920;
const HEIGHT = 640;
const MARGIN = { l: 75, r: 30, t: 60, b: 70 };
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
  const x = predicted(points, 'MACs')!.map(macs => macs / 1e6);
  const y = points.map(({ timeNs }) => timeNs.estimate / 1e6);
  const typical = median(points.map((_, i) => y[i] / x[i]));
  const [across, down] = [logRange(x), logRange([...y, ...x.map(macs => macs * typical)])];
  const size = { width: WIDTH - MARGIN.l - MARGIN.r, height: HEIGHT - MARGIN.t - MARGIN.b };
  const shown = points.map(({ model }) => points.length <= MOST_LABELS || QUICK.includes(model));
  const text = points.map(({ model }, i) => (shown[i] ? shortName(model) : ''));
  const places = labelPlaces(
    points.map((_, i) => ({
      x: (size.width * (Math.log10(x[i]) - across[0])) / (across[1] - across[0]),
      y: (size.height * (down[1] - Math.log10(y[i]))) / (down[1] - down[0]),
      text: text[i],
    })),
    size,
  );
  const ends = across.map(end => 10 ** end);
  const data: Partial<Data>[] = [
    {
      type: 'scatter',
      mode: 'lines',
      name: 'the median time per multiply-accumulate',
      x: ends,
      y: ends.map(macs => macs * typical),
      line: { ...PREDICTED_STYLE.line, width: 1 },
      hoverinfo: 'skip',
    },
    {
      type: 'scatter',
      mode: 'text+markers',
      name: platform,
      x,
      y,
      text,
      // Plotly takes a place for each point, its types only one for all.
      textposition: [...places] as unknown as LabelPlace,
      textfont: { size: 11 },
      hovertext: points.map(({ model }) => model),
      marker: { size: 8, color: platformColour(platform) },
    },
  ];
  return {
    id: `scatter-${platform}`,
    title: `Do multiply-accumulates order the networks? Time on ${platform}`,
    caption:
      'If they did, all networks would lie on one rising line. A network above the dashed one takes longer than its ' +
      'multiply-accumulates say, one below it less.',
    data,
    layout: {
      width: WIDTH,
      height: HEIGHT,
      margin: MARGIN,
      xaxis: { ...logAxis('multiply-accumulates, million'), range: [...across] },
      yaxis: { ...logAxis('time, ms'), range: [...down] },
      showlegend: false,
    },
  };
}

/** Names without what all members of a figure have in common. */
function shortName(model: string): string {
  return model.replace(/-224$/, '').replace('mobilenet', 'mobile').replace('shufflenet', 'shuffle');
}

/** 1, 2 and 5 times the powers of ten that any of the amounts here has. */
const TICKS = [-2, -1, 0, 1, 2, 3, 4].flatMap(power => [1, 2, 5].map(digit => digit * 10 ** power));

function logAxis(title: string): Partial<LayoutAxis> {
  return { title: { text: title }, type: 'log', tickvals: TICKS };
}

/** Ends of a logarithmic axis for these values. */
function logRange(values: readonly number[]): readonly [number, number] {
  const logs = values.map(value => Math.log10(value));
  return [Math.min(...logs) - ROOM, Math.max(...logs) + ROOM];
}

/** What one unit of a predictor's axis is. */
const AXES: { readonly [P in Predictor]: { readonly title: string; readonly unit: number } } = {
  MACs: { title: 'multiply-accumulates, million', unit: 1e6 },
  parameters: { title: 'parameters, million', unit: 1e6 },
  'memory access cost': { title: 'elements read and written, million', unit: 1e6 },
  'peak memory': { title: 'peak memory, MiB', unit: 2 ** 20 },
  roofline: { title: 'predicted time, ms', unit: 1e6 },
};

/** Time against every predictor, a panel each. */
export function predictorsFigure(results: Results): Figure | undefined {
  const platforms = rankedPlatforms(results);
  if (platforms.length === 0) return undefined;
  const symbols = ['circle', 'square', 'diamond', 'cross'];
  const data = PREDICTORS.flatMap((predictor, panel) =>
    platforms.map((platform, p): Partial<Data> => {
      const points = pointsOf(results, platform);
      return {
        type: 'scatter',
        mode: 'markers',
        name: platform,
        x: (predicted(points, predictor) ?? []).map(value => value / AXES[predictor].unit),
        y: points.map(({ timeNs }) => timeNs.estimate / 1e6),
        hovertext: points.map(({ model }) => model),
        marker: { symbol: symbols[p % symbols.length], size: 7, color: platformColour(platform) },
        xaxis: `x${axisSuffix(panel)}`,
        yaxis: `y${axisSuffix(panel)}`,
      };
    }),
  );
  return {
    id: 'predictors',
    title: 'Time against five predictors',
    caption:
      'The narrower the cloud of a platform, the better the order. The roofline of a network is the sum over its ' +
      'layers of the larger of arithmetic and traffic, at what this machine reaches.',
    data: legendOnce(data),
    layout: panelLayout(
      PREDICTORS.map(predictor => ({
        heading: predictor,
        x: logAxis(AXES[predictor].title),
        y: logAxis('time, ms'),
      })),
    ),
  };
}

/** How well each predictor orders the networks, with the interval that the choice of networks leaves. */
export function correlationsFigure(results: Results): Figure | undefined {
  const platforms = rankedPlatforms(results);
  if (platforms.length === 0) return undefined;
  const data = platforms.map((platform, p): Partial<Data> => {
    const points = pointsOf(results, platform);
    const times = points.map(({ timeNs }) => timeNs.estimate);
    const intervals = PREDICTORS.map(predictor => {
      const values = predicted(points, predictor);
      return values && rankInterval([values], times, ([rho]) => rho);
    });
    return {
      ...intervalLine(besideOthers(PREDICTORS.length, p, platforms.length), intervals),
      mode: 'markers',
      name: `${platform}, ${points.length} networks`,
      marker: { size: 9, color: platformColour(platform) },
    };
  });
  return {
    id: 'correlations',
    title: 'How well each predictor orders the networks',
    caption:
      "Spearman's rank correlation with time; 1 is the right order. Bars: 95 % bootstrap interval over the networks.",
    data,
    layout: {
      width: 900,
      height: 430,
      xaxis: { tickvals: PREDICTORS.map((_, i) => i), ticktext: [...PREDICTORS] },
      yaxis: { title: { text: 'rank correlation ρ' }, range: [-0.25, 1.05] },
    },
  };
}
