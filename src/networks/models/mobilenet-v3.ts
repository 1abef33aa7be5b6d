import { GraphBuilder } from '../graph/builder.js';
import type { Graph } from '../graph/graph.js';
import { convBn } from './blocks/conv-bn-activation.js';
import { invertedResidual } from './blocks/inverted-residual.js';
import { pooledHead } from './blocks/pooled-head.js';
import { roundChannels } from './blocks/round-channels.js';
import type { Family, ParametersOf } from './family.js';
import { choice, classes, resolution, width } from './parameters.js';

const parameters = {
  size: choice(['large', 'small'], 'large'),
  width: width(),
  resolution: resolution(32),
  classes: classes(),
};

type MobileNetV3 = ParametersOf<typeof parameters>;

/** A bneck row: window k, expansion size, output channels, squeeze-and-excite, non-linearity, stride. */
interface Row {
  readonly k: 3 | 5;
  readonly exp: number;
  readonly out: number;
  readonly se: boolean;
  readonly nl: 'RE' | 'HS';
  readonly s: 1 | 2;
}

/** Table 1. */
const LARGE: readonly Row[] = [
  { k: 3, exp: 16, out: 16, se: false, nl: 'RE', s: 1 },
  { k: 3, exp: 64, out: 24, se: false, nl: 'RE', s: 2 },
  { k: 3, exp: 72, out: 24, se: false, nl: 'RE', s: 1 },
  { k: 5, exp: 72, out: 40, se: true, nl: 'RE', s: 2 },
  { k: 5, exp: 120, out: 40, se: true, nl: 'RE', s: 1 },
  { k: 5, exp: 120, out: 40, se: true, nl: 'RE', s: 1 },
  { k: 3, exp: 240, out: 80, se: false, nl: 'HS', s: 2 },
  { k: 3, exp: 200, out: 80, se: false, nl: 'HS', s: 1 },
  { k: 3, exp: 184, out: 80, se: false, nl: 'HS', s: 1 },
  { k: 3, exp: 184, out: 80, se: false, nl: 'HS', s: 1 },
  { k: 3, exp: 480, out: 112, se: true, nl: 'HS', s: 1 },
  { k: 3, exp: 672, out: 112, se: true, nl: 'HS', s: 1 },
  { k: 5, exp: 672, out: 160, se: true, nl: 'HS', s: 2 },
  { k: 5, exp: 960, out: 160, se: true, nl: 'HS', s: 1 },
  { k: 5, exp: 960, out: 160, se: true, nl: 'HS', s: 1 },
];

/** Table 2. */
const SMALL: readonly Row[] = [
  { k: 3, exp: 16, out: 16, se: true, nl: 'RE', s: 2 },
  { k: 3, exp: 72, out: 24, se: false, nl: 'RE', s: 2 },
  { k: 3, exp: 88, out: 24, se: false, nl: 'RE', s: 1 },
  { k: 5, exp: 96, out: 40, se: true, nl: 'HS', s: 2 },
  { k: 5, exp: 240, out: 40, se: true, nl: 'HS', s: 1 },
  { k: 5, exp: 240, out: 40, se: true, nl: 'HS', s: 1 },
  { k: 5, exp: 120, out: 48, se: true, nl: 'HS', s: 1 },
  { k: 5, exp: 144, out: 48, se: true, nl: 'HS', s: 1 },
  { k: 5, exp: 288, out: 96, se: true, nl: 'HS', s: 2 },
  { k: 5, exp: 576, out: 96, se: true, nl: 'HS', s: 1 },
  { k: 5, exp: 576, out: 96, se: true, nl: 'HS', s: 1 },
];

const STEM = 16;
const TABLES = {
  large: { rows: LARGE, head: 960, hidden: 1280 },
  small: { rows: SMALL, head: 576, hidden: 1024 },
} as const;

/** `bneck4` is the fourth bneck row of the table. */
function build({ size, width: alpha, resolution: side, classes: units }: MobileNetV3): Graph {
  const { rows, head, hidden } = TABLES[size];
  const g = new GraphBuilder(`mobilenet-v3-${size}`);
  let x = g.input([1, 3, side, side]);
  x = convBn(
    g,
    x,
    { filters: roundChannels(STEM * alpha), kernel: 3, stride: 2, activation: 'hSwish' },
    'stem',
  );
  let unscaled = STEM;
  for (const [i, { k, exp, out, se, nl, s }] of rows.entries()) {
    // Thinner networks keep the ratio of the expansion, not its size.
    const expanded = roundChannels((g.shape(x)[1] * exp) / unscaled);
    const block = {
      expanded,
      filters: roundChannels(out * alpha),
      kernel: k,
      stride: s,
      activation: nl === 'HS' ? 'hSwish' : 'relu',
      ...(se && {
        excite: { squeezed: roundChannels(expanded / 4), activation: 'relu', gate: 'hardSigmoid' } as const,
      }),
    } as const;
    x = invertedResidual(g, x, block, `bneck${i + 1}`);
    unscaled = out;
  }
  const expanded = roundChannels(head * alpha);
  return g.build(pooledHead(g, x, { expanded, hidden, activation: 'hSwish', units }));
}

const source = 'Table 3';
const smallFollows =
  'torchvision and timm: the hidden layer has 1024 channels, where Table 2 says 1280, and the last convolution has ' +
  'no squeeze-and-excite. With 1280 the parameters would be the 2.9 and 2.4 million of Table 3, but the full network ' +
  'would still do only 57 million multiply-adds.';

/** MobileNetV3: searched inverted residuals with squeeze-and-excite and h-swish. */
export const family: Family<MobileNetV3> = {
  name: 'mobilenet-v3',
  title: 'MobileNetV3',
  paper: { title: 'Searching for MobileNetV3', arxiv: '1905.02244' },
  parameters,
  variants: [
    {
      name: 'mobilenet-v3-large',
      parameters: { size: 'large' },
      published: { macs: 219e6, parameters: 5.4e6, source },
    },
    {
      name: 'mobilenet-v3-large-0.75',
      parameters: { size: 'large', width: 0.75 },
      published: { macs: 155e6, parameters: 4.0e6, source },
    },
    {
      name: 'mobilenet-v3-small',
      parameters: { size: 'small' },
      published: { macs: 66e6, parameters: 2.9e6, source },
      follows: smallFollows,
    },
    {
      name: 'mobilenet-v3-small-0.75',
      parameters: { size: 'small', width: 0.75 },
      published: { macs: 44e6, parameters: 2.4e6, source },
      follows: smallFollows,
    },
  ],
  smallest: { size: 'small', resolution: 32 },
  follows:
    'torchvision: squeeze-and-excite narrows to a quarter of the expansion rounded to a multiple of 8, and comes ' +
    'after the non-linearity of the depthwise convolution. At other widths timm, which agrees with Table 3: ' +
    'expansions keep their ratio to the narrow channels, and the hidden layer keeps its size.',
  build,
};
