import { expectArray } from '../../../errors/arguments.js';
import { expectGraph, type Graph } from '../graph.js';
import { foldBatchNorm } from './fold-batch-norm.js';
import { fuseActivation } from './fuse-activation.js';
import { removeDeadNodes } from './remove-dead-nodes.js';
import { workInPlace } from './work-in-place.js';

/** Rewrites a graph into another one that computes the same values, up to rounding, for every seed. */
export interface Pass {
  readonly name: string;
  /** What it does, in one sentence. */
  readonly description: string;
  /** The graph after it. */
  readonly apply: (graph: Graph) => Graph;
}

/** All passes, in the order in which they are applied. Each may be left out. */
export const passes: readonly Pass[] = [
  {
    name: 'remove-dead-nodes',
    description: 'drops ops that no output depends on',
    apply: removeDeadNodes,
  },
  {
    name: 'fold-batch-norm',
    description: 'folds batch norm into the weights of the layer before it',
    apply: foldBatchNorm,
  },
  {
    name: 'fuse-activation',
    description: 'lets a layer compute the activation after it as it writes its output',
    apply: fuseActivation,
  },
  {
    name: 'work-in-place',
    description: 'lets element-wise ops write over an input that is not read later',
    apply: graph => workInPlace(graph),
  },
];

/** Applies passes to a graph, one after the other; all of them by default. */
export function optimize(graph: Graph, chosen: readonly Pass[] = passes): Graph {
  expectGraph('optimize', graph);
  expectArray('optimize: passes', chosen, 'an array of passes');
  return chosen.reduce((before, { apply }) => apply(before), graph);
}
