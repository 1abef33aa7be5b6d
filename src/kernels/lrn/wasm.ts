import { elements } from '../../tensors/tensor.js';
import { addressOf } from '../../wasm/memory.js';
import type { LoadKernels } from '../../wasm/module.js';
import { checkLayer } from '../check.js';
import type { OpParameters, Version } from '../op.js';
import { costOf } from '../wasm-work.js';
import * as shape from './shape.js';

/** Cost of two roots and a quotient, in multiply-accumulates. */
const POWER_COST = 20;

/**
 * Local response normalisation, four pixels at a time.
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @changes WebAssembly SIMD; powers other than ¾ by a logarithm and an exponential
 * @expect  several times faster: two roots and a quotient for four pixels
 */
export function lrnWasm(load: LoadKernels): Version<OpParameters['lrn']> {
  return {
    name: 'wasm',
    changes: 'WebAssembly SIMD, four pixels at a time',
    bind(layer) {
      checkLayer('lrn', shape, layer);
      const { size, alpha, beta, bias } = layer.parameters;
      const [N, C, ...rest] = layer.output;
      const cost = costOf(layer, elements(layer.output) * (size + POWER_COST));
      const run = load().plan({ op: 'lrn', kernel: 'responseNorm', units: N * C, cost });
      const [before, after] = shape.neighbours(layer.parameters);
      return {
        constantBytes: 0,
        run(out, [x]) {
          const to = addressOf('lrn', out.data);
          const from = addressOf('lrn', x.data);
          run(to, from, C, elements(rest), before, after, alpha / size, beta, bias);
        },
      };
    },
  };
}
