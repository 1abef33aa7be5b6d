import type { Activation } from '../../kernels/op.js';
import { type OpNode, opNodes } from '../../networks/graph/graph.js';
import { retrained } from '../graphs/retrained.js';
import type { Proposal, Rule } from '../proposal.js';

/** Functions that compute an exponential or the like, and what networks that have to be fast use in their place. */
const CHEAPER: Readonly<Record<string, Activation>> = {
  swish: 'hSwish',
  sigmoid: 'hardSigmoid',
  mish: 'hSwish',
  gelu: 'hSwish',
  geluTanh: 'hSwish',
  elu: 'relu',
  selu: 'relu',
  softplus: 'relu',
};

/**
 * Activations with an exponential in every element. Proposes piecewise ones, for swish those of MobileNetV3.
 *
 * @source Howard et al. 2019, arXiv:1905.02244, section 5.2
 */
export const costlyActivation: Rule = {
  name: 'costly-activation',
  propose(graph) {
    return Object.entries(CHEAPER).flatMap(([costly, cheap]): Proposal[] => {
      const found = opNodes(graph).filter(node => functionOf(node) === costly);
      if (found.length === 0) return [];
      const changed = retrained(graph, (node, { builder, at, copy }) => {
        if (functionOf(node) !== costly) return undefined;
        const { op, name, parameters, overwrites } = node;
        // Fused into another op.
        if (op !== costly && op !== 'unary') {
          return copy(node, { parameters: { ...parameters, activation: cheap } as typeof parameters });
        }
        const place = overwrites === undefined ? {} : { overwrites };
        return builder.node(cheap, [at(node.inputs[0])], {}, { name, ...place });
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

/** The function that a node applies to every element: its own, or one that is fused into it. */
function functionOf({ op, parameters }: OpNode): string | undefined {
  if (op === 'unary' && 'function' in parameters) return parameters.function;
  return 'activation' in parameters ? parameters.activation : op;
}
