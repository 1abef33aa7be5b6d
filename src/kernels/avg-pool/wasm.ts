import { addressOf } from '../../wasm/memory.js';
import type { LoadKernels } from '../../wasm/module.js';
import { placeConstants } from '../../wasm/placed-arrays.js';
import { checkLayer } from '../check.js';
import type { Layer, OpParameters, Version } from '../op.js';
import { planPool, poolScratchBytes } from '../pool-wasm.js';
import { costOf } from '../wasm-work.js';
import { paddingOfAxes } from '../window.js';
import { countedPlaces } from './counted.js';
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
      const factors = placeConstants(inverseCounts(layer));
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

/** 1 / (pixels of the window that count), for each output pixel. */
function inverseCounts({ inputs, output, parameters }: Layer<AvgPool>): Float32Array {
  const [[, , H, W]] = inputs;
  const [, , P, Q] = output;
  const { kernel, stride, countPadding } = parameters;
  const padding = paddingOfAxes(parameters.padding);
  const counted = (axis: 0 | 1, place: number, length: number) =>
    countedPlaces(place * stride - padding[axis], kernel[axis], length, padding[axis], countPadding);
  return Float32Array.from(
    { length: P * Q },
    (_, i) => 1 / (counted(0, Math.floor(i / Q), H) * counted(1, i % Q, W)),
  );
}
