import { type Graph, type OpNode, opNodes, outputsOf } from '../../networks/graph/graph.js';
import { retrained } from '../graphs/retrained.js';
import { equalStride, symmetricPadding } from '../graphs/windows.js';
import type { Proposal, Rule } from '../proposal.js';

/**
 * A 1×1 convolution that pads: it computes a frame of pixels in which there is nothing but the bias, makes every map behind
 * it larger, and does not get the kernel of a plain 1×1 convolution. Proposes the same layer without padding.
 */
export const paddedPointwise: Rule = {
  name: 'padded-pointwise',
  propose(graph) {
    return opNodes(graph).flatMap((node): Proposal[] => {
      if (!isPadded(node)) return [];
      const { filters, bias, stride, groups, activation } = node.parameters;
      const plain = groups === 1 && equalStride(stride) === 1;
      const changed = retrained(graph, (one, { builder, at, copy }) => {
        if (one !== node) return undefined;
        if (!plain) return copy(node, { parameters: { ...node.parameters, padding: 0 } });
        const { name, weights } = node;
        const parameters = { filters, bias, accumulate: false, ...(activation && { activation }) };
        return builder.node('pointwise', [at(node.inputs[0])], parameters, {
          name,
          ...(weights && { weights }),
        });
      });
      // Where something fixed the size of the maps behind it, the rest of the network no longer fits.
      if (!changed || shapesOf(changed) !== shapesOf(graph)) return [];
      return [
        {
          place: node.name,
          title: 'a 1×1 convolution that pads',
          nodes: [node.name],
          kind: 'needs retraining',
          advice: 'Leave the padding out: a window of one pixel needs no border.',
          changed,
        },
      ];
    });
  },
};

/** The shapes of all outputs, as one text. */
function shapesOf(graph: Graph): string {
  return outputsOf(graph)
    .map(({ shape }) => shape.join('×'))
    .join();
}

function isPadded(node: OpNode): node is OpNode<'conv2d'> {
  if (node.op !== 'conv2d') return false;
  const { kernel, padding } = (node as OpNode<'conv2d'>).parameters;
  return kernel.join() === '1,1' && symmetricPadding(padding) !== 0;
}
