import { LANES, TILE_COLUMNS, TILE_ROWS } from '../../wasm/assembly/tile-sizes.js';
import type { LoadKernels } from '../../wasm/module.js';
import type { Layer, OpParameters, Version } from '../op.js';
import { conv2dWasmDepthwise, isDepthwise } from './wasm-depthwise.js';
import { conv2dWasmDirect } from './wasm-direct.js';
import { conv2dWasmRows } from './wasm-rows.js';
import { conv2dWasmWinograd, fitsWinograd } from './wasm-winograd.js';

type Conv2d = OpParameters['conv2d'];

/** The most filters a channel for which filtering each channel by itself is the fastest, for any window and image. */
const FILTERS_EACH = 4;

/** Packing a window takes as long as multiplying it with so many filters. */
const PACKING = 3;

/** Tiles of rows are chosen where they save so much by this estimate, since it is one. */
const MARGIN = 1.1;

/** Up to so many taps, those of 8 pixels stay in the L1 cache while several tiles of filters read them. */
const NEAR_DEPTH = 320;

/** The least sizes for which Winograd is faster: measured on x86-64, with 2 to 2048 channels and filters. */
const LEAST = { channels: 16, filters: 4, side: 7 };

/**
 * 2-D convolution by the fastest of four algorithms: the depthwise one where every channel is a group of its own with
 * at most 4 filters; Winograd's for 3×3 windows with stride 1, without dilation and groups, where there are at least 16
 * channels, 4 filters and 7×7 output pixels; tiles of rows where a group has few filters and rows are long enough; the
 * direct one for all other layers.
 *
 * Direct time over Winograd's, on one core of an Intel Xeon with 2 MB of L2 cache, Node 20, in turns in one process:
 *
 *   pixels              7×7     7×7      7×7      8×8      14×14    14×14    28×28    56×56
 *   channels → filters  128→32  256→256  512→512  448→384  256→256  512→512  128→128  64→64
 *                       1.49    1.58     1.83     1.90     1.86     1.80     1.91     1.84
 *
 * Direct time over that of the other two, in the same way on an AMD EPYC with 1 MB of L2 cache; 56×56 pixels:
 *
 *   window              3×3     3×3      3×3      5×5      9×9      9×9
 *   filters a channel   4       8        16       4        4        32
 *   depthwise           2.27    1.76     1.49     1.51     1.36     0.95
 *
 * and 3×3 windows; channels and filters of each of the groups:
 *
 *   pixels              56×56   56×56    56×56    7×7      7×7      9×9      14×14    28×28
 *   groups              32      16       8        32       16       16       16       1
 *   channels → filters  2→2     4→4      8→8      2→2      4→4      10→10    10→10    256→64
 *   rows                2.41    1.62     1.32     1.88     1.48     0.89     1.15     0.88
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @changes WebAssembly SIMD; the algorithm is chosen by the shapes of the layer
 * @expect  the fastest of the four on every layer
 */
export function conv2dWasm(load: LoadKernels): Version<Conv2d> {
  const [depthwise, winograd, rows, direct] = [
    conv2dWasmDepthwise(load),
    conv2dWasmWinograd(load),
    conv2dWasmRows(load),
    conv2dWasmDirect(load),
  ];
  const fastest = (layer: Layer<Conv2d>) => {
    if (isDepthwiseFastest(layer)) return depthwise;
    if (isWinogradFaster(layer)) return winograd;
    return areRowsFaster(layer) ? rows : direct;
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

/**
 * Whether packing costs more than the pixels that tiles of rows compute beyond the end of a row, or twice. Many filters
 * pass over the taps again, which then have to be in the L1 cache.
 */
function areRowsFaster({
  inputs: [[, C]],
  output: [, K, , Q],
  parameters: { kernel, groups },
}: Layer<Conv2d>): boolean {
  const filters = K / groups;
  const depth = (C / groups) * kernel[0] * kernel[1];
  const isNear = filters <= TILE_ROWS || depth <= NEAR_DEPTH;
  return isNear && (filters + PACKING) * Q > MARGIN * filters * computedColumns(Q);
}

/** Columns that tiles of 8 and 4 pixels compute of a row of Q; a tile of 4 takes as long as 6 columns of one of 8. */
function computedColumns(Q: number): number {
  const rest = Q % TILE_COLUMNS;
  const last = rest > LANES ? TILE_COLUMNS : rest && 6;
  return Q - rest + last;
}
