import { activations, type OpName } from '../../../kernels/op.js';
import type { Graph } from '../../graph/graph.js';
import { removeDeadNodes } from '../../graph/passes/remove-dead-nodes.js';
import { workInPlace } from '../../graph/passes/work-in-place.js';

/** What works in place in our own networks too, where it can. */
const IN_PLACE: readonly OpName[] = ['batchNorm', 'prelu', 'unary', 'reshape', ...activations];

/**
 * The graph of a file as our own are built: without what became useless as patterns were recognised, and with
 * activations in the memory of what they are of.
 */
export function tidied(graph: Graph): Graph {
  return workInPlace(removeDeadNodes(graph), IN_PLACE);
}
