import { elements } from '../../../../tensors/tensor.js';
import type { Call, Importer } from '../call.js';
import { isFloat } from '../element-types.js';
import { lazyConstant } from '../fold/lazy.js';
import { transposed } from '../fold/places.js';
import { Unsupported } from '../refusal.js';
import type { Activation, Constant, Value } from '../values.js';
import { turned } from './reshaping.js';

/** Matrix products. */
export const matrices = { Gemm: gemm, MatMul: product } satisfies Record<string, Importer>;

/** Gemm: α·A·B + β·C, a dense layer where B is a constant and C a bias for each column. */
function gemm(call: Call) {
  call.expectFloat();
  const [transA, transB] = [call.int('transA', 0) !== 0, call.int('transB', 0) !== 0];
  const [alpha, beta] = [call.float('alpha', 1), call.float('beta', 1)];
  const [b, c] = [call.input(1), call.inputs[2]];
  const a = transA ? turned(call, call.activation(0), [1, 0], 'a') : call.activation(0);
  if (b.kind === 'constant') {
    const units = b.shape[transB ? 0 : 1];
    const bias = c && biasOf(c, units);
    const w = scaled(transB ? b : transposed(b, [1, 0]), alpha);
    if (!c || bias) return dense(call, a, w, bias && scaled(bias, beta));
    return sum(call, dense(call, a, w, undefined, 'product'), scaledValue(call, c, beta));
  }
  const right = call.activation(1);
  const product = call.add(
    'matmul',
    [a, transB ? turned(call, right, [1, 0], 'b') : right],
    {},
    {
      suffix: c || alpha !== 1 ? 'product' : undefined,
    },
  );
  const times = alpha === 1 ? product : scaledValue(call, product, alpha, c ? 'scaled' : undefined);
  return c ? sum(call, times, scaledValue(call, c, beta)) : times;
}

/** MatMul: a product of two inputs, or a dense layer where the second is a constant. */
function product(call: Call) {
  call.expectFloat();
  const b = call.input(1);
  const x = call.activation(0);
  if (b.kind === 'constant' && b.shape.length === 2 && x.shape.length >= 2) {
    const [K, N] = b.shape;
    const rows = x.shape.slice(0, -1);
    if (x.shape.at(-1) !== K)
      throw new Unsupported(`multiplies rows of ${x.shape.at(-1)} with columns of ${K}`);
    const w = transposed(b, [1, 0]);
    if (rows.length === 1) return dense(call, x, w, undefined);
    return call.view(dense(call, call.view(x, [elements(rows), K]), w, undefined), [...rows, N]);
  }
  const y = call.activation(1);
  const [left, right] = [
    x.shape.length === 1 ? call.view(x, [1, ...x.shape]) : x,
    y.shape.length === 1 ? call.view(y, [...y.shape, 1]) : y,
  ];
  const plain = left.shape.length === 2 && right.shape.length === 2;
  const out = plain ? call.add('matmul', [left, right], {}) : call.add('batchedMatmul', [left, right], {});
  const shape = [...out.shape];
  if (y.shape.length === 1) shape.pop();
  if (x.shape.length === 1) shape.splice(-1 - (y.shape.length === 1 ? 0 : 1), 1);
  return shape.length === out.shape.length ? out : call.view(out, shape);
}

/** @param w  [K, C] */
function dense(
  call: Call,
  x: Activation,
  w: Constant,
  bias: Constant | undefined,
  suffix?: string,
): Activation {
  const [units, features] = w.shape;
  if (x.shape.length !== 2 || x.shape[1] !== features) {
    throw new Unsupported(`multiplies [${x.shape.join(', ')}] with ${units} rows of ${features}`);
  }
  return call.add(
    'dense',
    [x],
    { units, bias: bias !== undefined },
    {
      weights: [{ constant: w, shape: w.shape }, ...(bias ? [{ constant: bias, shape: [units] }] : [])],
      suffix,
      // A dense layer reads all values of an image: it needs no flat one.
      asStored: call.importing.shape(x.id)[0] === x.shape[0],
    },
  );
}

/** A bias for each unit; undefined where it is none. */
function biasOf(c: Value, units: number): Constant | undefined {
  if (c.kind !== 'constant' || !isFloat(c.type)) return undefined;
  const count = elements(c.shape);
  const isRow = count === (c.shape.at(-1) ?? 1);
  if (!isRow || (count !== units && count !== 1)) return undefined;
  if (count === units) return { ...c, shape: [units] };
  return lazyConstant(c.type, [units], () => new Float32Array(units).fill(c.values()[0]));
}

function scaled(constant: Constant, factor: number): Constant {
  if (factor === 1) return constant;
  return lazyConstant(constant.type, constant.shape, () => constant.values().map(x => x * factor));
}

function scaledValue(call: Call, value: Value, factor: number, suffix = 'scaled'): Activation {
  if (value.kind === 'constant') return call.importing.constantNode(scaled(value, factor));
  if (factor === 1) return value;
  const number = lazyConstant(value.type, [], () => Float32Array.of(factor));
  return call.add(
    'binary',
    [value, call.importing.constantNode(number)],
    { function: 'multiply' },
    { suffix },
  );
}

function sum(call: Call, a: Activation, b: Activation): Activation {
  return a.shape.join() === b.shape.join()
    ? call.add('add', [a, b], {})
    : call.add('binary', [a, b], { function: 'add' });
}
