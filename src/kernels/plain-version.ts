import type { Tensor } from '../tensors/tensor.js';
import type { Layer, Version } from './op.js';

/** A version that prepares nothing and needs no scratch: each run calls the kernel with the layer. */
export function plainVersion<P>(
  name: string,
  changes: string,
  kernel: (out: Tensor, inputs: readonly Tensor[], layer: Layer<P>) => void,
): Version<P> {
  return {
    name,
    changes,
    bind: layer => ({ run: (out, inputs) => kernel(out, inputs, layer), constantBytes: 0 }),
  };
}
