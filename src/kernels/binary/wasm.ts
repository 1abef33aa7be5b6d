import { elements } from '../../tensors/tensor.js';
import * as codes from '../../wasm/assembly/binary-codes.js';
import { addressOf } from '../../wasm/memory.js';
import type { LoadKernels } from '../../wasm/module.js';
import { placeConstants } from '../../wasm/placed-arrays.js';
import { checkLayer } from '../check.js';
import type { OpParameters, Version } from '../op.js';
import { costOf, VALUE_GRAIN } from '../wasm-work.js';
import type { BinaryFunctionName } from './functions.js';
import { binary } from './index.js';
import { type Rows, rowsOf } from './rows.js';

const CODES: { readonly [F in BinaryFunctionName]: number } = {
  add: codes.ADD,
  subtract: codes.SUBTRACT,
  multiply: codes.MULTIPLY,
  divide: codes.DIVIDE,
  minimum: codes.MINIMUM,
  maximum: codes.MAXIMUM,
  power: codes.POWER,
};

/**
 * A function of two tensors, four values at a time.
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @changes WebAssembly SIMD, in the same rows; threads share the rows, or the values where there is one row; powers by
 *          a logarithm and an exponential, except the usual ones
 * @expect  bound by memory
 */
export function binaryWasm(load: LoadKernels): Version<OpParameters['binary']> {
  return {
    name: 'wasm',
    changes: 'WebAssembly SIMD, four values at a time',
    bind(layer) {
      checkLayer('binary', binary, layer);
      const name = layer.parameters.function;
      const rows = rowsOf(layer.inputs, layer.output);
      const [aStep, bStep] = [rows.a.step, rows.b.step];
      const work = { op: 'binary', cost: costOf(layer) };
      const { plan } = load();
      if (rows.rows === 1) {
        const run = plan({
          ...work,
          kernel: 'binaryValues',
          units: elements(layer.output),
          grain: VALUE_GRAIN,
        });
        return {
          constantBytes: 0,
          run(out, [a, b]) {
            const to = addressOf('binary', out.data);
            run(to, addressOf('binary', a.data), addressOf('binary', b.data), CODES[name], aStep, bStep);
          },
        };
      }
      const run = plan({ ...work, kernel: 'binaryRows', units: rows.rows });
      const offsets = placeConstants(offsetsOf(rows));
      return {
        constantBytes: offsets.block.byteLength,
        run(out, [a, b]) {
          const to = addressOf('binary', out.data);
          const [left, right] = [addressOf('binary', a.data), addressOf('binary', b.data)];
          run(to, left, right, offsets.addresses[0], CODES[name], aStep, bStep, rows.length);
        },
      };
    },
  };
}

/** Bytes from the beginning of a and of b to each of their rows. */
function offsetsOf({ rows, a, b }: Rows): Int32Array {
  const offsets = new Int32Array(2 * rows);
  for (let r = 0; r < rows; r++) {
    offsets[2 * r] = a.starts[r] * Float32Array.BYTES_PER_ELEMENT;
    offsets[2 * r + 1] = b.starts[r] * Float32Array.BYTES_PER_ELEMENT;
  }
  return offsets;
}
