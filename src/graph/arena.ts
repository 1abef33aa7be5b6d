import { bytes } from '../tensor/tensor.js';
import type { Graph } from './graph.js';

/** Offsets are multiples of a cache line, so that no arm of a comparison has worse alignment than another. */
export const ALIGNMENT_BYTES = 64;

/** Where each node's output lives in one block of memory. */
export interface ArenaPlan {
  /** Byte offset of node i's output; nodes that overwrite an input share its offset. */
  readonly offsets: readonly number[];
  /** Bytes of the whole block: the high-water mark. */
  readonly bytes: number;
}

/** A stretch of memory and the steps at whose time it must be kept. */
export interface Buffer {
  readonly root: number;
  readonly bytes: number;
  readonly firstStep: number;
  lastStep: number;
}

/**
 * Memory and lifetime of every buffer when the nodes run in their order.
 *
 * A node's output lives from its step to that of its last reader; the graph's output to the end; a node that
 * overwrites an input lengthens that input's life instead of having memory of its own.
 */
export function buffers(graph: Graph): {
  readonly buffers: readonly Buffer[];
  readonly of: readonly Buffer[];
} {
  const all: Buffer[] = [];
  const of: Buffer[] = [];
  for (const node of graph.nodes) {
    if (node.kind === 'op') for (const id of node.inputs) of[id].lastStep = node.id;
    const overwritten = node.kind === 'op' && node.overwrites !== undefined;
    if (overwritten) {
      of[node.id] = of[node.inputs[node.overwrites!]];
    } else {
      of[node.id] = { root: node.id, bytes: bytes(node.shape), firstStep: node.id, lastStep: node.id };
      all.push(of[node.id]);
    }
  }
  of[graph.output].lastStep = graph.nodes.length;
  return { buffers: all, of };
}

/**
 * Places every buffer: the largest first, each at the lowest offset that is free for its whole life.
 *
 * @source Pisarchyk & Lee 2020, arXiv:2001.03288, Algorithm 3 (greedy by size)
 */
export function planArena(graph: Graph): ArenaPlan {
  const { buffers: all, of } = buffers(graph);
  const offset = new Map<Buffer, number>();
  let end = 0;
  for (const buffer of [...all].sort((a, b) => b.bytes - a.bytes || a.root - b.root)) {
    const neighbours = [...offset.keys()]
      .filter(other => other.firstStep <= buffer.lastStep && buffer.firstStep <= other.lastStep)
      .sort((a, b) => offset.get(a)! - offset.get(b)!);
    let at = 0;
    for (const other of neighbours) {
      if (at + buffer.bytes <= offset.get(other)!) break;
      at = Math.max(at, aligned(offset.get(other)! + other.bytes));
    }
    offset.set(buffer, at);
    end = Math.max(end, at + buffer.bytes);
  }
  return { offsets: of.map(buffer => offset.get(buffer)!), bytes: end };
}

function aligned(byte: number): number {
  return Math.ceil(byte / ALIGNMENT_BYTES) * ALIGNMENT_BYTES;
}
