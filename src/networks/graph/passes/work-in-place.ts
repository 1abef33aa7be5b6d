import type { OpName } from '../../../kernels/op.js';
import { type Graph, type OpNode, outputIds, readersOf } from '../graph.js';
import { ELEMENTWISE, fitsOver } from '../in-place.js';
import { rewrite } from '../rewrite.js';

/**
 * Lets element-wise ops write over an input of the same shape that no later node reads; over the first one if there
 * are several. This saves memory, not traffic. A reshape that takes over its input's memory has nothing to do.
 *
 * @param which  the ops that may; all that can where it is left out
 */
export function workInPlace(graph: Graph, which: readonly OpName[] = [...ELEMENTWISE, 'reshape']): Graph {
  const readers = readersOf(graph);
  const outputs = new Set(outputIds(graph));
  const overwritten = new Set<number>();
  return rewrite(graph, (node, { keep }) => {
    const place = node.overwrites ?? overwritable(node);
    if (place !== undefined) overwritten.add(node.inputs[place]);
    return keep(node, { overwrites: place });
  });

  function overwritable(node: OpNode): number | undefined {
    if (!which.includes(node.op)) return undefined;
    const place = node.inputs.findIndex(
      id =>
        !outputs.has(id) &&
        !overwritten.has(id) &&
        fitsOver(node, graph.nodes[id].shape) &&
        readers[id].at(-1) === node,
    );
    return place < 0 ? undefined : place;
  }
}
