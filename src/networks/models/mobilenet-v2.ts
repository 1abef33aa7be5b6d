import { GraphBuilder } from '../graph/builder.js';
import type { Graph } from '../graph/graph.js';
import { convBn } from './blocks/conv-bn-activation.js';
import { invertedResidual } from './blocks/inverted-residual.js';
import { roundChannels } from './blocks/round-channels.js';
import type { Family, ParametersOf, Variant } from './family.js';
import { classes, resolution, width } from './parameters.js';

const parameters = { width: width(), resolution: resolution(32), classes: classes() };

type MobileNetV2 = ParametersOf<typeof parameters>;

/** Table 2, the bottlenecks: expansion t, channels c, repeats n, stride s of the first. */
const ROWS = [
  { t: 1, c: 16, n: 1, s: 1 },
  { t: 6, c: 24, n: 2, s: 2 },
  { t: 6, c: 32, n: 3, s: 2 },
  { t: 6, c: 64, n: 4, s: 2 },
  { t: 6, c: 96, n: 3, s: 1 },
  { t: 6, c: 160, n: 3, s: 2 },
  { t: 6, c: 320, n: 1, s: 1 },
] as const;

const STEM = 32;
const HEAD = 1280;

/** `bottleneck3.2` is the second repeat of the third row of bottlenecks. */
function build({ width: alpha, resolution: side, classes: units }: MobileNetV2): Graph {
  const g = new GraphBuilder('mobilenet-v2');
  let x = g.input([1, 3, side, side]);
  x = convBn(
    g,
    x,
    { filters: roundChannels(STEM * alpha), kernel: 3, stride: 2, activation: 'relu6' },
    'stem',
  );
  for (const [row, { t, c, n, s }] of ROWS.entries()) {
    for (let i = 0; i < n; i++) {
      const block = {
        expanded: g.shape(x)[1] * t,
        filters: roundChannels(c * alpha),
        kernel: 3,
        stride: i === 0 ? s : 1,
        activation: 'relu6',
      } as const;
      x = invertedResidual(g, x, block, `bottleneck${row + 1}.${i + 1}`);
    }
  }
  x = convBn(g, x, { filters: roundChannels(HEAD * Math.max(1, alpha)), activation: 'relu6' }, 'head');
  x = g.globalPool(x, { name: 'pool' });
  return g.build(g.dense(x, { units, bias: true }, { name: 'classes' }));
}

/** Width, resolution, multiply-adds and parameters, both in millions, as the release prints them. */
const RELEASED = [
  [1.4, 224, 582, 6.06],
  [1.3, 224, 509, 5.34],
  [1.0, 224, 300, 3.47],
  [1.0, 192, 221, 3.47],
  [1.0, 160, 154, 3.47],
  [1.0, 128, 99, 3.47],
  [1.0, 96, 56, 3.47],
  [0.75, 224, 209, 2.61],
  [0.75, 192, 153, 2.61],
  [0.75, 160, 107, 2.61],
  [0.75, 128, 69, 2.61],
  [0.75, 96, 39, 2.61],
  [0.5, 224, 97, 1.95],
  [0.5, 192, 71, 1.95],
  [0.5, 160, 50, 1.95],
  [0.5, 128, 32, 1.95],
  [0.5, 96, 18, 1.95],
  [0.35, 224, 59, 1.66],
  [0.35, 192, 43, 1.66],
  [0.35, 160, 30, 1.66],
  [0.35, 128, 20, 1.66],
  [0.35, 96, 11, 1.66],
] as const;

const variants = RELEASED.map(([alpha, side, macs, learned]): Variant<MobileNetV2> => {
  const digits = Number.isInteger(alpha) ? alpha.toFixed(1) : `${alpha}`;
  return {
    name: `mobilenet-v2-${digits}-${side}`,
    parameters: { width: alpha, resolution: side },
    published: {
      macs: macs * 1e6,
      parameters: learned * 1e6,
      source: "models table of TensorFlow's release (research/slim/nets/mobilenet)",
    },
  };
});

/** MobileNetV2: inverted residuals with linear bottlenecks. */
export const family: Family<MobileNetV2> = {
  name: 'mobilenet-v2',
  title: 'MobileNetV2',
  paper: { title: 'MobileNetV2: Inverted Residuals and Linear Bottlenecks', arxiv: '1801.04381' },
  parameters,
  variants,
  smallest: { resolution: 32 },
  follows:
    'torchvision: a block with expansion 1 has no expanding convolution, and the classes are a dense layer. The ' +
    'release rounds channels to multiples of 8, which the paper does not say, and keeps the 1280 channels of the ' +
    'last convolution for widths below 1. Parameters here include the scale and shift of batch norm and the bias ' +
    'of the classes, those of the release do not include batch norm.',
  build,
};
