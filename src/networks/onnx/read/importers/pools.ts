import type { OpParameters } from '../../../../kernels/op.js';
import { outputSides, reachBehind, windowAxes } from '../../../../kernels/window.js';
import type { Call, Importer } from '../call.js';
import type { Activation } from '../values.js';
import { withoutPad } from './merged-padding.js';
import { axesOfWindow, type ReadWindow, type Sides, shortPadding, shortPair, slidingOf } from './windows.js';

/** Pools. */
export const pools = {
  MaxPool(call) {
    call.ignore('storage_order');
    const { image, window, restored } = windowed(call);
    return restored(call.add('maxPool', [image], withoutCeil(image, parametersOf(call, window))));
  },
  AveragePool(call) {
    const { image, window, restored } = windowed(call);
    const parameters = parametersOf(call, window);
    const isPadded = window.padding.some(zeros => zeros > 0);
    const counted = call.int('count_include_pad', 0) === 1 && isPadded;
    const merged = counted || parameters.ceil ? undefined : withCountedPad(call, image, window, parameters);
    if (merged) return restored(call.add('avgPool', [merged.x], merged.parameters));
    const plain = withoutCeil(image, parameters, counted);
    return restored(call.add('avgPool', [image], { ...plain, ...(counted && { countPadding: true }) }));
  },
  GlobalAveragePool: call => global(call, 'globalPool'),
  GlobalMaxPool: call => global(call, 'globalMaxPool'),
} satisfies Record<string, Importer>;

function windowed(call: Call) {
  call.expectFloat();
  const x = call.activation(0);
  return slidingOf(call, x, axesOfWindow(call, x.shape, call.ints('kernel_shape') ?? []));
}

type PoolParameters = OpParameters['maxPool'] & Pick<ReadWindow, 'kernel'>;

function parametersOf(call: Call, { kernel, stride, dilation, padding }: ReadWindow): PoolParameters {
  const ceil = call.int('ceil_mode', 0) === 1;
  const step = shortPair(dilation);
  return {
    kernel,
    stride: shortPair(stride),
    padding: shortPadding(padding),
    ...(step !== 1 && { dilation: step }),
    ...(ceil && { ceil }),
  };
}

/**
 * A mean over an image that an op before it puts zeros around: these count. What the pool pads itself does not count; it
 * may only be what windows with `ceil` reach beyond them. Undefined where it is another pool.
 */
function withCountedPad(call: Call, image: Activation, window: ReadWindow, parameters: PoolParameters) {
  const [top, left, bottom, right] = window.padding;
  const { x, padding } = withoutPad(call, image, [0, 0, 0, 0]);
  if (x === image || top > 0 || left > 0 || !fits(padding, window)) return undefined;
  const merged = { ...parameters, padding: shortPadding(padding), countPadding: true };
  if (bottom === 0 && right === 0) return { x, parameters: merged };
  const withCeil = { ...merged, ceil: true };
  const reach = reachOf(x, withCeil);
  const isReached = reach[0] - padding[2] === bottom && reach[1] - padding[3] === right;
  const sides = [outputSides('avgPool', x.shape, withCeil), outputSides('avgPool', image.shape, parameters)];
  return isReached && sides[0].join() === sides[1].join() ? { x, parameters: withCeil } : undefined;
}

/**
 * The same pool with as much padding at the end as the last window needs, in the place of `ceil`: our files have it so.
 * Not where places beyond the padding would begin to count, or a window could lie in the padding alone.
 */
function withoutCeil(image: Activation, parameters: PoolParameters, counted = false): PoolParameters {
  const { ceil, ...rest } = parameters;
  if (!ceil) return parameters;
  const [rows, columns] = windowAxes(parameters);
  const [bottom, right] = reachOf(image, parameters);
  const padding: Sides = [rows.before, columns.before, bottom, right];
  const isBeyond = bottom > rows.after || right > columns.after;
  if (!fits(padding, parameters) || (counted && isBeyond)) return parameters;
  return { ...rest, padding: shortPadding(padding) };
}

/** The zeros below and right of an image that windows reach. */
function reachOf(
  { shape }: Activation,
  parameters: PoolParameters,
): readonly [bottom: number, right: number] {
  const [rows, columns] = windowAxes(parameters);
  const [P, Q] = outputSides('maxPool', shape, parameters);
  return [reachBehind(rows, shape[2], P), reachBehind(columns, shape[3], Q)];
}

/** Whether no window can lie in the padding alone. */
function fits(padding: Sides, { kernel }: Pick<ReadWindow, 'kernel'>): boolean {
  return padding.every((zeros, side) => zeros < kernel[side % 2]);
}

/** A pool over all pixels, of which there may be any number of axes. */
function global(call: Call, op: 'globalPool' | 'globalMaxPool') {
  call.expectFloat();
  const x = call.activation(0);
  const [N, C, ...sides] = x.shape;
  const pixels = sides.reduce((product, length) => product * length, 1);
  const out = call.add(op, [sides.length === 2 ? x : call.view(x, [N, C, 1, pixels])], {});
  return sides.length === 2 ? out : call.view(out, [N, C, ...sides.map(() => 1)]);
}
