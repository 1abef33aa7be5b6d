import { GraphBuilder } from '../graph/builder.js';
import type { Graph } from '../graph/graph.js';
import { convBn } from './blocks/conv-bn-activation.js';
import { ghostBottleneck } from './blocks/ghost.js';
import { pooledHead } from './blocks/pooled-head.js';
import { roundChannels } from './blocks/round-channels.js';
import type { Family, ParametersOf } from './family.js';
import { classes, resolution, width } from './parameters.js';

const parameters = { width: width(), resolution: resolution(32), classes: classes() };

type GhostNet = ParametersOf<typeof parameters>;

/** The G-bnecks of the paper's table of GhostNet: window k, expansion size, output channels, squeeze-and-excite, stride. */
const ROWS = [
  { k: 3, exp: 16, out: 16, se: false, s: 1 },
  { k: 3, exp: 48, out: 24, se: false, s: 2 },
  { k: 3, exp: 72, out: 24, se: false, s: 1 },
  { k: 5, exp: 72, out: 40, se: true, s: 2 },
  { k: 5, exp: 120, out: 40, se: true, s: 1 },
  { k: 3, exp: 240, out: 80, se: false, s: 2 },
  { k: 3, exp: 200, out: 80, se: false, s: 1 },
  { k: 3, exp: 184, out: 80, se: false, s: 1 },
  { k: 3, exp: 184, out: 80, se: false, s: 1 },
  { k: 3, exp: 480, out: 112, se: true, s: 1 },
  { k: 3, exp: 672, out: 112, se: true, s: 1 },
  { k: 5, exp: 672, out: 160, se: true, s: 2 },
  { k: 5, exp: 960, out: 160, se: false, s: 1 },
  { k: 5, exp: 960, out: 160, se: true, s: 1 },
  { k: 5, exp: 960, out: 160, se: false, s: 1 },
  { k: 5, exp: 960, out: 160, se: true, s: 1 },
] as const;

const STEM = 16;
const HEAD = 960;
const HIDDEN = 1280;

/**
 * GhostNet, and GhostNetV2, which is GhostNet with attention in later rows; `gbneck4` is the fourth G-bneck row.
 *
 * @param attentionFrom  the first row, counted from 0, whose first ghost module has DFC attention
 * @throws {ShapeError} where attention meets a map of one pixel
 */
export function ghostNet(
  name: string,
  { width: alpha, resolution: side, classes: units }: GhostNet,
  attentionFrom: number,
): Graph {
  const channels = (full: number) => roundChannels(full * alpha, 4);
  const g = new GraphBuilder(name);
  let x = g.input([1, 3, side, side]);
  x = convBn(g, x, { filters: channels(STEM), kernel: 3, stride: 2, activation: 'relu' }, 'stem');
  for (const [row, { k, exp, out, se, s }] of ROWS.entries()) {
    const expanded = channels(exp);
    const squeezed = roundChannels(expanded / 4, 4);
    const block = {
      expanded,
      filters: channels(out),
      kernel: k,
      stride: s,
      attention: row >= attentionFrom,
      ...(se && { excite: { squeezed, activation: 'relu', gate: 'hardSigmoid' } as const }),
    };
    x = ghostBottleneck(g, x, block, `gbneck${row + 1}`);
  }
  const head = { expanded: channels(HEAD), hidden: HIDDEN, activation: 'relu', units } as const;
  return g.build(pooledHead(g, x, head));
}

/** No row has attention. */
const build = (wanted: GhostNet): Graph => ghostNet('ghostnet', wanted, ROWS.length);

const source = "the paper's comparison of small networks on ImageNet";

/** GhostNet: half of the feature maps are made from the other half by cheap depthwise convolutions. */
export const family: Family<GhostNet> = {
  name: 'ghostnet',
  title: 'GhostNet',
  paper: { title: 'GhostNet: More Features from Cheap Operations', arxiv: '1911.11907' },
  parameters,
  variants: [
    {
      name: 'ghostnet-0.5',
      parameters: { width: 0.5 },
      published: { macs: 42e6, parameters: 2.6e6, source },
    },
    {
      name: 'ghostnet-1.0',
      parameters: { width: 1 },
      published: { macs: 141e6, parameters: 5.2e6, source },
    },
    {
      name: 'ghostnet-1.3',
      parameters: { width: 1.3 },
      published: { macs: 226e6, parameters: 7.3e6, source },
    },
  ],
  smallest: { width: 0.5, resolution: 32 },
  follows:
    "The authors' PyTorch code: channels are rounded to multiples of 4, the gates of squeeze-and-excite are hard " +
    'sigmoids, and a shortcut that changes its shape is a depthwise and a 1×1 convolution.',
  build,
};
