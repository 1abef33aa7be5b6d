import { groupedMemoryAccessCost } from '../../src/cost/shufflenet-bounds.js';

/** A 1×1 convolution of C → C channels on a square map, whose multiply-accumulates are kept. */
export interface UngroupedLayer {
  readonly side: number;
  /** C. */
  readonly channels: number;
}

/**
 * Memory access cost at the same work in g groups, over that without groups, where the input stays and the output has
 * g times the channels.
 *
 * @source ShuffleNetV2, equation 2
 */
export function growthOfOutput({ side, channels }: UngroupedLayer, groups: number): number {
  const macs = (side * channels) ** 2;
  const cost = (g: number) => groupedMemoryAccessCost(side, side, channels, macs, g);
  return cost(groups) / cost(1);
}

/**
 * The same where input and output both have √g times the channels, which need not be whole here:
 *
 *   (2·h·w·C·√g + C²) / (2·h·w·C + C²)
 *
 * @source ShuffleNetV2, Table 2
 */
export function growthOfBoth({ side, channels }: UngroupedLayer, groups: number): number {
  const maps = 2 * side * side * channels;
  const weights = channels ** 2;
  return (maps * Math.sqrt(groups) + weights) / (maps + weights);
}
