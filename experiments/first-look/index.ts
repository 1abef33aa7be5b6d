import type { Data } from 'plotly.js';
import { countGraph } from '../../src/cost/counts.js';
import { exactly } from '../../src/experiment/claims/exact.js';
import { slower } from '../../src/experiment/claims/ratio.js';
import { suiteCountRows } from '../../src/experiment/counts.js';
import { defineExperiment, type SuiteDeclaration } from '../../src/experiment/define.js';
import { measuredSuites } from '../../src/experiment/measured-suites.js';
import type { Interval } from '../../src/measure/judging/statistics.js';
import type { Results } from '../../src/measure/results/results.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import type { Figure } from '../../src/reports/figure.js';
import { formatCount } from '../../src/reports/format.js';
import { type DrawnPanel, panelFigure } from '../../src/reports/panel-figure.js';
import { COLOURS } from '../../src/reports/theme.js';
import { guideLine, measuredLine } from '../../src/reports/traces.js';

const SIDE = 56;
const SOURCE = 'notebook 00';

type Layer = (g: GraphBuilder, input: (channels: number) => number) => number;

/** Four layers with 2304 multiply-accumulates per pixel each: 9·16² = 48² = 96²/4 = 9·256. */
const LAYERS: Readonly<Record<string, Layer>> = {
  'conv 3×3': (g, input) => g.conv2d(input(16), { filters: 16, kernel: [3, 3], padding: 1 }),
  'conv 1×1': (g, input) => g.pointwise(input(48), { filters: 48 }),
  'conv 1×1, 4 groups': (g, input) => g.groupedPointwise(input(96), { filters: 96, groups: 4 }),
  'depthwise 3×3': (g, input) => g.depthwise(input(256), { kernel: [3, 3], padding: 1 }),
};
const IDS = Object.keys(LAYERS);
const [BASELINE] = IDS;

const suite = {
  id: 'layers',
  title: 'one layer each, 56×56',
  arms: IDS.map(id => ({
    id,
    graph() {
      const g = new GraphBuilder(id);
      return g.build(LAYERS[id](g, channels => g.input([1, channels, SIDE, SIDE])));
    },
  })),
  platforms: ['typescript'],
} as const satisfies SuiteDeclaration;

/** The smallest example of what this project is about, for the first notebook: same work, different time. */
export const experiment = defineExperiment({
  id: 'first-look',
  title: 'Four layers with the same FLOPs',
  question: 'Do layers with exactly the same number of multiply-accumulates take the same time?',
  suites: [suite],
  exact: () => suiteCountRows([suite], ['macs', 'memoryAccessCost']),
  claims: [
    exactly(
      {
        id: 'same-work',
        statement: 'The four layers do exactly the same number of multiply-accumulates.',
        source: SOURCE,
        rule: 'the four counts are equal',
      },
      results => {
        const counts = countsOf(results, 'macs');
        return { holds: new Set(counts).size === 1, evidence: counts.map(formatCount).join(', ') };
      },
    ),
    slower('depthwise 3×3', BASELINE, {
      id: 'depthwise-slower',
      statement: 'The depthwise convolution takes longer than the 3×3 convolution of the same work.',
      source: SOURCE,
      suite: suite.id,
    }),
  ],
  tables: [],
  figures: [flopsFigure, costFigure],
});

function countsOf(results: Results, quantity: string): number[] {
  return IDS.map(id => results.exact(`${suite.id}/${id}`, quantity));
}

/** A panel for each platform that measured the layers, for their scales differ; an empty one where none did. */
function panels(
  results: Results,
  panelOf: (platform: string, times: (Interval | undefined)[]) => DrawnPanel,
) {
  const drawn = measuredSuites(results, suite.id).map(measured =>
    panelOf(
      measured.platform,
      IDS.map(id => measured.ratio(id, BASELINE)),
    ),
  );
  return drawn.length > 0 ? drawn : [panelOf('not measured', [])];
}

const timeAxis = { title: { text: `time, ${BASELINE} = 1` }, rangemode: 'tozero' } as const;

/** What can be counted of the four layers without a clock, each as a multiple of the first layer's. */
export function equalWorkFigure(): Figure {
  const counts = suite.arms.map(arm => countGraph(arm.graph()));
  const quantities = [
    { name: 'MACs', of: counts.map(({ macs }) => macs), color: '#bbbbbb' },
    { name: 'memory access cost', of: counts.map(count => count.memoryAccessCost), color: COLOURS[0] },
    { name: 'weights', of: counts.map(({ parameters }) => parameters), color: COLOURS[1] },
  ];
  return {
    id: 'equal-work',
    title: 'Four layers with the same FLOPs',
    caption:
      'Multiply-accumulates are the same to the last digit, and so are the weights, each of which is used once a pixel. ' +
      'What is read and written is not.',
    data: quantities.map(({ name, of, color }): Partial<Data> => {
      return { type: 'bar', name, x: IDS, y: of.map(count => count / of[0]), marker: { color } };
    }),
    layout: {
      barmode: 'group',
      yaxis: { title: { text: `count, ${BASELINE} = 1` }, rangemode: 'tozero' },
    },
  };
}

/** Bars of predicted beside measured time, each as a multiple of the first layer's. */
function flopsFigure(results: Results): Figure {
  const macs = countsOf(results, 'macs');
  const predicted = macs.map(count => count / macs[0]);
  return panelFigure(
    {
      id: 'time-against-flops',
      title: 'Same FLOPs: predicted and measured time',
      caption:
        'If FLOPs set the time, both bars of each layer would be equally high. Lines on the bars are confidence intervals ' +
        'over paired rounds; mind that each platform has a scale of its own.',
    },
    panels(results, (platform, times) => ({
      heading: platform,
      x: { tickvals: IDS, ticktext: IDS.map(id => id.replace(' ', '<br>')), tickangle: 0 },
      y: timeAxis,
      traces: [
        { type: 'bar', name: 'predicted by FLOPs', x: IDS, y: predicted, marker: { color: '#bbbbbb' } },
        {
          ...measuredLine(platform, IDS, times),
          type: 'bar',
          name: `measured, ${platform}`,
        } as Partial<Data>,
      ],
    })),
    { barmode: 'group' },
  )!;
}

/** Measured time against memory access cost, a point a layer. */
function costFigure(results: Results): Figure {
  const costs = countsOf(results, 'memoryAccessCost');
  const inProportion = costs.map(cost => cost / costs[0]);
  const top = (times: readonly (Interval | undefined)[]) =>
    Math.max(...inProportion, ...times.map(time => time?.high ?? 0));
  return panelFigure(
    {
      id: 'time-against-cost',
      title: 'Time against memory access cost, at equal FLOPs',
      caption:
        'If the elements moved set the time, the points would lie on the dashed line, on which time grows as they do. Bars ' +
        'are confidence intervals over paired rounds; mind that each platform has a scale of its own.',
    },
    panels(results, (platform, times) => ({
      heading: platform,
      x: { title: { text: 'memory access cost, elements' }, range: [0, 1.1 * Math.max(...costs)] },
      // Room below for names.
      y: { ...timeAxis, range: [-0.08 * top(times), 1.05 * top(times)] },
      traces: [
        guideLine('in proportion to memory access cost', [0, ...costs], [0, ...inProportion]),
        {
          ...measuredLine(platform, costs, times),
          mode: 'text+markers',
          text: IDS,
          textposition: ['bottom right', 'top right', 'bottom right', 'top left'],
        } as Partial<Data>,
      ],
    })),
  )!;
}
