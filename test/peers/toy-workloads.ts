import { GraphBuilder } from '../../src/networks/graph/builder.js';
import type { Workload } from '../../src/peers/workloads.js';

function toy(id: string, channels: number): Workload {
  return {
    id,
    title: `one 1×1, ${channels} channels, 4×4`,
    kind: 'stack',
    targets: { faster: { than: ['peer'], by: 1.3 } },
    graph() {
      const g = new GraphBuilder(id);
      return g.build(g.pointwise(g.input([1, channels, 4, 4]), { filters: channels }, { name: 'layer' }));
    },
  };
}

/** Small enough for plain loops. */
export const workloads: readonly Workload[] = [toy('toy-4', 4), toy('toy-8', 8)];
