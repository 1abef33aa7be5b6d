import type { Activation } from '../../../../kernels/op.js';
import type { Call, Importer } from '../call.js';
import { Unsupported } from '../refusal.js';

/** Activations. */
export const activations = {
  Relu: call => simple(call, 'relu'),
  Sigmoid: call => simple(call, 'sigmoid'),
  HardSwish: call => simple(call, 'hSwish'),
  HardSigmoid(call) {
    const [alpha, beta] = [call.float('alpha', 0.2), call.float('beta', 0.5)];
    if (Math.fround(alpha) !== Math.fround(1 / 6) || beta !== 0.5)
      throw new Unsupported(`its slope is ${alpha}`);
    return simple(call, 'hardSigmoid');
  },
  Clip(call) {
    const [min, max] = boundsOf(call);
    if (min === 0 && max === 6) return simple(call, 'relu6');
    throw new Unsupported(`clips to ${min} … ${max}`);
  },
  PRelu(call) {
    const x = call.activation(0);
    const constant = call.constant(1, 'slopes');
    const [, C, ...rest] = x.shape;
    if (constant?.shape.join() !== [C, ...rest.map(() => 1)].join()) {
      throw new Unsupported('its slopes are not one for each channel');
    }
    return call.add('prelu', [x], {}, { weights: [{ constant, shape: [C] }] });
  },
  Softmax(call) {
    const x = call.activation(0);
    const last = x.shape.length - 1;
    const axis = call.int('axis', call.opset < 13 ? 1 : -1);
    if (axis !== -1 && axis !== last) throw new Unsupported(`is over the axis ${axis}`);
    return call.add('softmax', [x], {});
  },
} satisfies Record<string, Importer>;

function simple(call: Call, op: Activation) {
  call.expectFloat();
  return call.add(op, [call.activation(0)], {});
}

/** Bounds of Clip: attributes before opset 11, inputs since. */
function boundsOf(call: Call): readonly [min: number, max: number] {
  if (call.opset < 11) return [call.float('min', -Infinity), call.float('max', Infinity)];
  const [[min = -Infinity] = [], [max = Infinity] = []] = [
    call.integers(1, 'bounds'),
    call.integers(2, 'bounds'),
  ];
  return [min, max];
}
