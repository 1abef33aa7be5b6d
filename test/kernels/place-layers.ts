import fc from 'fast-check';
import {
  coordinateModes,
  depthOrders,
  nearestModes,
  type OpName,
  type OpParameters,
  padModes,
  resizeModes,
} from '../../src/kernels/op.js';
import { elements, type Shape } from '../../src/tensors/tensor.js';
import type { RandomLayer } from './versions-agree.js';

const range = (min: number, max: number) => fc.integer({ min, max });
const small = range(1, 4);
const shapeOf = (axes: number, most: number) =>
  fc.array(range(1, most), { minLength: axes, maxLength: axes });

/** One to five axes, of at most a few hundred values, with runs that are longer than a vector. */
const anyShape: fc.Arbitrary<Shape> = fc.oneof(
  shapeOf(1, 90),
  shapeOf(2, 40),
  shapeOf(3, 9),
  shapeOf(4, 6),
  shapeOf(5, 4),
);

/** One number for each axis of a shape. */
function perAxis<T>(shape: Shape, values: (length: number) => fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc.tuple(...shape.map(values));
}

/** Random shapes, and for each of them random parameters. */
function layers<K extends OpName>(
  _: K,
  parameters: (shape: Shape) => fc.Arbitrary<OpParameters[K]>,
  shapes = anyShape,
): fc.Arbitrary<RandomLayer<K>> {
  return shapes.chain(shape => parameters(shape).map(given => ({ inputs: [shape], parameters: given })));
}

/** A start, an end and a step that leave at least one place, in either direction. */
const runOf = (length: number) =>
  fc.tuple(fc.nat(length - 1), fc.nat(length - 1), range(1, 3)).map(([a, b, step]) => {
    // Any end after the last place means the same: half of the time it is the next one.
    const past = Math.min(Math.max(a, b) + 1, length);
    return a <= b ? [a, past, step] : [a, b - 1, -step];
  });

/** The numbers of a list in another order or with other lengths, of the same product. */
function regrouped(shape: Shape): fc.Arbitrary<Shape> {
  const factors = shape.flatMap(primeFactors);
  return fc.shuffledSubarray(factors, { minLength: factors.length }).chain(order =>
    fc.tuple(...order.map(() => fc.nat(3))).map(places => {
      const lengths = [1, 1, 1, 1];
      order.forEach((factor, i) => {
        lengths[places[i]] *= factor;
      });
      return lengths.slice(0, Math.max(1, lengths.findLastIndex(length => length > 1) + 1));
    }),
  );
}

function primeFactors(n: number): number[] {
  for (let factor = 2; factor <= n; factor++) {
    if (n % factor === 0) return [factor, ...primeFactors(n / factor)];
  }
  return [];
}

const resizes = (shape: Shape): fc.Arbitrary<OpParameters['resize']> =>
  fc
    .record({
      size: fc.tuple(range(1, 20), range(1, 20)),
      mode: fc.constantFrom(...resizeModes),
      coordinates: fc.constantFrom(...coordinateModes),
      nearest: fc.constantFrom(...nearestModes),
      cubicA: fc.constantFrom(-0.75, -0.5),
      excludeOutside: fc.boolean(),
      byScale: fc.boolean(),
      scale: fc.tuple(
        fc.double({ min: 0.3, max: 4, noNaN: true }),
        fc.double({ min: 0.3, max: 4, noNaN: true }),
      ),
    })
    .map(({ size, mode, coordinates, nearest, cubicA, excludeOutside, byScale, scale }) => {
      const factors = scale.map(factor => Math.fround(factor)) as [number, number];
      const scaled = factors.map((factor, i) => Math.floor(Math.fround(shape[2 + i] * factor)));
      // onnxruntime copies an image that keeps its size, whatever the scale.
      const differs = scaled.some((length, i) => length !== shape[2 + i]);
      const usable = byScale && differs && scaled.every(length => length >= 1);
      return {
        mode,
        // The last one is for the nearest pixel only.
        coordinates:
          coordinates === 'tf_half_pixel_for_nn' && mode !== 'nearest' ? 'asymmetric' : coordinates,
        size: usable ? (scaled as [number, number]) : size,
        ...(usable && { scale: factors }),
        ...(mode === 'nearest' && { nearest }),
        ...(mode === 'cubic' && { cubicA, excludeOutside }),
      };
    });

const featureMaps: fc.Arbitrary<Shape> = fc.tuple(range(1, 2), small, range(1, 12), range(1, 12));

/** Random layers of the ops that move values. */
export const placeLayers = {
  concat: fc
    .tuple(anyShape, fc.nat(), fc.array(small, { minLength: 1, maxLength: 4 }), fc.boolean())
    .map(([shape, place, lengths, isDefault]): RandomLayer<'concat'> => {
      const axis = place % shape.length;
      const inputs = lengths.map(length => shape.map((other, i) => (i === axis ? length : other)));
      return { inputs, parameters: isDefault && axis === 1 ? {} : { axis } };
    }),
  reshape: layers('reshape', shape => regrouped(shape).map(to => ({ shape: to }))),
  transpose: layers('transpose', shape =>
    fc.shuffledSubarray([...shape.keys()], { minLength: shape.length }).map(order => ({ order })),
  ),
  slice: layers('slice', shape =>
    perAxis(shape, runOf).map(runs => ({
      starts: runs.map(([start]) => start),
      ends: runs.map(([, end]) => end),
      steps: runs.map(([, , step]) => step),
    })),
  ),
  pad: layers('pad', shape =>
    fc.constantFrom(...padModes).chain(mode => {
      const most = (length: number) => ({ constant: 4, edge: 4, reflect: length - 1, wrap: length })[mode];
      const zeros = perAxis(shape, length => fc.nat(Math.min(most(length), shape.length > 3 ? 2 : 4)));
      return fc
        .tuple(zeros, zeros, range(-3, 3))
        .map(([before, after, value]) => ({ before, after, mode, value }));
    }),
  ),
  expand: layers(
    'expand',
    shape =>
      fc
        .tuple(
          perAxis(shape, length => (length === 1 ? range(1, 9) : fc.constant(length))),
          fc.array(small, { maxLength: 2 }),
        )
        .map(([same, added]) => ({ shape: [...added, ...same] })),
    fc.tuple(anyShape, fc.nat()).map(([shape, ones]) => shape.map((n, i) => ((ones >> i) % 2 === 0 ? n : 1))),
  ),
  tile: layers('tile', shape => perAxis(shape, () => range(1, 3)).map(repeats => ({ repeats }))),
  gather: layers('gather', shape =>
    fc
      .tuple(fc.nat(shape.length - 1), fc.array(small, { maxLength: 2 }), fc.boolean())
      .chain(([axis, places, isList]) => {
        const count = isList ? 7 : elements(places);
        const indices = fc.array(fc.nat(shape[axis] - 1), { minLength: count, maxLength: count });
        return indices.map(list => ({ axis, indices: list, ...(!isList && { shape: places }) }));
      }),
  ),
  resize: layers('resize', resizes, featureMaps),
  depthToSpace: fc.tuple(featureMaps, range(1, 3), fc.constantFrom(...depthOrders)).map(
    ([[N, C, H, W], block, order]): RandomLayer<'depthToSpace'> => ({
      inputs: [[N, C * block ** 2, H, W]],
      parameters: { block, order },
    }),
  ),
  spaceToDepth: fc.tuple(featureMaps, range(1, 3)).map(
    ([[N, C, H, W], block]): RandomLayer<'spaceToDepth'> => ({
      inputs: [[N, C, H * block, W * block]],
      parameters: { block },
    }),
  ),
} as const;

/** An op that moves values. */
export type PlaceOp = keyof typeof placeLayers;
