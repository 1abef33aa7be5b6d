import type { Tensor } from '../../tensors/tensor.js';

/** Puts the partial sum where the output is accumulated; nothing to do where it is there already. */
export function copyUnlessSame(out: Tensor, partial: Tensor): void {
  const same = out.data.buffer === partial.data.buffer && out.data.byteOffset === partial.data.byteOffset;
  if (!same) out.data.set(partial.data);
}
