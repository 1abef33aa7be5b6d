import type { LoadKernels } from '../../wasm/module.js';
import type { Layer, OpParameters, Version } from '../op.js';
import { conv2dWasmDirect } from './wasm-direct.js';
import { conv2dWasmWinograd, fitsWinograd } from './wasm-winograd.js';

type Conv2d = OpParameters['conv2d'];

/** The least sizes for which Winograd is faster: measured on x86-64, with 2 to 2048 channels and filters. */
const LEAST = { channels: 16, filters: 4, side: 7 };

/**
 * 2-D convolution by the faster of two algorithms: Winograd's for 3×3 windows with stride 1, without dilation and
 * groups, where there are at least 16 channels, 4 filters and 7×7 output pixels; the direct one for all other layers.
 *
 * Direct time over Winograd's, on one core of an Intel Xeon with 2 MB of L2 cache, Node 20, in turns in one process:
 *
 *   pixels              7×7     7×7      7×7      8×8      14×14    14×14    28×28    56×56
 *   channels → filters  128→32  256→256  512→512  448→384  256→256  512→512  128→128  64→64
 *                       1.49    1.58     1.83     1.90     1.86     1.80     1.91     1.84
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @changes WebAssembly SIMD; the algorithm is chosen by the shapes of the layer
 * @expect  the faster of the two on every layer
 */
export function conv2dWasm(load: LoadKernels): Version<Conv2d> {
  const [direct, winograd] = [conv2dWasmDirect(load), conv2dWasmWinograd(load)];
  const faster = (layer: Layer<Conv2d>) => (isWinogradFaster(layer) ? winograd : direct);
  return {
    name: 'wasm',
    changes: 'WebAssembly SIMD, 3×3 windows by Winograd where that is faster and all others directly',
    scratchBytes: layer => faster(layer).scratchBytes!(layer),
    bind: (layer, scratch) => faster(layer).bind(layer, scratch),
  };
}

function isWinogradFaster(layer: Layer<Conv2d>): boolean {
  const [[, C]] = layer.inputs;
  const [, K, P, Q] = layer.output;
  const isLarge = C >= LEAST.channels && K >= LEAST.filters && Math.min(P, Q) >= LEAST.side;
  return isLarge && fitsWinograd(layer.parameters);
}
