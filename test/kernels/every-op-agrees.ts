import fc from 'fast-check';
import { randomTensor } from '../../src/tensor/random.js';
import { tensor } from '../../src/tensor/tensor.js';
import { featureMaps, type RandomLayer } from './versions-agree.js';
import type { Agrees } from './wasm-agrees.js';

const range = (min: number, max: number) => fc.integer({ min, max });
const images = range(1, 2);
const side = range(1, 19);
const activations = ['relu', 'relu6', 'sigmoid', 'swish', 'hardSigmoid', 'hSwish'] as const;

/** Windows with any stride, padding and dilation that fit. */
const windows = fc
  .record({
    kernel: fc.tuple(range(1, 5), range(1, 5)),
    stride: range(1, 4),
    padding: range(0, 3),
    dilation: range(1, 3),
    H: range(1, 20),
    W: range(1, 40),
  })
  .filter(
    ({ kernel: [R, S], padding, dilation, H, W }) =>
      dilation * (R - 1) + 1 <= H + 2 * padding && dilation * (S - 1) + 1 <= W + 2 * padding,
  );

/** Windows as networks have them: square, with the padding that keeps the size. */
const usualWindows = fc
  .record({ side: fc.constantFrom(3, 5), stride: range(1, 2), H: range(2, 40), W: range(2, 40) })
  .map(({ side, stride, H, W }) => ({
    kernel: [side, side] as [number, number],
    stride,
    padding: (side - 1) / 2,
    dilation: 1,
    H,
    W,
  }));
const anyWindow = fc.oneof(windows, usualWindows);

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
        .tuple(images, range(1, 20), range(1, 30), side, side, fc.boolean(), fc.boolean())
        .map(([N, C, K, H, W, bias, accumulate]) => ({
          inputs: accumulate
            ? [
                [N, C, H, W],
                [N, K, H, W],
              ]
            : [[N, C, H, W]],
          parameters: { filters: K, bias, accumulate },
        })),
    );
  });

  it('grouped pointwise agrees with the reference, fused and one group at a time', () => {
    wasmAgrees(
      'groupedPointwise',
      fc
        .tuple(images, range(1, 4), range(1, 9), range(1, 15), side, side, fc.boolean(), fc.boolean())
        .map(([N, groups, inEach, outEach, H, W, bias, perGroup]) => ({
          inputs: [[N, groups * inEach, H, W]],
          parameters: { filters: groups * outEach, groups, bias, perGroup },
        })),
    );
  });

  it('conv2d agrees with the reference, with any window', () => {
    wasmAgrees(
      'conv2d',
      fc
        .tuple(images, range(1, 3), range(1, 4), range(1, 9), anyWindow, fc.boolean())
        .map(([N, groups, inEach, outEach, { H, W, ...window }, bias]) => ({
          inputs: [[N, groups * inEach, H, W]],
          parameters: { filters: groups * outEach, groups, bias, ...window },
        })),
    );
  });

  it('depthwise agrees with the reference, with any window', () => {
    wasmAgrees(
      'depthwise',
      fc.tuple(images, range(1, 5), anyWindow, fc.boolean()).map(([N, C, { H, W, ...window }, bias]) => ({
        inputs: [[N, C, H, W]],
        parameters: { ...window, bias },
      })),
    );
  });

  it('dense agrees with the reference', () => {
    wasmAgrees(
      'dense',
      fc.tuple(range(1, 5), range(1, 70), range(1, 20), fc.boolean()).map(([N, C, units, bias]) => ({
        inputs: [[N, C]],
        parameters: { units, bias },
      })),
    );
  });

  it('both pools agree with the reference', () => {
    const pools = fc
      .tuple(images, range(1, 4), anyWindow)
      .filter(([, , { kernel, padding, dilation }]) => dilation === 1 && padding < Math.min(...kernel))
      .map(([N, C, { kernel, stride, padding, H, W }]) => ({
        inputs: [[N, C, H, W]],
        parameters: { kernel, stride, padding },
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
      maps.map(({ inputs: [shape] }) => ({ inputs: [shape, shape], parameters: {} })),
    );
    for (const name of activations) wasmAgrees(name, maps as fc.Arbitrary<RandomLayer<typeof name>>);
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

  it('softmax agrees with the reference', () => {
    wasmAgrees(
      'softmax',
      fc.tuple(range(1, 5), range(1, 40)).map(shape => ({ inputs: [shape], parameters: {} })),
    );
  });

  it('concat, slice and shuffle agree with the reference', () => {
    wasmAgrees(
      'concat',
      fc.tuple(featureMaps, fc.array(range(1, 4), { minLength: 1, maxLength: 4 })).map(
        ([[N, , H, W], channels]): RandomLayer<'concat'> => ({
          inputs: channels.map(C => [N, C, H, W]),
          parameters: {},
        }),
      ),
    );
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
