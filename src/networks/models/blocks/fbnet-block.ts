import { optional, type RulesOf } from '../../../errors/arguments.js';
import type { Activation } from '../../../kernels/op.js';
import { activation, count, padding, positive } from '../../../kernels/op-rules.js';
import type { GraphBuilder } from '../../graph/builder.js';
import { checkBlock } from './check-block.js';
import { type InvertedResidual, invertedResidual } from './inverted-residual.js';
import { roundChannels } from './round-channels.js';

/** An inverted residual as the later FBNets give it: sizes as ratios. */
export interface FbnetBlock extends Pick<InvertedResidual, 'kernel' | 'stride' | 'padding'> {
  /** Channels of the output. */
  readonly filters: number;
  /** Channels inside over channels of the input. */
  readonly expansion: number;
  readonly activation: Activation;
  /** Channels that squeeze-and-excite narrows to, over the channels inside; none if left out. */
  readonly squeeze?: number;
}

const rules: RulesOf<FbnetBlock> = {
  kernel: count,
  stride: count,
  padding: optional(padding),
  filters: count,
  expansion: positive,
  activation,
  squeeze: optional(positive),
};

/** The channel rounding of the authors' code: at least 95 % of what is asked for. */
export function fbnetChannels(channels: number): number {
  return roundChannels(channels, 8, 0.95);
}

/**
 * The inverted residual with its channels rounded, and squeeze-and-excite that uses the activation of the block.
 *
 * @returns id of the output
 * @throws {ShapeError} where the block does not fit x
 */
export function fbnetBlock(g: GraphBuilder, x: number, block: FbnetBlock, name: string): number {
  const { expansion, squeeze, ...rest } = checkBlock('fbnetBlock', { g, x, name }, rules, block);
  const expanded = fbnetChannels(g.shape(x)[1] * expansion);
  if (squeeze === undefined) return invertedResidual(g, x, { ...rest, expanded }, name);
  const squeezed = fbnetChannels(Math.floor(expanded * squeeze));
  const excite = { squeezed, activation: block.activation, gate: 'hardSigmoid' } as const;
  return invertedResidual(g, x, { ...rest, expanded, excite }, name);
}
