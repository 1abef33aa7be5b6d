import { countGraph } from '../../src/cost/counts.js';
import { minimumMemory } from '../../src/cost/peak-memory.js';
import { preservedShare } from '../../src/cost/preserved-share.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import type { Expansion } from './arms.js';

/** What one unit needs for each pixel of its map, values. */
export interface UnitMemory {
  /** Largest sum of maps that are alive at once, op by op in the best order. */
  readonly peak: number;
  /** Read and written, weights included. */
  readonly moved: number;
  /** Input and output, all that would be left if nothing inside were written to memory. */
  readonly ends: number;
}

/** The memory of a graph of one unit of stride 1. */
export function unitMemory(graph: Graph): UnitMemory {
  const [, channels, height, width] = graph.nodes[0].shape;
  const pixels = height * width;
  return {
    peak: minimumMemory(graph).bytes / Float32Array.BYTES_PER_ELEMENT / pixels,
    moved: countGraph(graph).memoryAccessCost / pixels,
    ends: 2 * channels,
  };
}

/**
 * Share of the inputs of c dimensions that a ReLU on t·c random channels preserves, on average.
 *
 * @source Sandler et al. 2018, arXiv:1801.04381, appendix A, Theorem 1
 */
export function preservedBy({ t, channels }: Expansion): number {
  return preservedShare(t * channels, channels);
}

/**
 * Multiply-accumulates for each pixel of an inverted residual: 2·t·c² + 9·t·c; without the expanding convolution,
 * where t is 1, c² + 9·c.
 */
export function macsPerPixel({ t, channels }: Expansion): number {
  return (t === 1 ? 1 : 2) * t * channels ** 2 + 9 * t * channels;
}

/** Share of the pixels of a large map that no window of a convolution reads, in both directions. */
export function unreadShare(kernel: number, stride: number): number {
  return 1 - Math.min(1, kernel / stride) ** 2;
}
