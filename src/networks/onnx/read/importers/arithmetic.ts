import type { OpParameters } from '../../../../kernels/op.js';
import { elements } from '../../../../tensors/tensor.js';
import type { Call, Importer } from '../call.js';
import { isFloat } from '../element-types.js';
import { lazyConstant } from '../fold/lazy.js';
import { Unsupported } from '../refusal.js';
import { broadcastShape } from '../semantics/axes.js';
import type { Activation } from '../values.js';
import { withBias } from './biases.js';
import { bounded, gateOf, geluOf, sixth } from './gates.js';

type BinaryFunction = OpParameters['binary']['function'];

/** Sums, products and the like of two values or more. */
export const arithmetic = {
  Add(call) {
    return withBias(call) ?? sum(call, call.activation(0), call.activation(1));
  },
  Sub: call => binary(call, 'subtract'),
  Mul(call) {
    return (
      gateOf(call) ?? sixth(call) ?? geluOf(call) ?? product(call, call.activation(0), call.activation(1))
    );
  },
  Div(call) {
    call.expectFloat();
    return sixth(call) ?? binary(call, 'divide');
  },
  Pow(call) {
    call.expectFloat();
    return binary(call, 'power');
  },
  Min: call => bounded(call) ?? chain(call, (a, b, suffix) => elementwise(call, a, b, 'minimum', suffix)),
  Max: call => bounded(call) ?? chain(call, (a, b, suffix) => elementwise(call, a, b, 'maximum', suffix)),
  Sum: call => chain(call, (a, b, suffix) => sum(call, a, b, suffix)),
  Mean(call) {
    call.expectFloat();
    const count = call.inputs.length;
    if (count === 1) return call.input(0);
    const total = chain(call, (a, b, suffix) => sum(call, a, b, suffix ?? 'sum'));
    const share = lazyConstant(total.type, [], () => Float32Array.of(1 / count));
    return product(call, total, call.importing.constantNode(share));
  },
} satisfies Record<string, Importer>;

function binary(call: Call, name: BinaryFunction): Activation {
  return elementwise(call, call.activation(0), call.activation(1), name);
}

/** All inputs, the first two first. */
function chain(call: Call, apply: (a: Activation, b: Activation, suffix?: string) => Activation): Activation {
  const [first, ...rest] = call.activations();
  if (!first) throw new Unsupported('has no inputs');
  return rest.reduce(
    (all, one, i) => apply(all, one, i < rest.length - 1 ? String(i + 1) : undefined),
    first,
  );
}

function sum(call: Call, a: Activation, b: Activation, suffix?: string): Activation {
  const { shape } = a;
  if (shape.join() === b.shape.join() && a.id !== b.id) return call.add('add', [a, b], {}, { suffix, shape });
  return elementwise(call, a, b, 'add', suffix);
}

/** A product: of feature maps, or of a map and a factor for each channel or pixel; else any that can be broadcast. */
function product(call: Call, a: Activation, b: Activation): Activation {
  const [map, factor] = elements(a.shape) >= elements(b.shape) ? [a, b] : [b, a];
  return isFactorOf(map, factor)
    ? call.add('multiply', [map, factor], {}, { shape: map.shape })
    : elementwise(call, a, b, 'multiply');
}

function isFactorOf({ shape }: Activation, factor: Activation): boolean {
  if (factor.shape.join() === shape.join()) return true;
  // A single number is a tensor of one.
  if (shape.join() === '1' && factor.shape.length === 0) return true;
  const [N, C, H, W] = shape;
  const shapes = [
    [N, C, 1, 1],
    [N, 1, H, W],
  ];
  return shape.length === 4 && shapes.some(one => one.join() === factor.shape.join());
}

/** A function of two values, each of which is repeated where the other is longer. */
function elementwise(
  call: Call,
  a: Activation,
  b: Activation,
  name: BinaryFunction,
  suffix?: string,
): Activation {
  const real = isFloat(a.type);
  if (real !== isFloat(b.type)) throw new Unsupported('has inputs of different types');
  const shape = broadcastShape(a.shape, b.shape);
  return call.add('binary', [a, b], { function: name }, { suffix, shape });
}
