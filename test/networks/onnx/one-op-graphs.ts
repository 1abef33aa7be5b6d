import fc from 'fast-check';
import { GraphBuilder } from '../../../src/networks/graph/builder.js';
import type { Graph } from '../../../src/networks/graph/graph.js';
import type { Shape } from '../../../src/tensors/tensor.js';

/** A few channels, filters, groups …. */
export const small = fc.integer({ min: 1, max: 4 });
const sides = fc.tuple(fc.integer({ min: 5, max: 9 }), fc.integer({ min: 5, max: 9 }));

/** Small feature maps, [N, C, H, W]. */
export const featureMaps: fc.Arbitrary<Shape> = fc
  .tuple(small, small, sides)
  .map(([N, C, side]) => [N, C, ...side]);
export const bias = fc.boolean();

/** No parameters. */
export const nothing = fc.constant({});

/** Adds an op to a graph; returns its id. */
export type Build<P> = (g: GraphBuilder, x: number, parameters: P) => number;

/** Graphs of one op, after another if it needs two inputs. */
export function graphs<P>(
  inputs: fc.Arbitrary<Shape>,
  parameters: fc.Arbitrary<P>,
  build: Build<P>,
): fc.Arbitrary<Graph> {
  return fc.tuple(inputs, parameters).map(([shape, given]) => {
    const g = new GraphBuilder('one-op');
    return g.build(build(g, g.input(shape), given));
  });
}
