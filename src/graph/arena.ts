import { aligned } from '../tensor/alignment.js';
import type { Graph } from './graph.js';
import { type Buffer, lifetime, liveness } from './liveness.js';

/** Where each node's output lives in one block of memory. */
export interface ArenaPlan {
  /** Byte offset of node i's output; nodes that overwrite an input share its offset. */
  readonly offsets: readonly number[];
  /** Bytes of the whole block: the high-water mark. */
  readonly bytes: number;
}

/**
 * Places every buffer, for the nodes running in their order: the largest first, each at the lowest offset that
 * is free for its whole life.
 *
 * @source Pisarchyk & Lee 2020, arXiv:2001.03288, Algorithm 3 (greedy by size)
 */
export function planArena(graph: Graph): ArenaPlan {
  const { ops, buffers, bufferOf } = liveness(graph);
  const lives = new Map(buffers.map(buffer => [buffer, lifetime(buffer, op => op, ops.length)]));
  const offset = new Map<Buffer, number>();
  let end = 0;
  for (const buffer of [...buffers].sort((a, b) => b.bytes - a.bytes)) {
    const [first, last] = lives.get(buffer)!;
    const neighbours = [...offset.keys()]
      .filter(other => lives.get(other)![0] <= last && first <= lives.get(other)![1])
      .sort((a, b) => offset.get(a)! - offset.get(b)!);
    let at = 0;
    for (const other of neighbours) {
      if (at + buffer.bytes <= offset.get(other)!) break;
      at = Math.max(at, aligned(offset.get(other)! + other.bytes));
    }
    offset.set(buffer, at);
    end = Math.max(end, at + buffer.bytes);
  }
  return { offsets: bufferOf.map(buffer => offset.get(buffer)!), bytes: end };
}
