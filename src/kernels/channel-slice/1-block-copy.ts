import type { Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import * as shape from './shape.js';

/**
 * Some channels of a feature map, one block copy per image.
 *
 * @param out   [N, to − from, H, W], overwritten
 * @param x     [N, C, H, W]
 * @param from  first channel
 * @param to    the channel after the last one
 * @throws {ShapeError} where two shapes disagree or the channels do not exist
 * @changes the channels of an image are neighbours in memory and are copied as one block
 * @expect  the speed of memory: the engine's own memory copy
 */
export function channelSliceBlockCopy(out: Tensor, x: Tensor, from: number, to: number): void {
  checkTensors('channelSlice', shape, out, [x], [], { from, to });
  const [N, C, H, W] = x.shape;
  const block = (to - from) * H * W;
  for (let n = 0; n < N; n++) {
    const start = (n * C + from) * H * W;
    out.data.set(x.data.subarray(start, start + block), n * block);
  }
}
