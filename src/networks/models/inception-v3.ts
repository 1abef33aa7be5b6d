import { GraphBuilder } from '../graph/builder.js';
import type { Graph } from '../graph/graph.js';
import { type Convolution, convBn } from './blocks/conv-bn-activation.js';
import { type Branches, inception } from './blocks/inception.js';
import type { Family, ParametersOf } from './family.js';
import { classes, resolution } from './parameters.js';

const parameters = {
  resolution: resolution(75, 299, 'the least that its last pool can read'),
  classes: classes(),
};

type InceptionV3 = ParametersOf<typeof parameters>;

/** A 3×3 pool of stride 2. */
const POOL = 'pool';

/** The rows before the first inception module; padding as given, none where the release says "valid". */
const STEM: Readonly<Record<string, Convolution | typeof POOL>> = {
  'conv-1a': { filters: 32, kernel: 3, stride: 2, padding: 0 },
  'conv-2a': { filters: 32, kernel: 3, padding: 0 },
  'conv-2b': { filters: 64, kernel: 3 },
  'pool-3a': POOL,
  'conv-3b': { filters: 80 },
  'conv-4a': { filters: 192, kernel: 3, padding: 0 },
  'pool-5a': POOL,
};

const WIDE = [1, 7] as const;
const HIGH = [7, 1] as const;

/** Modules of the paper's Figure 5: 5×5 as two 3×3. */
function figure5(pool: number): Branches {
  return {
    '1x1': [{ filters: 64 }],
    '5x5': [{ filters: 48 }, { filters: 64, kernel: 5 }],
    '3x3-double': [{ filters: 64 }, { filters: 96, kernel: 3 }, { filters: 96, kernel: 3 }],
    pool: [{ pool: 'avg', stride: 1 }, { filters: pool }],
  };
}

/** Modules of Figure 6: 7×7 as 1×7 and 7×1. */
function figure6(filters: number): Branches {
  return {
    '1x1': [{ filters: 192 }],
    '7x7': [{ filters }, { filters, kernel: WIDE }, { filters: 192, kernel: HIGH }],
    '7x7-double': [
      { filters },
      { filters, kernel: HIGH },
      { filters, kernel: WIDE },
      { filters, kernel: HIGH },
      { filters: 192, kernel: WIDE },
    ],
    pool: [{ pool: 'avg', stride: 1 }, { filters: 192 }],
  };
}

const FORK = {
  fork: [
    { filters: 384, kernel: [1, 3] },
    { filters: 384, kernel: [3, 1] },
  ],
} as const;

/** Modules of Figure 7: branches that end side by side in 1×3 and 3×1. */
const FIGURE_7: Branches = {
  '1x1': [{ filters: 320 }],
  '3x3': [{ filters: 384 }, FORK],
  '3x3-double': [{ filters: 448 }, { filters: 384, kernel: 3 }, FORK],
  pool: [{ pool: 'avg', stride: 1 }, { filters: 192 }],
};

const HALVING = { kernel: 3, stride: 2, padding: 0 } as const;

/** The inception modules in order; 6a and 7a halve the image as in Figure 10. */
const MODULES: Readonly<Record<string, Branches>> = {
  'mixed-5b': figure5(32),
  'mixed-5c': figure5(64),
  'mixed-5d': figure5(64),
  'mixed-6a': {
    '3x3': [{ filters: 384, ...HALVING }],
    '3x3-double': [{ filters: 64 }, { filters: 96, kernel: 3 }, { filters: 96, ...HALVING }],
    pool: [{ pool: 'max', stride: 2 }],
  },
  'mixed-6b': figure6(128),
  'mixed-6c': figure6(160),
  'mixed-6d': figure6(160),
  'mixed-6e': figure6(192),
  'mixed-7a': {
    '3x3': [{ filters: 192 }, { filters: 320, ...HALVING }],
    '7x7-3x3': [
      { filters: 192 },
      { filters: 192, kernel: WIDE },
      { filters: 192, kernel: HIGH },
      { filters: 192, ...HALVING },
    ],
    pool: [{ pool: 'max', stride: 2 }],
  },
  'mixed-7b': FIGURE_7,
  'mixed-7c': FIGURE_7,
};

function build({ resolution: side, classes: units }: InceptionV3): Graph {
  const g = new GraphBuilder('inception-v3');
  let x = g.input([1, 3, side, side]);
  for (const [name, row] of Object.entries(STEM)) {
    x =
      row === POOL
        ? g.maxPool(x, { kernel: [3, 3], stride: 2 }, { name })
        : convBn(g, x, { ...row, activation: 'relu' }, name);
  }
  for (const [name, branches] of Object.entries(MODULES)) x = inception(g, x, branches, name);
  x = g.globalPool(x, { name: 'pool' });
  return g.build(g.dense(x, { units, bias: true }, { name: 'classes' }));
}

/** Inception-v3: inception modules with factorised windows. */
export const family: Family<InceptionV3> = {
  name: 'inception-v3',
  title: 'Inception-v3',
  paper: { title: 'Rethinking the Inception Architecture for Computer Vision', arxiv: '1512.00567' },
  parameters,
  variants: [
    {
      name: 'inception-v3',
      parameters: {},
      published: {
        macs: 5.713e9,
        parameters: 23.83e6,
        source:
          "multiply-accumulates: torchvision's table; parameters, without the head: timm's inference benchmark",
      },
    },
  ],
  smallest: { resolution: 75 },
  follows:
    "torchvision, ported from TensorFlow's release, without the auxiliary head, which is for training; nodes have " +
    "the release's names. Table 1 of the paper has other convolutions before the first module and does not give " +
    'the filters of the branches.',
  build,
};
