import type { RulesOf } from '../../../errors/arguments.js';
import { count } from '../../../kernels/op-rules.js';
import type { GraphBuilder } from '../../graph/builder.js';
import { checkBlock } from './check-block.js';
import { convBias } from './conv-bn-activation.js';

/** Filters of a fire module's three convolutions: s1x1, e1x1 and e3x3 of the paper's Table 1. */
export interface Fire {
  readonly squeeze: number;
  readonly expand1x1: number;
  readonly expand3x3: number;
}

const rules: RulesOf<Fire> = { squeeze: count, expand1x1: count, expand3x3: count };

/**
 * Fire module: a 1×1 convolution squeezes the channels, a 1×1 and a 3×3 one beside each other expand them again,
 * joined by channels. Each has a bias and a ReLU.
 *
 * @source Iandola et al. 2016, arXiv:1602.07360, section 3.2
 */
export function fire(g: GraphBuilder, x: number, module: Fire, name: string): number {
  const { squeeze, expand1x1, expand3x3 } = checkBlock('fire', { g, x, name }, rules, module);
  const activation = 'relu';
  const narrow = convBias(g, x, { filters: squeeze, activation }, `${name}/squeeze1x1`);
  const one = convBias(g, narrow, { filters: expand1x1, activation }, `${name}/expand1x1`);
  const three = convBias(g, narrow, { filters: expand3x3, kernel: 3, activation }, `${name}/expand3x3`);
  return g.concat([one, three], { name: `${name}/concat` });
}
