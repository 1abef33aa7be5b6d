import type { Call, Importer } from '../call.js';
import { shortPadding, shortPair, windowOf } from './windows.js';

/** Pools. */
export const pools = {
  MaxPool(call) {
    call.ignore('storage_order');
    return call.add('maxPool', [call.activation(0)], poolOf(call));
  },
  AveragePool(call) {
    const countPadding = call.int('count_include_pad', 0) === 1;
    return call.add('avgPool', [call.activation(0)], {
      ...poolOf(call),
      ...(countPadding && { countPadding }),
    });
  },
  GlobalAveragePool: call => call.add('globalPool', [call.activation(0)], {}),
} satisfies Record<string, Importer>;

function poolOf(call: Call) {
  call.expectFloat();
  const window = windowOf(call, call.ints('kernel_shape') ?? []);
  const { kernel } = window;
  const dilation = shortPair(window.dilation);
  const ceil = call.int('ceil_mode', 0) === 1;
  return {
    kernel,
    stride: shortPair(window.stride),
    padding: shortPadding(window.padding),
    ...(dilation !== 1 && { dilation }),
    ...(ceil && { ceil }),
  };
}
