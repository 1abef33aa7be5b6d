import { countGraph } from '../../src/cost/counts.js';
import { naiveBytes } from '../../src/cost/peak-memory.js';
import { exactRows } from '../../src/experiment/counts.js';
import type { ExactRow } from '../../src/measure/results/rows.js';
import { planArena } from '../../src/networks/graph/arena.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import { planShared } from '../../src/networks/graph/shared-buffers.js';
import { elements } from '../../src/tensors/tensor.js';
import { type DenseBlock, denseBlock } from './blocks.js';
import { blockOf } from './suites.js';

/** What a dense block moves and holds. */
export interface DenseCosts {
  /** Elements that concatenations read and write. */
  readonly copied: number;
  /** Memory access cost of everything else. */
  readonly others: number;
  readonly macs: number;
  /** Bytes of the block's output: all features. */
  readonly features: number;
  /** Bytes of activations where every op has an output of its own that is kept, as in training without recomputation. */
  readonly kept: number;
  /** Bytes of the arena in which places are used again. */
  readonly arena: number;
  /** Bytes of that arena where each concatenation is a part of the last one. */
  readonly shared: number;
}

/** The costs of a block whose batch norms are folded. */
export function denseCosts(block: DenseBlock): DenseCosts {
  const graph = denseBlock(block, 'post-activation');
  const { macs, memoryAccessCost } = countGraph(graph);
  const copied = copiedElements(graph);
  return {
    copied,
    others: memoryAccessCost - copied,
    macs,
    features: elements(graph.nodes[graph.output].shape) * Float32Array.BYTES_PER_ELEMENT,
    kept: naiveBytes(graph),
    arena: planArena(graph).bytes,
    shared: planShared(graph).bytes,
  };
}

/** Elements that the concatenations of a graph read and write. */
export function copiedElements(graph: Graph): number {
  return countGraph(graph, ({ op }) => op === 'concat').memoryAccessCost;
}

/** Layers of which the exact numbers are. */
export const COUNTED_DEPTHS = [2, 4, 8, 16, 32, 64] as const;

export function depthRows(): ExactRow[] {
  return COUNTED_DEPTHS.flatMap(layers => {
    const { copied, others, macs, ...bytes } = denseCosts(blockOf(layers));
    const at = `depth/${layers}`;
    return [
      ...exactRows(at, 'elements', { copied, others }),
      ...exactRows(at, 'multiply-accumulates', { macs }),
      ...exactRows(at, 'bytes', bytes),
    ];
  });
}
