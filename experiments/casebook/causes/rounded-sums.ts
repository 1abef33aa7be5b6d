import { InputError } from '../../../src/errors/input-error.js';
import type { Layer, OpParameters, Quantization, Version } from '../../../src/kernels/op.js';
import { at, integerRanges } from '../../../src/kernels/quantization.js';
import { outputRatios } from '../../../src/kernels/quantized-conv/0-reference.js';

type QuantizedConv = OpParameters['quantizedConv'];

/**
 * A convolution of integers on a machine without fast instructions for integers: the float kernel makes the sums, which are
 * exact up to 2²⁴, and a pass over the output scales, rounds and cuts them off.
 *
 * @param conv2d  makes the sums; it must not transform its input, as Winograd's algorithm does, or they are not exact
 * @throws {InputError} in `bind`, where a zero point is not 0 or there is a bias: that would take another pass
 * @cost   macs = N·K·P·Q·(C/G)·R·S, as in floats, and a second pass over N·K·P·Q values
 * @source microsoft/onnxruntime #20052
 */
export function roundedSums(conv2d: Version<OpParameters['conv2d']>): Version<QuantizedConv> {
  const asFloats = (layer: Layer<QuantizedConv>) => {
    const { input: _, weights: __, output: ___, ...parameters } = layer.parameters;
    return { ...layer, parameters };
  };
  return {
    name: 'rounded-sums',
    changes: 'sums by the float kernel, then a pass that rounds',
    scratchBytes: layer => conv2d.scratchBytes?.(asFloats(layer)) ?? 0,
    bind(layer, scratch) {
      const { input, weights, output, bias } = layer.parameters;
      expectZero('roundedSums', input, weights, output);
      if (bias) throw new InputError('roundedSums: bias is true, expected none');
      const sums = conv2d.bind(asFloats(layer), scratch);
      const ratios = outputRatios(layer.parameters);
      const [least, most] = integerRanges[output.type];
      const [N, K, P, Q] = layer.output;
      return {
        constantBytes: sums.constantBytes,
        run(out, inputs) {
          sums.run(out, inputs);
          const { data } = out;
          for (let plane = 0; plane < N * K; plane++) {
            const ratio = at(ratios, plane % K);
            const end = (plane + 1) * P * Q;
            for (let i = plane * P * Q; i < end; i++) {
              data[i] = rounded(Math.fround(data[i] * ratio), least, most);
            }
          }
        },
      };
    },
  };
}

/** Quantisation with one scale for all, in the same pass. */
export const roundedValues: Version<OpParameters['quantize']> = {
  name: 'rounded-values',
  changes: 'one pass that rounds, without branches',
  bind({ parameters }) {
    expectZero('roundedValues', parameters);
    if (parameters.axis !== undefined)
      throw new InputError(`roundedValues: axis is ${parameters.axis}, expected none`);
    const scale = Math.fround(parameters.scale[0]);
    const [least, most] = integerRanges[parameters.type];
    return {
      constantBytes: 0,
      run({ data: to }, [{ data: from }]) {
        for (let i = 0; i < from.length; i++) to[i] = rounded(Math.fround(from[i] / scale), least, most);
      },
    };
  },
};

/** Added to a number of less than 2²², it leaves no bits behind the point: the sum is rounded, halves to even. */
const WHOLE = 1.5 * 2 ** 23;

/** A number in float32 cut off at both ends, then rounded to the nearest integer and to the even one of two. */
function rounded(real: number, least: number, most: number): number {
  return Math.fround(Math.min(Math.max(real, least), most) + WHOLE) - WHOLE;
}

/** @throws {InputError} where a zero point is not 0 */
function expectZero(where: string, ...quantizations: readonly Omit<Quantization, 'scale'>[]): void {
  const zero = quantizations.flatMap(({ zeroPoint }) => zeroPoint).find(point => point !== 0);
  if (zero !== undefined) throw new InputError(`${where}: zeroPoint is ${zero}, expected 0`);
}
