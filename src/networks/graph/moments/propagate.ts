import type { OpName, OpParameters } from '../../../kernels/op.js';
import { type Graph, type OpNode, onlyReader, readersOf } from '../graph.js';
import type { Moments } from './moments.js';
import { functionMoments } from './normal.js';
import { type Known, rules } from './rules.js';

/** Mean and variance of the graph's input, which the executor draws from a normal distribution. */
const INPUT: Moments = { mean: 0, variance: 1 };

/**
 * Mean and variance of every node's output, by node id, over all random inputs and weights. Layers with given weights
 * are assumed to be scaled like random ones.
 *
 * A single network differs from this by a factor, which is closer to 1 the more filters there are.
 *
 * @source the propagation of variances of He et al. 2015, arXiv:1502.01852, section 2.2
 */
export function propagateMoments(graph: Graph): readonly Moments[] {
  const readers = readersOf(graph);
  const moments: Moments[] = [];
  for (const node of graph.nodes) {
    if (node.kind === 'input') {
      moments.push(INPUT);
      continue;
    }
    const sums = outputMoments(node, {
      inputs: node.inputs.map(id => moments[id]),
      shapes: node.inputs.map(id => graph.nodes[id].shape),
      output: node.shape,
      parameters: node.parameters,
      next: onlyReader(graph, readers, node)?.op,
    });
    const fused = 'activation' in node.parameters ? node.parameters.activation : undefined;
    moments.push(fused ? functionMoments(fused, sums, {}) : sums);
  }
  return moments;
}

function outputMoments<K extends OpName>(node: OpNode<K>, known: Known<OpParameters[K]>): Moments {
  return rules[node.op](known);
}
