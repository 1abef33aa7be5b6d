import { elements, type Shape } from '../../../../tensors/tensor.js';
import { isFloat, TYPES } from '../element-types.js';
import type { Constant, Numbers } from '../values.js';

/** Constants of so many values are kept; larger ones, which are weights, are computed when they are asked for. */
const MOST_KEPT = 4096;

/** A constant that is computed when its values are asked for. */
export function lazyConstant(type: number, shape: Shape, compute: () => Numbers): Constant {
  if (elements(shape) > MOST_KEPT) return { kind: 'constant', type, shape, values: compute };
  let kept: Numbers | undefined;
  return {
    kind: 'constant',
    type,
    shape,
    values() {
      kept ??= compute();
      return kept;
    },
  };
}

/** An array for values of a type. */
export function numbersFor(type: number, count: number): Numbers {
  return isFloat(type) && type !== TYPES.double ? new Float32Array(count) : new Float64Array(count);
}
