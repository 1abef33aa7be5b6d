import type { Call, Importer } from '../call.js';
import { withoutPad } from './merged-padding.js';
import { axesOfWindow, type ReadWindow, type Sides, shortPadding, shortPair, slidingOf } from './windows.js';

/** Pools. */
export const pools = {
  MaxPool(call) {
    call.ignore('storage_order');
    const { image, window, restored } = windowed(call);
    return restored(call.add('maxPool', [image], parametersOf(call, window, window.padding)));
  },
  AveragePool(call) {
    const { image, window, restored } = windowed(call);
    const counted = call.int('count_include_pad', 0) === 1;
    // Zeros that are part of the image count. With ceil, a window may reach beyond them.
    const merged =
      window.padding.every(zeros => zeros === 0) && call.int('ceil_mode', 0) === 0
        ? withoutPad(call, image, window.padding)
        : { x: image, padding: window.padding };
    const isMerged =
      merged.x !== image && merged.padding.every((zeros, side) => zeros < window.kernel[side % 2]);
    const { x, padding } = isMerged ? merged : { x: image, padding: window.padding };
    const countPadding = isMerged || counted;
    return restored(
      call.add('avgPool', [x], {
        ...parametersOf(call, window, padding),
        ...(countPadding && { countPadding }),
      }),
    );
  },
  GlobalAveragePool: call => global(call, 'globalPool'),
  GlobalMaxPool: call => global(call, 'globalMaxPool'),
} satisfies Record<string, Importer>;

function windowed(call: Call) {
  call.expectFloat();
  const x = call.activation(0);
  return slidingOf(call, x, axesOfWindow(call, x.shape, call.ints('kernel_shape') ?? []));
}

function parametersOf(call: Call, { kernel, stride, dilation }: ReadWindow, padding: Sides) {
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

/** A pool over all pixels, of which there may be any number of axes. */
function global(call: Call, op: 'globalPool' | 'globalMaxPool') {
  call.expectFloat();
  const x = call.activation(0);
  const [N, C, ...sides] = x.shape;
  const pixels = sides.reduce((product, length) => product * length, 1);
  const out = call.add(op, [sides.length === 2 ? x : call.view(x, [N, C, 1, pixels])], {});
  return sides.length === 2 ? out : call.view(out, [N, C, ...sides.map(() => 1)]);
}
