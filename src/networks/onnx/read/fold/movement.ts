import { ShapeError } from '../../../../tensors/shape-error.js';
import { elements, type Shape } from '../../../../tensors/tensor.js';
import type { Call } from '../call.js';
import { Unsupported } from '../refusal.js';
import { axisOf, broadcastShape } from '../semantics/axes.js';
import { checkedElements, gatherOf, orderOf, repeatsOf, slicesOf, splitOf } from '../semantics/slices.js';
import type { Constant } from '../values.js';
import { lazyConstant, numbersFor } from './lazy.js';
import { broadcast, joined, reshaped, stepsOf, strided, transposed } from './places.js';

/** Makes the outputs of a node from constants; the first argument are its inputs, all of them there. */
export type Folder = (inputs: readonly Constant[], call: Call) => Constant | readonly Constant[];

/** The first inputs of a node. @throws {Unsupported} where one is left out */
export function firstInputs(call: Call, count: number): readonly Constant[] {
  return Array.from({ length: count }, (_, place) => call.constant(place, 'inputs') ?? call.missing(place));
}

/** What copies constants to other places. */
export const movement: Readonly<Record<string, Folder>> = {
  Transpose: ([x], call) => transposed(x, orderOf(call)),
  Slice([x], call) {
    const slices = slicesOf(call);
    const steps = stepsOf(x.shape);
    return strided(
      x,
      slices.map(({ length }) => length),
      slices.map(({ step }, axis) => step * steps[axis]),
      slices.reduce((sum, { from }, axis) => sum + from * steps[axis], 0),
    );
  },
  Split([x], call) {
    const { axis, sizes } = splitOf(call);
    const steps = stepsOf(x.shape);
    let from = 0;
    return sizes.map(size => {
      const part = strided(x, withLength(x.shape, axis, size), steps, from * steps[axis]);
      from += size;
      return part;
    });
  },
  Concat(inputs, call) {
    const [{ shape, type }] = inputs;
    const axis = axisOf(call.int('axis', 1), shape.length);
    for (const one of inputs) {
      if (one.shape.length !== shape.length || one.type !== type)
        throw new Unsupported('joins different tensors');
      if (one.shape.some((length, i) => i !== axis && length !== shape[i])) {
        throw new ShapeError(`got [${one.shape.join(', ')}] beside [${shape.join(', ')}] along axis ${axis}`);
      }
    }
    return joined(
      inputs,
      axis,
      withLength(
        shape,
        axis,
        inputs.reduce((sum, one) => sum + one.shape[axis], 0),
      ),
    );
  },
  Gather([x], call) {
    const { axis, places, shape } = gatherOf(call);
    const behind = elements(x.shape.slice(axis + 1));
    return lazyConstant(x.type, shape, () => {
      const [from, out] = [x.values(), numbersFor(x.type, elements(shape))];
      const block = x.shape[axis] * behind;
      let at = 0;
      for (let start = 0; start < from.length; start += block) {
        for (const place of places) {
          out.set(from.subarray(start + place * behind, start + (place + 1) * behind), at);
          at += behind;
        }
      }
      return out;
    });
  },
  Expand([x], call) {
    const shape = broadcastShape(x.shape, call.integers(1, 'sizes') ?? []);
    checkedElements(shape);
    return broadcast(x, shape);
  },
  Tile([x], call) {
    const repeats = repeatsOf(call);
    const paired = x.shape.flatMap((length, axis) => [repeats[axis], length]);
    const steps = stepsOf(x.shape).flatMap(step => [0, step]);
    return reshaped(
      strided(x, paired, steps),
      x.shape.map((length, axis) => length * repeats[axis]),
    );
  },
};

function withLength(shape: Shape, axis: number, length: number): Shape {
  return shape.map((other, i) => (i === axis ? length : other));
}
