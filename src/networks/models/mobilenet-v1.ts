import { ShapeError } from '../../tensors/shape-error.js';
import { GraphBuilder } from '../graph/builder.js';
import type { Graph } from '../graph/graph.js';
import { convBn } from './blocks/conv-bn-activation.js';
import type { Family, ParametersOf, PublishedCounts, Variant } from './family.js';
import { classes, resolution, width } from './parameters.js';

const parameters = { width: width(), resolution: resolution(32), classes: classes() };

type MobileNetV1 = ParametersOf<typeof parameters>;

/** Table 1, the pairs of a depthwise and a 1×1 convolution: stride of the first, filters of the second. */
const ROWS = [
  [1, 64],
  [2, 128],
  [1, 128],
  [2, 256],
  [1, 256],
  [2, 512],
  [1, 512],
  [1, 512],
  [1, 512],
  [1, 512],
  [1, 512],
  [2, 1024],
  [1, 1024],
] as const;

const STEM = 32;

function build({ width: alpha, resolution: side, classes: units }: MobileNetV1): Graph {
  const g = new GraphBuilder('mobilenet-v1');
  const activation = 'relu';
  let x = g.input([1, 3, side, side]);
  x = convBn(g, x, { filters: thinned(STEM, alpha), kernel: 3, stride: 2, activation }, 'conv1');
  for (const [row, [stride, filters]] of ROWS.entries()) {
    const name = `separable${row + 1}`;
    const channels = g.shape(x)[1];
    const depthwise = { filters: channels, groups: channels, kernel: 3, stride, activation } as const;
    x = convBn(g, x, depthwise, `${name}/depthwise`);
    x = convBn(g, x, { filters: thinned(filters, alpha), activation }, `${name}/pointwise`);
  }
  x = g.globalPool(x, { name: 'pool' });
  return g.build(g.dense(x, { units, bias: true }, { name: 'classes' }));
}

/** ⌊α·M⌋ channels. @throws {ShapeError} where none are left */
function thinned(channels: number, alpha: number): number {
  const left = Math.floor(channels * alpha);
  if (left < 1) {
    throw new ShapeError(
      `width ${alpha} leaves ${left} of ${channels} channels, expected at least 1 / ${channels}`,
    );
  }
  return left;
}

/** Multiply-adds and parameters, millions: Tables 6 and 7 of the paper. */
const PAPER: readonly (readonly [alpha: number, side: number, macs: number, learned: number])[] = [
  [1, 224, 569, 4.2],
  [0.75, 224, 325, 2.6],
  [0.5, 224, 149, 1.3],
  [0.25, 224, 41, 0.5],
  [1, 192, 418, 4.2],
  [1, 160, 290, 4.2],
  [1, 128, 186, 4.2],
];

/** The other members, as the release prints them. */
const RELEASED: typeof PAPER = [
  [0.75, 192, 233, 2.59],
  [0.75, 160, 162, 2.59],
  [0.75, 128, 104, 2.59],
  [0.5, 192, 110, 1.34],
  [0.5, 160, 77, 1.34],
  [0.5, 128, 49, 1.34],
  [0.25, 192, 34, 0.47],
  [0.25, 160, 21, 0.47],
  [0.25, 128, 14, 0.47],
];

function variantsOf(rows: typeof PAPER, source: PublishedCounts['source']): readonly Variant<MobileNetV1>[] {
  return rows.map(([alpha, side, macs, learned]) => ({
    name: `mobilenet-v1-${Number.isInteger(alpha) ? alpha.toFixed(1) : alpha}-${side}`,
    parameters: { width: alpha, resolution: side },
    published: { macs: macs * 1e6, parameters: learned * 1e6, source },
  }));
}

/** MobileNetV1: depthwise separable convolutions. */
export const family: Family<MobileNetV1> = {
  name: 'mobilenet-v1',
  title: 'MobileNetV1',
  paper: {
    title: 'MobileNets: Efficient Convolutional Neural Networks for Mobile Vision Applications',
    arxiv: '1704.04861',
  },
  parameters,
  variants: [
    ...variantsOf(PAPER, 'Tables 6 and 7'),
    ...variantsOf(RELEASED, "models table of TensorFlow's release (research/slim/nets/mobilenet_v1.md)"),
  ],
  smallest: { width: 0.25, resolution: 32 },
  follows:
    'the paper, with stride 1 in the last depthwise convolution, where its Table 1 prints 2 beside equal sizes. ' +
    "Widths are rounded down, as in Keras; TensorFlow's release keeps at least 8 channels, the same for the " +
    'published widths. For a width of 0.75 the release prints fewer multiply-adds than the paper, and for 0.25 at ' +
    '192 more than its other rows let expect.',
  build,
};
