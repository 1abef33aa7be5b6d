import { GraphBuilder } from '../graph/builder.js';
import type { Graph } from '../graph/graph.js';
import { bnActivation, convBias, convolution } from './blocks/conv-bn-activation.js';
import type { Family, ParametersOf, Variant } from './family.js';
import { choice, classes, flag, resolution } from './parameters.js';
import { torchvisionCounts } from './torchvision.js';

const parameters = {
  depth: choice([11, 13, 16, 19], 16),
  batchNorm: flag(),
  resolution: resolution(32),
  classes: classes(),
};

type Vgg = ParametersOf<typeof parameters>;

/** Table 1, columns A, B, D and E: 3×3 convolutions (`conv3`) in each of the five parts. */
const CONVOLUTIONS = {
  11: [1, 1, 2, 2, 2],
  13: [2, 2, 2, 2, 2],
  16: [2, 2, 3, 3, 3],
  19: [2, 2, 4, 4, 4],
} as const;

/** Table 1, filters of each part. */
const FILTERS = [64, 128, 256, 512, 512];

const HIDDEN = 4096;

function build({ depth, batchNorm, resolution: side, classes: units }: Vgg): Graph {
  const g = new GraphBuilder('vgg');
  let x = g.input([1, 3, side, side]);
  for (const [part, filters] of FILTERS.entries()) {
    for (let i = 0; i < CONVOLUTIONS[depth][part]; i++) {
      x = convRelu(g, x, filters, batchNorm, `conv${part + 1}_${i + 1}`);
    }
    x = g.maxPool(x, { kernel: [2, 2] }, { name: `pool${part + 1}` });
  }
  for (const name of ['fc6', 'fc7']) {
    x = g.dense(x, { units: HIDDEN, bias: true }, { name: `${name}/dense` });
    x = g.activation('relu', x, { name: `${name}/relu` });
  }
  return g.build(g.dense(x, { units, bias: true }, { name: 'fc8' }));
}

function convRelu(g: GraphBuilder, x: number, filters: number, batchNorm: boolean, name: string): number {
  const conv = { filters, kernel: 3 };
  if (!batchNorm) return convBias(g, x, { ...conv, activation: 'relu' }, name);
  return bnActivation(g, convolution(g, x, conv, { name: `${name}/conv`, bias: true }), 'relu', name);
}

const variants: readonly Variant<Vgg>[] = [
  { name: 'vgg-11', parameters: { depth: 11 }, published: torchvisionCounts(7609, 132_863_336) },
  { name: 'vgg-16', parameters: { depth: 16 }, published: torchvisionCounts(15_470, 138_357_544) },
  { name: 'vgg-19', parameters: { depth: 19 }, published: torchvisionCounts(19_632, 143_667_240) },
  {
    name: 'vgg-11-bn',
    parameters: { depth: 11, batchNorm: true },
    published: torchvisionCounts(7609, 132_868_840),
  },
  {
    name: 'vgg-16-bn',
    parameters: { depth: 16, batchNorm: true },
    published: torchvisionCounts(15_470, 138_365_992),
  },
  {
    name: 'vgg-19-bn',
    parameters: { depth: 19, batchNorm: true },
    published: torchvisionCounts(19_632, 143_678_248),
  },
];

/** VGG: 3×3 convolutions in five parts, three dense layers. */
export const family: Family<Vgg> = {
  name: 'vgg',
  title: 'VGG',
  paper: {
    title: 'Very Deep Convolutional Networks for Large-Scale Image Recognition',
    arxiv: '1409.1556',
  },
  parameters,
  variants,
  smallest: { depth: 11, batchNorm: true, resolution: 32 },
  follows:
    'torchvision: batch norm, which is younger than the paper, comes after convolutions that keep their biases. ' +
    'torchvision pools the last feature map to 7×7, which it already is at 224; here fc6 reads the map as it is, ' +
    'so that its weights shrink with the resolution. Column C of Table 1, also 16 layers deep, is left out.',
  build,
};
