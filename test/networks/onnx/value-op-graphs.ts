import fc from 'fast-check';
import { type BinaryFunctionName, binaryFunctions } from '../../../src/kernels/binary/functions.js';
import { type ReductionName, reductions } from '../../../src/kernels/reduce/functions.js';
import { type UnaryFunctionName, unaryFunctions } from '../../../src/kernels/unary/functions.js';
import type { GraphBuilder } from '../../../src/networks/graph/builder.js';
import { bias, featureMaps, graphs, nothing } from './one-op-graphs.js';

/** Values from 0 to 1, for functions that are not defined below 0. */
const positive = (g: GraphBuilder, x: number) =>
  g.activation('sigmoid', g.node('unary', [x], { function: 'negate' }));

/** Random small graphs of each op that computes values of tensors of any shape. */
export const valueOpGraphs = {
  constant: graphs(featureMaps, nothing, (g, x) => {
    const [, C] = g.shape(x);
    return g.node('binary', [x, g.node('constant', [], { shape: [C, 1, 1] })], { function: 'add' });
  }),
  unary: graphs(
    featureMaps,
    fc.constantFrom(...(Object.keys(unaryFunctions) as UnaryFunctionName[])),
    (g, x, name) => {
      const isPositive = ['log', 'sqrt', 'reciprocal'].includes(name);
      return g.node('unary', [isPositive ? positive(g, x) : x], { function: name });
    },
  ),
  binary: graphs(
    featureMaps,
    fc.constantFrom(...(Object.keys(binaryFunctions) as BinaryFunctionName[])),
    (g, x, name) => g.node('binary', [positive(g, x), g.globalPool(positive(g, x))], { function: name }),
  ),
  reduce: graphs(
    featureMaps,
    fc.record({
      function: fc.constantFrom(...(Object.keys(reductions) as ReductionName[])),
      axes: fc.subarray([0, 1, 2, 3]),
      keep: fc.boolean(),
    }),
    (g, x, parameters) => g.node('reduce', [positive(g, x)], parameters),
  ),
  argMax: graphs(
    featureMaps,
    fc.record({ axis: fc.nat(3), keep: fc.boolean(), last: fc.boolean() }),
    (g, x, parameters) => g.node('argMax', [x], parameters),
  ),
  globalMaxPool: graphs(featureMaps, nothing, (g, x) => g.node('globalMaxPool', [x], {})),
  // onnxruntime has odd sizes only.
  lrn: graphs(featureMaps, fc.constantFrom(1, 3, 5), (g, x, size) =>
    g.node('lrn', [x], { size, alpha: 0.5, beta: 0.75, bias: 1 }),
  ),
  instanceNorm: graphs(featureMaps, nothing, (g, x) => g.node('instanceNorm', [x], { epsilon: 1e-5 })),
  layerNorm: graphs(featureMaps, fc.record({ axis: fc.nat(3), bias }), (g, x, parameters) =>
    g.node('layerNorm', [x], { ...parameters, epsilon: 1e-5 }),
  ),
  batchedMatmul: graphs(featureMaps, nothing, (g, x) => {
    const [, , , W] = g.shape(x);
    return g.node('batchedMatmul', [x, g.node('constant', [], { shape: [W, 3] })], {});
  }),
};
