import type { Graph } from '../../src/networks/graph/graph.js';
import { rewrite } from '../../src/networks/graph/rewrite.js';

/** The five separable layers of 512 filters on 14×14 pixels, by their names in MobileNetV1. */
const REMOVED = /^separable(7|8|9|10|11)\//;

/**
 * MobileNetV1 without the five equal layers in its middle: the paper's "Shallow MobileNet". What is removed hands on its
 * input, which has the shape of its output.
 *
 * @source Howard et al. 2017, arXiv:1704.04861, Table 5
 */
export function shallowed(graph: Graph): Graph {
  const shorter = rewrite(graph, (node, { keep, at }) =>
    REMOVED.test(node.name) ? at(node.inputs[0]) : keep(node),
  );
  return { ...shorter, name: `shallow ${graph.name}` };
}
