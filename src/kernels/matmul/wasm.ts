import { scratchArrays } from '../../tensors/scratch.js';
import { addressOf, allocate } from '../../wasm/memory.js';
import type { LoadKernels } from '../../wasm/module.js';
import { panelLengths } from '../../wasm/packed-weights.js';
import { placeScratch } from '../../wasm/placed-arrays.js';
import { checkLayer } from '../check.js';
import type { OpParameters, Version } from '../op.js';
import { costOf, productUnits, rowSlabs } from '../wasm-work.js';
import * as shape from './shape.js';

/**
 * Matrix product in tiles of 5×8 sums, from packed A and B.
 *
 * A is packed in panels of rows once per product, B 32 columns at a time, both in `run`: they are inputs.
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @cost    macs = M·N·K, and M·K + K·N copies
 * @changes WebAssembly SIMD: four sums in each register, ten registers at a time
 * @expect  close to the peak of the vector unit: 7 loads for 10 vector multiply-adds
 */
export function matmulWasm(load: LoadKernels): Version<OpParameters['matmul']> {
  return {
    name: 'wasm',
    changes: 'WebAssembly SIMD, packed panels and tiles of 10 vectors of sums',
    scratchBytes: ({ inputs: [[M, K]] }) =>
      scratchArrays(Float32Array, M * K, ...panelLengths(load().threads, K)).bytes,
    bind(layer, scratch) {
      checkLayer('matmul', shape, layer);
      const kernels = load();
      const [[M, K], [, N]] = layer.inputs;
      const memory = placeScratch('matmul', scratch, M * K, ...panelLengths(kernels.threads, K));
      const [packed, ...panels] = memory.addresses;
      const slabs = rowSlabs(kernels.threads, M);
      const pack = kernels.plan({
        op: 'matmul',
        kernel: 'packRows',
        units: slabs,
        cost: costOf({ inputs: [[M, K]], output: [M, K] }),
      });
      const product = productUnits(kernels.threads, 1, M, N);
      const multiply = kernels.plan({
        op: 'matmul',
        kernel: 'multiplyChannels',
        units: product.units,
        cost: costOf(layer, M * K * N),
        scratch: { ...memory, addresses: panels },
      });
      const zeros = allocate(M).fill(0);
      return {
        constantBytes: zeros.byteLength,
        run(out, [a, b]) {
          const to = addressOf('matmul', out.data);
          const right = addressOf('matmul', b.data);
          pack(packed, addressOf('matmul', a.data), M, K, slabs);
          multiply(to, right, packed, zeros.byteOffset, 1, M, K, N, 0, 0, product.slabs);
        },
      };
    },
  };
}
