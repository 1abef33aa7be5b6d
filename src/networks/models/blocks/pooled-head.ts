import { optional, type RulesOf } from '../../../errors/arguments.js';
import type { Activation } from '../../../kernels/op.js';
import { activation as activationRule, count, flag } from '../../../kernels/op-rules.js';
import type { GraphBuilder } from '../../graph/builder.js';
import { checkBlock } from './check-block.js';
import { convBn, convolution } from './conv-bn-activation.js';

/** The end of a network whose widest layer works on one pixel. */
export interface PooledHead {
  /** Channels of the last convolution over the whole map. */
  readonly expanded: number;
  /** Channels of the hidden layer behind the pool. */
  readonly hidden: number;
  /** Whether the hidden layer has a bias; true if left out. */
  readonly bias?: boolean;
  readonly activation: Activation;
  /** Classes. */
  readonly units: number;
}

const rules: RulesOf<PooledHead> = {
  expanded: count,
  hidden: count,
  bias: optional(flag),
  activation: activationRule,
  units: count,
};

/**
 * MobileNetV3's efficient last stage: the global pool comes before the widest 1×1 convolution instead of after it,
 * so that this convolution works on one pixel. Nodes: `head/…`, `pool`, `hidden/…`, `classes`.
 *
 * @returns id of the classes, [N, units]
 * @source Howard et al. 2019, arXiv:1905.02244, Figure 5
 */
export function pooledHead(g: GraphBuilder, x: number, head: PooledHead): number {
  const call = checkBlock('pooledHead', { g, x, name: 'head' }, rules, head);
  const { expanded, hidden, bias = true, activation, units } = call;
  let y = convBn(g, x, { filters: expanded, activation }, 'head');
  y = g.globalPool(y, { name: 'pool' });
  y = convolution(g, y, { filters: hidden }, { name: 'hidden/conv', bias });
  y = g.activation(activation, y, { name: `hidden/${activation}` });
  return g.dense(y, { units, bias: true }, { name: 'classes' });
}
