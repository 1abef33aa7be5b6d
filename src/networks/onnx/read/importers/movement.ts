import type { Call, Importer } from '../call.js';
import { computedInFloat32, isFloat, TYPES, typeName } from '../element-types.js';
import { Unsupported } from '../refusal.js';
import { axisOf, broadcastShape } from '../semantics/axes.js';
import { padsOf } from '../semantics/pads.js';
import { type AxisSlice, gatherOf, repeatsOf, slicesOf, splitOf } from '../semantics/slices.js';
import type { Activation } from '../values.js';

/** What copies values to other places. */
export const movement = {
  Identity: call => call.input(0),
  Dropout(call) {
    call.ignore('ratio', 'seed');
    const training = call.opset >= 12 && call.integers(2, 'training mode')?.[0];
    if (training) throw new Unsupported('is in training mode');
    return call.input(0);
  },
  Cast: call => cast(call, call.int('to', TYPES.float)),
  CastLike: call => cast(call, call.input(1).type),
  Concat: concat,
  Slice: call => sliced(call, call.activation(0), slicesOf(call)),
  Split(call) {
    const x = call.activation(0);
    const { axis, sizes } = splitOf(call);
    let from = 0;
    return sizes.map((length, i) => {
      const whole = x.shape.map((all): AxisSlice => ({ from: 0, step: 1, length: all }));
      const part = whole.map((one, place) => (place === axis ? { from, step: 1, length } : one));
      from += length;
      return sliced(call, x, part, `part-${i + 1}`);
    });
  },
  Gather: gather,
  Expand(call) {
    const x = call.activation(0);
    const shape = broadcastShape(x.shape, call.integers(1, 'sizes') ?? []);
    if (shape.join() === x.shape.join()) return x;
    const added = shape.length - x.shape.length;
    const same = shape.every((length, axis) => length === (x.shape[axis - added] ?? 1));
    return same ? call.view(x, shape) : call.add('expand', [x], { shape });
  },
  Tile(call) {
    const x = call.activation(0);
    const repeats = repeatsOf(call);
    return repeats.every(count => count === 1) ? x : call.add('tile', [x], { repeats });
  },
  Pad: pad,
} satisfies Record<string, Importer>;

/** A cast between types of real numbers changes nothing here; one to integers would cut off what is behind the point. */
function cast(call: Call, to: number) {
  call.ignore('saturate', 'round_mode');
  const x = call.activation(0);
  if (isFloat(x.type) && !isFloat(to)) throw new Unsupported(`casts to ${typeName(to)} as the network runs`);
  if (isFloat(to) && to !== TYPES.float) call.note(computedInFloat32(to));
  if (!isFloat(to) && to !== TYPES.int64 && to !== TYPES.int32)
    throw new Unsupported(`casts to ${typeName(to)}`);
  return { ...x, type: to };
}

function concat(call: Call) {
  const inputs = call.activations();
  const [first] = inputs;
  if (!first) throw new Unsupported('has no inputs');
  const axes = first.shape.length;
  const axis = axisOf(call.int('axis', 1), axes);
  if (inputs.length === 1) return first;
  return call.add('concat', inputs, axis === 1 && axes === 4 ? {} : { axis });
}

/** A part of a tensor: nothing where it is the whole, channels where only these are taken. */
function sliced(call: Call, x: Activation, slices: readonly AxisSlice[], suffix?: string): Activation {
  if (slices.some(({ length }) => length === 0)) throw new Unsupported('takes nothing');
  const cut = slices.flatMap(({ from, step, length }, axis) => {
    return from === 0 && step === 1 && length === x.shape[axis] ? [] : [axis];
  });
  if (cut.length === 0) return x;
  const { from, step, length } = slices[1] ?? {};
  if (x.shape.length === 4 && cut.join() === '1' && step === 1) {
    return call.add('channelSlice', [x], { from, to: from + length }, { suffix });
  }
  const starts = slices.map(slice => slice.from);
  const steps = slices.map(slice => slice.step);
  const ends = slices.map(slice => {
    const last = slice.from + (slice.length - 1) * slice.step;
    return slice.step > 0 ? last + 1 : last - 1;
  });
  return call.add('slice', [x], { starts, ends, steps }, { suffix });
}

/** Gather of places that are known: a slice where they follow each other. */
function gather(call: Call) {
  const x = call.activation(0);
  const { axis, places, shape } = gatherOf(call);
  if (places.length === 0) throw new Unsupported('takes nothing');
  const [from] = places;
  if (places.every((place, i) => place === from + i)) {
    const whole = x.shape.map((length): AxisSlice => ({ from: 0, step: 1, length }));
    const part = whole.map((one, i) => (i === axis ? { from, step: 1, length: places.length } : one));
    return call.view(sliced(call, x, part), shape);
  }
  return call.view(call.add('gather', [x], { axis, indices: places }), shape);
}

/** Pad, with negative numbers for what is cut off. */
function pad(call: Call) {
  const x = call.activation(0);
  const { before, after, mode, value } = padsOf(call);
  const cut = x.shape.map((length, axis): AxisSlice => {
    const [from, behind] = [Math.max(0, -before[axis]), Math.max(0, -after[axis])];
    return { from, step: 1, length: length - from - behind };
  });
  if (cut.some(({ length }) => length < 1)) throw new Unsupported('cuts off everything');
  const [above, below] = [before, after].map(list => list.map(count => Math.max(0, count)));
  const isPadded = [...above, ...below].some(count => count > 0);
  const inside = sliced(call, x, cut, isPadded ? 'cut' : undefined);
  return isPadded ? call.add('pad', [inside], { before: above, after: below, mode, value }) : inside;
}
