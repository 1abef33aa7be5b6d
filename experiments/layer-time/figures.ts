import type { Data } from 'plotly.js';
import { KIND_NAMES, KINDS } from '../../src/cost/layer-kinds.js';
import type { Results } from '../../src/measure/results/results.js';
import type { Figure } from '../../src/reports/figure.js';
import { besideOthers, intervalLine } from '../../src/reports/interval-line.js';
import { KIND_COLOURS } from '../../src/reports/kind-colours.js';
import { axisSuffix, legendOnce, panelLayout } from '../../src/reports/panels.js';
import { platformColour } from '../../src/reports/theme.js';
import { armOf, NETWORKS, STAGES, type Stage, suiteOf } from './networks.js';
import { sumOverWhole } from './shares.js';

/** How a stage is called for people. */
export const STAGE_NAMES: { readonly [S in Stage]: string } = { built: 'as built', fused: 'fused' };

const BAR_HEIGHT = 34;

/** Where the time goes, a bar for each network as built and one fused: a figure a platform. */
export function sharesFigures(results: Results): readonly Figure[] {
  return results.platforms.flatMap(platform => sharesFigure(results, platform) ?? []);
}

function sharesFigure(results: Results, platform: string): Figure | undefined {
  const bars = NETWORKS.flatMap(({ model, title }) => {
    const suite = suiteOf(results, platform, model);
    const whole = suite?.timeNs(armOf('built'));
    return suite && whole
      ? STAGES.map(stage => ({ suite, stage, whole, label: `${title}, ${STAGE_NAMES[stage]}` }))
      : [];
  });
  if (bars.length === 0) return undefined;
  const labels = bars.map(({ label }) => label);
  const perCent = (bar: (typeof bars)[number], arm: string) => {
    const time = bar.suite.timeNs(arm);
    return time ? (100 * time.estimate) / bar.whole.estimate : 0;
  };
  const kinds = KINDS.filter(kind => bars.some(bar => perCent(bar, armOf(bar.stage, kind)) > 0));
  const data: Partial<Data>[] = [
    ...kinds.map(
      (kind): Partial<Data> => ({
        type: 'bar',
        orientation: 'h',
        name: KIND_NAMES[kind],
        x: bars.map(bar => perCent(bar, armOf(bar.stage, kind))),
        y: labels,
        marker: { color: KIND_COLOURS[kind] },
      }),
    ),
    {
      type: 'scatter',
      mode: 'markers',
      name: 'the network in one piece',
      x: bars.map(bar => perCent(bar, armOf(bar.stage))),
      y: labels,
      marker: { symbol: 'line-ns-open', size: 22, color: '#000000', line: { width: 3 } },
    },
  ];
  return {
    id: `shares-${platform}`,
    title: `Where the time goes, before and after fusing: ${platform}`,
    caption:
      'Each kind of layer timed alone, in the memory of its network. The mark is the time of the network in one ' +
      'piece: where the bar ends before it or beyond it, times do not add up.',
    data,
    layout: {
      width: 920,
      height: 190 + BAR_HEIGHT * bars.length,
      barmode: 'stack',
      margin: { l: 220, r: 30, t: 60, b: 130 },
      xaxis: { title: { text: 'time, % of that as built' }, rangemode: 'tozero' },
      yaxis: { autorange: 'reversed' },
      legend: {
        orientation: 'h',
        x: 0,
        xref: 'container',
        y: 0,
        yref: 'container',
        yanchor: 'bottom',
        traceorder: 'normal',
      },
    },
  };
}

/** The sum of the kinds over the whole network: a panel a stage. */
export function sumFigure(results: Results): Figure | undefined {
  const measured = NETWORKS.filter(({ model }) =>
    results.platforms.some(platform => suiteOf(results, platform, model)),
  );
  if (measured.length === 0) return undefined;
  const data = STAGES.flatMap((stage, panel) =>
    results.platforms.map(
      (platform, p): Partial<Data> =>
        ({
          ...intervalLine(
            besideOthers(measured.length, p, results.platforms.length),
            measured.map(({ model }) => {
              const suite = suiteOf(results, platform, model);
              return suite && sumOverWhole(suite, stage);
            }),
          ),
          mode: 'markers',
          name: platform,
          marker: { size: 8, color: platformColour(platform) },
          xaxis: `x${axisSuffix(panel)}`,
          yaxis: `y${axisSuffix(panel)}`,
        }) as Partial<Data>,
    ),
  );
  const layout = panelLayout(
    STAGES.map(stage => ({
      heading: STAGE_NAMES[stage],
      x: {
        tickvals: measured.map((_, i) => i),
        ticktext: measured.map(({ title }) => title),
        tickangle: -30,
      },
      y: { title: { text: 'sum of the kinds, × whole network' } },
    })),
  );
  return {
    id: 'sum',
    title: 'Do the times of the layers add up to that of the network?',
    caption:
      'Above 1, layers take longer alone than in their place in the network; below 1, they gain from running alone, ' +
      'with their maps and weights in the caches.',
    data: legendOnce(data),
    layout,
  };
}
