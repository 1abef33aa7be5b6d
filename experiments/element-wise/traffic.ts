import { type Counts, countGraph } from '../../src/cost/counts.js';
import type { Graph, OpNode } from '../../src/networks/graph/graph.js';

/** What moves the values of a unit. */
export const PARTS = ['convolutions', 'ReLU', 'shortcut'] as const;
export type Part = (typeof PARTS)[number];

/** The part an op belongs to. */
export function partOf({ op }: OpNode): Part {
  if (op === 'add') return 'shortcut';
  return op === 'relu' || op === 'relu6' ? 'ReLU' : 'convolutions';
}

/** Whether an op is a pass of its own that does no multiply-accumulate. */
export function isElementWise(node: OpNode): boolean {
  return partOf(node) !== 'convolutions';
}

/** Counts of one part of a graph. */
export function countPart(graph: Graph, part: Part): Counts {
  return countGraph(graph, node => partOf(node) === part);
}

/** A machine by two numbers, as in the roofline. */
export interface TwoSpeeds {
  /** Multiply-accumulates per ns. */
  readonly macsPerNs: number;
  /** Bytes that an element-wise pass reads and writes per ns. */
  readonly bytesPerNs: number;
}

/**
 * How many times as long a bottleneck unit takes with ReLU and shortcut as passes of their own as without both, if
 * the convolutions take time for their multiply-accumulates, the passes for their bytes, and nothing overlaps. For
 * each pixel, with w channels at the ends and n inside, the convolutions do 2·w·n + 9·n² multiply-accumulates; three
 * ReLUs read and write n, n and w values, and the sum reads 2·w and writes w:
 *
 *   1 + (4 · (4·n + 5·w) / bytesPerNs) / ((2·w·n + 9·n²) / macsPerNs)
 */
export function slowDown(wide: number, narrow: number, { macsPerNs, bytesPerNs }: TwoSpeeds): number {
  const bytes = 4 * (4 * narrow + 5 * wide);
  const macs = 2 * wide * narrow + 9 * narrow ** 2;
  return 1 + bytes / bytesPerNs / (macs / macsPerNs);
}
