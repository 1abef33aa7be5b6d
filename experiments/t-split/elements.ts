import { outputSize } from '../../src/kernels/window.js';
import { type BottleneckBlock, slices } from '../../src/networks/models/bottleneck.js';

/** What lives beside each other while one slice of a bottleneck block is computed, elements. */
export interface TSplitParts {
  /** s²·k */
  readonly input: number;
  /** s'²·k' */
  readonly output: number;
  /** s²·⌈n/t⌉: one slice of the expanded channels. */
  readonly expanded: number;
  /** s'²·⌈n/t⌉: the same slice after the depthwise convolution. */
  readonly filtered: number;
}

/**
 * The parts of `tSplitElements`.
 *
 * @throws {RangeError} where t is not 1 … n
 */
export function tSplitParts(block: BottleneckBlock, t: number): TSplitParts {
  const { side, channels, filters, stride } = block;
  const [from, to] = slices(block.expanded, t)[0];
  const pixelsIn = side ** 2;
  const pixelsOut = outputSize(side, 3, stride, 1, 1, 'tSplitParts') ** 2;
  return {
    input: pixelsIn * channels,
    output: pixelsOut * filters,
    expanded: pixelsIn * (to - from),
    filtered: pixelsOut * (to - from),
  };
}

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
  const { input, output, expanded, filtered } = tSplitParts(block, t);
  return input + output + expanded + filtered;
}
