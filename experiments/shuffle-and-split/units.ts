import { GraphBuilder } from '../../src/networks/graph/builder.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import { firstLayer } from '../../src/networks/models/first-layer.js';
import { type GroupedMap, interleaved } from './ways.js';

const RELU = { bias: true, activation: 'relu' } as const;
const LINEAR = { bias: true } as const;

/**
 * A ShuffleNetV1 unit of stride 1 as it is deployed, batch norms folded: grouped 1×1, shuffle, depthwise 3×3, grouped 1×1,
 * sum. `channels` are those of the unit; its bottleneck has a quarter.
 *
 * @source Zhang et al. 2017, arXiv:1707.01083, Figure 2(b)
 */
export function unitV1({ channels, groups, side }: GroupedMap, isShuffled: boolean): Graph {
  const g = new GraphBuilder(`v1-${isShuffled}-${channels}-g${groups}-${side}`);
  const x = g.input([1, channels, side, side]);
  let y = g.groupedPointwise(x, { filters: channels / 4, groups, ...RELU }, { name: 'gconv1' });
  if (isShuffled) y = g.channelShuffle(y, { groups }, { name: 'shuffle' });
  y = g.depthwise(y, { kernel: [3, 3], padding: 1, ...LINEAR }, { name: 'depthwise' });
  y = g.groupedPointwise(y, { filters: channels, groups, ...LINEAR }, { name: 'gconv2' });
  return g.build(g.node('add', [x, y], { activation: 'relu' }, { name: 'add' }));
}

/** What stands between the branches of ShuffleNetV2 units. */
export const GLUES = ['three-ops', 'interleaved', 'no-shuffle', 'branches-only'] as const;
export type Glue = (typeof GLUES)[number];

/** A stage of ShuffleNetV2 without its first unit, which has stride 2. */
export interface Stage {
  readonly channels: number;
  readonly side: number;
  readonly units: number;
}

/**
 * Units of stride 1 as they are deployed, batch norms folded, behind a small layer that makes their input.
 *
 * | glue          | between two branches                                                     |
 * | ------------- | ------------------------------------------------------------------------ |
 * | three-ops     | concatenation, shuffle, split: the values of all channels are moved thrice |
 * | interleaved   | the halves are joined channel by channel in one copy, then split         |
 * | no-shuffle    | concatenation and split                                                  |
 * | branches-only | nothing: each branch reads the one before it, the other half is left out |
 *
 * @source Ma et al. 2018, arXiv:1807.11164, Figure 3(c)
 */
export function unitsV2({ channels, side, units }: Stage, glue: Glue): Graph {
  const g = new GraphBuilder(`v2-${glue}-${channels}-${side}x${units}`);
  const isWhole = glue !== 'branches-only';
  let x = firstLayer(g, isWhole ? channels : channels / 2, side);
  for (let i = 1; i <= units; i++)
    x = isWhole ? addUnit(g, x, glue, `unit${i}`) : addBranch(g, x, `unit${i}`);
  return g.build(x);
}

function addUnit(g: GraphBuilder, x: number, glue: Exclude<Glue, 'branches-only'>, name: string): number {
  const channels = g.shape(x)[1];
  const half = channels / 2;
  const left = g.channelSlice(x, { from: 0, to: half }, { name: `${name}/left` });
  const right = g.channelSlice(x, { from: half, to: channels }, { name: `${name}/right` });
  const made = addBranch(g, right, name);
  if (glue === 'interleaved') return interleaved(g, left, made, name);
  const joined = g.concat([left, made], { name: `${name}/concat` });
  return glue === 'three-ops' ? g.channelShuffle(joined, { groups: 2 }, { name: `${name}/shuffle` }) : joined;
}

/** 1×1, depthwise 3×3, 1×1, all of one width. */
function addBranch(g: GraphBuilder, x: number, name: string): number {
  const filters = g.shape(x)[1];
  let y = g.pointwise(x, { filters, ...RELU }, { name: `${name}/conv1` });
  y = g.depthwise(y, { kernel: [3, 3], padding: 1, ...LINEAR }, { name: `${name}/depthwise` });
  return g.pointwise(y, { filters, ...RELU }, { name: `${name}/conv2` });
}
