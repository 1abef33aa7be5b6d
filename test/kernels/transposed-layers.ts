import fc from 'fast-check';
import type { RandomLayer } from './versions-agree.js';

const range = (min: number, max: number) => fc.integer({ min, max });
const pair = (values: fc.Arbitrary<number>) => fc.tuple(values, values);

/** Windows that leave something of the output. */
const windows = fc
  .record({
    sides: pair(range(1, 9)),
    kernel: pair(range(1, 4)),
    stride: fc.oneof(range(1, 3), pair(range(1, 3))),
    padding: fc.oneof(fc.nat(2), fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2), fc.nat(2))),
    dilation: fc.oneof(fc.constant(1), pair(range(1, 2))),
    added: pair(fc.nat(2)),
  })
  .map(({ sides, added, ...window }) => {
    // onnxruntime takes less than the stride only, ONNX also less than the dilation.
    const strides = [window.stride].flat();
    const outputPadding = added.map((rows, i) => Math.min(rows, strides[i % strides.length] - 1));
    return { sides, window: { ...window, outputPadding: outputPadding as [number, number] } };
  })
  .filter(({ sides, window: { kernel, stride, padding, dilation } }) =>
    sides.every((length, axis) => {
      const of = (value: number | readonly number[]) =>
        [value].flat()[[value].flat().length === 1 ? 0 : axis];
      const zeros = typeof padding === 'number' ? 2 * padding : padding[axis] + padding[axis + 2];
      return (length - 1) * of(stride) + of(dilation) * (kernel[axis] - 1) + 1 > zeros;
    }),
  );

/** Random layers of the transposed convolution. */
export const transposedLayers: fc.Arbitrary<RandomLayer<'convTranspose'>> = fc
  .tuple(range(1, 2), range(1, 3), range(1, 4), range(1, 5), windows, fc.boolean())
  .map(([N, groups, inEach, outEach, { sides, window }, bias]) => ({
    inputs: [[N, groups * inEach, ...sides]],
    parameters: { filters: groups * outEach, groups, bias, ...window },
  }));
