import { ShapeError } from '../../tensors/shape-error.js';
import type { Shape } from '../../tensors/tensor.js';
import { expectInputCount } from '../check.js';

/** What b holds one factor for: each element of a, each channel or each pixel. */
export type Factors = 'elements' | 'channels' | 'pixels';

/**
 * What b holds factors for, by its shape: that of a, [N, C, 1, 1] or [N, 1, H, W].
 *
 * @throws {ShapeError} where b has none of these shapes
 */
export function factorsOf(a: Shape, b: Shape): Factors {
  const [N, C, H, W] = a;
  const shapes: [Factors, Shape][] = [['elements', a]];
  if (a.length === 4) shapes.push(['channels', [N, C, 1, 1]], ['pixels', [N, 1, H, W]]);
  for (const [factors, shape] of shapes) if (b.join() === shape.join()) return factors;
  const expected = shapes.map(([, shape]) => `[${shape.join(', ')}]`);
  throw new ShapeError(`multiply: b is [${b.join(', ')}], expected ${expected.join(' or ')}`);
}

/**
 * The shape of a.
 *
 * @throws {ShapeError} where b does not fit a
 */
export function outputShape(inputs: readonly Shape[]): Shape {
  expectInputCount('multiply', inputs, 2);
  factorsOf(inputs[0], inputs[1]);
  return inputs[0];
}

/** A product of two inputs has no weights. */
export function weightShapes(): readonly Shape[] {
  return [];
}
