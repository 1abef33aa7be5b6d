import { GraphBuilder } from '../graph/builder.js';
import type { Graph } from '../graph/graph.js';
import { convBn } from './blocks/conv-bn-activation.js';
import { fusedMbConv } from './blocks/fused-mbconv.js';
import { invertedResidual } from './blocks/inverted-residual.js';
import type { Family, ParametersOf } from './family.js';
import { choice, classes, resolution } from './parameters.js';
import { torchvisionCounts } from './torchvision.js';

const parameters = {
  size: choice(['s', 'm', 'l'], 's'),
  resolution: resolution(32, 384),
  classes: classes(),
};

type EfficientNetV2 = ParametersOf<typeof parameters>;

/** A stage: operator, expansion, channels c, layers l, stride s of the first; all windows are 3×3. */
interface Stage {
  readonly operator: 'Fused-MBConv' | 'MBConv';
  readonly expansion: number;
  readonly c: number;
  readonly l: number;
  readonly s: 1 | 2;
}

/** Table 4. */
const SMALL: readonly Stage[] = [
  { operator: 'Fused-MBConv', expansion: 1, c: 24, l: 2, s: 1 },
  { operator: 'Fused-MBConv', expansion: 4, c: 48, l: 4, s: 2 },
  { operator: 'Fused-MBConv', expansion: 4, c: 64, l: 4, s: 2 },
  { operator: 'MBConv', expansion: 4, c: 128, l: 6, s: 2 },
  { operator: 'MBConv', expansion: 6, c: 160, l: 9, s: 1 },
  { operator: 'MBConv', expansion: 6, c: 256, l: 15, s: 2 },
];

/** M and L are not in the paper; these are the authors' code. */
const MEDIUM: readonly Stage[] = [
  { operator: 'Fused-MBConv', expansion: 1, c: 24, l: 3, s: 1 },
  { operator: 'Fused-MBConv', expansion: 4, c: 48, l: 5, s: 2 },
  { operator: 'Fused-MBConv', expansion: 4, c: 80, l: 5, s: 2 },
  { operator: 'MBConv', expansion: 4, c: 160, l: 7, s: 2 },
  { operator: 'MBConv', expansion: 6, c: 176, l: 14, s: 1 },
  { operator: 'MBConv', expansion: 6, c: 304, l: 18, s: 2 },
  { operator: 'MBConv', expansion: 6, c: 512, l: 5, s: 1 },
];

const LARGE: readonly Stage[] = [
  { operator: 'Fused-MBConv', expansion: 1, c: 32, l: 4, s: 1 },
  { operator: 'Fused-MBConv', expansion: 4, c: 64, l: 7, s: 2 },
  { operator: 'Fused-MBConv', expansion: 4, c: 96, l: 7, s: 2 },
  { operator: 'MBConv', expansion: 4, c: 192, l: 10, s: 2 },
  { operator: 'MBConv', expansion: 6, c: 224, l: 19, s: 1 },
  { operator: 'MBConv', expansion: 6, c: 384, l: 25, s: 2 },
  { operator: 'MBConv', expansion: 6, c: 640, l: 7, s: 1 },
];

const SIZES = {
  s: { stem: 24, stages: SMALL },
  m: { stem: 24, stages: MEDIUM },
  l: { stem: 32, stages: LARGE },
} as const;

const HEAD = 1280;

/** `stage4.2` is the second layer of stage 4 of Table 4, whose stage 0 is the stem. */
function build({ size, resolution: side, classes: units }: EfficientNetV2): Graph {
  const { stem, stages } = SIZES[size];
  const g = new GraphBuilder(`efficientnet-v2-${size}`);
  let x = g.input([1, 3, side, side]);
  x = convBn(g, x, { filters: stem, kernel: 3, stride: 2, activation: 'swish' }, 'stem');
  for (const [row, { operator, expansion, c, l, s }] of stages.entries()) {
    for (let i = 0; i < l; i++) {
      const channels = g.shape(x)[1];
      const name = `stage${row + 1}.${i + 1}`;
      const block = {
        expanded: channels * expansion,
        filters: c,
        kernel: 3,
        stride: i === 0 ? s : 1,
        activation: 'swish',
      } as const;
      const excite = { squeezed: Math.floor(channels / 4), activation: 'swish', gate: 'sigmoid' } as const;
      x =
        operator === 'MBConv'
          ? invertedResidual(g, x, { ...block, excite }, name)
          : fusedMbConv(g, x, block, name);
    }
  }
  x = convBn(g, x, { filters: HEAD, activation: 'swish' }, 'head');
  x = g.globalPool(x, { name: 'pool' });
  return g.build(g.dense(x, { units, bias: true }, { name: 'classes' }));
}

/** EfficientNetV2: ordinary convolutions in the early stages, where depthwise ones are slow. */
export const family: Family<EfficientNetV2> = {
  name: 'efficientnet-v2',
  title: 'EfficientNetV2',
  paper: { title: 'EfficientNetV2: Smaller Models and Faster Training', arxiv: '2104.00298' },
  parameters,
  variants: [
    {
      name: 'efficientnet-v2-s',
      parameters: { size: 's', resolution: 384 },
      published: torchvisionCounts(8366, 21_458_488),
    },
    {
      name: 'efficientnet-v2-m',
      parameters: { size: 'm', resolution: 480 },
      published: torchvisionCounts(24_582, 54_139_356),
    },
    {
      name: 'efficientnet-v2-l',
      parameters: { size: 'l', resolution: 480 },
      published: torchvisionCounts(56_080, 118_515_272),
    },
  ],
  smallest: { resolution: 32 },
  follows:
    "The authors' code and torchvision, for the tables of M and L are not in the paper. A Fused-MBConv without " +
    'expansion is one convolution, and none has squeeze-and-excite; that of an MBConv narrows to a quarter of ' +
    'the channels before the expansion.',
  build,
};
