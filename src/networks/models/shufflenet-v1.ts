import { ShapeError } from '../../tensors/shape-error.js';
import { GraphBuilder } from '../graph/builder.js';
import type { Graph } from '../graph/graph.js';
import { convBn } from './blocks/conv-bn-activation.js';
import { shuffleUnitV1 } from './blocks/shuffle-units.js';
import type { Family, ParametersOf, Variant } from './family.js';
import { choice, classes, resolution } from './parameters.js';

const parameters = {
  groups: choice([1, 2, 3, 4, 8], 3),
  width: choice([0.25, 0.5, 1, 1.5, 2], 1),
  resolution: resolution(32),
  classes: classes(),
};

type ShuffleNetV1 = ParametersOf<typeof parameters>;

/** Table 1: output channels of stage 2 at 1×; every later stage doubles them. */
const STAGE_2 = { 1: 144, 2: 200, 3: 240, 4: 272, 8: 384 } as const;

/** Table 1: units in stages 2, 3 and 4; the first of each has stride 2. */
const REPEATS = [4, 8, 4];

/**
 * Filters of the first convolution, 24 at 1× in the paper, as the authors' implementation has them; at 0.25×, which
 * it has not, those of 0.5×, with which the network has the 13 million multiply-adds of Table 2.
 */
const STEM = { 0.25: 12, 0.5: 12, 1: 24, 1.5: 24, 2: 48 } as const;

function build({ groups, width, resolution: side, classes: units }: ShuffleNetV1): Graph {
  const g = new GraphBuilder('shufflenet-v1');
  const stem = width === 0.5 && groups === 8 ? 16 : STEM[width];
  checkGroups(STAGE_2[groups] * width, stem, groups, width);
  let x = g.input([1, 3, side, side]);
  x = convBn(g, x, { filters: stem, kernel: 3, stride: 2, activation: 'relu' }, 'conv1');
  x = g.maxPool(x, { kernel: [3, 3], stride: 2, padding: 1 }, { name: 'pool1' });
  for (const [stage, repeats] of REPEATS.entries()) {
    const filters = STAGE_2[groups] * width * 2 ** stage;
    for (let i = 0; i < repeats; i++) {
      const firstGroups = stage === 0 && i === 0 ? 1 : groups;
      const unit = { filters, stride: i === 0 ? 2 : 1, groups, firstGroups } as const;
      x = shuffleUnitV1(g, x, unit, `stage${stage + 2}/unit${i + 1}`);
    }
  }
  x = g.globalPool(x, { name: 'pool' });
  return g.build(g.dense(x, { units }, { name: 'classes' }));
}

/** @throws {ShapeError} where the groups do not divide the bottleneck, or what stage 2 adds to its input */
function checkGroups(filters: number, stem: number, groups: number, width: number): void {
  const divided = { 'bottleneck of stage 2': filters / 4, 'branch of the first unit': filters - stem };
  for (const [what, channels] of Object.entries(divided)) {
    if (channels % groups !== 0) {
      throw new ShapeError(
        `width ${width} gives the ${what} ${channels} channels, expected a multiple of groups = ${groups}`,
      );
    }
  }
}

const TABLE_1 = { macs: 'Table 1', millions: { 1: 143, 2: 140, 3: 137, 4: 133, 8: 137 } } as const;
const RELEASE = "table of the authors' implementation (megvii-model/ShuffleNet-Series)";

const variants: readonly Variant<ShuffleNetV1>[] = [
  ...([1, 2, 4] as const).map(groups => ({
    name: `shufflenet-v1-1.0-g${groups}`,
    parameters: { groups, width: 1 } as const,
    published: { macs: TABLE_1.millions[groups] * 1e6, source: TABLE_1.macs },
  })),
  ...(
    [
      [3, 0.5, 38, 0.7],
      [3, 1, 138, 1.9],
      [3, 1.5, 292, 3.4],
      [3, 2, 524, 5.4],
      [8, 0.5, 40, 1.0],
      [8, 1, 138, 2.4],
      [8, 1.5, 290, 4.3],
      [8, 2, 522, 6.5],
    ] as const
  ).map(([groups, width, macs, learned]) => ({
    name: `shufflenet-v1-${Number.isInteger(width) ? width.toFixed(1) : width}-g${groups}`,
    parameters: { groups, width },
    published: { macs: macs * 1e6, parameters: learned * 1e6, source: RELEASE },
  })),
  {
    name: 'shufflenet-v1-0.25-g3',
    parameters: { groups: 3, width: 0.25 },
    published: { macs: 13e6, source: 'Table 2' },
    follows:
      'the complexity that the paper prints: 12 filters in the first convolution give 13.3 million multiply-adds, ' +
      "24 · 0.25 = 6 would give 11.0; the authors' implementation has no 0.25×.",
  },
];

/** ShuffleNetV1: grouped 1×1 convolutions with channel shuffle. */
export const family: Family<ShuffleNetV1> = {
  name: 'shufflenet-v1',
  title: 'ShuffleNetV1',
  paper: {
    title: 'ShuffleNet: An Extremely Efficient Convolutional Neural Network for Mobile Devices',
    arxiv: '1707.01083',
  },
  parameters,
  variants,
  smallest: { groups: 3, width: 0.25, resolution: 32 },
  follows:
    "the authors' implementation for the first convolution (24 filters at 1.5×, 16 at 0.5× with 8 groups) and for " +
    'classes without bias. The shuffle comes before the depthwise convolution, as in the paper; the implementation ' +
    'has it after, with the same counts. Widths that the groups do not divide are refused: the paper does ' +
    'not say how it rounds them.',
  build,
};
