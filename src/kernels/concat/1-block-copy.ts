import { elements, type Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import * as shape from './shape.js';

/**
 * Concatenation along one axis, one block copy per input and place of the axes before it.
 *
 * @param out     [N, Σ C_i, H, W], or in general the sum of the lengths on the axis; overwritten
 * @param inputs  [N, C_i, H, W] each, or in general of one shape but for the axis
 * @param axis    1, the channels, where it is left out
 * @throws {ShapeError} where two shapes disagree
 * @changes the axis and those after it are neighbours in memory and are copied as one block
 * @expect  the speed of memory: the engine's own memory copy
 */
export function concatBlockCopy(out: Tensor, inputs: readonly Tensor[], axis: number = shape.CHANNELS): void {
  checkTensors('concat', shape, out, inputs, [], { axis });
  const before = elements(out.shape.slice(0, axis));
  let to = 0;
  for (let n = 0; n < before; n++) {
    for (const x of inputs) {
      const block = x.data.length / before;
      out.data.set(x.data.subarray(n * block, (n + 1) * block), to);
      to += block;
    }
  }
}
