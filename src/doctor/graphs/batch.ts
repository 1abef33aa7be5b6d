import { InputError } from '../../errors/input-error.js';
import { GraphBuilder } from '../../networks/graph/builder.js';
import { type Graph, outputIds } from '../../networks/graph/graph.js';
import { ShapeError } from '../../tensors/shape-error.js';
import { elements } from '../../tensors/tensor.js';

/**
 * The network for so many images at a time.
 *
 * @returns undefined where it is made for one: an op fixes a shape, or treats the images as values of one tensor
 */
export function withBatch(graph: Graph, images: number): Graph | undefined {
  const builder = new GraphBuilder(graph.name);
  try {
    for (const node of graph.nodes) {
      const { name, shape } = node;
      const more = [images * shape[0], ...shape.slice(1)];
      const id =
        node.kind === 'input'
          ? builder.input(more, name)
          : builder.node(node.op, node.inputs, node.parameters, {
              name,
              ...(node.weights && { weights: node.weights }),
              ...(node.overwrites !== undefined && { overwrites: node.overwrites }),
            });
      if (elements(builder.shape(id)) !== images * elements(shape) || builder.shape(id)[0] !== more[0])
        return undefined;
    }
    return builder.build(outputIds(graph));
  } catch (error) {
    if (error instanceof ShapeError || error instanceof InputError) return undefined;
    throw error;
  }
}
