import { type Rule, type RulesOf, required } from '../../../errors/arguments.js';
import type { Activation } from '../../../kernels/op.js';
import { activation as activationRule, count, oneOf } from '../../../kernels/op-rules.js';
import type { GraphBuilder } from '../../graph/builder.js';
import { checkBlock } from './check-block.js';
import { convBias } from './conv-bn-activation.js';

/** A gate per channel, computed from the means of all channels. */
export interface SqueezeExcite {
  /** Channels between the two 1×1 convolutions. */
  readonly squeezed: number;
  /** Between the two convolutions. */
  readonly activation: Activation;
  readonly gate: 'sigmoid' | 'hardSigmoid';
}

const rules: RulesOf<SqueezeExcite> = {
  squeezed: count,
  activation: activationRule,
  gate: oneOf(['sigmoid', 'hardSigmoid']),
};

/** Of blocks that have one inside, where its own values are checked. */
export const squeezeExciteRule: Rule<SqueezeExcite, false> = required(
  'an object with squeezed, activation, gate',
  value => typeof value === 'object' && value !== null,
);

/**
 * Scales every channel by a number between 0 and 1 that all channels decide:
 *
 *   y = x · gate(W₂ · activation(W₁ · mean(x) + b₁) + b₂)
 *
 * Nodes: `<name>/pool`, `<name>/squeeze/…`, `<name>/excite/…`, `<name>/scale`.
 *
 * @param x  [N, C, H, W], also the shape of the output
 * @returns id of the output
 * @source Hu et al. 2018, arXiv:1709.01507, section 3
 */
export function squeezeExcite(g: GraphBuilder, x: number, block: SqueezeExcite, name: string): number {
  const { squeezed, activation, gate } = checkBlock('squeezeExcite', { g, x, name }, rules, block);
  const means = g.globalPool(x, { name: `${name}/pool` });
  const narrow = convBias(g, means, { filters: squeezed, activation }, `${name}/squeeze`);
  const gates = convBias(g, narrow, { filters: g.shape(x)[1], activation: gate }, `${name}/excite`);
  return g.multiply(x, gates, { name: `${name}/scale` });
}
