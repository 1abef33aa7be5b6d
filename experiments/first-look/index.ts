import type { Data } from 'plotly.js';
import { countGraph } from '../../src/cost/counts.js';
import type { Experiment } from '../../src/experiment/experiment.js';
import { judgeExact, judgeRatio } from '../../src/measure/judging/verdict.js';
import type { Results } from '../../src/measure/results/results.js';
import type { ExactRow } from '../../src/measure/results/rows.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import type { Figure } from '../../src/reports/figure.js';
import { formatCount } from '../../src/reports/format.js';
import { intervalLine } from '../../src/reports/interval-line.js';
import { COLOURS, platformColour } from '../../src/reports/theme.js';

const SIDE = 56;
const SUITE = 'layers';
const BASELINE = 'conv 3×3';

type Layer = (g: GraphBuilder, input: (channels: number) => number) => number;

/** Four layers with 2304 multiply-accumulates per pixel each: 9·16² = 48² = 96²/4 = 9·256. */
const layers: Readonly<Record<string, Layer>> = {
  [BASELINE]: (g, input) => g.conv2d(input(16), { filters: 16, kernel: [3, 3], padding: 1 }),
  'conv 1×1': (g, input) => g.pointwise(input(48), { filters: 48 }),
  'conv 1×1, 4 groups': (g, input) => g.groupedPointwise(input(96), { filters: 96, groups: 4 }),
  'depthwise 3×3': (g, input) => g.depthwise(input(256), { kernel: [3, 3], padding: 1 }),
};

/** The smallest example of what this project is about, for the first notebook: same work, different time. */
export const experiment: Experiment = {
  id: 'first-look',
  title: 'Four layers with the same FLOPs',
  question: 'Do layers with exactly the same number of multiply-accumulates take the same time?',
  published: [],
  exact,
  suites: () => [
    {
      id: SUITE,
      title: 'one layer each, 56×56',
      baseline: BASELINE,
      arms: Object.keys(layers).map(id => ({ id, graph: () => graphOf(id) })),
      platforms: ['typescript'],
    },
  ],
  needsCeilings: false,
  claims: [
    {
      id: 'same-work',
      statement: 'The four layers do exactly the same number of multiply-accumulates.',
      source: 'this notebook',
      kind: 'exact',
      rule: 'reproduced if the four counts are equal',
      judge(results) {
        const counts = Object.keys(layers).map(id => results.exact(`${SUITE}/${id}`, 'macs'));
        return judgeExact(new Set(counts).size === 1, counts.map(formatCount).join(', '));
      },
    },
    {
      id: 'depthwise-slower',
      statement: 'The depthwise convolution takes longer than the 3×3 convolution of the same work.',
      source: 'this notebook',
      kind: 'timed',
      rule: 'time, depthwise 3×3 over conv 3×3: reproduced from ×1.1',
      judge(results, platform) {
        const suite = results.suite(platform, SUITE);
        const ratio = suite?.ratio('depthwise 3×3', BASELINE);
        return (
          suite &&
          judgeRatio({
            what: 'time, depthwise 3×3 over conv 3×3',
            ratio,
            noise: suite.noise,
            reproducedFrom: 1.1,
          })
        );
      },
    },
  ],
  tables: [],
  figures: [flopsFigure, costFigure],
  analysis: '',
};

function graphOf(id: string): Graph {
  const g = new GraphBuilder(id);
  return g.build(layers[id](g, channels => g.input([1, channels, SIDE, SIDE])));
}

function exact(): ExactRow[] {
  return Object.keys(layers).flatMap(id => {
    const { macs, memoryAccessCost } = countGraph(graphOf(id));
    const name = `${SUITE}/${id}`;
    return [
      { case: name, quantity: 'macs', unit: 'multiply-accumulates', value: macs },
      { case: name, quantity: 'memoryAccessCost', unit: 'elements', value: memoryAccessCost },
    ];
  });
}

/** What can be counted of the four layers without a clock, each as a multiple of the first layer's. */
export function equalWorkFigure(): Figure {
  const ids = Object.keys(layers);
  const counts = ids.map(id => countGraph(graphOf(id)));
  const quantities = [
    { name: 'MACs', of: counts.map(({ macs }) => macs), colour: '#bbbbbb' },
    { name: 'memory access cost', of: counts.map(count => count.memoryAccessCost), colour: COLOURS[0] },
    { name: 'weights', of: counts.map(({ parameters }) => parameters), colour: COLOURS[1] },
  ];
  return {
    id: 'equal-work',
    title: 'Four layers with the same FLOPs',
    caption:
      'Multiply-accumulates are the same to the last digit, and so are the weights, each of which is used once a pixel. ' +
      'What is read and written is not.',
    data: quantities.map(
      ({ name, of, colour }): Partial<Data> => ({
        type: 'bar',
        name,
        x: ids,
        y: of.map(count => count / of[0]),
        marker: { color: colour },
      }),
    ),
    layout: {
      barmode: 'group',
      yaxis: { title: { text: `count, ${BASELINE} = 1` }, rangemode: 'tozero' },
    },
  };
}

/** Bars of predicted beside measured time, each as a multiple of the first layer's. */
function flopsFigure(results: Results): Figure {
  const ids = Object.keys(layers);
  const macs = ids.map(id => results.exact(`${SUITE}/${id}`, 'macs'));
  const predicted = macs.map(count => count / macs[0]);
  return {
    id: 'time-against-flops',
    title: 'What FLOPs promise, and what this machine does',
    caption: 'If FLOPs decided about time, both bars of each layer would be equally high.',
    data: [
      { type: 'bar', name: 'predicted by FLOPs', x: ids, y: predicted, marker: { color: '#bbbbbb' } },
      ...results.platforms.map((platform): Partial<Data> => {
        const style = {
          type: 'bar',
          name: `measured, ${platform}`,
          marker: { color: platformColour(platform) },
        };
        return { ...intervalLine(ids, ratios(results, platform)), ...style } as Partial<Data>;
      }),
    ],
    layout: { barmode: 'group', yaxis: { title: { text: `time, ${BASELINE} = 1` }, rangemode: 'tozero' } },
  };
}

/** Measured time against memory access cost, a point a layer. */
function costFigure(results: Results): Figure {
  const ids = Object.keys(layers);
  const costs = ids.map(id => results.exact(`${SUITE}/${id}`, 'memoryAccessCost'));
  return {
    id: 'time-against-cost',
    title: 'Time against memory access cost, at equal FLOPs',
    caption:
      'On a rising line the numbers moved would explain the time; a layer off the line has another reason.',
    data: results.platforms.map((platform): Partial<Data> => {
      const style = {
        mode: 'text+markers',
        name: platform,
        text: ids,
        textposition: 'middle right',
        marker: { color: platformColour(platform), size: 9 },
      };
      return { ...intervalLine(costs, ratios(results, platform)), ...style } as Partial<Data>;
    }),
    layout: {
      // Room for the last layer's name.
      xaxis: { title: { text: 'memory access cost, elements' }, range: [0, 1.25 * Math.max(...costs)] },
      yaxis: { title: { text: `time, ${BASELINE} = 1` }, rangemode: 'tozero' },
    },
  };
}

function ratios(results: Results, platform: string) {
  return Object.keys(layers).map(id => results.suite(platform, SUITE)?.ratio(id, BASELINE));
}
