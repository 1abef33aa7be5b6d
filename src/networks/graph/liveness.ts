import { elements } from '../../tensors/tensor.js';
import { type Graph, type OpNode, opNodes, outputIds } from './graph.js';

/** Memory of one tensor, or of several that overwrite each other in turn. Ops are identified by their index. */
export interface Buffer {
  readonly bytes: number;
  /** The op that writes it first; undefined for an input of the graph, which is there from the start. */
  readonly writer: number | undefined;
  /** Ops that read any of its tensors. */
  readonly readers: readonly number[];
  /** Whether it holds an output of the graph, and so lives to the end. */
  readonly kept: boolean;
}

/** What any order of a graph's ops has to respect, and what each op adds to memory. */
export interface Liveness {
  readonly ops: readonly OpNode[];
  /** In the order of the nodes that write them first. */
  readonly buffers: readonly Buffer[];
  /** bufferOf[id]: the buffer of node id's output. */
  readonly bufferOf: readonly Buffer[];
  /** before[i]: ops that must have run before op i. */
  readonly before: readonly (readonly number[])[];
  /** adds[i]: bytes of the new buffer that op i writes; 0 for an in-place op. */
  readonly adds: readonly number[];
}

/**
 * Finds which tensors share memory, which ops read them, and which ops wait for which, for any order of the ops.
 *
 * An op waits for the writers of its inputs and, if it overwrites one of them, for the other readers of that one.
 *
 * @param elementBytes  bytes per value: 4 for float32, which the kernels compute in; 1 for an int8 plan
 */
export function liveness(graph: Graph, elementBytes = Float32Array.BYTES_PER_ELEMENT): Liveness {
  const ops = opNodes(graph);
  const place = new Map(ops.map((node, i) => [node.id, i]));
  const readers = graph.nodes.map((): number[] => []);
  ops.forEach((node, i) => {
    for (const id of new Set(node.inputs)) readers[id].push(i);
  });

  const outputs = new Set(outputIds(graph));
  const bufferOf: { bytes: number; writer: number | undefined; readers: number[]; kept: boolean }[] = [];
  for (const node of graph.nodes) {
    const overwritten = overwrites(node.kind === 'op' ? node : undefined);
    const buffer =
      overwritten === undefined
        ? { bytes: elements(node.shape) * elementBytes, writer: place.get(node.id), readers: [], kept: false }
        : bufferOf[overwritten];
    buffer.readers.push(...readers[node.id]);
    buffer.kept ||= outputs.has(node.id);
    bufferOf[node.id] = buffer;
  }

  return {
    ops,
    buffers: [...new Set(bufferOf)],
    bufferOf,
    before: ops.map((node, i) => {
      const overwritten = overwrites(node);
      const waits = new Set(node.inputs.flatMap(id => place.get(id) ?? []));
      if (overwritten !== undefined) for (const reader of readers[overwritten]) waits.add(reader);
      waits.delete(i);
      return [...waits];
    }),
    adds: ops.map(node => (overwrites(node) === undefined ? elements(node.shape) * elementBytes : 0)),
  };
}

/**
 * The first and last step at which a buffer must be kept: from its writer to its last reader; the graph's inputs from
 * step 0, its outputs to the last step. A buffer that is neither written nor read has no lifetime: last is −1.
 *
 * @param stepOf  the step at which an op runs, given its index
 * @param steps   number of steps
 */
export function lifetime(
  { writer, readers, kept }: Buffer,
  stepOf: (op: number) => number,
  steps: number,
): readonly [first: number, last: number] {
  const written = writer === undefined ? -1 : stepOf(writer);
  const last = kept ? steps - 1 : Math.max(written, ...readers.map(stepOf));
  return [Math.max(0, written), last];
}

/** Id of the node whose memory this one takes over. */
function overwrites(node: OpNode | undefined): number | undefined {
  return node?.overwrites === undefined ? undefined : node.inputs[node.overwrites];
}
