import fc from 'fast-check';
import { activations, type Padding } from '../../src/kernels/op.js';
import { outputSides } from '../../src/kernels/window.js';
import { randomTensor } from '../../src/tensors/random.js';
import { tensor } from '../../src/tensors/tensor.js';
import { quantizedLayers } from './integer-layers.js';
import { type PlaceOp, placeLayers } from './place-layers.js';
import { transposedLayers } from './transposed-layers.js';
import { type ValueOp, valueLayers } from './value-layers.js';
import {
  anyActivation,
  anyPadding,
  anyStep,
  featureMaps,
  poolFits,
  type RandomLayer,
  windowFits,
} from './versions-agree.js';
import type { Agrees } from './wasm-agrees.js';

/** The share of random layers for ops without windows and tiles, which have few cases. */
const SIMPLE = 1 / 3;

const range = (min: number, max: number) => fc.integer({ min, max });
const images = range(1, 2);
const side = range(1, 19);

/** Windows with any stride, padding and dilation that fit. */
const windows = fc
  .record({
    kernel: fc.tuple(range(1, 5), range(1, 5)),
    stride: anyStep(4),
    padding: anyPadding,
    dilation: anyStep(3),
    H: range(1, 20),
    W: range(1, 40),
  })
  .filter(windowFits);

/** Windows as networks have them: square, with the padding that keeps the size, which may be uneven. */
const usualWindows = fc
  .record({
    side: fc.constantFrom(3, 5),
    stride: anyStep(2),
    uneven: fc.option(fc.tuple(range(0, 1), range(0, 1), range(0, 1), range(0, 1)), { nil: undefined }),
    H: range(2, 40),
    W: range(2, 40),
  })
  .map(({ side, stride, uneven, H, W }) => ({
    kernel: [side, side] as [number, number],
    stride,
    padding: (uneven?.map(less => (side - 1) / 2 - less) ?? (side - 1) / 2) as Padding,
    dilation: 1,
    H,
    W,
  }))
  .filter(windowFits);
const anyWindow = fc.oneof(windows, usualWindows);

/** [P, Q] of a 3×3 window that moves by 1. */
const sides = (H: number, W: number, padding: Padding) =>
  outputSides('conv2d', [1, 1, H, W], { kernel: [3, 3], stride: 1, padding });

/** The tests that WebAssembly versions give what the references give, op by op. */
export function everyOpAgrees(wasmAgrees: Agrees): void {
  it('matmul agrees with the reference', () => {
    wasmAgrees(
      'matmul',
      fc.tuple(range(1, 30), range(1, 40), range(1, 80)).map(([M, K, N]) => ({
        inputs: [
          [M, K],
          [K, N],
        ],
        parameters: {},
      })),
    );
  });

  it('pointwise agrees with the reference, with and without accumulation', () => {
    wasmAgrees(
      'pointwise',
      fc
        .tuple(images, range(1, 20), range(1, 30), side, side, fc.boolean(), fc.boolean(), anyActivation)
        .map(([N, C, K, H, W, bias, accumulate, activation]) => ({
          inputs: accumulate
            ? [
                [N, C, H, W],
                [N, K, H, W],
              ]
            : [[N, C, H, W]],
          parameters: { filters: K, bias, accumulate, activation },
        })),
    );
  });

  it('grouped pointwise agrees with the reference, fused and one group at a time', () => {
    wasmAgrees(
      'groupedPointwise',
      fc
        .tuple(
          images,
          range(1, 4),
          range(1, 9),
          range(1, 15),
          side,
          side,
          fc.boolean(),
          fc.boolean(),
          anyActivation,
        )
        .map(([N, groups, inEach, outEach, H, W, bias, perGroup, activation]) => ({
          inputs: [[N, groups * inEach, H, W]],
          parameters: { filters: groups * outEach, groups, bias, perGroup, activation },
        })),
    );
  });

  it('conv2d agrees with the reference, with any window', () => {
    wasmAgrees(
      'conv2d',
      fc
        .tuple(images, range(1, 3), range(1, 4), range(1, 9), anyWindow, fc.boolean(), anyActivation)
        .map(([N, groups, inEach, outEach, { H, W, ...window }, bias, activation]) => ({
          inputs: [[N, groups * inEach, H, W]],
          parameters: { filters: groups * outEach, groups, bias, activation, ...window },
        })),
    );
  });

  it('conv2d agrees with the reference where Winograd computes it', function () {
    this.timeout(60_000);
    wasmAgrees(
      'conv2d',
      fc
        .tuple(
          images,
          // Several slabs of filters, or several blocks of tiles.
          fc.oneof(
            { weight: 30, arbitrary: fc.tuple(range(16, 24), range(4, 24)) },
            { weight: 2, arbitrary: fc.tuple(range(16, 20), range(40, 90)) },
            { weight: 1, arbitrary: fc.tuple(range(600, 700), range(4, 6)) },
          ),
          range(7, 12),
          range(7, 18),
          anyPadding,
          fc.boolean(),
          anyActivation,
        )
        .filter(([, , H, W, padding]) => Math.min(...sides(H, W, padding)) >= 7)
        .map(([N, [C, K], H, W, padding, bias, activation]) => ({
          inputs: [[N, C, H, W]],
          parameters: {
            filters: K,
            kernel: [3, 3],
            stride: 1,
            padding,
            dilation: 1,
            groups: 1,
            bias,
            // What is left of sums over many channels when they are cut at 6 may be their rounding error.
            activation: C < 100 ? activation : undefined,
          },
        })),
    );
  });

  it('depthwise agrees with the reference, with any window', () => {
    wasmAgrees(
      'depthwise',
      fc
        .tuple(images, range(1, 5), anyWindow, fc.boolean(), anyActivation)
        .map(([N, C, { H, W, ...window }, bias, activation]) => ({
          inputs: [[N, C, H, W]],
          parameters: { ...window, bias, activation },
        })),
    );
  });

  it('dense agrees with the reference', () => {
    wasmAgrees(
      'dense',
      fc
        .tuple(range(1, 5), range(1, 70), range(1, 20), fc.boolean(), anyActivation)
        .map(([N, C, units, bias, activation]) => ({
          inputs: [[N, C]],
          parameters: { units, bias, activation },
        })),
    );
  });

  it('both pools agree with the reference, also with sizes rounded up', () => {
    const pools = fc
      .tuple(images, range(1, 4), anyWindow, fc.boolean(), fc.boolean())
      .filter(([, , window, ceil]) => poolFits({ ...window, ceil }))
      .map(([N, C, { H, W, ...window }, ceil, countPadding]) => ({
        inputs: [[N, C, H, W]],
        parameters: { ...window, ceil, countPadding },
      }));
    wasmAgrees('maxPool', pools);
    wasmAgrees('avgPool', pools);
  });

  it('global pool, add and the activations agree with the reference', () => {
    const maps = fc
      .tuple(images, range(1, 5), side, side)
      .map(shape => ({ inputs: [shape], parameters: {} }));
    wasmAgrees('globalPool', maps);
    wasmAgrees(
      'add',
      fc
        .tuple(maps, anyActivation)
        .map(([{ inputs }, activation]) => ({ inputs: [...inputs, ...inputs], parameters: { activation } })),
    );
    for (const name of activations) wasmAgrees(name, maps as fc.Arbitrary<RandomLayer<typeof name>>);
  });

  it('multiply agrees with the reference, by elements, channels and pixels', () => {
    wasmAgrees(
      'multiply',
      fc.tuple(images, range(1, 5), side, side, fc.constantFrom('elements', 'channels', 'pixels')).map(
        ([N, C, H, W, factors]): RandomLayer<'multiply'> => ({
          inputs: [
            [N, C, H, W],
            factors === 'elements' ? [N, C, H, W] : factors === 'channels' ? [N, C, 1, 1] : [N, 1, H, W],
          ],
          parameters: {},
        }),
      ),
    );
  });

  it('upsample agrees with the reference', () => {
    wasmAgrees(
      'upsample',
      fc
        .tuple(featureMaps, fc.tuple(range(1, 25), range(1, 25)))
        .map(([shape, size]) => ({ inputs: [shape], parameters: { size } })),
    );
  });

  it('batch norm agrees with the reference', () => {
    wasmAgrees(
      'batchNorm',
      fc
        .tuple(images, range(1, 5), side, side)
        .map(shape => ({ inputs: [shape], parameters: { epsilon: 1e-3 } })),
      (shapes, stream) =>
        shapes.map((shape, i) => {
          const w = randomTensor(shape, stream);
          return i === 3 ? tensor(shape, w.data.map(Math.abs)) : w;
        }),
    );
  });

  it('constants are copied', () => {
    wasmAgrees(
      'constant',
      featureMaps.map(shape => ({ inputs: [], parameters: { shape } })),
    );
  });

  for (const name of Object.keys(valueLayers) as ValueOp[]) {
    it(`${name} agrees with the reference, over tensors of any shape`, () => {
      wasmAgrees(name, valueLayers[name] as fc.Arbitrary<RandomLayer<typeof name>>, undefined, SIMPLE);
    });
  }

  for (const name of Object.keys(placeLayers) as PlaceOp[]) {
    it(`${name} agrees with the reference`, () => {
      wasmAgrees(name, placeLayers[name] as fc.Arbitrary<RandomLayer<typeof name>>);
    });
  }

  it('convTranspose agrees with the reference', () => wasmAgrees('convTranspose', transposedLayers));

  it('quantize and dequantize agree with the reference', () => {
    wasmAgrees('quantize', quantizedLayers);
    wasmAgrees('dequantize', quantizedLayers);
  });

  it('slice and shuffle of channels agree with the reference', () => {
    wasmAgrees(
      'channelSlice',
      fc.tuple(featureMaps, fc.nat(), fc.nat()).map(([shape, first, length]) => {
        const from = first % shape[1];
        return { inputs: [shape], parameters: { from, to: from + 1 + (length % (shape[1] - from)) } };
      }),
    );
    wasmAgrees(
      'channelShuffle',
      fc.tuple(featureMaps, range(1, 5)).map(([[N, C, H, W], groups]) => ({
        inputs: [[N, C * groups, H, W]],
        parameters: { groups },
      })),
    );
  });
}
