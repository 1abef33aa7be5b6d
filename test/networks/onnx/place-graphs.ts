import type fc from 'fast-check';
import type { OpName } from '../../../src/kernels/op.js';
import { GraphBuilder } from '../../../src/networks/graph/builder.js';
import type { Graph } from '../../../src/networks/graph/graph.js';
import { type PlaceOp, placeLayers } from '../../kernels/place-layers.js';
import { transposedLayers } from '../../kernels/transposed-layers.js';
import type { RandomLayer } from '../../kernels/versions-agree.js';

/** Random small graphs of the ops that move values, and of the transposed convolution. */
export const placeGraphs = {
  ...(Object.fromEntries(
    Object.entries(placeLayers).map(([op, layers]) => [op, graphsOf(op as PlaceOp, layers)]),
  ) as { readonly [K in PlaceOp]: fc.Arbitrary<Graph> }),
  convTranspose: graphsOf('convTranspose', transposedLayers),
};

/** Graphs of one op, with its inputs. */
function graphsOf<K extends OpName>(op: K, layers: fc.Arbitrary<RandomLayer<K>>): fc.Arbitrary<Graph> {
  return layers.map(({ inputs, parameters }) => {
    const g = new GraphBuilder('one-op');
    const all = inputs.map((shape, i) => g.input(shape, `input-${i}`));
    return g.build(g.node(op, all, parameters));
  });
}
