import { ShapeError } from '../../../../tensors/shape-error.js';
import { elements, type Shape } from '../../../../tensors/tensor.js';
import type { Call } from '../call.js';
import { Unsupported } from '../refusal.js';
import { attributeOrInput, axesOf } from './axes.js';

/** The output shape of each operator that only reshapes. */
export const reshapes: ReadonlyMap<string, (call: Call) => Shape> = new Map([
  ['Reshape', reshape],
  ['Flatten', flatten],
  ['Squeeze', squeeze],
  ['Unsqueeze', unsqueeze],
]);

/** 0 keeps a length of the input; -1, which may be there once, is what remains. */
function reshape(call: Call): Shape {
  const wanted = call.integers(1, 'sizes');
  if (!wanted) throw new Unsupported('has no sizes');
  const x = call.shape(0);
  const zeroIsLength = call.int('allowzero', 0) === 1;
  const shape = wanted.map((length, axis) =>
    length === 0 && !zeroIsLength ? (x[axis] ?? Number.NaN) : length,
  );
  const open = shape.indexOf(-1);
  if (open >= 0)
    shape[open] = elements(x) / shape.reduce((product, one, i) => (i === open ? product : product * one), 1);
  if (!shape.every(length => Number.isInteger(length) && length >= 0) || elements(shape) !== elements(x)) {
    throw new ShapeError(
      `got the sizes [${wanted.join(', ')}] for [${x.join(', ')}], expected as many elements`,
    );
  }
  return shape;
}

function flatten(call: Call): Shape {
  const x = call.shape(0);
  const axis = call.int('axis', 1);
  const place = axis < 0 ? axis + x.length : axis;
  if (place < 0 || place > x.length) throw new ShapeError(`got axis ${axis}, expected one of ${x.length}`);
  return [elements(x.slice(0, place)), elements(x.slice(place))];
}

function squeeze(call: Call): Shape {
  const x = call.shape(0);
  const given = attributeOrInput(call, 'axes', 1, 13);
  const axes = given ? axesOf(given, x.length) : x.flatMap((length, axis) => (length === 1 ? [axis] : []));
  const long = axes.find(axis => x[axis] !== 1);
  if (long !== undefined) throw new ShapeError(`got a length of ${x[long]} at axis ${long}, expected 1`);
  return x.filter((_, axis) => !axes.includes(axis));
}

function unsqueeze(call: Call): Shape {
  const x = call.shape(0);
  const given = attributeOrInput(call, 'axes', 1, 13);
  if (!given) throw new Unsupported('has no axes');
  const axes = axesOf(given, x.length + given.length);
  const rest = [...x];
  return Array.from({ length: x.length + axes.length }, (_, axis) =>
    axes.includes(axis) ? 1 : rest.shift()!,
  );
}
