import { addressOf, allocate } from '../../wasm/memory.js';
import type { LoadKernels } from '../../wasm/module.js';
import { conv2dWasmDirect } from '../conv2d/wasm-direct.js';
import { depthwiseWasm } from '../depthwise/wasm.js';
import type { OpParameters, Version } from '../op.js';
import { integersByReal } from './1-real-convolution.js';

/** By the direct convolution or the depthwise one of WebAssembly; see `integersByReal`. */
export function integerConvWasm(load: LoadKernels): Version<OpParameters['integerConv']> {
  const by = { conv2d: conv2dWasmDirect(load), depthwise: depthwiseWasm(load) };
  const version = integersByReal('wasm', by, bytes => allocate(bytes / Float32Array.BYTES_PER_ELEMENT));
  return {
    ...version,
    bind(layer, scratch) {
      const kernel = version.bind(layer, scratch);
      return {
        constantBytes: kernel.constantBytes,
        run(out, inputs) {
          for (const { data } of [out, ...inputs]) addressOf('integerConv', data);
          kernel.run(out, inputs);
        },
      };
    },
  };
}
