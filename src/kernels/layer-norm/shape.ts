import type { Shape } from '../../tensors/tensor.js';
import { expectAxis } from '../axes.js';
import { expectInputCount } from '../check.js';
import type { OpParameters } from '../op.js';

type LayerNorm = OpParameters['layerNorm'];

/** What messages call the weights. */
export const weightNames = ['gamma', 'beta'];

/**
 * The shape of the input.
 *
 * @throws {ShapeError} where the input lacks the axis
 */
export function outputShape(inputs: readonly Shape[], { axis }: LayerNorm): Shape {
  expectInputCount('layerNorm', inputs, 1);
  expectAxis('layerNorm', inputs[0], axis);
  return inputs[0];
}

/** Scale γ, and with `bias` shift β, of each element behind the axis. */
export function weightShapes(inputs: readonly Shape[], { axis, bias }: LayerNorm): readonly Shape[] {
  const normalized = inputs[0].slice(axis);
  return bias ? [normalized, normalized] : [normalized];
}
