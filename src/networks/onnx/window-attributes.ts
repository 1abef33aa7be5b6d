import { paddingOfSides, perAxis, type SlidingWindow } from '../../kernels/window.js';
import { int, ints } from './attributes.js';
import type { AttributeProto } from './format.js';

/** Attributes of every kind of convolution. */
export function windowAttributes(
  { kernel, stride, padding, dilation = 1 }: SlidingWindow,
  groups: number,
): AttributeProto[] {
  return [
    ints('kernel_shape', kernel),
    ints('strides', perAxis(stride)),
    ints('pads', paddingOfSides(padding)),
    ints('dilations', perAxis(dilation)),
    int('group', groups),
  ];
}
