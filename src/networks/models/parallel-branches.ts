import { GraphBuilder } from '../graph/builder.js';
import type { Graph } from '../graph/graph.js';

const BRANCHES = 3;

/**
 * A small graph in which the order of the ops decides the peak memory: branches that each widen 8 channels to 64
 * and narrow them to 8 again, joined at the end. It is written level by level, all wide tensors before the first
 * narrow one; branch by branch only one wide tensor is alive at a time.
 */
export function parallelBranches(): Graph {
  const g = new GraphBuilder('parallel-branches');
  const x = g.input([1, 8, 16, 16]);
  const branches = Array.from({ length: BRANCHES }, (_, i) => `branch${i + 1}`);
  const wide = branches.map(name => g.pointwise(x, { filters: 64 }, { name: `${name}/wide` }));
  const narrow = wide.map((id, i) => g.pointwise(id, { filters: 8 }, { name: `${branches[i]}/narrow` }));
  return g.build(g.concat(narrow, { name: 'join' }));
}
