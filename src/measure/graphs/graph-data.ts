import type { Graph, GraphNode, InputNode, OpNode } from '../../networks/graph/graph.js';
import { nodeWeights } from '../../networks/graph/weights.js';
import { readWeightsAgain, type WeightsOfFile, weightsOfFile } from '../../networks/onnx/read/file.js';
import type { Tensor } from '../../tensors/tensor.js';

/** An op as data: weights that it brings along are tensors, or lie in the file that they were read from. */
type OpData = Omit<OpNode, 'weights'> & { readonly weights?: readonly Tensor[] | WeightsOfFile };

/** A graph that can be sent to another process. */
export interface GraphData extends Omit<Graph, 'nodes'> {
  readonly nodes: readonly (InputNode | OpData)[];
}

/**
 * A graph as data. A function does not survive the way to another process, so given weights, those of a slice or of
 * a pass, are made here for this seed; seeded ones stay a matter of names, and those of a file are read from it again.
 *
 * @throws {ShapeError} where given weights do not fit their layer
 */
export function graphData(graph: Graph, seed: number): GraphData {
  return {
    ...graph,
    nodes: graph.nodes.map((node): InputNode | OpData => {
      if (node.kind === 'input') return node;
      const { weights, ...rest } = node;
      const file = weights && weightsOfFile(weights);
      if (file) return { ...rest, weights: file };
      return weights ? { ...rest, weights: nodeWeights(graph, node, seed).map(compact) } : rest;
    }),
  };
}

/**
 * The graph of such data; its given weights are the same for every seed.
 *
 * @throws {InputError} where a file that has some of them has another content by now
 */
export function graphFrom(data: GraphData): Graph {
  return {
    ...data,
    nodes: data.nodes.map((node): GraphNode => {
      if (node.kind === 'input') return node;
      const { weights, ...rest } = node;
      if (!weights) return rest;
      return { ...rest, weights: 'node' in weights ? readWeightsAgain(weights) : () => weights };
    }),
  };
}

/** A tensor in an array of its own: a view is sent with the whole of the memory that it is a part of. */
function compact({ shape, data }: Tensor): Tensor {
  return { shape, data: data.byteLength === data.buffer.byteLength ? data : data.slice() };
}
