import { addressOf } from '../../wasm/memory.js';
import type { LoadKernels } from '../../wasm/module.js';
import { checkLayer } from '../check.js';
import type { Layer, OpParameters, Version } from '../op.js';
import { planPool, poolScratchBytes } from '../pool-wasm.js';
import { constants } from '../wasm-arrays.js';
import { costOf } from '../wasm-work.js';
import * as shape from './shape.js';

type AvgPool = OpParameters['avgPool'];

/**
 * Mean of a sliding window: the sum over channels padded with zeros, times 1 / (pixels inside the image).
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @changes WebAssembly SIMD along the rows; the numbers of pixels are counted once, in `bind`
 * @expect  four sums an instruction, and no division
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
      const factors = constants(inverseCounts(layer));
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
          multiply(to, to, factors.at[0], P * Q);
        },
      };
    },
  };
}

/** 1 / (pixels of the window that are inside the image), for each output pixel. */
function inverseCounts({ inputs, output, parameters }: Layer<AvgPool>): Float32Array {
  const [[, , H, W]] = inputs;
  const [, , P, Q] = output;
  const { kernel, stride, padding } = parameters;
  const inside = (place: number, window: number, length: number) =>
    Math.min(place * stride - padding + window, length) - Math.max(place * stride - padding, 0);
  return Float32Array.from(
    { length: P * Q },
    (_, i) => 1 / (inside(Math.floor(i / Q), kernel[0], H) * inside(i % Q, kernel[1], W)),
  );
}
