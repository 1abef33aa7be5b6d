import type { Tensor } from '../../tensors/tensor.js';

/** Copies the partial sum to the output, where it is accumulated, unless both are the same memory. */
export function copyUnlessSame(out: Tensor, partial: Tensor): void {
  const same = out.data.buffer === partial.data.buffer && out.data.byteOffset === partial.data.byteOffset;
  if (!same) out.data.set(partial.data);
}
