import { GraphBuilder } from '../graph/builder.js';
import type { Graph } from '../graph/graph.js';
import { convBn } from './blocks/conv-bn-activation.js';
import { type Branches, inception } from './blocks/inception.js';
import type { Family, ParametersOf } from './family.js';
import { classes, resolution } from './parameters.js';
import { torchvisionCounts } from './torchvision.js';

const parameters = { resolution: resolution(32), classes: classes() };

type GoogLeNet = ParametersOf<typeof parameters>;

/** Table 1: filters of #1×1, #3×3 reduce, #3×3, #5×5 reduce, #5×5 and pool proj. */
type Row = readonly [
  one: number,
  reduce3: number,
  three: number,
  reduce5: number,
  five: number,
  pool: number,
];

/** Table 1, the inception rows; a pool of this window and stride 2 goes before the first of each part. */
const PARTS: readonly { readonly pool: number; readonly rows: Readonly<Record<string, Row>> }[] = [
  {
    pool: 3,
    rows: { '3a': [64, 96, 128, 16, 32, 32], '3b': [128, 128, 192, 32, 96, 64] },
  },
  {
    pool: 3,
    rows: {
      '4a': [192, 96, 208, 16, 48, 64],
      '4b': [160, 112, 224, 24, 64, 64],
      '4c': [128, 128, 256, 24, 64, 64],
      '4d': [112, 144, 288, 32, 64, 64],
      '4e': [256, 160, 320, 32, 128, 128],
    },
  },
  {
    pool: 2,
    rows: { '5a': [256, 160, 320, 32, 128, 128], '5b': [384, 192, 384, 48, 128, 128] },
  },
];

function branches([one, reduce3, three, reduce5, five, pool]: Row): Branches {
  return {
    '1x1': [{ filters: one }],
    '3x3': [{ filters: reduce3 }, { filters: three, kernel: 3 }],
    '5x5': [{ filters: reduce5 }, { filters: five, kernel: 3 }],
    pool: [{ pool: 'max', stride: 1 }, { filters: pool }],
  };
}

function build({ resolution: side, classes: units }: GoogLeNet): Graph {
  const g = new GraphBuilder('googlenet');
  const activation = 'relu';
  let x = g.input([1, 3, side, side]);
  x = convBn(g, x, { filters: 64, kernel: 7, stride: 2, activation }, 'conv1');
  x = g.maxPool(x, { kernel: [3, 3], stride: 2, ceil: true }, { name: 'pool1' });
  x = convBn(g, x, { filters: 64, activation }, 'conv2-reduce');
  x = convBn(g, x, { filters: 192, kernel: 3, activation }, 'conv2');
  for (const [part, { pool, rows }] of PARTS.entries()) {
    x = g.maxPool(x, { kernel: [pool, pool], stride: 2, ceil: true }, { name: `pool${part + 2}` });
    for (const [name, row] of Object.entries(rows)) x = inception(g, x, branches(row), `inception-${name}`);
  }
  x = g.globalPool(x, { name: 'pool' });
  return g.build(g.dense(x, { units, bias: true }, { name: 'classes' }));
}

/** GoogLeNet: nine inception modules. */
export const family: Family<GoogLeNet> = {
  name: 'googlenet',
  title: 'GoogLeNet',
  paper: { title: 'Going Deeper with Convolutions', arxiv: '1409.4842' },
  parameters,
  variants: [{ name: 'googlenet', parameters: {}, published: torchvisionCounts(1498, 6_624_904) }],
  smallest: { resolution: 32 },
  follows:
    'torchvision without its auxiliary heads, which are for training: batch norm after every convolution instead ' +
    'of the local response normalisation of the paper, and a 3×3 window where the paper has 5×5, as in the ' +
    "TensorFlow release from which torchvision's weights come.",
  build,
};
