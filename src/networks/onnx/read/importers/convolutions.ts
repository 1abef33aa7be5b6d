import { ShapeError } from '../../../../tensors/shape-error.js';
import type { Call, Importer, Weight } from '../call.js';
import { Unsupported } from '../refusal.js';
import type { Constant } from '../values.js';
import { withoutPad } from './merged-padding.js';
import { axesOfWindow, type ReadAxis, shortPadding, shortPair, slidingOf, splitZeros } from './windows.js';

/** Convolutions. */
export const convolutions = { Conv: convolution, ConvTranspose: transposed } satisfies Record<
  string,
  Importer
>;

/** Conv: one of our four kinds of convolutions, by its groups and its window. */
function convolution(call: Call) {
  call.expectFloat();
  const input = call.activation(0);
  const filter = filterOf(call);
  const [filters, perGroup, ...sides] = filter.shape;
  const axes = axesOfWindow(call, input.shape, call.ints('kernel_shape') ?? sides);
  const { image, window, restored } = slidingOf(call, input, axes);
  const { x, padding: zeros } = withoutPad(call, image, window.padding);
  const groups = call.int('group', 1);
  const { kernel } = window;
  const { weights, bias } = weightsOf(call, filter, [filters, perGroup, ...kernel], filters);
  const [stride, dilation, padding] = [
    shortPair(window.stride),
    shortPair(window.dilation),
    shortPadding(zeros),
  ];
  const isPointwise = [...kernel, stride].every(one => one === 1) && padding === 0;
  if (isPointwise && groups === 1) {
    return restored(call.add('pointwise', [x], { filters, bias, accumulate: false }, { weights }));
  }
  // Of a single channel, it is a full convolution as well, and called that.
  if (groups > 1 && groups === x.shape[1] && filters === groups && perGroup === 1) {
    return restored(call.add('depthwise', [x], { kernel, stride, padding, dilation, bias }, { weights }));
  }
  if (isPointwise) {
    return restored(
      call.add('groupedPointwise', [x], { filters, groups, bias, perGroup: false }, { weights }),
    );
  }
  const parameters = { filters, kernel, stride, padding, dilation, groups, bias };
  return restored(call.add('conv2d', [x], parameters, { weights }));
}

/** ConvTranspose, whose padding may be given by the size of its output. */
function transposed(call: Call) {
  call.expectFloat();
  const input = call.activation(0);
  const filter = filterOf(call);
  const [C, perGroup, ...sides] = filter.shape;
  const groups = call.int('group', 1);
  const filters = perGroup * groups;
  const added = call.ints('output_padding') ?? sides.map(() => 0);
  const given = axesOfWindow(call, input.shape, call.ints('kernel_shape') ?? sides);
  if (given.length > 2) throw new Unsupported(`slides over ${given.length} axes, expected 1 or 2`);
  const { image, window, restored } = slidingOf(call, input, paddedFor(call, given, added));
  const { kernel } = window;
  const { weights, bias } = weightsOf(call, filter, [C, perGroup, ...kernel], filters);
  const parameters = {
    ...{ filters, kernel, groups, bias },
    stride: shortPair(window.stride),
    dilation: shortPair(window.dilation),
    padding: shortPadding(window.padding),
    outputPadding: shortPair(added.length === 1 ? [0, added[0]] : [added[0], added[1]]),
  };
  return restored(call.add('convTranspose', [image], parameters, { weights }));
}

/**
 * With the padding that leads to `output_shape`, or with `SAME` to input · stride: what is over is cut off at both ends,
 * an odd one at the beginning unless `SAME_UPPER` says otherwise.
 */
function paddedFor(call: Call, axes: readonly ReadAxis[], added: readonly number[]): readonly ReadAxis[] {
  const mode = call.text('auto_pad', 'NOTSET');
  const given = call.ints('output_shape')?.slice(-axes.length);
  if (!given && !mode.startsWith('SAME')) return axes;
  return axes.map((one, axis) => {
    const input = call.shape(0)[axis + 2];
    const length = given?.[axis] ?? input * one.stride;
    const over = (input - 1) * one.stride + one.dilation * (one.taps - 1) + 1 + added[axis] - length;
    if (over < 0) throw new Unsupported(`has an output of ${length} along an axis, which it does not reach`);
    return { ...one, ...splitZeros(over, mode === 'SAME_UPPER') };
  });
}

function filterOf(call: Call): Constant {
  const filter = call.constant(1, 'filters');
  if (!filter) throw new Unsupported('has no filters');
  const [axes, expected] = [filter.shape.length, call.shape(0).length];
  if (axes !== expected)
    throw new ShapeError(`got filters of ${axes} axes, expected ${expected}, as the input has`);
  return filter;
}

function weightsOf(call: Call, filter: Constant, shape: readonly number[], filters: number) {
  const b = call.constant(2, 'biases');
  const weights: Weight[] = [{ constant: filter, shape }];
  if (b) weights.push({ constant: b, shape: [filters] });
  return { weights, bias: b !== undefined };
}
