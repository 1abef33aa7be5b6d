import { elements, type Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import * as shape from './shape.js';

/**
 * Concatenation of feature maps along their channels, one block copy per image and input.
 *
 * @param out     [N, Σ C_i, H, W], overwritten
 * @param inputs  [N, C_i, H, W] each
 * @throws {ShapeError} where two shapes disagree
 * @changes the channels of an image are neighbours in memory and are copied as one block
 * @expect  the speed of memory: the engine's own memory copy
 */
export function concatBlockCopy(out: Tensor, inputs: readonly Tensor[]): void {
  checkTensors('concat', shape, out, inputs, [], {});
  const [N] = out.shape;
  let to = 0;
  for (let n = 0; n < N; n++) {
    for (const x of inputs) {
      const block = elements(x.shape) / N;
      out.data.set(x.data.subarray(n * block, (n + 1) * block), to);
      to += block;
    }
  }
}
