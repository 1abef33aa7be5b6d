import { elements } from '../../tensor/tensor.js';
import { addressOf } from '../../wasm/memory.js';
import type { LoadKernels, WasmKernels } from '../../wasm/module.js';
import { checkLayer } from '../check.js';
import type { OpParameters, Version } from '../op.js';
import * as shape from './shape.js';

/** Multiplies what lies at two addresses. */
type Multiply = (out: number, a: number, b: number) => void;

/**
 * Product of two feature maps, four values at a time.
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @changes WebAssembly SIMD
 * @expect  bound by memory
 */
export function multiplyWasm(load: LoadKernels): Version<OpParameters['multiply']> {
  return {
    name: 'wasm',
    changes: 'WebAssembly SIMD, four values at a time',
    bind(layer) {
      checkLayer('multiply', shape, layer);
      const [a, b] = layer.inputs;
      const multiply = multiplication(load(), a, b);
      return {
        constantBytes: 0,
        run(out, [x, by]) {
          const to = addressOf('multiply', out.data);
          multiply(to, addressOf('multiply', x.data), addressOf('multiply', by.data));
        },
      };
    },
  };
}

function multiplication(kernels: WasmKernels, a: readonly number[], b: readonly number[]): Multiply {
  const factors = shape.factorsOf(a, b);
  if (factors === 'elements') return (out, x, by) => kernels.multiplyRows(out, x, by, 1, elements(a));
  const [N, C, H, W] = a;
  const pixels = H * W;
  if (factors === 'channels') return (out, x, by) => kernels.multiplyPlanes(out, x, by, N * C, pixels);
  const bytes = pixels * Float32Array.BYTES_PER_ELEMENT;
  return (out, x, by) => {
    for (let n = 0; n < N; n++) {
      kernels.multiplyRows(out + n * C * bytes, x + n * C * bytes, by + n * bytes, C, pixels);
    }
  };
}
