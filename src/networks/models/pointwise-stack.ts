import { expectCounts } from '../../errors/arguments.js';
import { GraphBuilder } from '../graph/builder.js';
import type { Graph } from '../graph/graph.js';

/** Side of the feature maps of ShuffleNetV2's guideline experiments. */
export const SIDE = 56;

/**
 * ShuffleNetV2's network for guideline 1: `blocks` blocks of two 1×1 convolutions, c1 → c2 → c1.
 *
 * @param side  of the map, the paper's where it is left out
 * @source Ma et al. 2018, arXiv:1807.11164, section 2, Table 1
 */
export function bottleneckStack(c1: number, c2: number, blocks: number, side: number = SIDE): Graph {
  expectCounts('bottleneckStack', { c1, c2, blocks, side });
  const g = new GraphBuilder(`pointwise-${c1}-${c2}x${blocks}`);
  let x = g.input([1, c1, side, side]);
  for (let i = 1; i <= blocks; i++) {
    x = g.pointwise(x, { filters: c2 }, { name: `block${i}/first` });
    x = g.pointwise(x, { filters: c1 }, { name: `block${i}/second` });
  }
  return g.build(x);
}

/**
 * ShuffleNetV2's network for guideline 2: `layers` grouped 1×1 convolutions, c → c in g groups; one group is a
 * plain 1×1 convolution.
 *
 * @param side  of the map, the paper's where it is left out
 * @source Ma et al. 2018, arXiv:1807.11164, section 2, Table 2
 */
export function groupedStack(
  channels: number,
  groups: number,
  layers: number,
  perGroup: boolean,
  side: number = SIDE,
): Graph {
  expectCounts('groupedStack', { channels, groups, layers, side });
  const kind = perGroup ? 'per-group' : 'fused';
  const g = new GraphBuilder(`grouped-${channels}-g${groups}-${kind}x${layers}`);
  let x = g.input([1, channels, side, side]);
  for (let i = 1; i <= layers; i++) {
    const name = `layer${i}`;
    x =
      groups === 1
        ? g.pointwise(x, { filters: channels }, { name })
        : g.groupedPointwise(x, { filters: channels, groups, perGroup }, { name });
  }
  return g.build(x);
}
