import type { Shape } from '../../../../tensors/tensor.js';
import { isFloat, TYPES } from '../element-types.js';
import type { Constant, Numbers } from '../values.js';

/** A constant that is computed each time its values are asked for. */
export function lazyConstant(type: number, shape: Shape, compute: () => Numbers): Constant {
  return { kind: 'constant', type, shape, values: compute };
}

/** An array for values of a type. */
export function numbersFor(type: number, count: number): Numbers {
  return isFloat(type) && type !== TYPES.double ? new Float32Array(count) : new Float64Array(count);
}
