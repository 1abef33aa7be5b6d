import type { Activation as ActivationOp, OpParameters } from '../../../../kernels/op.js';
import type { Call, Importer } from '../call.js';
import { Unsupported } from '../refusal.js';
import { axisOf } from '../semantics/axes.js';

type Unary = OpParameters['unary'];

/** Functions of one number, and softmax. */
export const activations = {
  Relu: call => simple(call, 'relu'),
  Sigmoid: call => simple(call, 'sigmoid'),
  HardSwish: call => simple(call, 'hSwish'),
  HardSigmoid(call) {
    const [alpha, beta] = [call.float('alpha', 0.2), call.float('beta', 0.5)];
    if (Math.fround(alpha) === Math.fround(1 / 6) && beta === 0.5) return simple(call, 'hardSigmoid');
    return unary(call, { function: 'linearSigmoid', alpha, beta });
  },
  Swish(call) {
    if (call.float('alpha', 1) !== 1) throw new Unsupported('is a swish with a factor');
    return simple(call, 'swish');
  },
  Clip: clip,
  PRelu: prelu,
  LeakyRelu: call => unary(call, { function: 'leakyRelu', alpha: call.float('alpha', 0.01) }),
  ThresholdedRelu: call => unary(call, { function: 'thresholdedRelu', alpha: call.float('alpha', 1) }),
  Elu: call => unary(call, { function: 'elu', alpha: call.float('alpha', 1) }),
  Celu: call => unary(call, { function: 'celu', alpha: call.float('alpha', 1) }),
  Selu(call) {
    const [alpha, beta] = [call.float('alpha', 1.6732631921768188), call.float('gamma', 1.0507010221481323)];
    return unary(call, { function: 'selu', alpha, beta });
  },
  Gelu(call) {
    const tanh = call.text('approximate', 'none') === 'tanh';
    return unary(call, { function: tanh ? 'geluTanh' : 'gelu' });
  },
  ...named({
    Tanh: 'tanh',
    Softplus: 'softplus',
    Softsign: 'softsign',
    Mish: 'mish',
    Erf: 'erf',
    Exp: 'exp',
    Log: 'log',
    Sqrt: 'sqrt',
    Reciprocal: 'reciprocal',
    Neg: 'negate',
    Abs: 'abs',
    Floor: 'floor',
    Ceil: 'ceil',
    Round: 'round',
    Sign: 'sign',
  }),
  Softmax: call => softmax(call, false),
  LogSoftmax: call => softmax(call, true),
} satisfies Record<string, Importer>;

function simple(call: Call, op: ActivationOp) {
  call.expectFloat();
  return call.map(op, call.activation(0), {});
}

function unary(call: Call, parameters: Unary) {
  call.expectFloat();
  return call.map('unary', call.activation(0), parameters);
}

function named<Name extends string>(functions: Readonly<Record<Name, Unary['function']>>) {
  const entries = Object.entries<Unary['function']>(functions);
  return Object.fromEntries(
    entries.map(([type, name]) => [type, (call: Call) => unary(call, { function: name })]),
  );
}

/** Clip: ReLU, ReLU6, or between any bounds: attributes before opset 11, inputs since. */
function clip(call: Call) {
  const [min, max] = boundsOf(call);
  const x = call.activation(0);
  if (min === 0 && max === 6) return simple(call, 'relu6');
  if (min === 0 && max === Infinity) return simple(call, 'relu');
  if (min === -Infinity && max === Infinity) return x;
  return call.map('unary', x, {
    function: 'clip',
    ...(min !== -Infinity && { alpha: min }),
    ...(max !== Infinity && { beta: max }),
  });
}

/** The largest float32, which older files have where there is no bound. */
const LARGEST = 3.4028234663852886e38;

function boundsOf(call: Call): readonly [min: number, max: number] {
  const bounds =
    call.opset < 11
      ? [call.float('min', -LARGEST), call.float('max', LARGEST)]
      : [call.integers(1, 'bounds')?.[0] ?? -LARGEST, call.integers(2, 'bounds')?.[0] ?? LARGEST];
  const [min, max] = bounds.map(bound => (Math.abs(bound) >= LARGEST ? Math.sign(bound) * Infinity : bound));
  return [min, max];
}

/** PRelu, with a slope for each channel or others that are broadcast. */
function prelu(call: Call) {
  call.expectFloat();
  const x = call.activation(0);
  const constant = call.constant(1, 'slopes');
  if (!constant) throw new Unsupported('has no slopes');
  const [, C, ...rest] = x.shape;
  const { shape } = constant;
  const channels = [C, ...rest.map(() => 1)].join();
  if (shape.join() === channels || shape.join() === `1,${channels}`) {
    return call.add('prelu', [x], {}, { weights: [{ constant, shape: [C] }] });
  }
  const slopes = shape.length === 0 ? [1] : shape;
  return call.add('prelu', [x], { slopes }, { weights: [{ constant, shape: slopes }] });
}

/** Softmax: before opset 13 over all axes from one on, since then over that one alone. */
function softmax(call: Call, log: boolean) {
  call.expectFloat();
  const x = call.activation(0);
  const axes = x.shape.length;
  const axis = axisOf(call.int('axis', call.opset < 13 ? 1 : -1), axes);
  const behind = x.shape.slice(axis + 1);
  const logarithm = log ? { log } : {};
  if (call.opset >= 13 || behind.every(length => length === 1)) {
    return call.add('softmax', [x], { ...(axis !== axes - 1 && { axis }), ...logarithm });
  }
  const product = (shape: readonly number[]) => shape.reduce((sum, length) => sum * length, 1);
  const flat = call.view(x, [product(x.shape.slice(0, axis)), product(x.shape.slice(axis))]);
  return call.view(call.add('softmax', [flat], logarithm), x.shape);
}
