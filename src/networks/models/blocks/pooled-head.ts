import type { Activation } from '../../../kernels/op.js';
import type { GraphBuilder } from '../../graph/builder.js';
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

/**
 * MobileNetV3's efficient last stage: the global pool comes before the widest 1×1 convolution instead of after it,
 * so that this convolution works on one pixel. Nodes: `head/…`, `pool`, `hidden/…`, `classes`.
 *
 * @returns id of the classes, [N, units]
 * @source Howard et al. 2019, arXiv:1905.02244, Figure 5
 */
export function pooledHead(g: GraphBuilder, x: number, head: PooledHead): number {
  const { expanded, hidden, bias = true, activation, units } = head;
  let y = convBn(g, x, { filters: expanded, activation }, 'head');
  y = g.globalPool(y, { name: 'pool' });
  y = convolution(g, y, { filters: hidden }, { name: 'hidden/conv', bias });
  y = g.activation(activation, y, { name: `hidden/${activation}` });
  return g.dense(y, { units, bias: true }, { name: 'classes' });
}
