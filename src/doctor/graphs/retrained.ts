import { InputError } from '../../errors/input-error.js';
import type { OpName, OpParameters } from '../../kernels/op.js';
import { ops } from '../../kernels/ops.js';
import type { Graph, OpNode } from '../../networks/graph/graph.js';
import { type Rewriting, rewrite } from '../../networks/graph/rewrite.js';
import { ShapeError } from '../../tensors/shape-error.js';

/** A network that is being copied for a change after which it would be trained anew. */
export interface Retraining extends Rewriting {
  /** Copies a node with other inputs or parameters; weights of another shape than before are seeded. */
  copy<K extends OpName>(node: OpNode<K>, changes?: CopyChanges<K>): number;
}

export interface CopyChanges<K extends OpName> {
  readonly parameters?: OpParameters[K];
  /** Ids in the new graph; those of the copied inputs where it is absent. */
  readonly inputs?: readonly number[];
  readonly name?: string;
}

/**
 * Copies a network node by node, as `rewrite` does, for a change that keeps neither function nor weights.
 *
 * @param place  replaces an op node and returns the id of the replacement; undefined to copy it as it is
 * @returns undefined where the changed shapes do not fit together
 */
export function retrained(
  graph: Graph,
  place: (node: OpNode, retraining: Retraining) => number | undefined,
): Graph | undefined {
  try {
    return rewrite(graph, (node, rewriting) => {
      const retraining: Retraining = {
        ...rewriting,
        copy(of, { parameters = of.parameters, inputs = of.inputs.map(id => rewriting.at(id)), name } = {}) {
          const { builder } = rewriting;
          const shapes = inputs.map(id => builder.shape(id));
          const fits = of.weights && same(ops[of.op].weightShapes(shapes, parameters), of.weightShapes);
          return builder.node(of.op, inputs, parameters, {
            name: name ?? of.name,
            ...(fits && { weights: of.weights }),
            ...(of.overwrites !== undefined && { overwrites: of.overwrites }),
          });
        },
      };
      return place(node, retraining) ?? retraining.copy(node);
    });
  } catch (error) {
    if (error instanceof ShapeError || error instanceof InputError) return undefined;
    throw error;
  }
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
