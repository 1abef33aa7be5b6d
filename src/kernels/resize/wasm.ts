import type { Scratch } from '../../tensors/scratch.js';
import { scratchArrays } from '../../tensors/scratch.js';
import { elements } from '../../tensors/tensor.js';
import { LANES } from '../../wasm/assembly/tile-sizes.js';
import { addressOf } from '../../wasm/memory.js';
import type { LoadKernels, WasmKernels } from '../../wasm/module.js';
import { placeConstants, placeScratch } from '../../wasm/placed-arrays.js';
import { checkLayer } from '../check.js';
import type { BoundKernel, Layer, OpParameters, Version } from '../op.js';
import { costOf } from '../wasm-work.js';
import * as shape from './shape.js';
import { type Taps, tapsOf } from './taps.js';

type Resize = Layer<OpParameters['resize']>;

/** Bytes of a value. */
const FLOAT = Float32Array.BYTES_PER_ELEMENT;

/**
 * An image in another size, along its rows first, then along its columns.
 *
 * @throws {ShapeError} where two shapes of the layer disagree
 * @changes WebAssembly SIMD: four columns at a time; nearest shares the kernel of `upsample`
 * @expect  linear close to the speed of memory; the four pixels of a vector are loaded one by one
 */
export function resizeWasm(load: LoadKernels): Version<OpParameters['resize']> {
  return {
    name: 'wasm',
    changes: 'WebAssembly SIMD: four columns at a time',
    scratchBytes: layer => scratchArrays(Float32Array, ...keptLengths(layer, load().threads)).bytes,
    bind(layer, scratch) {
      checkLayer('resize', shape, layer);
      const kernels = load();
      const [[, , H, W]] = layer.inputs;
      const [, , P, Q] = layer.output;
      const rows = tapsOf(H, P, 0, layer.parameters);
      const columns = tapsOf(W, Q, 1, layer.parameters);
      return rows.count === 1
        ? nearest(kernels, layer, rows, columns)
        : mixed(kernels, layer, rows, columns, scratch);
    },
  };
}

/** Rows that each thread keeps, and which ones they are. */
function keptLengths({ parameters: { mode, size } }: Resize, threads: number): number[] {
  if (mode === 'nearest') return [];
  const taps = mode === 'linear' ? 2 : 4;
  const stride = Math.ceil(size[1] / LANES) * LANES;
  return new Array<number>(threads).fill(taps * (stride + 1));
}

function nearest(kernels: WasmKernels, layer: Resize, rows: Taps, columns: Taps): BoundKernel {
  const [[N, C, H, W]] = layer.inputs;
  const [, , P, Q] = layer.output;
  const run = kernels.plan({ op: 'resize', kernel: 'upsample', units: N * C, cost: costOf(layer) });
  const shown = placeConstants(
    rows.places.map(row => row * W * FLOAT),
    columns.places.map(column => column * FLOAT),
  );
  return {
    constantBytes: shown.block.byteLength,
    run(out, [x]) {
      const [rowPlaces, columnPlaces] = shown.addresses;
      const from = addressOf('resize', x.data);
      run(addressOf('resize', out.data), from, rowPlaces, columnPlaces, H * W, P, Q);
    },
  };
}

function mixed(
  kernels: WasmKernels,
  layer: Resize,
  rows: Taps,
  columns: Taps,
  scratch: Scratch | undefined,
): BoundKernel {
  const [[N, C, H, W]] = layer.inputs;
  const [, , P, Q] = layer.output;
  const { count } = rows;
  const run = kernels.plan({
    op: 'resize',
    kernel: 'resize',
    units: N * C,
    cost: costOf(layer, elements(layer.output) * 2 * count),
    scratch: placeScratch('resize', scratch, ...keptLengths(layer, kernels.threads)),
  });
  const constants = placeConstants(
    rows.places,
    Float32Array.from(rows.weights),
    // The same tap of neighbouring columns side by side.
    Int32Array.from(
      { length: count * Q },
      (_, i) => columns.places[(i % Q) * count + Math.floor(i / Q)] * FLOAT,
    ),
    Float32Array.from({ length: count * Q }, (_, i) => columns.weights[(i % Q) * count + Math.floor(i / Q)]),
  );
  return {
    constantBytes: constants.block.byteLength,
    run(out, [x]) {
      const [rowPlaces, rowWeights, columnPlaces, columnWeights] = constants.addresses;
      const to = addressOf('resize', out.data);
      const from = addressOf('resize', x.data);
      run(to, from, rowPlaces, rowWeights, columnPlaces, columnWeights, count, H, W, P, Q);
    },
  };
}
