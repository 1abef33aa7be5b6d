import { GraphBuilder } from '../graph/builder.js';
import type { Graph } from '../graph/graph.js';
import { convBias } from './blocks/conv-bn-activation.js';
import { fire } from './blocks/fire.js';
import type { Family, ParametersOf } from './family.js';
import { choice, classes, resolution } from './parameters.js';
import { torchvisionCounts } from './torchvision.js';

const parameters = {
  release: choice(['v1.0', 'v1.1'], 'v1.0'),
  resolution: resolution(29, 224, 'the least that its last pool can read'),
  classes: classes(),
};

type SqueezeNet = ParametersOf<typeof parameters>;

/** Table 1, the fire modules: s1x1, e1x1, e3x3. */
const FIRES: Readonly<Record<string, readonly [squeeze: number, expand1x1: number, expand3x3: number]>> = {
  fire2: [16, 64, 64],
  fire3: [16, 64, 64],
  fire4: [32, 128, 128],
  fire5: [32, 128, 128],
  fire6: [48, 192, 192],
  fire7: [48, 192, 192],
  fire8: [64, 256, 256],
  fire9: [64, 256, 256],
};

/** What the two releases differ in: the first convolution, and the layers after which a pool follows. */
const RELEASES = {
  'v1.0': { conv1: { filters: 96, kernel: 7 }, pools: ['conv1', 'fire4', 'fire8'] },
  'v1.1': { conv1: { filters: 64, kernel: 3 }, pools: ['conv1', 'fire3', 'fire5'] },
} as const;

function build({ release, resolution: side, classes: filters }: SqueezeNet): Graph {
  const { conv1, pools } = RELEASES[release];
  const g = new GraphBuilder('squeezenet');
  const pooled = (y: number, layer: string) =>
    (pools as readonly string[]).includes(layer)
      ? g.maxPool(y, { kernel: [3, 3], stride: 2, ceil: true }, { name: `${layer}/pool` })
      : y;
  let x = g.input([1, 3, side, side]);
  x = pooled(convBias(g, x, { ...conv1, stride: 2, padding: 0, activation: 'relu' }, 'conv1'), 'conv1');
  for (const [name, [squeeze, expand1x1, expand3x3]] of Object.entries(FIRES)) {
    x = pooled(fire(g, x, { squeeze, expand1x1, expand3x3 }, name), name);
  }
  x = convBias(g, x, { filters, activation: 'relu' }, 'conv10');
  return g.build(g.globalPool(x, { name: 'pool10' }));
}

/** SqueezeNet: fire modules. */
export const family: Family<SqueezeNet> = {
  name: 'squeezenet',
  title: 'SqueezeNet',
  paper: {
    title: 'SqueezeNet: AlexNet-level accuracy with 50x fewer parameters and <0.5MB model size',
    arxiv: '1602.07360',
  },
  parameters,
  variants: [
    {
      name: 'squeezenet-1.0',
      parameters: { release: 'v1.0' },
      published: torchvisionCounts(819, 1_248_424),
    },
    {
      name: 'squeezenet-1.1',
      parameters: { release: 'v1.1' },
      published: torchvisionCounts(349, 1_235_496),
    },
  ],
  smallest: { release: 'v1.1', resolution: 33 },
  follows:
    'torchvision: images of 224×224, and a first convolution without padding. The authors give 227×227, where ' +
    'version 1.0 has 832.7 million multiply-accumulates.',
  build,
};
