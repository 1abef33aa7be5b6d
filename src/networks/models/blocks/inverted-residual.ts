import { optional, type RulesOf } from '../../../errors/arguments.js';
import type { Activation, Padding } from '../../../kernels/op.js';
import { activation as activationRule, count, padding as paddingRule } from '../../../kernels/op-rules.js';
import type { GraphBuilder } from '../../graph/builder.js';
import { checkBlock } from './check-block.js';
import { convBn } from './conv-bn-activation.js';
import { type SqueezeExcite, squeezeExcite, squeezeExciteRule } from './squeeze-excite.js';

/** One inverted residual: wide inside, narrow at both ends. */
export interface InvertedResidual {
  /** Channels inside, n; as many as the input's: no expanding convolution. */
  readonly expanded: number;
  /** Channels of the output. */
  readonly filters: number;
  /** Side of the depthwise window. */
  readonly kernel: number;
  readonly stride: number;
  /** Of the depthwise convolution; half its window if left out. */
  readonly padding?: Padding;
  readonly activation: Activation;
  /** Squeeze-and-excite between the depthwise and the projecting convolution; none if left out. */
  readonly excite?: SqueezeExcite;
  /** G of both 1×1 convolutions, with a channel shuffle after the first; 1 if left out. */
  readonly groups?: number;
}

const rules: RulesOf<InvertedResidual> = {
  expanded: count,
  filters: count,
  kernel: count,
  stride: count,
  padding: optional(paddingRule),
  activation: activationRule,
  excite: optional(squeezeExciteRule),
  groups: optional(count),
};

/**
 * 1×1 convolution to the wide space, depthwise convolution, linear 1×1 convolution back, and the residual sum where
 * stride and channels allow it: `<name>/expand`, `<name>/depthwise`, `<name>/project`, `<name>/sum`; with
 * squeeze-and-excite also `<name>/se`, with groups `<name>/shuffle`.
 *
 * @returns id of the output
 * @throws {ShapeError} where the block does not fit x
 * @source Sandler et al. 2018, arXiv:1801.04381, Table 1; with squeeze-and-excite Howard et al. 2019,
 *   arXiv:1905.02244, Figure 4; with groups Wu et al. 2018, arXiv:1812.03443
 */
export function invertedResidual(g: GraphBuilder, x: number, block: InvertedResidual, name: string): number {
  const call = checkBlock('invertedResidual', { g, x, name }, rules, block);
  const { expanded, filters, kernel, stride, padding, activation, excite, groups = 1 } = call;
  const channels = g.shape(x)[1];
  let y = x;
  if (expanded !== channels) y = convBn(g, y, { filters: expanded, groups, activation }, `${name}/expand`);
  if (groups > 1) y = g.channelShuffle(y, { groups }, { name: `${name}/shuffle` });
  const depthwise = { filters: expanded, kernel, stride, padding, groups: expanded, activation };
  y = convBn(g, y, depthwise, `${name}/depthwise`);
  if (excite) y = squeezeExcite(g, y, excite, `${name}/se`);
  y = convBn(g, y, { filters, groups }, `${name}/project`);
  return stride === 1 && channels === filters ? g.add(x, y, { name: `${name}/sum` }) : y;
}
