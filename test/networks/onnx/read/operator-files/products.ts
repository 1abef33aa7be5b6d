import fc from 'fast-check';
import type { ModelSpec } from '../model-file.js';
import { seeds, single, small, weights } from './parts.js';

export const gemm = fc
  .record({
    ...{ M: small, K: small, N: small, transA: fc.nat(1), transB: fc.nat(1), seed: seeds },
    ...{ scaled: fc.boolean(), c: fc.constantFrom('none', 'row', 'number', 'column', 'matrix') },
    opset: fc.constantFrom(7, 11, 13),
  })
  .filter(({ c, opset }) => c !== 'none' || opset >= 11)
  .map(({ M, K, N, transA, transB, seed, scaled, c, opset }) => {
    const dims = { none: [], row: [N], number: [1], column: [M, 1], matrix: [M, N] }[c];
    return single(
      opset,
      transA ? [K, M] : [M, K],
      {
        type: 'Gemm',
        attributes: { transA, transB, ...(scaled && { alpha: { real: 0.5 }, beta: { real: 2 } }) },
      },
      { b: weights(seed, transB ? [N, K] : [K, N]), ...(c !== 'none' && { c: weights(seed + 1, dims) }) },
    );
  });

export const product = fc
  .record({
    batch: fc.array(small, { maxLength: 2 }),
    M: small,
    K: small,
    N: small,
    seed: seeds,
    many: fc.boolean(),
  })
  .map(({ batch, M, K, N, seed, many }) =>
    single(13, [...batch, M, K], { type: 'MatMul' }, { b: weights(seed, [...(many ? batch : []), K, N]) }),
  );

export const productOfTwo = fc
  .record({ batch: fc.array(small, { maxLength: 2 }), M: small, K: small, N: small })
  .map(
    ({ batch, M, K, N }): ModelSpec => ({
      opset: 13,
      inputs: { a: [...batch, M, K], b: [K, N] },
      outputs: { y: undefined },
      nodes: [{ type: 'MatMul', inputs: ['a', 'b'] }],
    }),
  );

/** MatMul and Add, and Conv and Add: layers with a bias in another node. */
export const biased = fc
  .record({ N: small, K: small, units: small, seed: seeds, rows: fc.boolean(), asConv: fc.boolean() })
  .map(
    ({ N, K, units, seed, rows, asConv }): ModelSpec => ({
      opset: 13,
      inputs: { x: asConv ? [N, K, 4, 4] : [N, K] },
      outputs: { y: undefined },
      nodes: [
        { type: asConv ? 'Conv' : 'MatMul', inputs: ['x', 'w'], outputs: ['p'] },
        { type: 'Add', inputs: rows ? ['b', 'p'] : ['p', 'b'] },
      ],
      constants: {
        w: weights(seed, asConv ? [units, K, 1, 1] : [K, units]),
        b: weights(seed + 1, asConv ? [1, units, 1, 1] : [units]),
      },
    }),
  );
