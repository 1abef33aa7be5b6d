import { GraphBuilder } from '../graph/builder.js';
import type { Graph } from '../graph/graph.js';
import { bnActivation, convBn, convolution } from './blocks/conv-bn-activation.js';
import type { Family, ParametersOf } from './family.js';
import { choice, classes, resolution } from './parameters.js';
import { torchvisionCounts } from './torchvision.js';

const parameters = {
  depth: choice([121, 169, 201], 121),
  resolution: resolution(32),
  classes: classes(),
};

type DenseNet = ParametersOf<typeof parameters>;

/** Table 1: dense layers in each of the four blocks. */
const LAYERS = { 121: [6, 12, 24, 16], 169: [6, 12, 32, 32], 201: [6, 12, 48, 32] } as const;

/** k: channels that every dense layer adds. */
const GROWTH = 32;

function build({ depth, resolution: side, classes: units }: DenseNet): Graph {
  const g = new GraphBuilder('densenet');
  let x = g.input([1, 3, side, side]);
  x = convBn(g, x, { filters: 2 * GROWTH, kernel: 7, stride: 2, activation: 'relu' }, 'conv1');
  x = g.maxPool(x, { kernel: [3, 3], stride: 2, padding: 1 }, { name: 'pool1' });
  for (const [row, layers] of LAYERS[depth].entries()) {
    if (row > 0) x = transition(g, x, `transition${row}`);
    x = denseBlock(g, x, layers, `dense${row + 1}`);
  }
  x = g.globalPool(bnActivation(g, x, 'relu', 'last'), { name: 'pool' });
  return g.build(g.dense(x, { units, bias: true }, { name: 'classes' }));
}

/** Layers that each read what x and all layers before have made: batch norm, ReLU, 1×1, batch norm, ReLU, 3×3. */
function denseBlock(g: GraphBuilder, x: number, layers: number, block: string): number {
  const features = [x];
  for (let i = 1; i <= layers; i++) {
    const name = `${block}/layer${i}`;
    // The block's input has other readers, so the first batch norm can't overwrite it.
    const normed =
      i === 1
        ? g.node('batchNorm', [x], { epsilon: 1e-5 }, { name: `${name}/bn` })
        : g.batchNorm(g.concat([...features], { name: `${name}/concat` }), {}, { name: `${name}/bn` });
    const active = g.activation('relu', normed, { name: `${name}/relu` });
    const narrow = convBn(g, active, { filters: 4 * GROWTH, activation: 'relu' }, `${name}/1x1`);
    features.push(convolution(g, narrow, { filters: GROWTH, kernel: 3 }, { name: `${name}/3x3/conv` }));
  }
  return g.concat(features, { name: `${block}/concat` });
}

/** Batch norm, ReLU, a 1×1 convolution that halves the channels, an average pool that halves the image. */
function transition(g: GraphBuilder, x: number, name: string): number {
  const active = bnActivation(g, x, 'relu', name);
  const half = convolution(g, active, { filters: g.shape(x)[1] / 2 }, { name: `${name}/conv` });
  return g.avgPool(half, { kernel: [2, 2] }, { name: `${name}/pool` });
}

/** DenseNet: every layer reads all layers before it in its block. */
export const family: Family<DenseNet> = {
  name: 'densenet',
  title: 'DenseNet',
  paper: { title: 'Densely Connected Convolutional Networks', arxiv: '1608.06993' },
  parameters,
  variants: [
    { name: 'densenet-121', parameters: { depth: 121 }, published: torchvisionCounts(2834, 7_978_856) },
  ],
  smallest: { depth: 121, resolution: 32 },
  follows:
    'torchvision, which has the DenseNet-BC of the paper: k = 32, bottlenecks of 4·k, compression 0.5.',
  build,
};
