import type { Activation, OpName, OpParameters } from '../../kernels/op.js';
import { ops } from '../../kernels/ops.js';
import type { Shape } from '../../tensors/tensor.js';
import { checkGraph } from './check-graph.js';
import type { Graph, GraphNode, OpNode } from './graph.js';

/** What may be said of a node beside its parameters. */
export interface NodeOptions {
  readonly name?: string;
  readonly weights?: OpNode['weights'];
  /** Place among the inputs of the one whose memory the output takes over. */
  readonly overwrites?: number;
}

type Optional<P, Defaults extends keyof P> = Omit<P, Defaults> & Partial<Pick<P, Defaults>>;

/**
 * Builds a graph node by node and infers every shape; each method returns the id of the node it added.
 *
 * @throws {ShapeError} where inputs and parameters of a node do not fit
 */
export class GraphBuilder {
  readonly #nodes: GraphNode[] = [];

  constructor(readonly name: string) {}

  input(shape: Shape, name = 'input'): number {
    return this.#push({ kind: 'input', id: this.#nodes.length, name, shape });
  }

  /** Any op; the methods below are this one with the usual defaults. */
  node<K extends OpName>(
    op: K,
    inputs: readonly number[],
    parameters: OpParameters[K],
    options: NodeOptions = {},
  ): number {
    const shapes = inputs.map(id => this.shape(id));
    const id = this.#nodes.length;
    return this.#push({
      kind: 'op',
      id,
      name: options.name ?? `${op}-${id}`,
      op,
      parameters,
      inputs: [...inputs],
      shape: ops[op].outputShape(shapes, parameters),
      weightShapes: ops[op].weightShapes(shapes, parameters),
      ...(options.weights && { weights: options.weights }),
      ...(options.overwrites !== undefined && { overwrites: options.overwrites }),
    });
  }

  conv2d(
    x: number,
    parameters: Optional<OpParameters['conv2d'], 'stride' | 'padding' | 'dilation' | 'groups' | 'bias'>,
    options?: NodeOptions,
  ): number {
    const defaults = { stride: 1, padding: 0, dilation: 1, groups: 1, bias: false };
    return this.node('conv2d', [x], { ...defaults, ...parameters }, options);
  }

  depthwise(
    x: number,
    parameters: Optional<OpParameters['depthwise'], 'stride' | 'padding' | 'dilation' | 'bias'>,
    options?: NodeOptions,
  ): number {
    const defaults = { stride: 1, padding: 0, dilation: 1, bias: false };
    return this.node('depthwise', [x], { ...defaults, ...parameters }, options);
  }

  pointwise(
    x: number,
    parameters: Omit<Optional<OpParameters['pointwise'], 'bias'>, 'accumulate'>,
    options?: NodeOptions,
  ): number {
    return this.node('pointwise', [x], { bias: false, accumulate: false, ...parameters }, options);
  }

  /** partial + w·x, in the memory of `partial`. */
  pointwiseInto(partial: number, x: number, options?: NodeOptions): number {
    const filters = this.shape(partial)[1];
    const parameters = { filters, bias: false, accumulate: true };
    return this.node('pointwise', [x, partial], parameters, { ...options, overwrites: 1 });
  }

  groupedPointwise(
    x: number,
    parameters: Optional<OpParameters['groupedPointwise'], 'bias' | 'perGroup'>,
    options?: NodeOptions,
  ): number {
    return this.node('groupedPointwise', [x], { bias: false, perGroup: false, ...parameters }, options);
  }

  dense(x: number, parameters: Optional<OpParameters['dense'], 'bias'>, options?: NodeOptions): number {
    return this.node('dense', [x], { bias: false, ...parameters }, options);
  }

  /** Windows that do not overlap, if no stride is given. */
  maxPool(
    x: number,
    parameters: Optional<OpParameters['maxPool'], 'stride' | 'padding'>,
    options?: NodeOptions,
  ): number {
    const defaults = { stride: parameters.kernel[0], padding: 0 };
    return this.node('maxPool', [x], { ...defaults, ...parameters }, options);
  }

  /** Windows that do not overlap, if no stride is given. */
  avgPool(
    x: number,
    parameters: Optional<OpParameters['avgPool'], 'stride' | 'padding'>,
    options?: NodeOptions,
  ): number {
    const defaults = { stride: parameters.kernel[0], padding: 0 };
    return this.node('avgPool', [x], { ...defaults, ...parameters }, options);
  }

  globalPool(x: number, options?: NodeOptions): number {
    return this.node('globalPool', [x], {}, options);
  }

  /** Batch normalisation in the memory of its input. */
  batchNorm(x: number, { epsilon = 1e-5 }: { epsilon?: number } = {}, options?: NodeOptions): number {
    return this.node('batchNorm', [x], { epsilon }, { ...options, overwrites: 0 });
  }

  /** An activation in the memory of its input. */
  activation(op: Activation, x: number, options?: NodeOptions): number {
    return this.node(op, [x], {}, { ...options, overwrites: 0 });
  }

  /** An activation with a learned slope per channel, in the memory of its input. */
  prelu(x: number, options?: NodeOptions): number {
    return this.node('prelu', [x], {}, { ...options, overwrites: 0 });
  }

  add(a: number, b: number, options?: NodeOptions): number {
    return this.node('add', [a, b], {}, options);
  }

  /** a · b, where b has a's shape, or is a factor per channel [N, C, 1, 1] or per pixel [N, 1, H, W]. */
  multiply(a: number, b: number, options?: NodeOptions): number {
    return this.node('multiply', [a, b], {}, options);
  }

  concat(inputs: readonly number[], options?: NodeOptions): number {
    return this.node('concat', inputs, {}, options);
  }

  channelSlice(x: number, parameters: OpParameters['channelSlice'], options?: NodeOptions): number {
    return this.node('channelSlice', [x], parameters, options);
  }

  channelShuffle(x: number, parameters: OpParameters['channelShuffle'], options?: NodeOptions): number {
    return this.node('channelShuffle', [x], parameters, options);
  }

  upsample(x: number, parameters: OpParameters['upsample'], options?: NodeOptions): number {
    return this.node('upsample', [x], parameters, options);
  }

  softmax(x: number, options?: NodeOptions): number {
    return this.node('softmax', [x], {}, options);
  }

  /** The output shape of a node. */
  shape(id: number): Shape {
    const node = this.#nodes[id];
    if (!node) throw new Error(`graph ${this.name}: no node ${id}, there are ${this.#nodes.length}`);
    return node.shape;
  }

  /**
   * The finished graph.
   *
   * @throws {Error} where two nodes have one name, an input is not of this graph, or a node reads memory that an
   *   earlier one has overwritten; see `checkGraph`
   */
  build(output: number): Graph {
    const graph = { name: this.name, nodes: [...this.#nodes], output };
    checkGraph(graph);
    return graph;
  }

  #push(node: GraphNode): number {
    this.#nodes.push(node);
    return node.id;
  }
}
