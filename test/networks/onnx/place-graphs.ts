import fc from 'fast-check';
import {
  coordinateModes,
  depthOrders,
  nearestModes,
  type OpName,
  type OpParameters,
  padModes,
  resizeModes,
} from '../../../src/kernels/op.js';
import { GraphBuilder } from '../../../src/networks/graph/builder.js';
import type { Graph } from '../../../src/networks/graph/graph.js';
import { elements, type Shape } from '../../../src/tensors/tensor.js';

const small = fc.integer({ min: 1, max: 4 });
const side = fc.integer({ min: 1, max: 9 });

/** Tensors of one to five axes. */
const anyShape: fc.Arbitrary<Shape> = fc.array(fc.integer({ min: 1, max: 6 }), {
  minLength: 1,
  maxLength: 5,
});

/** One number for each axis of a shape. */
function perAxis<T>(shape: Shape, values: (length: number) => fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc.tuple(...shape.map(values));
}

/** A graph of one op with these parameters. */
function graphOf<K extends OpName>(op: K, input: Shape, parameters: OpParameters[K]): Graph {
  const g = new GraphBuilder('one-op');
  return g.build(g.node(op, [g.input(input)], parameters));
}

/** Random shapes, and for each of them random parameters. */
function graphs<K extends OpName>(
  op: K,
  parameters: (shape: Shape) => fc.Arbitrary<OpParameters[K]>,
  shapes = anyShape,
): fc.Arbitrary<Graph> {
  return shapes.chain(shape => parameters(shape).map(given => graphOf(op, shape, given)));
}

/** A start, an end and a step that leave at least one place, in either direction. */
const range = (length: number) =>
  fc.tuple(fc.nat(length - 1), fc.nat(length - 1), fc.integer({ min: 1, max: 3 })).map(([a, b, step]) => {
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
      size: fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 })),
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

const featureMaps: fc.Arbitrary<Shape> = fc.tuple(fc.integer({ min: 1, max: 2 }), small, side, side);

/** Random small graphs of the ops that move values. */
export const placeGraphs = {
  concat: anyShape.chain(shape =>
    fc.tuple(fc.nat(shape.length - 1), fc.boolean()).map(([axis, isDefault]) => {
      const g = new GraphBuilder('one-op');
      const x = g.input(shape);
      const order = shape.map((_, i) => i);
      const parts = [x, g.node('transpose', [x], { order }), x];
      return g.build(g.node('concat', parts, isDefault && axis === 1 ? {} : { axis }));
    }),
  ),
  reshape: graphs('reshape', shape => regrouped(shape).map(to => ({ shape: to }))),
  transpose: graphs('transpose', shape =>
    fc.shuffledSubarray([...shape.keys()], { minLength: shape.length }).map(order => ({ order })),
  ),
  slice: graphs('slice', shape =>
    perAxis(shape, range).map(ranges => ({
      starts: ranges.map(([start]) => start),
      ends: ranges.map(([, end]) => end),
      steps: ranges.map(([, , step]) => step),
    })),
  ),
  pad: graphs('pad', shape =>
    fc.constantFrom(...padModes).chain(mode => {
      const most = (length: number) => ({ constant: 4, edge: 4, reflect: length - 1, wrap: length })[mode];
      const zeros = perAxis(shape, length => fc.nat(Math.min(most(length), 4)));
      return fc
        .tuple(zeros, zeros, fc.integer({ min: -3, max: 3 }))
        .map(([before, after, value]) => ({ before, after, mode, value }));
    }),
  ),
  expand: graphs('expand', shape =>
    fc
      .tuple(
        perAxis(shape, length => (length === 1 ? small : fc.constant(length))),
        fc.array(small, { maxLength: 2 }),
      )
      .map(([same, added]) => ({ shape: [...added, ...same] })),
  ),
  tile: graphs('tile', shape =>
    perAxis(shape, () => fc.integer({ min: 1, max: 3 })).map(repeats => ({ repeats })),
  ),
  gather: graphs('gather', shape =>
    fc
      .tuple(fc.nat(shape.length - 1), fc.array(small, { maxLength: 2 }), fc.boolean())
      .chain(([axis, places, isList]) => {
        const count = isList ? 3 : elements(places);
        const indices = fc.array(fc.nat(shape[axis] - 1), { minLength: count, maxLength: count });
        return indices.map(list => ({ axis, indices: list, ...(!isList && { shape: places }) }));
      }),
  ),
  resize: graphs('resize', resizes, featureMaps),
  depthToSpace: fc
    .tuple(featureMaps, fc.integer({ min: 1, max: 3 }), fc.constantFrom(...depthOrders))
    .map(([[N, C, H, W], block, order]) =>
      graphOf('depthToSpace', [N, C * block ** 2, H, W], { block, order }),
    ),
  spaceToDepth: fc
    .tuple(featureMaps, fc.integer({ min: 1, max: 3 }))
    .map(([[N, C, H, W], block]) => graphOf('spaceToDepth', [N, C, H * block, W * block], { block })),
} as const;
