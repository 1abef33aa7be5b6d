import { channelFlow } from '../../src/cost/channel-flow.js';
import { exactRows } from '../../src/experiment/counts.js';
import type { ExactRow } from '../../src/measure/results/rows.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import type { Graph } from '../../src/networks/graph/graph.js';

/** Grouped 1×1 convolutions one after the other, C → C, on one pixel. */
export interface GroupedLayers {
  readonly channels: number;
  readonly groups: number;
  readonly layers: number;
}

/** The layers, with a shuffle between each two or without. */
export function groupedLayers({ channels, groups, layers }: GroupedLayers, isShuffled: boolean): Graph {
  const g = new GraphBuilder(`${layers}-layers-${channels}-g${groups}-${isShuffled}`);
  let x = g.input([1, channels, 1, 1]);
  for (let i = 1; i <= layers; i++) {
    if (i > 1 && isShuffled) x = g.channelShuffle(x, { groups }, { name: `shuffle${i - 1}` });
    x = g.groupedPointwise(x, { filters: channels, groups }, { name: `gconv${i}` });
  }
  return g.build(x);
}

/** How many input channels the output channel depends on that depends on the fewest. */
export function fewestReached(layers: GroupedLayers, isShuffled: boolean): number {
  const { reaches } = channelFlow(groupedLayers(layers, isShuffled));
  return Math.min(...reaches.map(row => row.filter(Boolean).length));
}

/** A bottleneck of stage 2 of ShuffleNetV1: a quarter of the channels of Table 1. */
export interface Bottleneck {
  readonly name: string;
  readonly channels: number;
  readonly groups: number;
}

/** Every group count of Table 1 at 1×, and 8 groups at 0.25×, where a group is smaller than the number of groups. */
export const BOTTLENECKS: readonly Bottleneck[] = [
  { name: '1x-g2', channels: 200 / 4, groups: 2 },
  { name: '1x-g3', channels: 240 / 4, groups: 3 },
  { name: '1x-g4', channels: 272 / 4, groups: 4 },
  { name: '1x-g8', channels: 384 / 4, groups: 8 },
  { name: '0.25x-g8', channels: 384 / 4 / 4, groups: 8 },
];

/** What two grouped layers of each bottleneck reach, and three. */
export function mixingRows(): ExactRow[] {
  return BOTTLENECKS.flatMap(({ name, channels, groups }) => {
    const reached = (layers: number, isShuffled: boolean) =>
      fewestReached({ channels, groups, layers }, isShuffled);
    return exactRows(`mixing/${name}`, 'channels', {
      channels,
      groups,
      withoutShuffle: reached(3, false),
      oneShuffle: reached(2, true),
      twoShuffles: reached(3, true),
    });
  });
}
