import { expectArray } from '../errors/arguments.js';
import { expectGraph, type Graph, type OpNode, opNodes } from '../networks/graph/graph.js';
import { type Liveness, lifetime, liveness } from '../networks/graph/liveness.js';
import { elements } from '../tensors/tensor.js';
import { dependenciesOf } from './dependencies.js';
import { bestOrder } from './order-search.js';

/** Peak activation memory of a graph in one order. */
export interface MemoryUse {
  readonly bytes: number;
  /** Ids of the op nodes in the order in which they run. */
  readonly order: readonly number[];
  /** Index in `order` of the first op at which the peak is reached. */
  readonly step: number;
}

/** Peak activation memory in the best order found. */
export interface MinimumMemory extends MemoryUse {
  /** No order needs less; equal to `bytes` if all orders were searched. */
  readonly lowerBoundBytes: number;
}

/** Memory that an op needs for itself while it runs, bytes: size(π_i) of the paper. */
export type InternalBytes = (node: OpNode) => number;

/** What peak memory counts besides the tensors, and the size of a value. */
export interface MemoryOptions {
  readonly internal?: InternalBytes;
  /** Bytes of one value: 4 for float32 (the default), 1 for int8. */
  readonly elementBytes?: number;
}

const none: InternalBytes = () => 0;

/**
 * The least peak memory over all orders in which a graph can run:
 *
 *   M(G) = min_{π ∈ Σ(G)} max_i [ Σ_{A ∈ R(i, π, G)} |A| + size(π_i) ]
 *
 * R(i, π, G) are the intermediate tensors that step i writes, or that exist by then and are still read at step i or
 * later; the graph's inputs are among them, and its outputs live to the end. (The paper says "connected to any of
 * π_i … π_n", which, read literally, would count tensors before they exist.) An in-place op adds nothing, and runs
 * only after every other reader of what it overwrites. Weights are left out.
 *
 * An op that all others must run either before or after splits the graph into two parts that can be searched
 * separately. Within a part, all orders are searched by dynamic programming over the sets of ops that have run,
 * because what is alive depends only on that set. A part with more than 2^16 sets gets the better of its original
 * order and a greedy one, which always takes the op that leaves the least alive; the lower bound of M(G) is then what
 * is alive in every order while one of its ops runs. A part that is too wide even for the greedy order keeps its own.
 *
 * If several orders are equally good, the same one is returned each time.
 *
 * @cost O(n²) for n ops, plus O(w²) for each set of ops searched after which w ops could run next
 * @throws {Error} where in-place ops wait for each other
 * @source Sandler et al. 2018, arXiv:1801.04381, section 5.1
 */
export function minimumMemory(graph: Graph, options: MemoryOptions = {}): MinimumMemory {
  expectGraph('minimumMemory', graph);
  const { internal = none, elementBytes } = options;
  const model = liveness(graph, elementBytes);
  const before = dependenciesOf(graph, model);
  const own = model.ops.map((node, i) => model.adds[i] + internal(node));
  const order: number[] = [];
  let lowerBoundBytes = 0;
  for (const part of before.parts) {
    const found = bestOrder(model, before, part, own);
    order.push(...found.order.map(op => model.ops[op].id));
    lowerBoundBytes = Math.max(lowerBoundBytes, found.lowerBoundBytes);
  }
  return { ...memoryOfOrder(graph, order, options), lowerBoundBytes };
}

/**
 * Peak memory of a graph in a given order, counted as in `minimumMemory`; by default in the order of its nodes.
 *
 * @param order  ids of the op nodes
 * @throws {RangeError} where the order does not contain every op once, after those it waits for
 */
export function memoryOfOrder(
  graph: Graph,
  order?: readonly number[],
  { internal = none, elementBytes }: MemoryOptions = {},
): MemoryUse {
  expectGraph('memoryOfOrder', graph);
  const model = liveness(graph, elementBytes);
  const steps = checkedOrder(graph, model, order ?? model.ops.map(node => node.id));
  const stepOf = new Map(steps.map((op, step) => [op, step]));
  const use = steps.map(op => internal(model.ops[op]));
  for (const buffer of model.buffers) {
    const [first, last] = lifetime(buffer, op => stepOf.get(op)!, steps.length);
    for (let step = first; step <= last; step++) use[step] += buffer.bytes;
  }
  const peak = Math.max(0, ...use);
  return { bytes: peak, order: steps.map(op => model.ops[op].id), step: Math.max(0, use.indexOf(peak)) };
}

/**
 * The paper's simplified bound, equal to M(G) for a chain: the largest single op,
 *
 *   max_{op ∈ G} [ Σ_{A ∈ inputs} |A| + Σ_{B ∈ outputs} |B| + |op| ]
 *
 * An in-place op has its output in one of its inputs. On any graph, M(G) is at least this.
 *
 * @returns bytes
 * @source Sandler et al. 2018, arXiv:1801.04381, equation 2
 */
export function chainBoundBytes(
  graph: Graph,
  { internal = none, elementBytes = Float32Array.BYTES_PER_ELEMENT }: MemoryOptions = {},
): number {
  expectGraph('chainBoundBytes', graph);
  const perOp = opNodes(graph).map(node => {
    const inputs = [...new Set(node.inputs)].reduce((sum, id) => sum + elements(graph.nodes[id].shape), 0);
    const output = node.overwrites === undefined ? elements(node.shape) : 0;
    return (inputs + output) * elementBytes + internal(node);
  });
  return Math.max(0, ...perOp);
}

/**
 * The memory of an engine that gives every op's output its own buffer, even where the op could work in place. The
 * graph's inputs are left out.
 *
 * @returns bytes
 * @source Pisarchyk & Lee 2020, arXiv:2001.03288, the column "naive"
 */
export function naiveBytes(
  graph: Graph,
  { elementBytes = Float32Array.BYTES_PER_ELEMENT }: Pick<MemoryOptions, 'elementBytes'> = {},
): number {
  expectGraph('naiveBytes', graph);
  return opNodes(graph).reduce((sum, node) => sum + elements(node.shape) * elementBytes, 0);
}

/** The order as indices into `model.ops`. */
function checkedOrder(graph: Graph, model: Liveness, order: readonly number[]): readonly number[] {
  expectArray('memoryOfOrder: order', order, 'an array of node ids');
  const place = new Map(model.ops.map((node, i) => [node.id, i]));
  const done = new Set<number>();
  const steps = order.map(id => {
    const op = place.get(id);
    if (op === undefined || done.has(op) || model.before[op].some(other => !done.has(other))) {
      const why =
        op === undefined ? 'is not an op' : done.has(op) ? 'has already run' : 'still waits for an op';
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
