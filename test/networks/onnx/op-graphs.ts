import fc from 'fast-check';
import { activations, type PerAxis, type RunnableOp } from '../../../src/kernels/op.js';
import { paddingOfSides } from '../../../src/kernels/window.js';
import type { Graph } from '../../../src/networks/graph/graph.js';
import { integerGraphs } from './integer-graphs.js';
import { bias, featureMaps, graphs, nothing, small } from './one-op-graphs.js';
import { placeGraphs } from './place-graphs.js';
import { valueOpGraphs } from './value-op-graphs.js';

const kernel = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }));
/** One number, or one for rows and one for columns. */
const perAxis = (step: fc.Arbitrary<number>): fc.Arbitrary<PerAxis> => fc.oneof(step, fc.tuple(step, step));
const stride = perAxis(fc.integer({ min: 1, max: 3 }));
const dilation = perAxis(fc.constantFrom(1, 1, 2));
const padding = fc.oneof(perAxis(fc.nat(2)), fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2), fc.nat(2)));
const activation = fc.option(fc.constantFrom(...activations), { nil: undefined });
const window = fc.record({ kernel, stride, padding, bias, activation, dilation });

/** A pool's padding has to be smaller than its window. */
const pool = fc
  .record({
    kernel,
    stride,
    ceil: fc.boolean(),
    countPadding: fc.boolean(),
    most: padding,
    dilation: fc.option(dilation, { nil: undefined }),
  })
  .map(({ most, ...rest }) => ({
    ...rest,
    padding: paddingOfSides(most).map((zeros, side) => Math.min(zeros, rest.kernel[side % 2] - 1)) as Sides,
  }));

type Sides = [top: number, left: number, bottom: number, right: number];

const elementWise = (op: (typeof activations)[number]) =>
  graphs(featureMaps, nothing, (g, x) => g.activation(op, x, { name: op }));

/** Random small graphs of each op; the type makes a missing op a compile error. */
export const opGraphs: { readonly [K in RunnableOp]: fc.Arbitrary<Graph> } = {
  matmul: graphs(
    fc.integer({ min: 1, max: 9 }).map(side => [side, side]),
    nothing,
    (g, x) => g.node('matmul', [x, x], {}),
  ),
  conv2d: graphs(
    featureMaps,
    fc.record({ window, perGroup: small, groups: small }),
    (g, x, { window: parameters, perGroup, groups: wanted }) => {
      const groups = g.shape(x)[1] % wanted === 0 ? wanted : 1;
      return g.conv2d(x, { ...parameters, filters: perGroup * groups, groups });
    },
  ),
  depthwise: graphs(featureMaps, window, (g, x, parameters) => g.depthwise(x, parameters)),
  pointwise: graphs(
    featureMaps,
    fc.record({ filters: small, bias, activation, accumulate: fc.boolean() }),
    (g, x, parameters) => {
      if (!parameters.accumulate) return g.node('pointwise', [x], parameters);
      const partial = g.pointwise(x, { filters: parameters.filters }, { name: 'partial' });
      return g.node('pointwise', [x, partial], parameters, { overwrites: 1 });
    },
  ),
  groupedPointwise: graphs(
    featureMaps,
    fc.record({ perGroup: fc.boolean(), bias, activation, filtersPerGroup: small }),
    (g, x, { filtersPerGroup, ...parameters }) => {
      const groups = g.shape(x)[1];
      return g.groupedPointwise(x, { ...parameters, groups, filters: groups * filtersPerGroup });
    },
  ),
  dense: graphs(
    fc.oneof(
      featureMaps,
      featureMaps.map(shape => shape.slice(0, 2)),
    ),
    fc.record({ units: small, bias, activation }),
    (g, x, parameters) => g.dense(x, parameters),
  ),
  maxPool: graphs(featureMaps, pool, (g, x, { countPadding: _, ...parameters }) => g.maxPool(x, parameters)),
  avgPool: graphs(featureMaps, pool, (g, x, parameters) => g.avgPool(x, parameters)),
  globalPool: graphs(featureMaps, nothing, (g, x) => g.globalPool(x)),
  batchNorm: graphs(featureMaps, nothing, (g, x) => g.batchNorm(x)),
  relu: elementWise('relu'),
  relu6: elementWise('relu6'),
  sigmoid: elementWise('sigmoid'),
  swish: elementWise('swish'),
  hardSigmoid: elementWise('hardSigmoid'),
  hSwish: elementWise('hSwish'),
  add: graphs(featureMaps, fc.record({ activation }), (g, x, parameters) =>
    g.node('add', [x, g.node('hardSigmoid', [x], {})], parameters),
  ),
  multiply: graphs(featureMaps, fc.constantFrom('element', 'channel', 'pixel'), (g, x, factor) => {
    if (factor === 'element') return g.multiply(x, g.node('hardSigmoid', [x], {}));
    return g.multiply(x, factor === 'channel' ? g.globalPool(x) : g.pointwise(x, { filters: 1 }));
  }),
  ...valueOpGraphs,
  channelSlice: graphs(featureMaps, fc.tuple(fc.nat(3), fc.nat(3)), (g, x, ends) => {
    const [from, to] = ends.map(end => Math.min(end, g.shape(x)[1] - 1)).sort();
    return g.channelSlice(x, { from, to: to + 1 });
  }),
  channelShuffle: graphs(featureMaps, fc.tuple(small, small), (g, x, [groups, perGroup]) =>
    g.channelShuffle(g.pointwise(x, { filters: groups * perGroup }), { groups }),
  ),
  upsample: graphs(
    featureMaps,
    fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
    (g, x, by) => {
      const [, , H, W] = g.shape(x);
      return g.upsample(x, { size: [H * by[0], W * by[1]] });
    },
  ),
  ...placeGraphs,
  ...integerGraphs,
};

/** Ops that give the same values bit by bit: they move values, or compute with integers and round once. */
const EXACT: readonly string[] = [
  ...Object.keys(placeGraphs).filter(op => op !== 'resize' && op !== 'convTranspose'),
  ...Object.keys(integerGraphs),
];

/** How far an op may be from another engine; undefined for the usual tolerance. */
export function toleranceOf(op: string): number | undefined {
  return EXACT.includes(op) ? Number.MIN_VALUE : undefined;
}
