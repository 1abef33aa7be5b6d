import { type Tensor, tensor } from './tensor.js';

/** Rows `from` … `to` − 1: t[from…to, …], as a copy. */
export function rows(t: Tensor, from: number, to: number): Tensor {
  const [count, ...rest] = t.shape;
  const size = t.data.length / count;
  return tensor([to - from, ...rest], t.data.slice(from * size, to * size));
}

/**
 * Input channels `from` … `to` − 1 of the weights of a 1×1 convolution [K, C, 1, 1]: w[:, from…to, 1, 1], as a copy.
 */
export function columns(w: Tensor, from: number, to: number): Tensor {
  const [filters, channels] = w.shape;
  const part = tensor([filters, to - from, 1, 1]);
  for (let k = 0; k < filters; k++) {
    part.data.set(w.data.subarray(k * channels + from, k * channels + to), k * (to - from));
  }
  return part;
}
