import { type Graph, type OpNode, opNodes } from '../graph/graph.js';
import { type Liveness, lifetime, liveness } from '../graph/liveness.js';
import { bytes } from '../tensor/tensor.js';

/** The largest number of ops for which all orders are searched: 2^20 states take 9 MiB and less than a second. */
export const MAX_OPS = 20;

/** Peak activation memory of a graph in one order. */
export interface MemoryUse {
  readonly bytes: number;
  /** Ids of the op nodes in the order in which they run. */
  readonly order: readonly number[];
  /** Place in `order` of the first op at which the peak is reached. */
  readonly step: number;
}

/** Memory that an op needs for itself while it runs, bytes: size(π_i) of the paper. */
export type InternalBytes = (node: OpNode) => number;

const none: InternalBytes = () => 0;

/**
 * The least peak memory over all orders in which a graph can run:
 *
 *   M(G) = min_{π ∈ Σ(G)} max_i [ Σ_{A ∈ R(i, π, G)} |A| + size(π_i) ]
 *
 * R(i, π, G) is every intermediate tensor that step i writes, or that exists by then and a step from i on still
 * reads; the graph's input is one of them, its output lives to the end. (The paper says "connected to any of
 * π_i … π_n", which read literally would count tensors before they exist.) An op that works in place adds
 * nothing, and runs only after every other reader of what it overwrites. Weights are left out.
 *
 * Exact, by dynamic programming over the sets of ops that have run: what lives depends only on the set.
 * Where several orders are best, the same one is returned each time.
 *
 * @cost O(2^n·n) for n ops
 * @throws {RangeError} where the graph has more than `MAX_OPS` ops
 * @throws {Error} where ops that work in place wait for each other
 * @source Sandler et al. 2018, arXiv:1801.04381, section 5.1
 */
export function minimumMemory(graph: Graph, internal: InternalBytes = none): MemoryUse {
  const model = liveness(graph);
  const count = model.ops.length;
  if (count > MAX_OPS) {
    throw new RangeError(`minimumMemory: ${graph.name} has ${count} ops, expected at most ${MAX_OPS}`);
  }
  const added = model.ops.map((node, i) => model.adds[i] + internal(node));
  const before = model.before.map(mask);
  const liveBytes = liveBytesOfSets(model);

  const everything = 2 ** count - 1;
  const best = new Float64Array(everything + 1).fill(Number.POSITIVE_INFINITY);
  const lastOp = new Uint8Array(everything + 1);
  best[0] = 0;
  for (let done = 0; done < everything; done++) {
    if (best[done] === Number.POSITIVE_INFINITY) continue;
    const live = liveBytes(done);
    for (let op = 0; op < count; op++) {
      if (done & (1 << op) || before[op] & ~done) continue;
      const peak = Math.max(best[done], live + added[op]);
      const next = done | (1 << op);
      if (peak < best[next]) {
        best[next] = peak;
        lastOp[next] = op;
      }
    }
  }
  if (best[everything] === Number.POSITIVE_INFINITY) {
    throw new Error(
      `minimumMemory: ${graph.name} has ops in place that wait for each other, expected an order`,
    );
  }
  const order: number[] = [];
  for (let done = everything; done !== 0; done ^= 1 << lastOp[done]) order.push(model.ops[lastOp[done]].id);
  return memoryOfOrder(graph, order.reverse(), internal);
}

/**
 * Peak memory of a graph in a given order, counted as in `minimumMemory`; in the order of its nodes if none is
 * given. Any number of ops.
 *
 * @param order  ids of the op nodes
 * @throws {RangeError} where the order is not one of all ops, each after those it waits for
 */
export function memoryOfOrder(
  graph: Graph,
  order: readonly number[] = opNodes(graph).map(node => node.id),
  internal: InternalBytes = none,
): MemoryUse {
  const model = liveness(graph);
  const steps = checkedOrder(graph, model, order);
  const stepOf = new Map(steps.map((op, step) => [op, step]));
  const use = steps.map(op => internal(model.ops[op]));
  for (const buffer of model.buffers) {
    const [first, last] = lifetime(buffer, op => stepOf.get(op)!, steps.length);
    for (let step = first; step <= last; step++) use[step] += buffer.bytes;
  }
  const peak = Math.max(0, ...use);
  return { bytes: peak, order: [...order], step: Math.max(0, use.indexOf(peak)) };
}

/**
 * The paper's simplified bound, equal to M(G) for a chain: the largest single op,
 *
 *   max_{op ∈ G} [ Σ_{A ∈ inputs} |A| + Σ_{B ∈ outputs} |B| + |op| ]
 *
 * An op that works in place has its output in one of its inputs. On any graph M(G) is at least this.
 *
 * @returns bytes
 * @source Sandler et al. 2018, arXiv:1801.04381, equation 2
 */
export function chainBoundBytes(graph: Graph, internal: InternalBytes = none): number {
  const perOp = opNodes(graph).map(node => {
    const inputs = [...new Set(node.inputs)].reduce((sum, id) => sum + bytes(graph.nodes[id].shape), 0);
    return inputs + (node.overwrites === undefined ? bytes(node.shape) : 0) + internal(node);
  });
  return Math.max(0, ...perOp);
}

/** Bytes that live once exactly the ops of a bit mask have run. */
function liveBytesOfSets({ buffers }: Liveness): (done: number) => number {
  const masks = buffers.map(({ bytes: size, writer, readers, kept }) => ({
    size,
    kept,
    written: writer === undefined ? 0 : 1 << writer,
    readers: mask(readers),
  }));
  return done => {
    let live = 0;
    for (const buffer of masks) {
      const exists = (buffer.written & ~done) === 0;
      if (exists && (buffer.kept || (buffer.readers & ~done) !== 0)) live += buffer.size;
    }
    return live;
  };
}

function mask(ops: readonly number[]): number {
  return ops.reduce((bits, op) => bits | (1 << op), 0);
}

/** The order as places in `model.ops`. */
function checkedOrder(graph: Graph, model: Liveness, order: readonly number[]): readonly number[] {
  const place = new Map(model.ops.map((node, i) => [node.id, i]));
  const done = new Set<number>();
  const steps = order.map(id => {
    const op = place.get(id);
    if (op === undefined || done.has(op) || model.before[op].some(other => !done.has(other))) {
      const why = op === undefined ? 'is no op' : done.has(op) ? 'has run already' : 'still waits for an op';
      throw new RangeError(
        `memoryOfOrder: node ${id} of ${graph.name} ${why}, expected an order that can run`,
      );
    }
    done.add(op);
    return op;
  });
  if (steps.length !== model.ops.length) {
    throw new RangeError(
      `memoryOfOrder: order has ${steps.length} ops, expected all ${model.ops.length} of ${graph.name}`,
    );
  }
  return steps;
}
