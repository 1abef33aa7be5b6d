import { checkLayer } from '../check.js';
import type { OpParameters, Version } from '../op.js';
import { bindRealSums, type PlaceOf, type RealConvolutions, realSumsBytes } from '../real-sums.js';
import { integerConvReference } from './0-reference.js';
import * as shape from './shape.js';

/**
 * Convolution of integers by one of real numbers, or by two.
 *
 * @param place  makes the scratch where none is given
 * @throws {ShapeError} where two shapes of the layer disagree
 * @cost    the macs once or twice
 * @changes the fastest convolution of real numbers makes the sums; see `bindRealSums` for why they are exact
 * @expect  no faster than real numbers: the integers are wider than their bits
 */
export function integersByReal(
  name: string,
  by: RealConvolutions,
  place: PlaceOf = () => undefined,
): Version<OpParameters['integerConv']> {
  return {
    name,
    changes: 'convolutions of real numbers make the sums, exactly',
    scratchBytes: layer => realSumsBytes(layer, by),
    bind(layer, scratch = place(realSumsBytes(layer, by))) {
      checkLayer('integerConv', shape, layer);
      const sums = bindRealSums(layer, by, scratch);
      const { parameters } = layer;
      if (sums) return { constantBytes: sums.constantBytes, run: (out, [x]) => sums.run(out, x) };
      const w = { ...layer.weights[0], data: layer.weights[0].data.slice() };
      return {
        constantBytes: w.data.byteLength,
        run: (out, [x]) => integerConvReference(out, x, w, parameters),
      };
    },
  };
}
