import { aligned } from '../../tensors/alignment.js';
import type { Graph } from './graph.js';
import { type Buffer, lifetime, liveness } from './liveness.js';

/** The order in which a plan places buffers: by size or by first use. */
export type PlacingOrder = 'size' | 'use';

/** Where the output of each node lives in one block of memory. */
export interface ArenaPlan {
  /** Byte offset of the output of node i; nodes that overwrite an input share its offset. */
  readonly offsets: readonly number[];
  /** Bytes of the block: the high-water mark. */
  readonly bytes: number;
  readonly placed: PlacingOrder;
}

/** A plan in which some tensors are parts of others; see `planShared`. */
export interface SharedPlan extends ArenaPlan {
  /** Ids of nodes that are not run: their output is already where it belongs. */
  readonly elided: ReadonlySet<number>;
  /** Ids of the graph's inputs over which nothing is written. */
  readonly intact: ReadonlySet<number>;
}

/** A buffer to be placed, with the first and the last step at which it is alive. */
interface Interval {
  readonly buffer: Buffer;
  readonly first: number;
  readonly last: number;
}

/**
 * Places every buffer at the lowest offset that is free during its whole life, where nodes run in their order: once
 * with the largest buffers first, once in the order of first use. The smaller block is the plan; of two equal ones the
 * first.
 *
 * @param elementBytes  bytes of a value: 4 for float32, 1 for int8
 * @source Pisarchyk & Lee 2020, arXiv:2001.03288, Algorithm 3 (greedy by size)
 */
export function planArena(graph: Graph, elementBytes = Float32Array.BYTES_PER_ELEMENT): ArenaPlan {
  const bySize = placeAll(graph, 'size', elementBytes);
  const byUse = placeAll(graph, 'use', elementBytes);
  return byUse.bytes < bySize.bytes ? byUse : bySize;
}

/** The plan that places buffers in one of the two orders. */
export function placeAll(graph: Graph, placed: PlacingOrder, elementBytes: number): ArenaPlan {
  const { ops, buffers, bufferOf } = liveness(graph, elementBytes);
  const { offset, bytes } = placeBuffers(buffers, ops.length, placed);
  return { offsets: bufferOf.map(buffer => offset.get(buffer)!), bytes, placed };
}

/** Buffers at the lowest offsets that are free during their lives, in one of the two orders; `steps` is how many ops run. */
export function placeBuffers(
  buffers: readonly Buffer[],
  steps: number,
  placed: PlacingOrder,
): { readonly offset: ReadonlyMap<Buffer, number>; readonly bytes: number } {
  const intervals = buffers.map((buffer): Interval => {
    const [first, last] = lifetime(buffer, op => op, steps);
    // An input that nothing reads is written too, at the first step.
    return { buffer, first, last: Math.max(first, last) };
  });
  if (placed === 'size') intervals.sort((a, b) => b.buffer.bytes - a.buffer.bytes);
  else intervals.sort((a, b) => a.first - b.first);

  const offset = new Map<Buffer, number>();
  /** Buffers that have been placed, by offset. */
  const settled: (Interval & { readonly start: number; readonly end: number })[] = [];
  let bytes = 0;
  for (const interval of intervals) {
    let start = 0;
    for (const other of settled) {
      if (other.last < interval.first || interval.last < other.first) continue;
      if (start + interval.buffer.bytes <= other.start) break;
      start = Math.max(start, aligned(other.end));
    }
    const end = start + interval.buffer.bytes;
    const at = settled.findIndex(other => other.start > start);
    settled.splice(at < 0 ? settled.length : at, 0, { ...interval, start, end });
    offset.set(interval.buffer, start);
    bytes = Math.max(bytes, end);
  }
  return { offset, bytes };
}
