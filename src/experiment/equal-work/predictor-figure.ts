import type { Results } from '../../measure/results/results.js';
import type { Figure } from '../../reports/figure.js';
import { axisSuffix, legendOnce } from '../../reports/panels.js';
import { PREDICTED_STYLE, platformColour } from '../../reports/theme.js';
import { PREDICTORS, pointsOf } from './predictors.js';
import type { Sweep } from './sweep.js';

/** Measured against predicted time, one panel a predictor; on the dashed line the prediction is right. */
export function predictorFigure(sweeps: readonly Sweep[], results: Results): Figure | undefined {
  const platforms = results.platforms.filter(platform => pointsOf(sweeps, results, platform).length >= 3);
  if (platforms.length === 0) return undefined;
  const symbols = ['circle', 'square', 'diamond', 'cross', 'triangle-up'];
  const traces = PREDICTORS.flatMap((predictor, panel) =>
    platforms.flatMap((platform, p) => {
      const points = pointsOf(sweeps, results, platform);
      return {
        type: 'scatter' as const,
        mode: 'markers' as const,
        name: platform,
        marker: {
          symbol: symbols[p % symbols.length],
          size: 9,
          color: platformColour(platform),
          opacity: 0.8,
        },
        x: points.map(point => point.predicted[predictor]),
        y: points.map(point => point.measured),
        text: points.map(point => point.label),
        xaxis: `x${axisSuffix(panel)}`,
        yaxis: 'y',
      };
    }),
  );
  const all = platforms.flatMap(platform => pointsOf(sweeps, results, platform));
  const values = all.flatMap(point => [point.measured, ...PREDICTORS.map(p => point.predicted[p])]);
  const range = [Math.min(...values) * 0.9, Math.max(...values) * 1.05];
  const gap = 0.06;
  const width = (1 - 2 * gap) / 3;
  const domain = (panel: number) => [panel * (width + gap), panel * (width + gap) + width];
  const axis = (panel: number) => ({
    title: { text: `${PREDICTORS[panel]}, × first` },
    range,
    domain: domain(panel),
  });
  return {
    id: 'predictors',
    title: 'Which predictor explains the measured times?',
    caption:
      'Each point is one network; both axes are multiples of the first network of its channel set. On the dashed ' +
      'line a prediction is exactly right; a vertical cloud means that the predictor cannot tell the networks apart.',
    data: legendOnce(traces),
    layout: {
      width: 900,
      height: 430,
      xaxis: axis(0),
      xaxis2: axis(1),
      xaxis3: axis(2),
      yaxis: { title: { text: 'measured time, × first' }, range },
      shapes: PREDICTORS.map((_, panel) => ({
        type: 'line' as const,
        xref: `x${axisSuffix(panel)}` as 'x',
        yref: 'y' as const,
        x0: range[0],
        y0: range[0],
        x1: range[1],
        y1: range[1],
        line: { ...PREDICTED_STYLE.line, width: 1 },
      })),
    },
  };
}
