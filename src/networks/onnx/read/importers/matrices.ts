import type { Call, Importer } from '../call.js';
import { transposed } from '../fold/places.js';
import { Unsupported } from '../refusal.js';
import type { Constant } from '../values.js';

/** Matrix products. */
export const matrices = { Gemm: gemm, MatMul: product } satisfies Record<string, Importer>;

/** Gemm: α·A·B + β·C, a dense layer where B and C are constants. */
function gemm(call: Call) {
  call.expectFloat();
  const w = call.constant(1, 'weights');
  const bias = call.constant(2, 'biases');
  const [transA, transB] = [call.int('transA', 0), call.int('transB', 0)];
  const [alpha, beta] = [call.float('alpha', 1), call.float('beta', 1)];
  if (!w || transA !== 0 || alpha !== 1 || beta !== 1) throw new Unsupported('is no plain dense layer');
  return dense(call, transB === 0 ? transposed(w, [1, 0]) : w, bias);
}

/** MatMul: a product of two inputs, or a dense layer where the second is a constant. */
function product(call: Call) {
  call.expectFloat();
  const b = call.input(1);
  if (b.kind === 'constant' && b.shape.length === 2 && call.shape(0).length === 2) {
    return dense(call, transposed(b, [1, 0]), undefined);
  }
  if (call.shape(0).length !== 2 || b.shape.length !== 2)
    throw new Unsupported('multiplies more than matrices');
  return call.add('matmul', call.activations(), {});
}

/** @param w  [K, C] */
function dense(call: Call, w: Constant, bias: Constant | undefined) {
  const [units] = w.shape;
  if (bias && bias.shape.join() !== String(units))
    throw new Unsupported('its biases are not one for each unit');
  return call.add(
    'dense',
    [call.activation(0)],
    { units, bias: bias !== undefined },
    {
      weights: [{ constant: w, shape: w.shape }, ...(bias ? [{ constant: bias, shape: [units] }] : [])],
    },
  );
}
