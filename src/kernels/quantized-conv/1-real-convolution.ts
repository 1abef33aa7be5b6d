import { checkLayer } from '../check.js';
import type { OpParameters, Version } from '../op.js';
import { at, integerRanges, ROUNDING } from '../quantization.js';
import { bindRealSums, type PlaceOf, type RealConvolutions, realSumsBytes } from '../real-sums.js';
import { outputRatios, quantizedConvReference } from './0-reference.js';
import * as shape from './shape.js';

/**
 * Convolution of integers to integers by one of real numbers, or by two, then rounded in place.
 *
 * @param place  makes the scratch where none is given
 * @throws {ShapeError} where two shapes of the layer disagree
 * @cost    the macs once or twice, and a few operations per value
 * @changes the fastest convolution of real numbers makes the sums; see `bindRealSums` for why they are exact
 * @expect  no faster than real numbers: the integers are wider than their bits
 */
export function quantizedByReal(
  name: string,
  by: RealConvolutions,
  place: PlaceOf = () => undefined,
): Version<OpParameters['quantizedConv']> {
  return {
    name,
    changes: 'convolutions of real numbers make the sums, exactly',
    scratchBytes: layer => realSumsBytes(layer, by),
    bind(layer, scratch = place(realSumsBytes(layer, by))) {
      checkLayer('quantizedConv', shape, layer);
      const sums = bindRealSums(layer, by, scratch);
      const { parameters, output } = layer;
      if (!sums) {
        const [w, bias] = layer.weights.map(({ shape, data }) => ({ shape, data: data.slice() }));
        return {
          constantBytes: 4 * (w.data.length + (bias?.data.length ?? 0)),
          run: (out, [x]) => quantizedConvReference(out, x, w, bias, parameters),
        };
      }
      const [N, K, P, Q] = output;
      const ratios = outputRatios(parameters);
      const zero = parameters.output.zeroPoint[0];
      const [least, most] = integerRanges[parameters.output.type].map(end => end - zero);
      return {
        constantBytes: sums.constantBytes,
        run(out, [x]) {
          sums.run(out, x);
          const { data } = out;
          for (let plane = 0, i = 0; plane < N * K; plane++) {
            const ratio = at(ratios, plane % K);
            for (const end = i + P * Q; i < end; i++) {
              // The ends are integers: it makes no difference whether they cut before or after rounding.
              const real = Math.min(Math.max(Math.fround(data[i] * ratio), least), most);
              data[i] = Math.fround(real + ROUNDING) - ROUNDING + zero;
            }
          }
        },
      };
    },
  };
}
