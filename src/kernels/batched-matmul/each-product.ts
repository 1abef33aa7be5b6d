import { elements, type Shape, type Tensor, tensor } from '../../tensors/tensor.js';
import { checkLayer } from '../check.js';
import type { Layer, OpParameters, Version } from '../op.js';
import * as shape from './shape.js';

/** A product of two matrices, for a kernel of the op `matmul`. */
type Product = Layer<OpParameters['matmul']>;

/**
 * A version that runs one of `matmul` for each product. Where B is one matrix, the rows of all matrices of A are one
 * matrix, and there is one product.
 *
 * @param product  a version of `matmul`
 */
export function eachProduct(
  name: string,
  changes: string,
  product: Version<OpParameters['matmul']>,
): Version<OpParameters['batchedMatmul']> {
  return {
    name,
    changes,
    scratchBytes: layer => product.scratchBytes?.(productOf(layer)) ?? 0,
    bind(layer, scratch) {
      checkLayer('batchedMatmul', shape, layer);
      const one = productOf(layer);
      const kernel = product.bind(one, scratch);
      const pairs = isOneProduct(layer) ? [[0, 0] as const] : shape.pairsOf(layer.inputs, layer.output);
      return {
        constantBytes: kernel.constantBytes,
        run(out, [a, b]) {
          pairs.forEach(([left, right], i) => {
            kernel.run(matrix(out, one.output, i), [
              matrix(a, one.inputs[0], left),
              matrix(b, one.inputs[1], right),
            ]);
          });
        },
      };
    },
  };
}

/** The product that is run, once or for each pair of matrices. */
function productOf(layer: Layer<OpParameters['batchedMatmul']>): Product {
  const [a, b] = layer.inputs;
  const [M, K] = a.slice(-2);
  const N = b.at(-1)!;
  const rows = isOneProduct(layer) ? elements(a) / K : M;
  return {
    inputs: [
      [rows, K],
      [K, N],
    ],
    output: [rows, N],
    weights: [],
    parameters: {},
  };
}

function isOneProduct({ inputs: [, b] }: Layer<OpParameters['batchedMatmul']>): boolean {
  return elements(b.slice(0, -2)) === 1;
}

/** One of the matrices of a tensor, in its memory. */
function matrix({ data }: Tensor, shape: Shape, place: number): Tensor {
  const count = elements(shape);
  return tensor(shape, data.subarray(place * count, (place + 1) * count));
}
