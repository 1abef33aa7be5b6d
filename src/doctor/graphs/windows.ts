import type { Padding } from '../../kernels/op.js';

/** Zeros on every side, where that is one number; undefined where sides differ. */
export function symmetricPadding(padding: Padding): number | undefined {
  if (typeof padding === 'number') return padding;
  return padding.every(side => side === padding[0]) ? padding[0] : undefined;
}

/** The stride, where it is the same along rows and columns; undefined where it is not. */
export function equalStride(stride: number | readonly number[]): number | undefined {
  if (typeof stride === 'number') return stride;
  return stride.every(step => step === stride[0]) ? stride[0] : undefined;
}
