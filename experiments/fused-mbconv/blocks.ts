import { GraphBuilder } from '../../src/networks/graph/builder.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import { fusedMbConv } from '../../src/networks/models/blocks/fused-mbconv.js';
import { invertedResidual } from '../../src/networks/models/blocks/inverted-residual.js';

/** The two operators of EfficientNetV2. */
export type Operator = 'mbconv' | 'fused';
export const OPERATORS: readonly Operator[] = ['mbconv', 'fused'];

/** A block of stride 1 that keeps its channels, so that it has a residual sum; without squeeze-and-excite in both forms. */
export interface Block {
  readonly operator: Operator;
  readonly channels: number;
  readonly side: number;
  readonly expansion: number;
  /** Side of the window. */
  readonly kernel: number;
  /** How many of them, one behind the other; 1 where it is absent. */
  readonly layers?: number;
  /** As in the paper where it is absent. */
  readonly activation?: 'swish' | 'relu';
}

/** The block as it is built, with batch norm and activations as ops. */
export function blockGraph({
  operator,
  channels,
  side,
  expansion,
  kernel,
  layers = 1,
  activation = 'swish',
}: Block): Graph {
  const g = new GraphBuilder(`${operator}-${channels}-e${expansion}-k${kernel}-${layers}-${activation}`);
  let x = g.input([1, channels, side, side]);
  const add = operator === 'mbconv' ? invertedResidual : fusedMbConv;
  for (let i = 1; i <= layers; i++) {
    const block = { expanded: expansion * channels, filters: channels, kernel, stride: 1, activation };
    x = add(g, x, block, `block${i}`);
  }
  return g.build(x);
}
