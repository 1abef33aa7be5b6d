import type { Shape } from '../../tensors/tensor.js';

/** The values of a tensor with its axes in another order: axis i of the result is axis order[i] of the tensor. */
export function permuted(data: Float32Array, shape: Shape, order: readonly number[]): Float32Array {
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, n) => product * n, 1));
  const out = new Float32Array(data.length);
  let to = 0;
  const walk = (axis: number, from: number): void => {
    if (axis === order.length) {
      out[to++] = data[from];
      return;
    }
    const stride = strides[order[axis]];
    for (let i = 0; i < shape[order[axis]]; i++) walk(axis + 1, from + i * stride);
  };
  walk(0, 0);
  return out;
}
