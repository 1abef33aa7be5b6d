import { type Scratch, scratchArrays } from '../../tensors/scratch.js';
import { ShapeError } from '../../tensors/shape-error.js';
import {
  LANES,
  TILE_COLUMNS,
  WINOGRAD_FILTERS,
  WINOGRAD_GAP,
  WINOGRAD_PRODUCTS,
} from '../../wasm/assembly/tile-sizes.js';
import type { Address } from '../../wasm/kernel-functions.js';
import { addressOf } from '../../wasm/memory.js';
import type { LoadKernels, WasmKernels } from '../../wasm/module.js';
import { type PlacedArrays, placeConstants, placeScratch } from '../../wasm/placed-arrays.js';
import { activationCode } from '../activations/code.js';
import { checkLayer } from '../check.js';
import type { BoundKernel, Layer, OpParameters, Version } from '../op.js';
import { type PaddedLayout, paddedLayout } from '../padded-layout.js';
import { costOf, leastUnits } from '../wasm-work.js';
import { perAxis, windowAxes } from '../window.js';
import * as shape from './shape.js';
import { isCopied, planPadding } from './wasm-padding.js';
import { packWinogradWeights } from './wasm-winograd-weights.js';

type Conv2d = OpParameters['conv2d'];

const FLOAT = Float32Array.BYTES_PER_ELEMENT;

/** Values of a block of transformed tiles at most: it has to fit into a part of the L2 cache. */
const BLOCK_VALUES = 2 ** 18;

/**
 * 2-D convolution by Winograd's F(2×2, 3×3), for 3×3 windows with stride 1, without dilation and groups.
 *
 *   out tile [2, 2] = f(Aᵀ [ Σ_c (G w[k, c] Gᵀ) ⊙ (Bᵀ d[c] B) ] A),   d [4, 4] the padded input under the tile
 *
 *        1  0 −1  0         1   0   0
 *   Bᵀ = 0  1  1  0    G =  ½   ½   ½    Aᵀ = 1  1  1  0
 *        0 −1  1  0         ½  −½   ½         0  1 −1 −1
 *        0  1  0 −1         0   0   1
 *
 * Each of the 16 elements of a transformed tile is a matrix product over the channels, in the tiles of 5 × 8 sums of
 * all other layers. Rounding errors are a few times those of the direct sums.
 *
 * The weights are kept as they are and transformed in `run`, 20 filters at a time, so that what is multiplied is in the
 * L2 cache. Transformed once, in `bind`, they would take 16/9 of the memory, and for few pixels reading them would take
 * as long as multiplying. Direct time over Winograd's, on one core of an Intel Xeon with 2 MB of L2 cache, Node 20, in
 * turns in one process:
 *
 *   pixels              7×7     7×7      7×7      8×8      14×14    14×14    28×28    56×56
 *   channels → filters  128→32  256→256  512→512  448→384  256→256  512→512  128→128  64→64
 *   transformed once    1.65    1.65     0.86     0.98     1.85     1.71     1.92     1.87
 *   in each run         1.49    1.58     1.83     1.90     1.86     1.80     1.91     1.84
 *
 * @throws {ShapeError} where two shapes of the layer disagree, or `fitsWinograd` is false
 * @cost    16 multiply-accumulates for 4 output pixels instead of 36, N·K·C·⌈P/2⌉·⌈Q/2⌉·16; besides, 32 additions per
 *          tile and input channel, 24 per tile and filter, and 35 operations per channel and filter for each block of
 *          tiles
 * @changes four output pixels share 16 products
 * @expect  up to 36/16 = 2.25 times the direct speed. Less where K, C or the number of tiles is small: beside the
 *          products, transforming the input costs about 1 / K, the output 1 / C, and the weights 1 / tiles
 * @source  Lavin & Gray 2016, Fast Algorithms for Convolutional Neural Networks, arXiv:1509.09308, section 4.1
 */
export function conv2dWasmWinograd(load: LoadKernels): Version<Conv2d> {
  return {
    name: 'wasm-winograd',
    changes: 'Winograd F(2×2, 3×3): 16 multiply-accumulates for four pixels instead of 36',
    scratchBytes: layer => scratchArrays(Float32Array, ...scratchLengths(load().threads, layer)).bytes,
    bind: (layer, scratch) => bindWinograd(load(), layer, scratch),
  };
}

/** Whether Winograd's algorithm can compute this convolution; wasm.ts decides where it is the faster one. */
export function fitsWinograd({ kernel, stride, dilation, groups }: Conv2d): boolean {
  const steps = [...perAxis(stride), ...perAxis(dilation)];
  return kernel.every(side => side === 3) && steps.every(step => step === 1) && groups === 1;
}

/** `run` keeps alive whatever it refers to. It must not refer to the layer, or the weights would be held twice. */
function bindWinograd(kernels: WasmKernels, layer: Layer<Conv2d>, scratch: Scratch | undefined): BoundKernel {
  checkLayer('conv2d', shape, layer);
  checkFits(layer.parameters);
  const [w, bias] = layer.weights;
  const [[N, C, H, W]] = layer.inputs;
  const [, K, P, Q] = layer.output;
  const layout = layoutOf(layer);
  const blocks = blocksOf(layer);
  const weights = packWinogradWeights(kernels, w, bias);
  const memory = placeScratch('conv2d', scratch, ...scratchLengths(kernels.threads, layer));
  const [copy, tiles, ...products] = memory.addresses;
  const padded = planPadding(kernels, [C, H, W], layout, copy);
  const offsets = placeConstants(tileOffsets(blocks.across, Math.ceil(P / 2), layout.rowLength));
  const transform = planTransform(kernels, C, layout, blocks, tiles);
  const multiply = planProducts(kernels, layer, blocks, tiles, { ...memory, addresses: products });
  return {
    constantBytes: weights.block.byteLength + offsets.block.byteLength,
    run(out, [x]) {
      const [packed, start] = weights.addresses;
      const [origins] = offsets.addresses;
      const to = addressOf('conv2d', out.data);
      const from = addressOf('conv2d', x.data);
      for (let n = 0; n < N; n++) {
        const image = padded(from + n * C * H * W * FLOAT);
        for (let y = 0; y < P; y += blocks.height) {
          const height = Math.min(P - y, blocks.height);
          const count = blocks.across * Math.ceil(height / 2);
          transform(image, origins + (y / 2) * blocks.across * FLOAT, count);
          multiply(to + (n * K * P + y) * Q * FLOAT, packed, start, height, count);
        }
      }
    },
  };
}

/** @throws {ShapeError} where `fitsWinograd` is false */
function checkFits(parameters: Conv2d): void {
  if (fitsWinograd(parameters)) return;
  const { groups } = parameters;
  const [kernel, stride, dilation] = [parameters.kernel, parameters.stride, parameters.dilation].map(sides =>
    [sides].flat().join('×'),
  );
  throw new ShapeError(
    `conv2d: Winograd got kernel ${kernel}, stride ${stride}, dilation ${dilation}, groups ${groups}, ` +
      'expected kernel 3×3, stride 1, dilation 1, groups 1',
  );
}

/** Plans the first step: Bᵀ d B of `count` tiles of an image, to the block of transformed tiles. */
function planTransform(
  kernels: WasmKernels,
  C: number,
  { channelLength, rowLength }: PaddedLayout,
  blocks: Blocks,
  tiles: Address,
): (image: Address, origins: Address, count: number) => void {
  const transform = kernels.plan({
    op: 'conv2d',
    kernel: 'winogradTiles',
    units: C,
    cost: costOf({ inputs: [[C, blocks.tiles]], output: [C, WINOGRAD_PRODUCTS, blocks.tiles] }),
  });
  return (image, origins, count) =>
    transform(tiles, image, origins, C, channelLength * FLOAT, rowLength * FLOAT, count);
}

/** Plans the second step: `height` rows of the output from the block of `count` transformed tiles. */
function planProducts(
  kernels: WasmKernels,
  { inputs: [[, C]], output: [, K, P, Q], parameters }: Layer<Conv2d>,
  blocks: Blocks,
  tiles: Address,
  scratch: PlacedArrays,
): (out: Address, weights: Address, start: Address, height: number, count: number) => void {
  const pixels = P * Q;
  const activation = activationCode(parameters.activation);
  const slabs = Math.max(Math.ceil(K / WINOGRAD_FILTERS), leastUnits(kernels.threads));
  const multiply = kernels.plan({
    op: 'conv2d',
    kernel: 'winogradProducts',
    units: slabs,
    cost: WINOGRAD_PRODUCTS * blocks.tiles * K * C,
    scratch,
  });
  return (out, weights, start, height, count) =>
    multiply(out, tiles, weights, start, K, C, pixels, height, Q, count, activation, slabs);
}

/** Padded so that every tile lies inside: by one more row or column where the output has an odd number. */
function layoutOf({ inputs: [[, , H, W]], output: [, , P, Q], parameters }: Layer<Conv2d>): PaddedLayout {
  const [rows, columns] = windowAxes(parameters);
  return paddedLayout(H, W, parameters, [rows.after + (P % 2), columns.after + (Q % 2)]);
}

/** How the output is cut: into tiles of 2×2 pixels, and these into blocks of whole rows of tiles. */
interface Blocks {
  /** Tiles in a row of tiles. */
  readonly across: number;
  /** Rows of pixels of a block; the last block may have fewer. */
  readonly height: number;
  /** Tiles of a block. */
  readonly tiles: number;
}

/** Blocks as equal as possible, of at most `BLOCK_VALUES` transformed values or one row of tiles. */
function blocksOf({ inputs: [[, C]], output: [, , P, Q] }: Layer<Conv2d>): Blocks {
  const [down, across] = [Math.ceil(P / 2), Math.ceil(Q / 2)];
  const most = Math.max(1, Math.floor(BLOCK_VALUES / (WINOGRAD_PRODUCTS * C * across)));
  const rows = Math.ceil(down / Math.ceil(down / most));
  return { across, height: 2 * rows, tiles: rows * across };
}

/**
 * The padded copy of one image, a block of transformed tiles, and for each thread weights and products of some filters.
 */
function scratchLengths(
  threads: number,
  layer: Layer<Conv2d>,
): readonly [copy: number, tiles: number, ...products: number[]] {
  const [[, C, H, W]] = layer.inputs;
  const layout = layoutOf(layer);
  const copy = isCopied(layout, H, W) ? C * layout.channelLength : 0;
  const tiles = Math.ceil(blocksOf(layer).tiles / TILE_COLUMNS) * TILE_COLUMNS;
  const products = WINOGRAD_PRODUCTS * (WINOGRAD_FILTERS * (tiles + C) + 2 * WINOGRAD_GAP);
  return [copy, WINOGRAD_PRODUCTS * (C * tiles + WINOGRAD_GAP), ...Array(threads).fill(products)];
}

/** Byte offset of each tile; the last one is repeated, because tiles are read four at a time from any of them on. */
function tileOffsets(across: number, down: number, rowLength: number): Int32Array {
  const tiles = across * down;
  return Int32Array.from({ length: tiles + LANES - 1 }, (_, i) => {
    const t = Math.min(i, tiles - 1);
    return 2 * (Math.floor(t / across) * rowLength + (t % across)) * FLOAT;
  });
}
