import { activations } from '../../kernels/op.js';
import { type Graph, type OpNode, onlyReader, opNodes, readersOf } from '../../networks/graph/graph.js';

/** A 1×1 convolution that widens, a depthwise convolution, and a 1×1 convolution that narrows again. */
export interface BottleneckNodes {
  readonly expand: OpNode<'pointwise'>;
  readonly depthwise: OpNode<'depthwise'>;
  readonly project: OpNode<'pointwise'>;
  /** What comes between expand and project, in order: the depthwise convolution, batch norms, activations. */
  readonly between: readonly OpNode[];
}

/** The bottleneck blocks of a network whose wide maps nothing else reads. */
export function bottlenecksOf(graph: Graph): readonly BottleneckNodes[] {
  const readers = readersOf(graph);
  return opNodes(graph).flatMap((node): BottleneckNodes[] => {
    if (node.op !== 'depthwise') return [];
    const before: OpNode[] = [];
    let start = graph.nodes[node.inputs[0]];
    while (start.kind === 'op' && actsPerChannel(start) && onlyReader(graph, readers, start)) {
      before.unshift(start);
      start = graph.nodes[start.inputs[0]];
    }
    const after: OpNode[] = [];
    let end = onlyReader(graph, readers, node);
    while (end && actsPerChannel(end)) {
      after.push(end);
      end = onlyReader(graph, readers, end);
    }
    if (start.kind !== 'op' || !isPlainPointwise(start) || !onlyReader(graph, readers, start)) return [];
    if (!end || !isPlainPointwise(end)) return [];
    const between = [...before, node, ...after];
    return [{ expand: start, depthwise: node as OpNode<'depthwise'>, project: end, between }];
  });
}

/** Whether an op computes each channel from that channel alone, with nothing but a batch norm's weights. */
export function actsPerChannel({ op, inputs }: OpNode): boolean {
  return inputs.length === 1 && (op === 'batchNorm' || activations.some(name => name === op));
}

function isPlainPointwise(node: OpNode): node is OpNode<'pointwise'> {
  return node.op === 'pointwise' && node.inputs.length === 1;
}
