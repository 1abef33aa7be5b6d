import type { Shape } from '../../tensor/tensor.js';
import { expectInputs } from '../check.js';

/** @throws {ShapeError} where the input is not one feature map */
export function globalPoolOutputShape(inputs: readonly Shape[]): Shape {
  expectInputs('globalPool', inputs, 'N, C, H, W');
  const [N, C] = inputs[0];
  return [N, C, 1, 1];
}
