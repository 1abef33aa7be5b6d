import type { Call, Importer, Weight } from '../call.js';
import { Unsupported } from '../refusal.js';
import { shortPadding, shortPair, windowOf } from './windows.js';

/** Convolutions. */
export const convolutions = { Conv: convolution } satisfies Record<string, Importer>;

/** Conv: one of our four kinds of convolutions, by its groups and its window. */
function convolution(call: Call) {
  const x = call.activation(0);
  const w = call.constant(1, 'filters');
  const b = call.constant(2, 'biases');
  if (!w) throw new Unsupported('has no filters');
  const [filters, perGroup, ...kernel] = w.shape;
  const window = windowOf(call, call.ints('kernel_shape') ?? kernel);
  const groups = call.int('group', 1);
  const weights: Weight[] = [{ constant: w, shape: [filters, perGroup, ...window.kernel] }];
  if (b) weights.push({ constant: b, shape: [filters] });
  const bias = b !== undefined;
  const [, C] = x.shape;
  const stride = shortPair(window.stride);
  const dilation = shortPair(window.dilation);
  const padding = shortPadding(window.padding);
  const isPointwise = [...window.kernel, stride].every(one => one === 1) && padding === 0;
  if (isPointwise && groups === 1) {
    return call.add('pointwise', [x], { filters, bias, accumulate: false }, { weights });
  }
  if (groups === C && filters === C && perGroup === 1) {
    const { kernel: sides } = window;
    return call.add('depthwise', [x], { kernel: sides, stride, padding, dilation, bias }, { weights });
  }
  if (isPointwise) {
    return call.add('groupedPointwise', [x], { filters, groups, bias, perGroup: false }, { weights });
  }
  const parameters = { filters, kernel: window.kernel, stride, padding, dilation, groups, bias };
  return call.add('conv2d', [x], parameters, { weights });
}
