import { addressOf } from '../../wasm/memory.js';
import type { LoadKernels } from '../../wasm/module.js';
import { packWeights } from '../../wasm/packed-weights.js';
import { type PaddedLayout, paddedLayout } from '../../wasm/window-taps.js';
import { activationWasm } from '../activations/wasm.js';
import { checkLayer } from '../check.js';
import { activated } from '../fused-activation.js';
import type { Layer, OpParameters, Version } from '../op.js';
import { scratchArrays } from '../scratch.js';
import { constants, scratchOf } from '../wasm-arrays.js';
import { costOf, productUnits } from '../wasm-work.js';
import { paddingOfAxes } from '../window.js';
import * as shape from './shape.js';
import { conv2dWasm } from './wasm.js';
import { PRODUCTS, winogradStart, winogradWeights } from './winograd-weights.js';

type Conv2d = OpParameters['conv2d'];

const FLOAT = Float32Array.BYTES_PER_ELEMENT;

/** Rows whose products are held at a time, and what lies between arrays, in values; as in assembly/winograd.ts. */
const ROWS_AT_ONCE = 40;
const LINE = 16;

/** Values of a block of transformed tiles at most: a part of the second cache. */
const BLOCK_VALUES = 2 ** 18;

/** Where fewer products pay for the transformations: measured on x86-64, from 2 to 2048 filters and channels. */
const LEAST = { channels: 12, filters: 4, side: 7 };

/**
 * 2-D convolution by Winograd's F(2×2, 3×3) where that is faster, otherwise as by `conv2dWasm`.
 *
 *   out tile [2, 2] = Aᵀ [ Σ_c (G w[k, c] Gᵀ) ⊙ (Bᵀ d[c] B) ] A,   d [4, 4] the padded input under the tile
 *
 *        1  0 −1  0         1   0   0
 *   Bᵀ = 0  1  1  0    G =  ½   ½   ½    Aᵀ = 1  1  1  0
 *        0 −1  1  0         ½  −½   ½         0  1 −1 −1
 *        0  1  0 −1         0   0   1
 *
 * It is faster for 3×3 windows that move by 1, without dilation and groups, over at least 7×7 pixels of 12 channels:
 * each of the 16 places of a transformed tile is a matrix product over the channels, in the tiles of 5 × 8 sums of all
 * other layers. The weights are transformed once, in `bind`, and take 16/9 of their memory; a block of tiles in `run`.
 * Rounding errors are a few times those of the direct sums.
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @cost    16 multiply-accumulates for 4 output pixels instead of 36, N·K·C·⌈P/2⌉·⌈Q/2⌉·16; and 32 additions a tile and
 *          input channel, 24 a tile and filter
 * @changes four output pixels share 16 products
 * @expect  up to 36/16 = 2.25 times the direct speed; less where C or K is small, because a transformation of the input
 *          weighs 1 / K and one of the output 1 / C, and where so many weights have to come from memory for few pixels
 * @source  Lavin & Gray 2016, Fast Algorithms for Convolutional Neural Networks, arXiv:1509.09308, section 4.1
 */
export function conv2dWinograd(load: LoadKernels): Version<Conv2d> {
  const direct = conv2dWasm(load);
  const winograd = activated(always(load), name => activationWasm(name, load));
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
      const weights = packWeights(kernels, winogradWeights(w), winogradStart(K, bias), PRODUCTS);
      const across = Math.ceil(Q / 2);
      const down = Math.ceil(P / 2);
      const blockRows = blockRowsOf(layer);
      const lists = constants(origins(across, across * down, rowLength));
      const room = scratchOf('conv2d', scratch, ...scratchLengths(kernels.threads, layer));
      const [padded, ...rest] = room.at;
      const copied = channelLength > H * W;
      const pad = kernels.plan({
        op: 'conv2d',
        kernel: 'padImage',
        units: C,
        cost: costOf({ inputs: [[C, H, W]], output: [C, channelLength] }),
      });
      const { slabs, units } = productUnits(kernels.threads, 1, K, down, blockRows);
      const run = kernels.plan({
        op: 'conv2d',
        kernel: 'winograd',
        units,
        cost: costOf({ inputs: [[C, H, W]], output: [K, P, Q] }, PRODUCTS * across * down * K * C),
        scratch: { ...room, at: rest },
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
            run(
              ...[to + n * K * P * Q * FLOAT, image, lists.at[0], packed, start],
              ...[K, C, channelLength * FLOAT, rowLength * FLOAT],
              ...[P, Q, across, blockRows, slabs],
            );
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

/** The copy of one image, and for each thread a block of transformed tiles and of their products. */
function scratchLengths(
  threads: number,
  layer: Layer<Conv2d>,
): readonly [image: number, ...blocks: number[]] {
  const [[, C, H, W]] = layer.inputs;
  const { channelLength } = layoutOf(layer);
  const tiles = Math.ceil((blockRowsOf(layer) * Math.ceil(layer.output[3] / 2)) / 8) * 8;
  const block = PRODUCTS * ((C + ROWS_AT_ONCE) * tiles + 2 * LINE);
  return [channelLength > H * W ? C * channelLength : 0, ...Array(threads).fill(block)];
}

/** Byte offset of each tile, and of the last one three times more: tiles are read by four from anywhere. */
function origins(across: number, tiles: number, rowLength: number): Int32Array {
  return Int32Array.from({ length: tiles + 3 }, (_, i) => {
    const t = Math.min(i, tiles - 1);
    return 2 * (Math.floor(t / across) * rowLength + (t % across)) * FLOAT;
  });
}
