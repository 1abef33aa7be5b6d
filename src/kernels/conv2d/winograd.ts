import { scratchArrays } from '../../tensors/scratch.js';
import { constants, scratchOf } from '../../wasm/arrays.js';
import { addressOf } from '../../wasm/memory.js';
import type { LoadKernels } from '../../wasm/module.js';
import { activationCode } from '../activations/code.js';
import { checkLayer } from '../check.js';
import type { Layer, OpParameters, Version } from '../op.js';
import { type PaddedLayout, paddedLayout } from '../padded-layout.js';
import { costOf, leastUnits } from '../wasm-work.js';
import { paddingOfAxes } from '../window.js';
import * as shape from './shape.js';
import { conv2dWasm } from './wasm.js';
import { LINE, PRODUCTS, packWinogradWeights } from './winograd-weights.js';

type Conv2d = OpParameters['conv2d'];

const FLOAT = Float32Array.BYTES_PER_ELEMENT;

/** Filters whose products are held at a time; as in assembly/winograd.ts. */
const SLAB_ROWS = 20;

/** Values of a block of transformed tiles at most: a part of the second cache. */
const BLOCK_VALUES = 2 ** 18;

/** Where fewer products pay for the transformations: measured on x86-64, from 2 to 2048 filters and channels. */
const LEAST = { channels: 16, filters: 4, side: 7 };

/**
 * 2-D convolution by Winograd's F(2×2, 3×3) where that is faster, otherwise as by `conv2dWasm`.
 *
 *   out tile [2, 2] = f(Aᵀ [ Σ_c (G w[k, c] Gᵀ) ⊙ (Bᵀ d[c] B) ] A),   d [4, 4] the padded input under the tile
 *
 *        1  0 −1  0         1   0   0
 *   Bᵀ = 0  1  1  0    G =  ½   ½   ½    Aᵀ = 1  1  1  0
 *        0 −1  1  0         ½  −½   ½         0  1 −1 −1
 *        0  1  0 −1         0   0   1
 *
 * It is faster for 3×3 windows that move by 1, without dilation and groups, over at least 7×7 pixels of 16 channels:
 * each of the 16 places of a transformed tile is a matrix product over the channels, in the tiles of 5 × 8 sums of all
 * other layers. Rounding errors are a few times those of the direct sums.
 *
 * The weights are kept as they are and transformed in `run`, of 20 filters at a time, so that what is multiplied is in
 * the second cache. Transformed once, in `bind`, they would take 16/9 of the memory, and for few pixels reading them
 * would weigh as much as multiplying. Direct time over Winograd's, on one core of an Intel Xeon with 2 MB of second
 * cache, Node 20, in turns in one process:
 *
 *   pixels              7×7     7×7      7×7      8×8      14×14    14×14    28×28    56×56
 *   channels → filters  128→32  256→256  512→512  448→384  256→256  512→512  128→128  64→64
 *   transformed once    1.65    1.65     0.86     0.98     1.85     1.71     1.92     1.87
 *   in each run         1.49    1.58     1.83     1.90     1.86     1.80     1.91     1.84
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @cost    16 multiply-accumulates for 4 output pixels instead of 36, N·K·C·⌈P/2⌉·⌈Q/2⌉·16; and 32 additions a tile and
 *          input channel, 24 a tile and filter, 35 operations a channel and filter for each block of tiles
 * @changes four output pixels share 16 products
 * @expect  up to 36/16 = 2.25 times the direct speed; less where C or K is small, because a transformation of the input
 *          weighs 1 / K and one of the output 1 / C, and where tiles are few, for that of the weights weighs 1 / tiles
 * @source  Lavin & Gray 2016, Fast Algorithms for Convolutional Neural Networks, arXiv:1509.09308, section 4.1
 */
export function conv2dWinograd(load: LoadKernels): Version<Conv2d> {
  const [direct, winograd] = [conv2dWasm(load), always(load)];
  const faster = (layer: Layer<Conv2d>) => (winogradPays(layer) ? winograd : direct);
  return {
    ...winograd,
    scratchBytes: layer => faster(layer).scratchBytes!(layer),
    bind: (layer, scratch) => faster(layer).bind(layer, scratch),
  };
}

function winogradPays({ inputs: [[, C]], output: [, K, P, Q], parameters }: Layer<Conv2d>): boolean {
  const { kernel, stride, dilation, groups } = parameters;
  const fits = kernel.every(side => side === 3) && stride === 1 && dilation === 1 && groups === 1;
  return fits && C >= LEAST.channels && K >= LEAST.filters && Math.min(P, Q) >= LEAST.side;
}

/** The version for layers that it fits. */
function always(load: LoadKernels): Version<Conv2d> {
  return {
    name: 'wasm-winograd',
    changes: 'Winograd F(2×2, 3×3): 16 multiply-accumulates for four pixels instead of 36',
    scratchBytes: layer => scratchArrays(Float32Array, ...scratchLengths(load().threads, layer)).bytes,
    bind(layer, scratch) {
      checkLayer('conv2d', shape, layer);
      const kernels = load();
      const [w, bias] = layer.weights;
      const [[N, C, H, W]] = layer.inputs;
      const [, K, P, Q] = layer.output;
      const layout = layoutOf(layer);
      const { top, left, rows, rowLength, channelLength } = layout;
      const weights = packWinogradWeights(kernels, w, bias);
      const across = Math.ceil(Q / 2);
      const blockRows = blockRowsOf(layer);
      const lists = constants(origins(across, across * Math.ceil(P / 2), rowLength));
      const room = scratchOf('conv2d', scratch, ...scratchLengths(kernels.threads, layer));
      const [padded, block, ...products] = room.at;
      const copied = channelLength > H * W;
      const pad = kernels.plan({
        op: 'conv2d',
        kernel: 'padImage',
        units: C,
        cost: costOf({ inputs: [[C, H, W]], output: [C, channelLength] }),
      });
      const activation = activationCode(layer.parameters.activation);
      const tilesOfBlock = blockRows * across;
      const transform = kernels.plan({
        op: 'conv2d',
        kernel: 'winogradTiles',
        units: C,
        cost: costOf({ inputs: [[C, tilesOfBlock]], output: [C, PRODUCTS, tilesOfBlock] }),
      });
      const slabs = Math.max(Math.ceil(K / SLAB_ROWS), leastUnits(kernels.threads));
      const multiply = kernels.plan({
        op: 'conv2d',
        kernel: 'winogradProducts',
        units: slabs,
        cost: PRODUCTS * tilesOfBlock * K * C,
        scratch: { ...room, at: products },
      });
      return {
        constantBytes: weights.block.byteLength + lists.block.byteLength,
        run(out, [x]) {
          const [packed, start] = weights.at;
          const to = addressOf('conv2d', out.data);
          const from = addressOf('conv2d', x.data);
          for (let n = 0; n < N; n++) {
            let image = from + n * C * H * W * FLOAT;
            if (copied) {
              pad(padded, image, H, W, top, left, rows, 1, rowLength, 0);
              image = padded;
            }
            for (let y = 0; y < P; y += 2 * blockRows) {
              const height = Math.min(P - y, 2 * blockRows);
              const count = across * Math.ceil(height / 2);
              const places = lists.at[0] + (y / 2) * across * FLOAT;
              transform(block, image, places, C, channelLength * FLOAT, rowLength * FLOAT, count);
              const place = to + (n * K * P + y) * Q * FLOAT;
              multiply(
                ...[place, block, packed, start, K, C],
                ...[P * Q, height, Q, count, activation, slabs],
              );
            }
          }
        },
      };
    },
  };
}

/** Padded so that every tile is inside: by one more row or column where the output has an odd number. */
function layoutOf({ inputs: [[, , H, W]], output: [, , P, Q], parameters }: Layer<Conv2d>): PaddedLayout {
  const padding = paddingOfAxes(parameters.padding);
  const after = [padding[0] + (P % 2), padding[1] + (Q % 2)] as const;
  return paddedLayout(H, W, { kernel: [3, 3], stride: 1, padding, after, dilation: 1 });
}

/** Rows of tiles of a block: blocks as equal as possible. */
function blockRowsOf({ inputs: [[, C]], output: [, , P, Q] }: Layer<Conv2d>): number {
  const [down, across] = [Math.ceil(P / 2), Math.ceil(Q / 2)];
  const most = Math.max(1, Math.floor(BLOCK_VALUES / (PRODUCTS * C * across)));
  return Math.ceil(down / Math.ceil(down / most));
}

/** The copy of one image, a block of transformed tiles, and for each thread the products of some filters. */
function scratchLengths(
  threads: number,
  layer: Layer<Conv2d>,
): readonly [image: number, block: number, ...products: number[]] {
  const [[, C, H, W]] = layer.inputs;
  const { channelLength } = layoutOf(layer);
  const tiles = Math.ceil((blockRowsOf(layer) * Math.ceil(layer.output[3] / 2)) / 8) * 8;
  const image = channelLength > H * W ? C * channelLength : 0;
  const products = PRODUCTS * (SLAB_ROWS * (tiles + C) + 2 * LINE);
  return [image, PRODUCTS * (C * tiles + LINE), ...Array(threads).fill(products)];
}

/** Byte offset of each tile, and of the last one three times more: tiles are read by four from anywhere. */
function origins(across: number, tiles: number, rowLength: number): Int32Array {
  return Int32Array.from({ length: tiles + 3 }, (_, i) => {
    const t = Math.min(i, tiles - 1);
    return 2 * (Math.floor(t / across) * rowLength + (t % across)) * FLOAT;
  });
}
