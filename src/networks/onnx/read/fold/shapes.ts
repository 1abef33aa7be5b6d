import { elements } from '../../../../tensors/tensor.js';
import type { Call } from '../call.js';
import { isFloat, TYPES } from '../element-types.js';
import { Unsupported } from '../refusal.js';
import { checkedElements } from '../semantics/slices.js';
import { type Constant, constantOf, type Numbers } from '../values.js';
import { lazyConstant, numbersFor } from './lazy.js';
import { type Folder, firstInputs } from './movement.js';

/** Shape and Size: known of every value. */
export const shapes: Readonly<Record<string, (call: Call) => Constant>> = {
  Shape(call) {
    const x = call.shape(0);
    const place = (axis: number) => Math.min(Math.max(axis < 0 ? axis + x.length : axis, 0), x.length);
    return integers(x.slice(place(call.int('start', 0)), place(call.int('end', x.length))));
  },
  Size: call => constantOf(TYPES.int64, [], Float64Array.of(elements(call.shape(0)))),
};

/** What makes constants, and what converts them. */
export const making: Readonly<Record<string, Folder>> = {
  ConstantOfShape([sizes], call) {
    const shape = [...sizes.values()];
    const count = checkedElements(shape);
    const value = call.tensor('value');
    const type = value?.type ?? TYPES.float;
    return lazyConstant(type, shape, () => numbersFor(type, count).fill(value?.values()[0] ?? 0));
  },
  Range(_, call) {
    const inputs = firstInputs(call, 3);
    const [start] = inputs;
    const [from, to, step] = inputs.map(one => one.values()[0]);
    const count = Math.max(0, Math.ceil((to - from) / step));
    return lazyConstant(start.type, [count], () =>
      numbersFor(start.type, count).map((_, i) => from + i * step),
    );
  },
  Cast([x], call) {
    call.ignore('saturate', 'round_mode');
    return cast(x, call.int('to', 0));
  },
  CastLike(_, call) {
    const [x, like] = firstInputs(call, 2);
    return cast(x, like.type);
  },
};

/** Constant: a tensor of the file, or numbers that its attributes hold. */
export function constantNode(call: Call): Constant {
  const tensor = call.tensor('value');
  if (tensor) return tensor;
  const [float, int] = [call.floats('value_floats'), call.ints('value_ints')];
  if (call.has('value_float')) return real([], [call.float('value_float', 0)]);
  if (call.has('value_int')) return constantOf(TYPES.int64, [], Float64Array.of(call.int('value_int', 0)));
  if (call.has('value_floats')) return real([float!.length], float!);
  if (call.has('value_ints')) return integers(int!);
  throw new Unsupported('holds no numbers');
}

function integers(list: readonly number[]): Constant {
  return constantOf(TYPES.int64, [list.length], Float64Array.from(list));
}

function real(shape: readonly number[], list: readonly number[]): Constant {
  return constantOf(TYPES.float, shape, Float32Array.from(list));
}

/** @throws {Unsupported} where the type is not one of numbers that fit into doubles */
function cast(x: Constant, type: number): Constant {
  const known = Object.values(TYPES).some(one => one === type && one !== TYPES.text);
  if (!known) throw new Unsupported(`casts to type ${type}`);
  if (isFloat(type) && type !== TYPES.float && type !== TYPES.double)
    throw new Unsupported('casts to 16 bits');
  return lazyConstant(type, x.shape, () => {
    const values = x.values();
    const convert = converterTo(type);
    const out = numbersFor(type, values.length);
    for (let i = 0; i < out.length; i++) out[i] = convert(values[i]);
    return out;
  });
}

function converterTo(type: number): (value: number) => number {
  if (type === TYPES.bool) return value => (value === 0 ? 0 : 1);
  if (isFloat(type)) return value => value;
  const Wrapping = WRAPPING.get(type);
  if (!Wrapping) return Math.trunc;
  const one = new Wrapping(1) as Numbers;
  return value => {
    one[0] = Math.trunc(value);
    return one[0];
  };
}

/** Integers of up to 32 bits wrap around, as arrays of them do. */
const WRAPPING = new Map<number, { new (length: number): { [index: number]: number } }>([
  [TYPES.uint8, Uint8Array],
  [TYPES.int8, Int8Array],
  [TYPES.uint16, Uint16Array],
  [TYPES.int16, Int16Array],
  [TYPES.int32, Int32Array],
  [TYPES.uint32, Uint32Array],
]);
