import { countGraph } from '../../cost/counts.js';
import type { Graph } from '../../networks/graph/graph.js';
import { significant } from '../../reports/format.js';

/** How large an effect has to be to count as reproduced. */
export interface Threshold {
  /** As a ratio: above 1 for "slower", below 1 for "faster". */
  readonly from: number;
  /** Why this number, for the rule: `half of the published ×1.39`. */
  readonly why?: string;
}

/** The smallest effect that a published one is halved to. */
const SMALLEST = 0.02;

/** What a claim without a published number is held against. */
export const TEN_PERCENT: Threshold = { from: 1.1 };

/**
 * Half of a published effect, but at least 2 %: another machine is not expected to show the paper's exact number.
 *
 *   1 + (published − 1) / 2
 *
 * @param published  a ratio: above 1 for "slower", below 1 for "faster"
 */
export function halfOf(published: number): Threshold {
  const half = (published - 1) / 2;
  const effect = published >= 1 ? Math.max(SMALLEST, half) : Math.min(-SMALLEST, half);
  return { from: 1 + effect, why: `half of the published ×${significant(published)}` };
}

/** Half of what is saved in multiply-accumulates, for a claim that the graph with more of them takes longer. */
export function halfOfSavedWork(more: Graph, less: Graph): Threshold {
  const times = countGraph(more).macs / countGraph(less).macs;
  return { from: 1 + (times - 1) / 2, why: `half of the ×${significant(times)} in multiply-accumulates` };
}

/** The sentence of a rule that states a threshold: `reproduced from ×1.2, half of the published ×1.39`. */
export function thresholdRule({ from, why }: Threshold): string {
  const side = from >= 1 ? 'from' : 'up to';
  return `reproduced ${side} ×${significant(from)}${why ? `, ${why}` : ''}`;
}
