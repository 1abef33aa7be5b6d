import type { Pass } from '../networks/graph/passes/index.js';
import { rewrite } from '../networks/graph/rewrite.js';
import { minimumMemory } from './peak-memory.js';

/** Puts a graph's nodes into the order with the least peak memory, or the best one found: see `minimumMemory`. */
export const leastMemoryOrder: Pass = {
  name: 'least-memory-order',
  description: 'runs the ops in the order that needs the least memory',
  apply: graph => rewrite(graph, (node, { keep }) => keep(node), minimumMemory(graph).order),
};
