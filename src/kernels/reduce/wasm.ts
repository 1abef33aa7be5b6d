import * as codes from '../../wasm/assembly/reduction-codes.js';
import { REDUCED_COLUMNS } from '../../wasm/assembly/tile-sizes.js';
import { addressOf } from '../../wasm/memory.js';
import type { LoadKernels } from '../../wasm/module.js';
import { checkLayer } from '../check.js';
import type { OpParameters, Version } from '../op.js';
import { plainWasm } from '../plain-wasm.js';
import { costOf } from '../wasm-work.js';
import type { ReductionName } from './functions.js';
import { reduce } from './index.js';
import { oneAxis } from './shape.js';

const CODES: { readonly [R in ReductionName]?: number } = {
  sum: codes.SUM,
  mean: codes.MEAN,
  max: codes.MAX,
  min: codes.MIN,
  l1: codes.L1,
  l2: codes.L2,
  sumSquare: codes.SUM_SQUARE,
};

/**
 * Reductions over axes that lie side by side, eight values of a row or sixteen columns at a time. Products, logarithms
 * and axes that are apart are left to the TypeScript version.
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @changes WebAssembly SIMD
 * @expect  bound by memory
 */
export function reduceWasm(load: LoadKernels): Version<OpParameters['reduce']> {
  return {
    name: 'wasm',
    changes: 'WebAssembly SIMD, eight values or sixteen columns at a time',
    bind(layer) {
      checkLayer('reduce', reduce, layer);
      const around = oneAxis(layer.inputs[0], layer.parameters.axes);
      const code = CODES[layer.parameters.function];
      if (!around || code === undefined) return plainWasm(reduce).bind(layer);
      const { outer, length, inner } = around;
      const work = { op: 'reduce', cost: costOf(layer) };
      const { plan } = load();
      if (inner === 1) {
        const rows = plan({ ...work, kernel: 'reduceRows', units: outer });
        return {
          constantBytes: 0,
          run: (out, [x]) => rows(addressOf('reduce', out.data), addressOf('reduce', x.data), code, length),
        };
      }
      const units = outer * Math.ceil(inner / REDUCED_COLUMNS);
      const columns = plan({ ...work, kernel: 'reduceColumns', units });
      return {
        constantBytes: 0,
        run(out, [x]) {
          columns(addressOf('reduce', out.data), addressOf('reduce', x.data), code, length, inner);
        },
      };
    },
  };
}
