import type fc from 'fast-check';
import type { OpName } from '../../../src/kernels/op.js';
import { GraphBuilder } from '../../../src/networks/graph/builder.js';
import type { Graph } from '../../../src/networks/graph/graph.js';
import type { Shape } from '../../../src/tensors/tensor.js';
import { type ValueOp, valueLayers } from '../../kernels/value-layers.js';
import type { RandomLayer } from '../../kernels/versions-agree.js';
import { featureMaps, graphs, nothing } from './one-op-graphs.js';

/** A graph of one layer: its first input is the graph's, the others are constants. */
export function graphOfLayer<K extends OpName>(op: K, layer: RandomLayer<K>): Graph {
  const { inputs, parameters, positive } = layer;
  const g = new GraphBuilder('one-op');
  const ids = inputs.map((shape, i) => (i === 0 ? inputOf(g, shape) : g.node('constant', [], { shape })));
  const sized = positive ? ids.map(id => g.node('unary', [id], { function: 'abs' })) : ids;
  return g.build(g.node(op, sized, parameters));
}

/** An input of a graph has axes, so a single number is made from one. */
function inputOf(g: GraphBuilder, shape: Shape): number {
  if (shape.length > 0) return g.input(shape);
  return g.node('reduce', [g.input([1])], { function: 'max', axes: [0], keep: false });
}

/** The layers of an op that onnxruntime has. */
function supported<K extends ValueOp>(op: K, { parameters }: RandomLayer<K>): boolean {
  return op !== 'lrn' || (parameters as { size: number }).size % 2 === 1;
}

function graphsOf<K extends ValueOp>(op: K): fc.Arbitrary<Graph> {
  const layers = valueLayers[op] as fc.Arbitrary<RandomLayer<K>>;
  return layers.filter(layer => supported(op, layer)).map(layer => graphOfLayer(op, layer));
}

const all = Object.keys(valueLayers) as ValueOp[];

/** Random small graphs of each op that computes values of tensors of any shape. */
export const valueOpGraphs = {
  ...(Object.fromEntries(all.map(op => [op, graphsOf(op)])) as Record<ValueOp, fc.Arbitrary<Graph>>),
  constant: graphs(featureMaps, nothing, (g, x) => {
    const [, C] = g.shape(x);
    return g.node('binary', [x, g.node('constant', [], { shape: [C, 1, 1] })], { function: 'add' });
  }),
};
