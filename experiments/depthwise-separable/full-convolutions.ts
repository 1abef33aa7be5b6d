import type { OpName } from '../../src/kernels/op.js';
import { type Graph, type OpNode, onlyReader, opNodes, readersOf } from '../../src/networks/graph/graph.js';
import { rewrite } from '../../src/networks/graph/rewrite.js';

/**
 * The same network with a full convolution wherever a depthwise convolution, with what is computed on its output
 * in place, leads to a 1×1 one: MobileNetV1's "Conv MobileNet". Weights are seeded anew.
 *
 * @source Howard et al. 2017, arXiv:1704.04861, Table 4
 */
export function fullConvolutions(graph: Graph): Graph {
  const readers = readersOf(graph);
  /** The depthwise convolution that a pointwise one stands behind, by the latter's id. */
  const windows = new Map<number, OpNode<'depthwise'>>();
  const removed = new Set<number>();
  for (const node of opNodes(graph)) {
    if (!isOp(node, 'depthwise')) continue;
    const between: OpNode[] = [node];
    let next = onlyReader(graph, readers, node);
    while (next && next.overwrites === 0 && next.inputs.length === 1) {
      between.push(next);
      next = onlyReader(graph, readers, next);
    }
    if (next?.op !== 'pointwise') continue;
    windows.set(next.id, node);
    for (const { id } of between) removed.add(id);
  }
  const rewritten = rewrite(graph, (node, { builder, at }) => {
    // What is removed hands on its input, so that the pointwise convolution reads that of the depthwise one.
    if (removed.has(node.id)) return at(node.inputs[0]);
    const inputs = node.inputs.map(id => at(id));
    const depthwise = windows.get(node.id);
    if (depthwise && isOp(node, 'pointwise')) {
      const { kernel, stride, padding, dilation } = depthwise.parameters;
      const { filters, bias } = node.parameters;
      const window = { kernel, stride, padding, dilation };
      return builder.conv2d(inputs[0], { ...window, filters, bias }, { name: node.name });
    }
    return builder.node(node.op, inputs, node.parameters, { name: node.name, overwrites: node.overwrites });
  });
  return { ...rewritten, name: `full-${graph.name}` };
}

function isOp<K extends OpName>(node: OpNode, op: K): node is OpNode<K> {
  return (node.op as OpName) === op;
}
