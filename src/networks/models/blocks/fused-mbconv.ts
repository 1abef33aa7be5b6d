import type { RulesOf } from '../../../errors/arguments.js';
import type { Activation } from '../../../kernels/op.js';
import { activation as activationRule, count } from '../../../kernels/op-rules.js';
import type { GraphBuilder } from '../../graph/builder.js';
import { checkBlock } from './check-block.js';
import { convBn } from './conv-bn-activation.js';

/** One fused inverted residual. */
export interface FusedMbConv {
  /** Channels inside; as many as the input's: one convolution does everything. */
  readonly expanded: number;
  /** Channels of the output. */
  readonly filters: number;
  /** Side of the window. */
  readonly kernel: number;
  readonly stride: number;
  readonly activation: Activation;
}

const rules: RulesOf<FusedMbConv> = {
  expanded: count,
  filters: count,
  kernel: count,
  stride: count,
  activation: activationRule,
};

/**
 * An inverted residual whose expanding 1×1 and depthwise convolutions are fused into one ordinary convolution:
 * more arithmetic, but of the kind that runs fast. `<name>/expand`, `<name>/project`, `<name>/sum`; without
 * expansion the one activated convolution is `<name>/conv`.
 *
 * @returns id of the output
 * @throws {ShapeError} where the block does not fit x
 * @source Tan & Le 2021, arXiv:2104.00298, Figure 2
 */
export function fusedMbConv(g: GraphBuilder, x: number, block: FusedMbConv, name: string): number {
  const call = checkBlock('fusedMbConv', { g, x, name }, rules, block);
  const { expanded, filters, kernel, stride, activation } = call;
  const channels = g.shape(x)[1];
  let y: number;
  if (expanded === channels) {
    y = convBn(g, x, { filters, kernel, stride, activation }, name);
  } else {
    y = convBn(g, x, { filters: expanded, kernel, stride, activation }, `${name}/expand`);
    y = convBn(g, y, { filters }, `${name}/project`);
  }
  return stride === 1 && channels === filters ? g.add(x, y, { name: `${name}/sum` }) : y;
}
