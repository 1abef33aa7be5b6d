import { outputSize } from '../kernels/window.js';
import { type BottleneckBlock, slices } from '../models/bottleneck.js';

/**
 * Live elements of a bottleneck block in t slices, by the paper's formula:
 *
 *   s²·k + s'²·k' + (s² + s'²)·⌈n/t⌉,  s' = ⌈s / stride⌉
 *
 * Input and output are taken to live all the time, and one slice of the expanded and of the filtered channels
 * beside them; weights are left out. A plan that drops the input after its last reader can need less: with
 * t ≤ 2 input and output never live together with both slice buffers.
 *
 * @returns elements (4 bytes each in float32)
 * @throws {RangeError} where t is not 1 … n
 * @source Sandler et al. 2018, arXiv:1801.04381, section 5.1
 */
export function tSplitElements(block: BottleneckBlock, t: number): number {
  const { side, channels, filters, stride } = block;
  const [from, to] = slices(block.expanded, t)[0];
  const pixelsIn = side ** 2;
  const pixelsOut = outputSize(side, 3, stride, 1, 1, 'tSplitElements') ** 2;
  return pixelsIn * channels + pixelsOut * filters + (pixelsIn + pixelsOut) * (to - from);
}
