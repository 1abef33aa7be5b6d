import { channelFlow } from '../../src/cost/channel-flow.js';
import { exactRows } from '../../src/experiment/counts.js';
import type { ExactRow } from '../../src/measure/results/rows.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import { shuffleUnitV2 } from '../../src/networks/models/blocks/shuffle-units.js';

/** Stage 3 of ShuffleNetV2 1×: channels, and units of stride 1. */
export const STAGE_3 = { channels: 232, units: 7 } as const;

/**
 * How many channels of a unit's input are channels of the output of the j-th unit after it, unchanged: followed through the
 * graph, value by value.
 *
 * @param isShuffled  whether units end with their shuffle
 */
export function unchangedAfter(channels: number, units: number, isShuffled = true): number {
  const g = new GraphBuilder(`reuse-${channels}x${units}`);
  let x = g.input([1, channels, 1, 1]);
  for (let i = 1; i <= units; i++) {
    const unit = { filters: channels, stride: 1 } as const;
    x = shuffleUnitV2(g, x, unit, `unit${i}`);
    // Two groups of the halves, dealt out and back again.
    if (!isShuffled) x = g.channelShuffle(x, { groups: channels / 2 }, { name: `unit${i}/undone` });
  }
  return channelFlow(g.build(x)).copyOf.filter(copied => copied !== undefined).length;
}

/** What the paper's formula says of it: c · r^j, with r = (c − c′) / c = 1/2. */
export function halvedAfter(channels: number, units: number): number {
  return channels / 2 ** units;
}

export function reuseRows(): ExactRow[] {
  const { channels, units } = STAGE_3;
  return Array.from({ length: units }, (_, i) => i + 1).flatMap(after =>
    exactRows(`reuse/${after}`, 'channels', {
      unchanged: unchangedAfter(channels, after),
      withoutShuffle: unchangedAfter(channels, after, false),
      formula: halvedAfter(channels, after),
    }),
  );
}
