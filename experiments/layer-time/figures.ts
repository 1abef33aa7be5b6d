import type { Layout } from 'plotly.js';
import { countGraph } from '../../src/cost/counts.js';
import { type Kind, kindOf } from '../../src/cost/layer-kinds.js';
import { chosenSuite } from '../../src/experiment/claims/ratio.js';
import { isMeasured } from '../../src/experiment/measured-suites.js';
import type { Results } from '../../src/measure/results/results.js';
import { optimize } from '../../src/networks/graph/passes/index.js';
import { graphOf } from '../../src/networks/models/catalogue.js';
import type { Figure } from '../../src/reports/figure.js';
import { kindBars, wholeMarks } from '../../src/reports/kind-bars.js';
import { panelFigure } from '../../src/reports/panel-figure.js';
import { LEGEND_AT_BOTTOM } from '../../src/reports/theme.js';
import { dotsOverNames, guideLine } from '../../src/reports/traces.js';
import { armOf, NETWORKS, STAGE_NAMES, STAGES, type Stage } from './networks.js';
import { sumOverWhole } from './shares.js';

/** Where the time goes, a bar for each network as built and one fused: a figure a platform. */
export function sharesFigures(results: Results): readonly Figure[] {
  return results.platforms.flatMap(platform => sharesFigure(results, platform) ?? []);
}

function sharesFigure(results: Results, platform: string): Figure | undefined {
  const bars = NETWORKS.flatMap(({ title, suite }) => {
    const measured = chosenSuite(suite, results, platform);
    const whole = measured?.timeNs(armOf('built'));
    if (!measured || !whole) return [];
    return STAGES.map(stage => ({
      label: `${title}, ${STAGE_NAMES[stage]}`,
      /** Of the network as built: a kind, or the stage in one piece. */
      perCent: (kind?: Kind) => (100 * (measured.timeNs(armOf(stage, kind))?.estimate ?? 0)) / whole.estimate,
    }));
  });
  if (bars.length === 0) return undefined;
  const labels = bars.map(({ label }) => label);
  return {
    id: `shares-${platform}`,
    title: `Where the time goes, before and after fusing: ${platform}`,
    caption:
      'Each kind of layer timed alone, in the memory of its network. The mark is the time of the network in one ' +
      'piece: where the bar ends before it or beyond it, times do not add up.',
    data: [
      ...kindBars(labels, kind => bars.map(bar => bar.perCent(kind))),
      wholeMarks(
        'the network in one piece',
        labels,
        bars.map(bar => bar.perCent()),
      ),
    ],
    layout: barsLayout(bars.length, 'time, % of that as built'),
  };
}

/** What the layers of a network read and write, kind by kind, as built and fused; multiply-accumulates beside it. */
export function movedByKindFigure(model: string): Figure {
  const built = graphOf(model);
  const whole = countGraph(built);
  const bars = [
    { label: 'multiply-accumulates', graph: built, of: 'macs' },
    { label: `elements moved, ${STAGE_NAMES.built}`, graph: built, of: 'memoryAccessCost' },
    { label: `elements moved, ${STAGE_NAMES.fused}`, graph: optimize(built), of: 'memoryAccessCost' },
  ] as const;
  const perCent = (kind: Kind) =>
    bars.map(({ graph, of }) => (100 * countGraph(graph, node => kindOf(node) === kind)[of]) / whole[of]);
  return {
    id: 'moved-by-kind',
    title: `${model}: what is counted, and what is moved`,
    caption:
      'Batch norm and activations are nothing in a count of multiply-accumulates, and most of what is read and written. ' +
      'Fusing leaves the counts and takes that away.',
    data: kindBars(
      bars.map(({ label }) => label),
      perCent,
    ),
    layout: barsLayout(bars.length, 'share of the network as built, %'),
  };
}

/** The layout of horizontal bars, the first at the top. */
function barsLayout(count: number, xTitle: string): Partial<Layout> {
  return {
    width: 920,
    height: 190 + 34 * count,
    barmode: 'stack',
    margin: { l: 220, r: 30, t: 60, b: 130 },
    xaxis: { title: { text: xTitle }, rangemode: 'tozero' },
    yaxis: { autorange: 'reversed' },
    legend: { ...LEGEND_AT_BOTTOM, xref: 'container', traceorder: 'normal' },
  };
}

/** The sum of the kinds over the whole network: a panel a stage. */
export function sumFigure(results: Results): Figure | undefined {
  const networks = NETWORKS.filter(({ suite }) => isMeasured(results, suite));
  if (networks.length === 0) return undefined;
  const titles = networks.map(({ title }) => title);
  const platforms = results.platforms.map(platform => ({ platform }));
  const sumOf = (platform: string, network: number, stage: Stage) => {
    const measured = chosenSuite(networks[network].suite, results, platform);
    return measured && sumOverWhole(measured, stage);
  };
  const limits = results.platforms.flatMap(platform =>
    networks.flatMap((_, i) =>
      STAGES.flatMap(stage => {
        const sum = sumOf(platform, i, stage);
        return sum ? [sum.low, sum.high] : [];
      }),
    ),
  );
  /** The same for both stages. */
  const range = [Math.min(1, ...limits) - 0.02, Math.max(1, ...limits) + 0.02];
  const ends = [-0.5, titles.length - 0.5];
  return panelFigure(
    {
      id: 'sum',
      title: 'Do the times of the layers add up to that of the network?',
      caption:
        'Each kind of layer timed alone, all kinds added up. Above the dashed line they take longer alone than in their ' +
        'place in the network, below it less.',
    },
    STAGES.map(stage => {
      const { x, traces } = dotsOverNames(titles, platforms, ({ platform }, _, i) =>
        sumOf(platform, i, stage),
      );
      const y = { title: { text: 'sum of the kinds, × whole network' }, range };
      return {
        heading: STAGE_NAMES[stage],
        x: { ...x, tickangle: -30 },
        y,
        traces: [guideLine('sum = whole', ends, [1, 1]), ...traces],
      };
    }),
  );
}
