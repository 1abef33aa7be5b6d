import type { Tensor } from '../tensors/tensor.js';

/** Copies the values of an input to the output, unless both are the same memory. */
export function copyUnlessSame(out: Tensor, { data }: Tensor): void {
  const same = out.data.buffer === data.buffer && out.data.byteOffset === data.byteOffset;
  if (!same) out.data.set(data);
}
