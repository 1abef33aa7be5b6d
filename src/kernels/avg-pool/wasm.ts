import { addressOf } from '../../wasm/memory.js';
import type { LoadKernels } from '../../wasm/module.js';
import { placeConstants } from '../../wasm/placed-arrays.js';
import { checkLayer } from '../check.js';
import type { OpParameters, Version } from '../op.js';
import { planPool, poolScratchBytes } from '../pool-wasm.js';
import { costOf } from '../wasm-work.js';
import { inverseCounts } from './counted.js';
import * as shape from './shape.js';

type AvgPool = OpParameters['avgPool'];

/**
 * Mean of a sliding window: the sum over channels padded with zeros, times 1 / (pixels that count).
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @changes WebAssembly SIMD along the rows; pixels are counted once, in `bind`
 * @expect  four additions per instruction, and no division
 */
export function avgPoolWasm(load: LoadKernels): Version<AvgPool> {
  return {
    name: 'wasm',
    changes: 'WebAssembly SIMD, four pixels of a row in each register',
    scratchBytes: layer => poolScratchBytes(load().threads, layer),
    bind(layer, scratch) {
      checkLayer('avgPool', shape, layer);
      const kernels = load();
      const plan = planPool('avgPool', kernels, layer, scratch);
      const factors = placeConstants(inverseCounts(layer.inputs[0], layer.output, layer.parameters));
      const [N, C, P, Q] = layer.output;
      const { output } = layer;
      const multiply = kernels.plan({
        op: 'avgPool',
        kernel: 'multiplyRows',
        units: N * C,
        cost: costOf({ inputs: [output], output }),
      });
      return {
        constantBytes: plan.taps.block.byteLength + factors.block.byteLength,
        run(out, [x]) {
          const to = addressOf('avgPool', out.data);
          plan.run(to, addressOf('avgPool', x.data));
          multiply(to, to, factors.addresses[0], P * Q);
        },
      };
    },
  };
}
