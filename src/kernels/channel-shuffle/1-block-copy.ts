import type { Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import * as shape from './shape.js';

/**
 * Channel shuffle, one block copy per channel.
 *
 * @param out     [N, C, H, W], overwritten; not the memory of x
 * @param x       [N, C, H, W]
 * @param groups  G
 * @throws {ShapeError} where two shapes disagree or G does not divide C
 * @changes the pixels of a channel are neighbours in memory and are copied as one block
 * @expect  the speed of memory: the engine's own memory copy
 */
export function channelShuffleBlockCopy(out: Tensor, x: Tensor, groups: number): void {
  checkTensors('channelShuffle', shape, out, [x], [], { groups });
  const [N, C, H, W] = x.shape;
  const pixels = H * W;
  const perGroup = C / groups;
  let to = 0;
  for (let n = 0; n < N; n++) {
    for (let j = 0; j < perGroup; j++) {
      for (let g = 0; g < groups; g++) {
        const start = (n * C + g * perGroup + j) * pixels;
        out.data.set(x.data.subarray(start, start + pixels), to);
        to += pixels;
      }
    }
  }
}
