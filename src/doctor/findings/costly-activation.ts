import type { Activation, OpName } from '../../kernels/op.js';
import { type OpNode, opNodes } from '../../networks/graph/graph.js';
import { retrained } from '../graphs/retrained.js';
import type { Proposal, Rule } from '../proposal.js';

/** Activations that compute an exponential, and the piecewise linear or quadratic ones made to stand in for them. */
const CHEAPER: { readonly [A in Activation]?: Activation } = { swish: 'hSwish', sigmoid: 'hardSigmoid' };

/**
 * Activations with an exponential in every element. Proposes the ones that MobileNetV3 puts in their place.
 *
 * @source Howard et al. 2019, arXiv:1905.02244, section 5.2
 */
export const costlyActivation: Rule = {
  name: 'costly-activation',
  propose(graph) {
    return (Object.keys(CHEAPER) as Activation[]).flatMap((costly): Proposal[] => {
      const cheap = CHEAPER[costly]!;
      const found = opNodes(graph).filter(node => activationOf(node) === costly);
      if (found.length === 0) return [];
      const changed = retrained(graph, (node, { builder, at, copy }) => {
        if (activationOf(node) !== costly) return undefined;
        if (node.op !== costly) {
          return copy(node, {
            parameters: { ...node.parameters, activation: cheap } as typeof node.parameters,
          });
        }
        const { name, overwrites } = node;
        return builder.node(
          cheap,
          [at(node.inputs[0])],
          {},
          { name, ...(overwrites !== undefined && { overwrites }) },
        );
      });
      if (!changed) return [];
      return [
        {
          place: costly,
          title: `${costly} computes an exponential for every element`,
          nodes: found.map(({ name }) => name),
          kind: 'needs retraining',
          advice: `Use ${cheap} instead of ${costly}.`,
          changed,
        },
      ];
    });
  },
};

/** The activation that a node is, or that is fused into it. */
function activationOf({ op, parameters }: OpNode): OpName | undefined {
  return op in CHEAPER ? op : 'activation' in parameters ? parameters.activation : undefined;
}
