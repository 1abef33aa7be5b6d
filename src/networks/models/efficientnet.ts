import { GraphBuilder } from '../graph/builder.js';
import type { Graph } from '../graph/graph.js';
import { convBn } from './blocks/conv-bn-activation.js';
import { invertedResidual } from './blocks/inverted-residual.js';
import { roundChannels } from './blocks/round-channels.js';
import type { Family, ParametersOf, Variant } from './family.js';
import { classes, depth, resolution, width } from './parameters.js';

const parameters = { width: width(), depth: depth(), resolution: resolution(32), classes: classes() };

type EfficientNet = ParametersOf<typeof parameters>;

/** Table 1, the MBConv stages of B0: stage, expansion, window k, channels c, layers l, stride s of the first. */
const STAGES = [
  { stage: 2, expansion: 1, k: 3, c: 16, l: 1, s: 1 },
  { stage: 3, expansion: 6, k: 3, c: 24, l: 2, s: 2 },
  { stage: 4, expansion: 6, k: 5, c: 40, l: 2, s: 2 },
  { stage: 5, expansion: 6, k: 3, c: 80, l: 3, s: 2 },
  { stage: 6, expansion: 6, k: 5, c: 112, l: 3, s: 1 },
  { stage: 7, expansion: 6, k: 5, c: 192, l: 4, s: 2 },
  { stage: 8, expansion: 6, k: 3, c: 320, l: 1, s: 1 },
] as const;

const STEM = 32;
const HEAD = 1280;

/**
 * Every stage has ⌈d · l⌉ layers of w · c channels, for an image of r × r; `stage4.2` is the second layer of
 * stage 4, the stem is stage 1 and the head stage 9.
 */
function build({ width: w, depth: d, resolution: r, classes: units }: EfficientNet): Graph {
  const g = new GraphBuilder('efficientnet');
  let x = g.input([1, 3, r, r]);
  x = convBn(g, x, { filters: roundChannels(STEM * w), kernel: 3, stride: 2, activation: 'swish' }, 'stem');
  for (const { stage, expansion, k, c, l, s } of STAGES) {
    for (let i = 0; i < Math.ceil(d * l); i++) {
      const channels = g.shape(x)[1];
      const block = {
        expanded: channels * expansion,
        filters: roundChannels(c * w),
        kernel: k,
        stride: i === 0 ? s : 1,
        activation: 'swish',
        excite: { squeezed: Math.floor(channels / 4), activation: 'swish', gate: 'sigmoid' },
      } as const;
      x = invertedResidual(g, x, block, `stage${stage}.${i + 1}`);
    }
  }
  x = convBn(g, x, { filters: roundChannels(HEAD * w), activation: 'swish' }, 'head');
  x = g.globalPool(x, { name: 'pool' });
  return g.build(g.dense(x, { units, bias: true }, { name: 'classes' }));
}

/**
 * Compound scaling: depth 1.2^φ, width 1.1^φ, resolution 1.15^φ. The coefficients that the authors trained with are
 * rounded by hand, and are not in the paper. Width, depth and resolution, then Table 2: multiply-adds in billions
 * and parameters in millions.
 */
const SCALED = [
  { name: 'b0', w: 1.0, d: 1.0, r: 224, macs: 0.39, learned: 5.3 },
  { name: 'b1', w: 1.0, d: 1.1, r: 240, macs: 0.7, learned: 7.8 },
  { name: 'b2', w: 1.1, d: 1.2, r: 260, macs: 1.0, learned: 9.2 },
  { name: 'b3', w: 1.2, d: 1.4, r: 300, macs: 1.8, learned: 12 },
  { name: 'b4', w: 1.4, d: 1.8, r: 380, macs: 4.2, learned: 19 },
  { name: 'b5', w: 1.6, d: 2.2, r: 456, macs: 9.9, learned: 30 },
  { name: 'b6', w: 1.8, d: 2.6, r: 528, macs: 19, learned: 43 },
  { name: 'b7', w: 2.0, d: 3.1, r: 600, macs: 37, learned: 66 },
] as const;

const variants = SCALED.map(
  ({ name, w, d, r, macs, learned }): Variant<EfficientNet> => ({
    name: `efficientnet-${name}`,
    parameters: { width: w, depth: d, resolution: r },
    published: { macs: macs * 1e9, parameters: learned * 1e6, source: 'Table 2' },
  }),
);

/** EfficientNet: one searched network, scaled in width, depth and resolution together. */
export const family: Family<EfficientNet> = {
  name: 'efficientnet',
  title: 'EfficientNet',
  paper: {
    title: 'EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks',
    arxiv: '1905.11946',
  },
  parameters,
  variants,
  smallest: { resolution: 32 },
  follows:
    "The authors' code and torchvision: channels are rounded to multiples of 8 and layers up, and " +
    'squeeze-and-excite narrows to a quarter of the channels before the expansion. The strides are where the ' +
    'resolutions of Table 1 change. Padding is symmetric, as in torchvision; TensorFlow pads one side more where ' +
    'an even map is halved, which changes no count.',
  build,
};
