import type { PublishedCounts } from './family.js';

/** Counts of a network as torchvision's table of models prints them. */
export function torchvisionCounts(millionMacs: number, parameters: number): PublishedCounts {
  return { macs: millionMacs * 1e6, parameters, source: "torchvision's table of classification models" };
}
