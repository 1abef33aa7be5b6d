import type { OpName, OpParameters } from '../../kernels/op.js';
import { type Graph, type OpNode, opNodes } from '../../networks/graph/graph.js';
import { rewrite } from '../../networks/graph/rewrite.js';

const CONVOLUTIONS = ['conv2d', 'depthwise', 'pointwise', 'groupedPointwise', 'convTranspose'] as const;

type ConvolutionNode = OpNode<(typeof CONVOLUTIONS)[number]>;

/**
 * The graph as it may have been before its batch norms were folded: every bias of a convolution is taken for what is left of
 * one, except on a map of one pixel, as in squeeze-and-excite blocks, whose convolutions have biases and no batch norm. For
 * counting only: its weights do not fit.
 *
 * @returns undefined where there is a batch norm in it, or no bias to be one
 */
export function beforeFolding(graph: Graph): Graph | undefined {
  const nodes = opNodes(graph);
  if (nodes.some(({ op }) => op === 'batchNorm') || !nodes.some(mayHaveBatchNorm)) return undefined;
  return rewrite(graph, (node, { builder, keep }) => {
    if (!mayHaveBatchNorm(node)) return keep(node);
    const parameters: OpParameters[OpName] = { ...node.parameters, bias: false };
    const convolved = keep(node, { parameters });
    return builder.batchNorm(convolved, {}, { name: `${node.name} (batch norm)` });
  });
}

/** Whether the bias of a convolution may be what is left of a batch norm. */
function mayHaveBatchNorm(node: OpNode): node is ConvolutionNode {
  const [, , rows, columns] = node.shape;
  return (
    CONVOLUTIONS.some(op => op === node.op) && (node as ConvolutionNode).parameters.bias && rows * columns > 1
  );
}
