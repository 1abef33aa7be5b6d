import { GraphBuilder } from '../graph/builder.js';
import type { Graph } from '../graph/graph.js';
import { convBias } from './blocks/conv-bn-activation.js';
import type { Family, ParametersOf } from './family.js';
import { classes, resolution } from './parameters.js';
import { torchvisionCounts } from './torchvision.js';

const parameters = {
  resolution: resolution(63, 224, 'the least that its last pool can read'),
  classes: classes(),
};

type AlexNet = ParametersOf<typeof parameters>;

/** The five convolutions: filters, window, stride, padding, and whether a 3×3 pool of stride 2 follows. */
const ROWS = [
  { name: 'conv1', filters: 64, kernel: 11, stride: 4, padding: 2, pool: true },
  { name: 'conv2', filters: 192, kernel: 5, stride: 1, padding: 2, pool: true },
  { name: 'conv3', filters: 384, kernel: 3, stride: 1, padding: 1, pool: false },
  { name: 'conv4', filters: 256, kernel: 3, stride: 1, padding: 1, pool: false },
  { name: 'conv5', filters: 256, kernel: 3, stride: 1, padding: 1, pool: true },
] as const;

const HIDDEN = 4096;

function build({ resolution: side, classes: units }: AlexNet): Graph {
  const g = new GraphBuilder('alexnet');
  let x = g.input([1, 3, side, side]);
  for (const { name, pool, ...row } of ROWS) {
    x = convBias(g, x, { ...row, activation: 'relu' }, name);
    if (pool) x = g.maxPool(x, { kernel: [3, 3], stride: 2 }, { name: `${name}/pool` });
  }
  for (const name of ['fc6', 'fc7']) {
    x = g.dense(x, { units: HIDDEN, bias: true }, { name: `${name}/dense` });
    x = g.activation('relu', x, { name: `${name}/relu` });
  }
  return g.build(g.dense(x, { units, bias: true }, { name: 'fc8' }));
}

/** AlexNet in one tower. */
export const family: Family<AlexNet> = {
  name: 'alexnet',
  title: 'AlexNet',
  paper: { title: 'One weird trick for parallelizing convolutional neural networks', arxiv: '1404.5997' },
  parameters,
  variants: [{ name: 'alexnet', parameters: {}, published: torchvisionCounts(714, 61_100_840) }],
  smallest: { resolution: 63 },
  follows:
    'torchvision: the one-tower network of 2014 with 64, 192, 384, 256 and 256 filters and without local ' +
    'response normalisation. The network of 2012 has two towers of 48, 128, 192, 192 and 128 filters each, joined ' +
    'by grouped convolutions. torchvision pools the last feature map to 6×6, which it already is at 224; here fc6 ' +
    'reads the map as it is, so that its weights shrink with the resolution.',
  build,
};
