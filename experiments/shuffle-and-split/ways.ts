import { shuffledFrom } from '../../src/cost/channel-flow.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import type { Graph } from '../../src/networks/graph/graph.js';

/** A feature map of one image whose channels are in g groups. */
export interface GroupedMap {
  readonly channels: number;
  readonly groups: number;
  readonly side: number;
}

/** Ways to run a shuffle that is an op of its own; `copy` keeps the order, and moves the same bytes. */
export const WAYS = ['block-copy', 'transpose', 'gather', 'copy'] as const;
export type Way = (typeof WAYS)[number];

/** Only a shuffle. */
export function shuffleGraph({ channels, groups, side }: GroupedMap, way: Way): Graph {
  const g = new GraphBuilder(`${way}-${channels}-g${groups}-${side}`);
  const shape = [1, channels, side, side];
  if (way === 'transpose') {
    // The first of the three steps is the shape of the input: a reshape moves nothing.
    const apart = g.input([1, groups, channels / groups, side, side]);
    const turned = g.node('transpose', [apart], { order: [0, 2, 1, 3, 4] }, { name: 'transpose' });
    return g.build(g.node('reshape', [turned], { shape }, inPlace('flatten')));
  }
  const x = g.input(shape);
  if (way === 'gather') {
    const indices = Array.from({ length: channels }, (_, k) => shuffledFrom(k, channels, groups));
    return g.build(g.node('gather', [x], { axis: 1, indices }, { name: 'gather' }));
  }
  return g.build(g.channelShuffle(x, { groups: way === 'copy' ? 1 : groups }, { name: way }));
}

/** A reshape of this name that only sees its input in another shape. */
const inPlace = (name: string) => ({ name, overwrites: 0 });

/**
 * Channels of two halves, one of each in turn: a concatenation and a shuffle of two groups in one copy. The halves are
 * seen as [N, c, 1, H, W] and joined along the new axis.
 */
export function interleaved(g: GraphBuilder, left: number, right: number, name: string): number {
  const [N, c, H, W] = g.shape(left);
  const halves = [left, right].map((half, i) =>
    g.node('reshape', [half], { shape: [N, c, 1, H, W] }, inPlace(`${name}/${['left', 'right'][i]}/view`)),
  );
  const joined = g.node('concat', halves, { axis: 2 }, { name: `${name}/interleave` });
  return g.node('reshape', [joined], { shape: [N, 2 * c, H, W] }, inPlace(`${name}/view`));
}
