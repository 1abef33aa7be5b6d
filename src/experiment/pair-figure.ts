import type { Results } from '../measure/results/results.js';
import type { Figure } from '../reports/figure.js';
import type { FigureText } from '../reports/panel-figure.js';
import { PREDICTED_STYLE } from '../reports/theme.js';
import { dotsOverNames } from '../reports/traces.js';
import type { ArmPair } from './pair-columns.js';

/**
 * Pairs of arms side by side: how many times less work the second has, and how many times less time it takes on each
 * platform. undefined where nothing was measured.
 */
export function pairFigure(
  text: FigureText,
  pairs: readonly ArmPair[],
  results: Results,
): Figure | undefined {
  const measured = results.platforms
    .filter(platform => pairs.some(({ suite }) => results.suite(platform, suite)))
    .map(platform => ({ platform }));
  if (measured.length === 0) return undefined;
  const macs = ({ suite, arm, over }: ArmPair) =>
    results.exact(`${suite}/${arm}`, 'macs') / results.exact(`${suite}/${over}`, 'macs');
  const { x, traces } = dotsOverNames(
    pairs.map(({ name }) => name),
    measured,
    ({ platform }, _, i) => results.suite(platform, pairs[i].suite)?.ratio(pairs[i].arm, pairs[i].over),
  );
  return {
    ...text,
    data: [
      {
        type: 'scatter',
        mode: 'markers',
        name: 'multiply-accumulates',
        x: pairs.map((_, i) => i),
        y: pairs.map(macs),
        marker: { ...PREDICTED_STYLE.marker, size: 14, line: { width: 2 } },
      },
      ...traces,
    ],
    layout: {
      xaxis: { ...x, range: [-0.5, pairs.length - 0.5] },
      yaxis: { title: { text: 'how many times less, ×' }, type: 'log', tickvals: [0.5, 1, 2, 3, 5, 7, 10, 20, 50] },
      height: 480,
    },
  };
}
