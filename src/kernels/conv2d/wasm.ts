import type { LoadKernels } from '../../wasm/module.js';
import type { Layer, OpParameters, Version } from '../op.js';
import { conv2dWasmDepthwise, isDepthwise } from './wasm-depthwise.js';
import { conv2dWasmDirect } from './wasm-direct.js';
import { conv2dWasmWinograd, fitsWinograd } from './wasm-winograd.js';

type Conv2d = OpParameters['conv2d'];

/** The most filters a channel for which filtering each channel by itself is the fastest, for any window and image. */
const FILTERS_EACH = 4;

/** The least sizes for which Winograd is faster: measured on x86-64, with 2 to 2048 channels and filters. */
const LEAST = { channels: 16, filters: 4, side: 7 };

/**
 * 2-D convolution by the fastest of three algorithms: the depthwise one where every channel is a group of its own
 * with at most 4 filters; Winograd's for 3×3 windows with stride 1, without dilation and groups, where there are at least 16 channels, 4 filters
 * and 7×7 output pixels; the direct one for all other layers.
 *
 * Direct time over Winograd's, on one core of an Intel Xeon with 2 MB of L2 cache, Node 20, in turns in one process:
 *
 *   pixels              7×7     7×7      7×7      8×8      14×14    14×14    28×28    56×56
 *   channels → filters  128→32  256→256  512→512  448→384  256→256  512→512  128→128  64→64
 *                       1.49    1.58     1.83     1.90     1.86     1.80     1.91     1.84
 *
 * Direct time over the depthwise one's, in the same way on an AMD EPYC with 1 MB of L2 cache, 56×56 pixels:
 *
 *   window              3×3     3×3      3×3      5×5      9×9      9×9
 *   filters a channel   4       8        16       4        4        32
 *                       2.27    1.76     1.49     1.51     1.36     0.95
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @changes WebAssembly SIMD; the algorithm is chosen by the shapes of the layer
 * @expect  the fastest of the three on every layer
 */
export function conv2dWasm(load: LoadKernels): Version<Conv2d> {
  const [direct, winograd, depthwise] = [
    conv2dWasmDirect(load),
    conv2dWasmWinograd(load),
    conv2dWasmDepthwise(load),
  ];
  const fastest = (layer: Layer<Conv2d>) => {
    if (isDepthwiseFastest(layer)) return depthwise;
    return isWinogradFaster(layer) ? winograd : direct;
  };
  return {
    name: 'wasm',
    changes: 'WebAssembly SIMD, by the algorithm that is the fastest for the shapes of the layer',
    scratchBytes: layer => fastest(layer).scratchBytes!(layer),
    bind: (layer, scratch) => fastest(layer).bind(layer, scratch),
  };
}

function isDepthwiseFastest(layer: Layer<Conv2d>): boolean {
  const [[, C]] = layer.inputs;
  return isDepthwise(layer) && layer.parameters.filters <= FILTERS_EACH * C;
}

function isWinogradFaster(layer: Layer<Conv2d>): boolean {
  const [[, C]] = layer.inputs;
  const [, K, P, Q] = layer.output;
  const isLarge = C >= LEAST.channels && K >= LEAST.filters && Math.min(P, Q) >= LEAST.side;
  return isLarge && fitsWinograd(layer.parameters);
}
