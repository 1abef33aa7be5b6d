import type { GraphBuilder } from '../../src/networks/graph/builder.js';
import type { MakeTensor, Tensor } from '../../src/tensors/tensor.js';
import { tensor } from '../../src/tensors/tensor.js';

/** How many ops `spelledOut` makes of h-swish, without the two constants. */
export const STEPS = 4;

/**
 * h-swish as a framework runs it that has no kernel for it: one op for each step of the formula, and so four passes
 * over the map.
 *
 *   x → x + 3 → ReLU6 → · x → · 1/6
 *
 * @returns id of the output; nodes `<name>/three`, `<name>/shift`, `<name>/relu6`, …
 */
export function spelledOut(g: GraphBuilder, x: number, name: string): number {
  const three = constant(g, 3, `${name}/three`);
  const sixth = constant(g, 1 / 6, `${name}/sixth`);
  const shifted = g.node('binary', [x, three], { function: 'add' }, { name: `${name}/shift` });
  const clipped = g.activation('relu6', shifted, { name: `${name}/relu6` });
  const product = g.multiply(x, clipped, { name: `${name}/product` });
  const scale = { name: `${name}/scale`, overwrites: 0 };
  return g.node('binary', [product, sixth], { function: 'multiply' }, scale);
}

function constant(g: GraphBuilder, value: number, name: string): number {
  const weights = (_seed: number, make: MakeTensor = tensor): readonly Tensor[] => {
    const made = make([1]);
    made.data[0] = value;
    return [made];
  };
  return g.node('constant', [], { shape: [1] }, { name, weights });
}
