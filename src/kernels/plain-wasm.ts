import { elements, tensor } from '../tensors/tensor.js';
import { addressOf } from '../wasm/memory.js';
import { checkLayer } from './check.js';
import type { Op, OpName, OpParameters, Version } from './op.js';

/**
 * An op without a SIMD kernel on a platform with WebAssembly memory: its last TypeScript version, which reads and
 * writes that memory on the calling thread. The weights are copied, since the ones that `bind` is given are overwritten
 * later.
 */
export function plainWasm<K extends OpName>(op: Op<K>): Version<OpParameters[K]> {
  const version = op.versions.at(-1)!;
  return {
    name: 'wasm',
    changes: `${version.name} in TypeScript, on WebAssembly memory`,
    ...(version.scratchBytes && { scratchBytes: layer => version.scratchBytes!(layer) }),
    bind(layer, scratch) {
      checkLayer(op.name, op, layer);
      const weights = layer.weights.map(({ shape, data }) => tensor(shape, data.slice()));
      const kernel = version.bind({ ...layer, weights }, scratch);
      const kept = weights.reduce((sum, { shape }) => sum + elements(shape), 0);
      return {
        constantBytes: kept * Float32Array.BYTES_PER_ELEMENT + kernel.constantBytes,
        run(out, inputs) {
          for (const { data } of [out, ...inputs]) addressOf(op.name, data);
          kernel.run(out, inputs);
        },
      };
    },
  };
}
