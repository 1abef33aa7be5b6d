import type { OpParameters } from '../op.js';

type Resize = OpParameters['resize'];

/** The pixels of an axis from which each output pixel is mixed: `count` of them, one after the other. */
export interface Taps {
  readonly count: number;
  /** [outputs, count], places on the input's axis. */
  readonly places: Int32Array;
  /** [outputs, count]; their sum is 1 for each output. */
  readonly weights: Float64Array;
}

/** PyTorch's and ONNX's coefficient of the cubic, where none is given. */
const CUBIC_A = -0.75;

/**
 * Taps of the rows (axis 0) or columns (axis 1) of an image.
 *
 * Places are computed in float32, step by step as onnxruntime does it: on the border between two pixels, the rounding
 * decides which one is shown.
 *
 * @param input   length of the axis
 * @param output  length that it gets
 * @source ONNX operators, Resize-19
 */
export function tapsOf(input: number, output: number, axis: 0 | 1, parameters: Resize): Taps {
  const { mode, coordinates, nearest = 'round_prefer_floor', cubicA = CUBIC_A } = parameters;
  const given = parameters.scale?.[axis];
  const scale = Math.fround(given ?? output / input);
  const inside = (place: number) => Math.min(Math.max(place, 0), input - 1);
  const count = { nearest: 1, linear: 2, cubic: 4 }[mode];
  const places = new Int32Array(output * count);
  const weights = new Float64Array(output * count);
  for (let o = 0; o < output; o++) {
    const place = placeOf(coordinates, o, scale, given !== undefined, input, output);
    if (mode === 'nearest') {
      places[o] = inside(rounded[nearest](place));
      weights[o] = 1;
    } else if (mode === 'linear') {
      const first = Math.floor(inside(place));
      places.set([first, inside(first + 1)], 2 * o);
      const share = Math.fround(inside(place) - first);
      weights.set([1 - share, share], 2 * o);
    } else {
      const first = Math.floor(place) - 1;
      const four = cubicWeights(Math.fround(place - Math.floor(place)), cubicA);
      const kept = four.map((weight, i) =>
        parameters.excludeOutside && inside(first + i) !== first + i ? 0 : weight,
      );
      const sum = parameters.excludeOutside ? kept.reduce((total, weight) => total + weight, 0) : 1;
      for (let i = 0; i < 4; i++) {
        places[4 * o + i] = inside(first + i);
        weights[4 * o + i] = kept[i] / sum;
      }
    }
  }
  return { count, places, weights };
}

/** How a place between two pixels becomes that of one. */
const rounded: { readonly [K in NonNullable<Resize['nearest']>]: (place: number) => number } = {
  round_prefer_floor: place => Math.ceil(place - 0.5),
  round_prefer_ceil: place => Math.floor(place + 0.5),
  floor: Math.floor,
  ceil: Math.ceil,
};

/** The place of an output pixel on the input's axis, in float32. */
function placeOf(
  coordinates: Resize['coordinates'],
  o: number,
  scale: number,
  isGiven: boolean,
  input: number,
  output: number,
): number {
  // Only tf_half_pixel_for_nn would move the pixels of an axis that stays as it is; no engine does that.
  if (scale === 1 && input === output) return o;
  const f = Math.fround;
  const centre = f(f(f(o + 0.5) / scale) - 0.5);
  switch (coordinates) {
    case 'half_pixel':
      return centre;
    case 'half_pixel_symmetric': {
      const adjustment = f(output / f(scale * input));
      const offset = f(f(input / 2) * f(1 - adjustment));
      return f(offset + (o + 0.5) / scale - 0.5);
    }
    case 'pytorch_half_pixel':
      return output > 1 ? centre : 0;
    case 'align_corners':
      return output === 1 ? 0 : f(f(o * (input - 1)) / (output - 1));
    case 'asymmetric':
      return f(o / scale);
    case 'tf_half_pixel_for_nn':
      // Without a given scale onnxruntime computes this one without rounding the quotient of the lengths.
      return isGiven ? f(f(o + 0.5) / scale) : f(f(f(o + 0.5) * input) / output);
  }
}

/**
 * Weights of four neighbours for a place at the share t between the middle two.
 *
 * @source Keys 1981, Cubic convolution interpolation for digital image processing, equation 15, with any a
 */
function cubicWeights(t: number, a: number): number[] {
  const near = (d: number) => ((a + 2) * d - (a + 3)) * d * d + 1;
  const far = (d: number) => ((a * d - 5 * a) * d + 8 * a) * d - 4 * a;
  return [far(1 + t), near(t), near(1 - t), far(2 - t)];
}
