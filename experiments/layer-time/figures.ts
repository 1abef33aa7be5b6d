import { KINDS, type Kind } from '../../src/cost/layer-kinds.js';
import { chosenSuite } from '../../src/experiment/claims/ratio.js';
import { measuredSuites } from '../../src/experiment/measured-suites.js';
import type { Results } from '../../src/measure/results/results.js';
import type { Figure } from '../../src/reports/figure.js';
import { panelFigure } from '../../src/reports/panel-figure.js';
import { measuredDots } from '../../src/reports/traces.js';
import { kindBars, kindBarsLayout } from './kind-bars.js';
import { armOf, NETWORKS, STAGE_NAMES, STAGES } from './networks.js';
import { sumOverWhole } from './shares.js';

/** Where the time goes, a bar for each network as built and one fused: a figure a platform. */
export function sharesFigures(results: Results): readonly Figure[] {
  return results.platforms.flatMap(platform => sharesFigure(results, platform) ?? []);
}

function sharesFigure(results: Results, platform: string): Figure | undefined {
  const bars = NETWORKS.flatMap(({ title, measured }) => {
    const suite = chosenSuite(measured, results, platform);
    const whole = suite?.timeNs(armOf('built'));
    if (!suite || !whole) return [];
    const perCent = (arm: string) => (100 * (suite.timeNs(arm)?.estimate ?? 0)) / whole.estimate;
    return STAGES.map(stage => ({ stage, perCent, label: `${title}, ${STAGE_NAMES[stage]}` }));
  });
  if (bars.length === 0) return undefined;
  const perCent = (bar: (typeof bars)[number], kind: Kind) => bar.perCent(armOf(bar.stage, kind));
  const kinds = KINDS.filter(kind => bars.some(bar => perCent(bar, kind) > 0));
  return {
    id: `shares-${platform}`,
    title: `Where the time goes, before and after fusing: ${platform}`,
    caption:
      'Each kind of layer timed alone, in the memory of its network. The mark is the time of the network in one ' +
      'piece: where the bar ends before it or beyond it, times do not add up.',
    data: [
      ...kindBars(kinds, bars, perCent),
      {
        type: 'scatter',
        mode: 'markers',
        name: 'the network in one piece',
        x: bars.map(bar => bar.perCent(armOf(bar.stage))),
        y: bars.map(({ label }) => label),
        marker: { symbol: 'line-ns-open', size: 22, color: '#000000', line: { width: 3 } },
      },
    ],
    layout: kindBarsLayout(bars.length, 'time, % of that as built'),
  };
}

/** The sum of the kinds over the whole network: a panel a stage. */
export function sumFigure(results: Results): Figure | undefined {
  const { platforms } = results;
  const networks = NETWORKS.filter(({ measured }) => measuredSuites(results, measured).length > 0);
  if (networks.length === 0) return undefined;
  const text = {
    id: 'sum',
    title: 'Do the times of the layers add up to that of the network?',
    caption:
      'Above 1, layers take longer alone than in their place in the network; below 1, they gain from running alone, ' +
      'with their maps and weights in the caches.',
  };
  const panels = STAGES.map(stage => ({
    heading: STAGE_NAMES[stage],
    x: {
      tickvals: networks.map((_, i) => i),
      ticktext: networks.map(({ title }) => title),
      tickangle: -30,
    },
    y: { title: { text: 'sum of the kinds, × whole network' } },
    traces: platforms.map((platform, place) => {
      const sums = networks.map(({ measured }) => {
        const suite = chosenSuite(measured, results, platform);
        return suite && sumOverWhole(suite, stage);
      });
      return measuredDots(platform, sums, { place, of: platforms.length });
    }),
  }));
  return panelFigure(text, panels);
}
