import { addressOf } from '../../wasm/memory.js';
import type { LoadKernels } from '../../wasm/module.js';
import { placeConstants } from '../../wasm/placed-arrays.js';
import { checkLayer } from '../check.js';
import type { OpParameters, Version } from '../op.js';
import { costOf } from '../wasm-work.js';
import { shownPlaces } from './places.js';
import * as shape from './shape.js';

/**
 * Nearest neighbour with lists of rows and columns, row by row.
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @changes WebAssembly's memory copy for rows that repeat; pixels of other rows are copied one by one
 * @expect  the speed of memory where rows repeat
 */
export function upsampleWasm(load: LoadKernels): Version<OpParameters['upsample']> {
  return {
    name: 'wasm',
    changes: "WebAssembly's memory copy for rows that repeat",
    bind(layer) {
      checkLayer('upsample', shape, layer);
      const [[N, C, H, W]] = layer.inputs;
      const run = load().plan({ op: 'upsample', kernel: 'upsample', units: N * C, cost: costOf(layer) });
      const [, , P, Q] = layer.output;
      const bytes = Float32Array.BYTES_PER_ELEMENT;
      const shown = placeConstants(
        shownPlaces(H, P).map(row => row * W * bytes),
        shownPlaces(W, Q).map(column => column * bytes),
      );
      const [rows, columns] = shown.addresses;
      return {
        constantBytes: shown.block.byteLength,
        run(out, [x]) {
          const from = addressOf('upsample', x.data);
          run(addressOf('upsample', out.data), from, rows, columns, H * W, P, Q);
        },
      };
    },
  };
}
