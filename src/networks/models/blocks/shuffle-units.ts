import { optional, type RulesOf } from '../../../errors/arguments.js';
import { count } from '../../../kernels/op-rules.js';
import type { GraphBuilder } from '../../graph/builder.js';
import { checkBlock, multipleOf, oneOrTwo } from './check-block.js';
import { convBn } from './conv-bn-activation.js';

/** A ShuffleNetV1 unit. */
export interface ShuffleUnitV1 {
  /** K, output channels; the bottleneck has a quarter of them. */
  readonly filters: number;
  readonly stride: 1 | 2;
  /** G of the two pointwise convolutions. */
  readonly groups: number;
  /** G of the first one, where it differs: 1 in the first unit of the network, whose input has few channels. */
  readonly firstGroups?: number;
}

const rulesV1: RulesOf<ShuffleUnitV1> = {
  filters: multipleOf(4),
  stride: oneOrTwo,
  groups: count,
  firstGroups: optional(count),
};

/**
 * ShuffleNetV1 unit: grouped 1×1, channel shuffle, depthwise 3×3 without activation, grouped 1×1. With stride 1
 * the input is added, with stride 2 its average pool is joined by channels, so that the branch computes only the
 * channels that are missing. ReLU last.
 *
 * @throws {ShapeError} where the groups do not divide a number of channels
 * @source Zhang et al. 2017, arXiv:1707.01083, Figure 2(b) and (c)
 */
export function shuffleUnitV1(g: GraphBuilder, x: number, unit: ShuffleUnitV1, name: string): number {
  const call = checkBlock('shuffleUnitV1', { g, x, name }, rulesV1, unit);
  const { filters, stride, groups, firstGroups = groups } = call;
  const named = (layer: string) => `${name}/${layer}`;
  const middle = filters / 4;
  const first = { filters: middle, groups: firstGroups, activation: 'relu' } as const;
  let y = convBn(g, x, first, named('gconv1'));
  if (groups > 1) y = g.channelShuffle(y, { groups }, { name: named('shuffle') });
  y = convBn(g, y, { filters: middle, kernel: 3, stride, groups: middle }, named('depthwise'));
  const missing = stride === 1 ? filters : filters - g.shape(x)[1];
  y = convBn(g, y, { filters: missing, groups }, named('gconv2'));
  if (stride === 1) y = g.add(x, y, { name: named('add') });
  else {
    const window = { kernel: [3, 3], stride, padding: 1, countPadding: true } as const;
    y = g.concat([g.avgPool(x, window, { name: named('avg-pool') }), y], { name: named('concat') });
  }
  return g.activation('relu', y, { name: named('relu') });
}

/** A ShuffleNetV2 unit. */
export interface ShuffleUnitV2 {
  /** K, output channels; each branch computes half of them. */
  readonly filters: number;
  readonly stride: 1 | 2;
}

const rulesV2: RulesOf<ShuffleUnitV2> = { filters: multipleOf(2), stride: oneOrTwo };

/**
 * ShuffleNetV2 unit: 1×1, depthwise 3×3 without activation, 1×1, all of equal width, on one half of the channels;
 * joined with the other half and shuffled. With stride 1 the other half is left as it is; with stride 2 both
 * branches read all channels, and the other one is a depthwise 3×3 and a 1×1.
 *
 * @throws {InputError} where the channels can't be halved
 * @source Ma et al. 2018, arXiv:1807.11164, Figure 3(c) and (d)
 */
export function shuffleUnitV2(g: GraphBuilder, x: number, unit: ShuffleUnitV2, name: string): number {
  const { filters, stride } = checkBlock('shuffleUnitV2', { g, x, name }, rulesV2, unit);
  const named = (layer: string) => `${name}/${layer}`;
  const half = filters / 2;
  const channels = g.shape(x)[1];
  const window = { kernel: 3, stride };
  let left: number;
  let right = x;
  if (stride === 1) {
    left = g.channelSlice(x, { from: 0, to: half }, { name: named('left/slice') });
    right = g.channelSlice(x, { from: half, to: channels }, { name: named('right/slice') });
  } else {
    left = convBn(g, x, { ...window, filters: channels, groups: channels }, named('left/depthwise'));
    left = convBn(g, left, { filters: half, activation: 'relu' }, named('left/conv'));
  }
  right = convBn(g, right, { filters: half, activation: 'relu' }, named('right/conv1'));
  right = convBn(g, right, { ...window, filters: half, groups: half }, named('right/depthwise'));
  right = convBn(g, right, { filters: half, activation: 'relu' }, named('right/conv2'));
  const joined = g.concat([left, right], { name: named('concat') });
  return g.channelShuffle(joined, { groups: 2 }, { name: named('shuffle') });
}
