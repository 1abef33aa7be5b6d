import { elements } from '../../tensors/tensor.js';
import type { Address } from '../../wasm/kernel-functions.js';
import { addressOf } from '../../wasm/memory.js';
import type { LoadKernels, WasmKernels } from '../../wasm/module.js';
import { checkLayer } from '../check.js';
import type { Layer, OpParameters, Version } from '../op.js';
import { costOf, VALUE_GRAIN } from '../wasm-work.js';
import * as shape from './shape.js';

/** Multiplies the values at two addresses. */
type Multiply = (out: Address, a: Address, b: Address) => void;

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
      const multiply = multiplication(load(), layer);
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

function multiplication({ plan }: WasmKernels, layer: Layer<unknown>): Multiply {
  const [a, b] = layer.inputs;
  const factors = shape.factorsOf(a, b);
  const work = { op: 'multiply', cost: costOf(layer) };
  if (factors === 'elements') {
    return plan({ ...work, kernel: 'multiplyValues', units: elements(a), grain: VALUE_GRAIN });
  }
  const [N, C, H, W] = a;
  const pixels = H * W;
  if (factors === 'channels') {
    const run = plan({ ...work, kernel: 'multiplyPlanes', units: N * C });
    return (out, x, by) => run(out, x, by, pixels);
  }
  const bytes = pixels * Float32Array.BYTES_PER_ELEMENT;
  const run = plan({ ...work, kernel: 'multiplyRows', units: C, cost: work.cost / N });
  return (out, x, by) => {
    for (let n = 0; n < N; n++) {
      run(out + n * C * bytes, x + n * C * bytes, by + n * bytes, pixels);
    }
  };
}
