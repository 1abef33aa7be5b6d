import { elements, type Shape } from '../../../../tensors/tensor.js';
import { isFloat, TYPES } from '../element-types.js';
import { Unsupported } from '../refusal.js';
import { axisOf } from '../semantics/axes.js';
import type { Constant } from '../values.js';
import { lazyConstant } from './lazy.js';
import { type Folder, firstInputs } from './movement.js';

/** Weights that are stored as integers: real = scale · (integer − zero point). */
export const quantized: Readonly<Record<string, Folder>> = {
  DequantizeLinear(_, call) {
    const [x, scale] = firstInputs(call, 2);
    const zero = call.constant(2, 'zero points');
    call.ignore('output_dtype', 'block_size');
    const axis = call.int('axis', 1);
    if (isFloat(x.type) || scale.shape.length > 1) throw new Unsupported('has scales for blocks of values');
    call.note('weights that are stored as integers are converted to float32');
    const place = placeAlong(x.shape, scale, axis);
    return lazyConstant(TYPES.float, x.shape, () => {
      const [integers, scales, zeros] = [x.values(), scale.values(), zero?.values()];
      const out = new Float32Array(elements(x.shape));
      for (let i = 0; i < out.length; i++) {
        const at = place(i);
        out[i] = (integers[i] - (zeros?.[at] ?? 0)) * scales[at];
      }
      return out;
    });
  },
};

/** Which scale belongs to the i-th element. */
function placeAlong(shape: Shape, scale: Constant, axis: number): (i: number) => number {
  if (elements(scale.shape) === 1) return () => 0;
  const along = axisOf(axis, shape.length);
  if (elements(scale.shape) !== shape[along])
    throw new Unsupported('has another number of scales than places');
  const behind = elements(shape.slice(along + 1));
  return i => Math.floor(i / behind) % shape[along];
}
