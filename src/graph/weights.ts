import { randomStream, randomTensor } from '../tensor/random.js';
import { ShapeError } from '../tensor/shape-error.js';
import { elements, type Tensor } from '../tensor/tensor.js';
import type { Graph, OpNode } from './graph.js';

/**
 * The weights of a node: the given ones, or seeded ones that are the same on every platform.
 *
 * Filters are uniform with variance 1 / fan-in (LeCun 1998), which keeps the size of activations through a
 * stack of linear layers; biases are uniform in ±0.1; batch norm is close to the identity.
 *
 * @throws {ShapeError} where given weights have other shapes than the layer wants
 */
export function nodeWeights(graph: Graph, node: OpNode, seed: number): readonly Tensor[] {
  const weights = node.weights?.(seed) ?? seededWeights(graph, node, seed);
  const got = weights.map(w => `[${w.shape.join(', ')}]`).join(' ');
  const expected = node.weightShapes.map(shape => `[${shape.join(', ')}]`).join(' ');
  if (got !== expected)
    throw new ShapeError(`${graph.name}/${node.name}: weights are ${got}, expected ${expected}`);
  return weights;
}

function seededWeights(graph: Graph, node: OpNode, seed: number): readonly Tensor[] {
  const stream = randomStream(seed, `${graph.name}/${node.name}`);
  if (node.op === 'batchNorm') {
    const offsets = [1, 0, 0, 1]; // gamma, beta, mean, variance
    return node.weightShapes.map((shape, i) => {
      const w = randomTensor(shape, stream, 0.1);
      for (let c = 0; c < w.data.length; c++) w.data[c] += offsets[i];
      return w;
    });
  }
  return node.weightShapes.map((shape, i) => {
    const fanIn = elements(shape) / shape[0];
    return randomTensor(shape, stream, i === 0 ? Math.sqrt(3 / fanIn) : 0.1);
  });
}
