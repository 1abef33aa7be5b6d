import type { OpParameters } from '../../../../kernels/op.js';
import { elements } from '../../../../tensors/tensor.js';
import type { Call, Producer } from '../call.js';
import { isFloat } from '../element-types.js';
import type { Activation, Constant, Value } from '../values.js';

const BOTH_ORDERS = [
  [0, 1],
  [1, 0],
] as const;

/**
 * Activations that exporters write as several nodes: swish x·σ(x), h-swish x·clip(x + 3, 0, 6)/6 and its gate, Mish
 * x·tanh(softplus(x)), GELU ½·x·(1 + erf(x/√2)), and bounds as Min and Max. Only what is the same function, constants and
 * all, counts as one.
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
 * Min or Max of a value and a number: ReLU, ReLU6, or a function that clips; undefined where it is of something else.
 */
export function bounded(call: Call): Activation | undefined {
  if (call.inputs.length !== 2) return undefined;
  for (const [place, other] of BOTH_ORDERS) {
    const [x, bound] = [call.input(place), call.input(other)];
    if (x.kind !== 'activation' || bound.kind !== 'constant' || bound.shape.length > x.shape.length) continue;
    const number = scalarOf(bound);
    if (number === undefined || !isFloat(x.type)) continue;
    if (call.node.type === 'Max') {
      return number === 0
        ? call.map('relu', x, {})
        : call.map('unary', x, { function: 'clip', alpha: number });
    }
    const producer = producerOf(call, x);
    if (number === 6 && producer?.op === 'relu')
      return call.map('relu6', { ...producer.inputs[0], shape: x.shape }, {});
    return call.map('unary', x, { function: 'clip', beta: number });
  }
  return undefined;
}

/** The product that ends ½·x·(1 + erf(x/√2)), in whatever order; undefined where it is another. */
export function geluOf(call: Call): Activation | undefined {
  const factors = factorsOf(call, call.input(0)).concat(factorsOf(call, call.input(1)));
  const numbers = factors.filter(one => one.kind === 'constant');
  const values = factors.filter(one => one.kind === 'activation');
  if (numbers.length !== 1 || scalarOf(numbers[0]) !== 0.5 || values.length !== 2) return undefined;
  for (const [one, other] of BOTH_ORDERS) {
    const x = values[one];
    const erf = addedTo(call, values[other], 1);
    const inside = erf && functionOf(call, erf, 'erf');
    if (inside && isOverRootTwo(call, inside, x)) return call.map('unary', x, { function: 'gelu' });
  }
  return undefined;
}

/** A value, or the factors of the product that it is. */
function factorsOf(call: Call, value: Value): readonly Value[] {
  if (value.kind === 'constant') return [value];
  const producer = producerOf(call, value);
  const isProduct = producer?.op === 'multiply' || (producer && binaryName(producer) === 'multiply');
  if (!producer || !isProduct) return [value];
  return producer.inputs.map(input => constantOf(call, input) ?? input);
}

function isOverRootTwo(call: Call, value: Activation, x: Activation): boolean {
  const producer = producerOf(call, value);
  if (!producer || !isSame(producer.inputs[0], x)) return false;
  const constant = constantOf(call, producer.inputs[1]);
  const number = constant && scalarOf(constant);
  const [root, inverse] = [Math.fround(Math.SQRT2), Math.fround(Math.SQRT1_2)];
  const name = binaryName(producer);
  return (name === 'divide' && number === root) || (name === 'multiply' && number === inverse);
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
  return addedTo(call, clipped.inputs[0], 3);
}

/** What a number was added to. */
function addedTo(call: Call, sum: Activation, number: number): Activation | undefined {
  const producer = producerOf(call, sum);
  if (!producer || binaryName(producer) !== 'add') return undefined;
  for (const [one, other] of BOTH_ORDERS) {
    const constant = constantOf(call, producer.inputs[other]);
    if (constant && scalarOf(constant) === number) return producer.inputs[one];
  }
  return undefined;
}

function binaryName({ op, parameters }: Producer): string | undefined {
  return op === 'binary' ? (parameters as OpParameters['binary']).function : undefined;
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
