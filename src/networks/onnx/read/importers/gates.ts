import type { OpParameters } from '../../../../kernels/op.js';
import { elements } from '../../../../tensors/tensor.js';
import type { Call, Producer } from '../call.js';
import type { Activation, Constant } from '../values.js';

/**
 * Activations that exporters write as several nodes: swish x·σ(x), h-swish x·clip(x + 3, 0, 6)/6 and its gate, and Mish
 * x·tanh(softplus(x)). Only what is the same function, constants and all, counts as one.
 */

/** A product as an activation of one value; undefined where it is none. */
export function gateOf(call: Call): Activation | undefined {
  const [a, b] = [call.input(0), call.input(1)];
  if (a.kind === 'constant' || b.kind === 'constant') return undefined;
  for (const [x, gate] of [
    [a, b],
    [b, a],
  ]) {
    if (isFunctionOf(call, gate, x, 'sigmoid')) return call.map('swish', x, {});
    if (isFunctionOf(call, gate, x, 'hardSigmoid')) return call.map('hSwish', x, {});
    const tanh = functionOf(call, gate, 'tanh');
    const softplus = tanh && functionOf(call, tanh, 'softplus');
    if (softplus && isSame(softplus, x)) return call.map('unary', x, { function: 'mish' });
  }
  return undefined;
}

/**
 * A sixth of clip(x + 3, 0, 6) or of x·clip(x + 3, 0, 6), whether divided by 6 or multiplied with its inverse;
 * undefined where it is neither.
 */
export function sixth(call: Call): Activation | undefined {
  const places =
    call.node.type === 'Div'
      ? [[0, 1]]
      : [
          [0, 1],
          [1, 0],
        ];
  for (const [place, other] of places) {
    const [value, factor] = [call.input(place), call.input(other)];
    if (value.kind !== 'activation' || factor.kind !== 'constant') continue;
    const number = scalarOf(factor);
    if (number !== (call.node.type === 'Div' ? 6 : Math.fround(1 / 6))) continue;
    const x = clippedFrom(call, value);
    if (x) return call.map('hardSigmoid', x, {});
    const producer = producerOf(call, value);
    if (producer?.op !== 'multiply') continue;
    const [a, b] = producer.inputs;
    for (const [one, gate] of [
      [a, b],
      [b, a],
    ]) {
      const inside = clippedFrom(call, gate);
      if (inside && isSame(inside, one)) return call.map('hSwish', one, {});
    }
  }
  return undefined;
}

/** The x of clip(x + 3, 0, 6). */
function clippedFrom(call: Call, value: Activation): Activation | undefined {
  const clipped = producerOf(call, value);
  if (clipped?.op !== 'relu6') return undefined;
  const added = producerOf(call, clipped.inputs[0]);
  if (added?.op !== 'binary' || (added.parameters as OpParameters['binary']).function !== 'add')
    return undefined;
  const [x, three] = added.inputs;
  for (const [one, other] of [
    [x, three],
    [three, x],
  ]) {
    const constant = constantOf(call, other);
    if (constant && scalarOf(constant) === 3) return one;
  }
  return undefined;
}

function isFunctionOf(call: Call, value: Activation, x: Activation, op: 'sigmoid' | 'hardSigmoid'): boolean {
  const producer = producerOf(call, value);
  return producer?.op === op && isSame(producer.inputs[0], x);
}

/** What a value is this function of. */
function functionOf(
  call: Call,
  value: Activation,
  name: OpParameters['unary']['function'],
): Activation | undefined {
  const producer = producerOf(call, value);
  const matches =
    producer?.op === 'unary' && (producer.parameters as OpParameters['unary']).function === name;
  return matches ? producer.inputs[0] : undefined;
}

function producerOf(call: Call, value: Activation): Producer | undefined {
  return call.importing.producer(value.id);
}

function constantOf(call: Call, value: Activation): Constant | undefined {
  const producer = producerOf(call, value);
  return producer?.op === 'constant' ? producer.weights?.[0].constant : undefined;
}

/** The number of a constant that holds one. */
function scalarOf(constant: Constant): number | undefined {
  return elements(constant.shape) === 1 ? constant.values()[0] : undefined;
}

function isSame(a: Activation, b: Activation): boolean {
  return a.id === b.id;
}
