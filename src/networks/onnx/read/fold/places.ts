import { elements, type Shape } from '../../../../tensors/tensor.js';
import type { Constant } from '../values.js';
import { lazyConstant, numbersFor } from './lazy.js';

/**
 * A constant whose element at [i₀, i₁, …] is the source's element from + Σ i_a · step_a: what every copy of values to
 * other places is made of.
 *
 * @param steps  of the source, in elements, for each axis of the shape
 */
export function strided(source: Constant, shape: Shape, steps: readonly number[], from = 0): Constant {
  return lazyConstant(source.type, shape, () => {
    const [x, out] = [source.values(), numbersFor(source.type, elements(shape))];
    const last = shape.length - 1;
    const at = new Array<number>(shape.length).fill(0);
    let place = from;
    for (let i = 0; i < out.length; i++) {
      out[i] = x[place];
      for (let axis = last; axis >= 0; axis--) {
        place += steps[axis];
        at[axis]++;
        if (at[axis] < shape[axis]) break;
        place -= at[axis] * steps[axis];
        at[axis] = 0;
      }
    }
    return out;
  });
}

/** How far apart neighbours along each axis are, in elements. */
export function stepsOf(shape: Shape): number[] {
  const steps = new Array<number>(shape.length);
  let step = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    steps[axis] = step;
    step *= shape[axis];
  }
  return steps;
}

/** The same with the axes in another order: axis a of the result is axis order[a] of the source. */
export function transposed(source: Constant, order: readonly number[]): Constant {
  const steps = stepsOf(source.shape);
  return strided(
    source,
    order.map(axis => source.shape[axis]),
    order.map(axis => steps[axis]),
  );
}

/** The same values in another shape of as many. */
export function reshaped(source: Constant, shape: Shape): Constant {
  return { ...source, shape };
}

/** The source repeated along axes of length 1, and along new axes before them. */
export function broadcast(source: Constant, shape: Shape): Constant {
  const own = stepsOf(source.shape);
  const ahead = shape.length - source.shape.length;
  return strided(
    source,
    shape,
    shape.map((_, axis) => (axis < ahead || source.shape[axis - ahead] === 1 ? 0 : own[axis - ahead])),
  );
}

/** Sources one behind the other along an axis; they differ in its length alone. */
export function joined(sources: readonly Constant[], axis: number, shape: Shape): Constant {
  const { type } = sources[0];
  return lazyConstant(type, shape, () => {
    const out = numbersFor(type, elements(shape));
    const block = (of: Shape) => elements(of.slice(axis));
    const whole = block(shape);
    let from = 0;
    for (const source of sources) {
      const [x, part] = [source.values(), block(source.shape)];
      for (let i = 0; i * part < x.length; i++)
        out.set(x.subarray(i * part, (i + 1) * part), i * whole + from);
      from += part;
    }
    return out;
  });
}
