import { addressOf, constants, scratchOf } from '../../wasm/memory.js';
import type { LoadKernels } from '../../wasm/module.js';
import { paddedLayout } from '../../wasm/window-taps.js';
import { checkLayer } from '../check.js';
import type { Layer, OpParameters, Version } from '../op.js';
import { scratchArrays } from '../scratch.js';
import * as shape from './shape.js';

type Depthwise = OpParameters['depthwise'];

/**
 * Depthwise convolution along the rows, four pixels in each register.
 *
 * Each channel is padded first, its columns sorted by their place modulo the stride, so that one load fetches a tap of
 * four neighbouring pixels with any stride. A 3×3 window with stride 1 goes down the rows with nine weights and three
 * rows of sums in registers; others take 16 pixels at a time, tap by tap.
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @cost    macs = N·C·P·Q·R·S, and N·C·H·W copies
 * @changes WebAssembly SIMD; a row of the image is loaded once for the three output rows that need it
 * @expect  3 loads for 9 vector multiply-adds, but the padding is a copy of everything: half the peak
 */
export function depthwiseWasm(load: LoadKernels): Version<Depthwise> {
  return {
    name: 'wasm',
    changes: 'WebAssembly SIMD, four pixels of a row in each register',
    scratchBytes: layer => scratchArrays(Float32Array, scratchLength(layer)).bytes,
    bind(layer, scratch) {
      checkLayer('depthwise', shape, layer);
      const kernels = load();
      const [w, bias] = layer.weights;
      const [[N, C, H, W]] = layer.inputs;
      const [, , P, Q] = layer.output;
      const { kernel, padding, stride, dilation } = layer.parameters;
      const layout = paddedLayout(H, W, layer.parameters);
      const held = constants(w.data, bias?.data ?? new Float32Array(C), layout.taps);
      const room = scratchOf('depthwise', scratch, scratchLength(layer));
      const nineTaps = Number(kernel[0] === 3 && kernel[1] === 3 && stride === 1 && dilation === 1);
      return {
        constantBytes: held.block.byteLength,
        run(out, [x]) {
          const [weights, start, taps] = held.at;
          const [image] = room.at;
          const to = addressOf('depthwise', out.data);
          const from = addressOf('depthwise', x.data);
          kernels.depthwise(
            ...[to, from, image, taps, layout.taps.length, weights, start],
            ...[N * C, C, H, W, padding, stride, layout.phaseWidth, P, Q, nineTaps],
          );
        },
      };
    },
  };
}

/** One padded channel. */
function scratchLength({ inputs: [[, , H, W]], parameters }: Layer<Depthwise>): number {
  return paddedLayout(H, W, parameters).channelLength;
}
