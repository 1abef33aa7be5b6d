import { addressOf } from '../../wasm/memory.js';
import type { LoadKernels } from '../../wasm/module.js';
import { matmulWasm } from '../matmul/wasm.js';
import type { OpParameters, Version } from '../op.js';
import { eachProduct } from './each-product.js';

/**
 * Products of many matrices, each by the SIMD version of `matmul`, whose threads share it.
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @changes WebAssembly SIMD
 * @expect  what `matmul` gains, less where the matrices are small
 */
export function batchedMatmulWasm(load: LoadKernels): Version<OpParameters['batchedMatmul']> {
  const products = eachProduct('wasm', 'WebAssembly SIMD, each product by that of matmul', matmulWasm(load));
  return {
    ...products,
    bind(layer, scratch) {
      const { constantBytes, run } = products.bind(layer, scratch);
      return {
        constantBytes,
        run(out, inputs) {
          for (const { data } of [out, ...inputs]) addressOf('batchedMatmul', data);
          run(out, inputs);
        },
      };
    },
  };
}
