import { GraphBuilder } from '../graph/builder.js';
import type { Graph } from '../graph/graph.js';
import { convBn } from './blocks/conv-bn-activation.js';
import type { Family, ParametersOf } from './family.js';
import { choice, classes, resolution } from './parameters.js';
import { torchvisionCounts } from './torchvision.js';

const parameters = {
  depth: choice([18, 34, 50, 101, 152], 50),
  resolution: resolution(32),
  classes: classes(),
};

type ResNet = ParametersOf<typeof parameters>;

/** Table 1: the kind of block, and how many there are in conv2_x … conv5_x. */
const COLUMNS = {
  18: { block: basic, repeats: [2, 2, 2, 2] },
  34: { block: basic, repeats: [3, 4, 6, 3] },
  50: { block: bottleneck, repeats: [3, 4, 6, 3] },
  101: { block: bottleneck, repeats: [3, 4, 23, 3] },
  152: { block: bottleneck, repeats: [3, 8, 36, 3] },
} as const;

/** Filters of the 3×3 convolutions of conv2_x … conv5_x. */
const FILTERS = [64, 128, 256, 512];

/** Output channels of a bottleneck over those of its 3×3 convolution. */
const EXPANSION = 4;

function build({ depth, resolution: side, classes: units }: ResNet): Graph {
  const { block, repeats } = COLUMNS[depth];
  const g = new GraphBuilder('resnet');
  let x = g.input([1, 3, side, side]);
  x = convBn(g, x, { filters: 64, kernel: 7, stride: 2, activation: 'relu' }, 'conv1');
  x = g.maxPool(x, { kernel: [3, 3], stride: 2, padding: 1 }, { name: 'conv2_x/pool' });
  for (const [row, filters] of FILTERS.entries()) {
    for (let i = 0; i < repeats[row]; i++) {
      x = block(g, x, filters, i === 0 && row > 0 ? 2 : 1, `conv${row + 2}_${i + 1}`);
    }
  }
  x = g.globalPool(x, { name: 'pool' });
  return g.build(g.dense(x, { units, bias: true }, { name: 'classes' }));
}

/** Two 3×3 convolutions: Figure 5, left. */
function basic(g: GraphBuilder, x: number, filters: number, stride: number, name: string): number {
  let y = convBn(g, x, { filters, kernel: 3, stride, activation: 'relu' }, `${name}/3x3a`);
  y = convBn(g, y, { filters, kernel: 3 }, `${name}/3x3b`);
  return addShortcut(g, x, y, stride, name);
}

/** 1×1, 3×3, 1×1: Figure 5, right. */
function bottleneck(g: GraphBuilder, x: number, filters: number, stride: number, name: string): number {
  let y = convBn(g, x, { filters, activation: 'relu' }, `${name}/1x1a`);
  y = convBn(g, y, { filters, kernel: 3, stride, activation: 'relu' }, `${name}/3x3`);
  y = convBn(g, y, { filters: filters * EXPANSION }, `${name}/1x1b`);
  return addShortcut(g, x, y, stride, name);
}

/** y + x, x through a 1×1 convolution where the shapes differ (option B of the paper); ReLU. */
function addShortcut(g: GraphBuilder, x: number, y: number, stride: number, name: string): number {
  const filters = g.shape(y)[1];
  const same = stride === 1 && g.shape(x)[1] === filters;
  const shortcut = same ? x : convBn(g, x, { filters, stride }, `${name}/shortcut`);
  return g.activation('relu', g.add(y, shortcut, { name: `${name}/add` }), { name: `${name}/relu` });
}

/** ResNet: blocks that add to their input. */
export const family: Family<ResNet> = {
  name: 'resnet',
  title: 'ResNet',
  paper: { title: 'Deep Residual Learning for Image Recognition', arxiv: '1512.03385' },
  parameters,
  variants: [
    { name: 'resnet-18', parameters: { depth: 18 }, published: torchvisionCounts(1814, 11_689_512) },
    { name: 'resnet-50', parameters: { depth: 50 }, published: torchvisionCounts(4089, 25_557_032) },
    { name: 'resnet-152', parameters: { depth: 152 }, published: torchvisionCounts(11_514, 60_192_808) },
  ],
  smallest: { depth: 50, resolution: 32 },
  follows:
    'torchvision ("v1.5"): a bottleneck halves the image in its 3×3 convolution; the paper does it in the first ' +
    '1×1 and so has fewer multiply-accumulates, 3.8·10⁹ for ResNet-50.',
  build,
};
