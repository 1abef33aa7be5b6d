import type { Experiment } from '../../src/experiment/experiment.js';
import type { Arm, Suite } from '../../src/measure/arms.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import { platformNames } from '../../src/networks/platforms.js';
import { randomStream, randomTensor } from '../../src/tensors/random.js';
import type { Tensor } from '../../src/tensors/tensor.js';

/** One 1×1 convolution, its weights seeded or given. */
function convolution(channels: number, weights?: () => readonly Tensor[]): Graph {
  const g = new GraphBuilder(`toy-${channels}`);
  const x = g.input([1, channels, 8, 8]);
  return g.build(g.pointwise(x, { filters: channels }, weights ? { weights } : {}));
}

let calls = 0;

const sound: readonly Arm[] = [
  { id: '8', graph: () => convolution(8) },
  { id: '16', graph: () => convolution(16) },
];

/** Arms that each fail in a different way. */
const broken: readonly Arm[] = [
  {
    id: 'no-graph',
    graph: () => {
      throw new Error('toy: no such graph');
    },
  },
  {
    id: 'wrong-output',
    // Other weights at every call, so that the two platforms do not compute the same.
    graph: () => convolution(4, () => [randomTensor([4, 4, 1, 1], randomStream(calls++))]),
  },
];

const crash: Arm = {
  id: 'crash',
  graph: () =>
    convolution(4, () => {
      process.exit(7);
    }),
};

/** Never ends, once it is bound. */
const endless: Arm = {
  id: 'endless',
  graph: () =>
    convolution(4, () => {
      for (;;);
    }),
};

const suite = (id: string, arms: readonly Arm[]): Suite => ({
  id,
  title: id,
  baseline: '8',
  arms,
  platforms: platformNames,
});

/** Sound suites of the full profile: as many as are opened at once come before the suite that never ends. */
export const FILLERS = ['second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];

/** The quick profile has only sound suites; smoke one whose cases fail; full one that crashes and one that hangs. */
export const experiment: Experiment = {
  id: 'toy-experiment',
  title: 'Toy',
  question: 'Does the worker work?',
  published: [],
  needsCeilings: false,
  exact: () => [],
  suites: profile => {
    if (profile === 'quick') return [suite('sound', sound), suite('small', sound.slice(0, 1))];
    if (profile === 'smoke') return [suite('sound', sound), suite('broken', [...sound, ...broken])];
    return [
      ...['sound', ...FILLERS].map(id => suite(id, sound)),
      suite('crash', [...sound, crash]),
      suite('endless', [...sound, endless]),
    ];
  },
  claims: [],
  tables: [],
  figures: [],
  analysis: '',
};
