import {
  checkNamed,
  expectArray,
  expectText,
  isCount,
  optional,
  type RulesOf,
  refuse,
  required,
  shown,
} from '../../errors/arguments.js';
import { InputError, unknownName } from '../../errors/input-error.js';
import {
  type Activation,
  activations,
  type OpName,
  type OpParameters,
  type Window,
} from '../../kernels/op.js';
import { opRules, text } from '../../kernels/op-rules.js';
import { ops } from '../../kernels/ops.js';
import type { Shape } from '../../tensors/tensor.js';
import { checkGraph } from './check-graph.js';
import type { Graph, GraphNode, OpNode } from './graph.js';

/** What may be said of a node beside its parameters. */
export interface NodeOptions {
  /** `<op>-<id>` where it is absent. */
  readonly name?: string;
  /** Given weights; seeded ones where it is absent. */
  readonly weights?: OpNode['weights'];
  /** Place among the inputs of the one whose memory the output takes over. */
  readonly overwrites?: number;
}

/** The parameters of an op, of which some have a default and can be left out. */
export type WithDefaults<P, Defaulted extends keyof P> = Omit<P, Defaulted> & Partial<Pick<P, Defaulted>>;

const optionRules: RulesOf<NodeOptions> = {
  name: optional(text),
  weights: optional(required('a function of the seed', value => typeof value === 'function')),
  overwrites: optional(required('the place of an input, from 0', value => value === 0 || isCount(value))),
};

/**
 * Builds a graph node by node and infers every shape; each method returns the id of the node it added.
 *
 * @throws {InputError} where a call is wrong: an unknown parameter, a missing one, one of a wrong type, an input that
 *   is no node of this graph
 * @throws {ShapeError} where inputs and parameters of a node do not fit
 */
export class GraphBuilder {
  readonly #nodes: GraphNode[] = [];

  /** @param name  of the graph; seeded weights and inputs depend on it */
  constructor(readonly name: string) {
    expectText('GraphBuilder: name', name);
  }

  /** An input of the graph, [N, C, H, W] for images; of several the first is the main one. */
  input(shape: Shape, name = 'input'): number {
    if (!Array.isArray(shape) || shape.length === 0 || !shape.every(isCount)) {
      refuse('input: shape', shape, 'positive integers, for instance [1, 3, 224, 224]');
    }
    expectText('input: name', name);
    return this.#push({ kind: 'input', id: this.#nodes.length, name, shape });
  }

  /** Any op; the methods below are this one with the usual defaults. */
  node<K extends OpName>(
    op: K,
    inputs: readonly number[],
    parameters: OpParameters[K],
    options: NodeOptions = {},
  ): number {
    if (!Object.hasOwn(ops, op)) throw unknownName('node: op', op, Object.keys(ops));
    return this.#add(op, inputs, parameters, options);
  }

  /** 2-D convolution, weights [K, C/G, R, S]; by default stride 1, no padding, no dilation, one group, no bias. */
  conv2d(
    x: number,
    parameters: WithDefaults<OpParameters['conv2d'], 'stride' | 'padding' | 'dilation' | 'groups' | 'bias'>,
    options?: NodeOptions,
  ): number {
    const defaults = { stride: 1, padding: 0, dilation: 1, groups: 1, bias: false };
    return this.#add('conv2d', [x], parameters, options, { defaults });
  }

  /** Convolution with one filter per channel, weights [C, 1, R, S]; by default stride 1, no padding, no bias. */
  depthwise(
    x: number,
    parameters: WithDefaults<OpParameters['depthwise'], 'stride' | 'padding' | 'dilation' | 'bias'>,
    options?: NodeOptions,
  ): number {
    const defaults = { stride: 1, padding: 0, dilation: 1, bias: false };
    return this.#add('depthwise', [x], parameters, options, { defaults });
  }

  /** 1×1 convolution of stride 1, weights [K, C, 1, 1]; by default without bias. */
  pointwise(
    x: number,
    parameters: Omit<WithDefaults<OpParameters['pointwise'], 'bias'>, 'accumulate'>,
    options?: NodeOptions,
  ): number {
    return this.#add('pointwise', [x], parameters, options, { defaults: { bias: false, accumulate: false } });
  }

  /** partial + w·x, in the memory of `partial`. */
  pointwiseInto(partial: number, x: number, options?: NodeOptions): number {
    this.#expectNode('pointwiseInto', partial);
    const filters = this.shape(partial)[1];
    const parameters = { filters, bias: false, accumulate: true };
    return this.#add('pointwise', [x, partial], parameters, options, { overwrites: 1 });
  }

  /** 1×1 convolution of stride 1 in groups, weights [K, C/G, 1, 1]; by default without bias, in one kernel. */
  groupedPointwise(
    x: number,
    parameters: WithDefaults<OpParameters['groupedPointwise'], 'bias' | 'perGroup'>,
    options?: NodeOptions,
  ): number {
    const defaults = { bias: false, perGroup: false };
    return this.#add('groupedPointwise', [x], parameters, options, { defaults });
  }

  /** Fully connected layer on all values of an image, weights [K, C·H·W]; by default without bias. */
  dense(x: number, parameters: WithDefaults<OpParameters['dense'], 'bias'>, options?: NodeOptions): number {
    return this.#add('dense', [x], parameters, options, { defaults: { bias: false } });
  }

  /** Largest value of each window; windows that do not overlap, if no stride is given. */
  maxPool(
    x: number,
    parameters: WithDefaults<OpParameters['maxPool'], 'stride' | 'padding'>,
    options?: NodeOptions,
  ): number {
    return this.#add('maxPool', [x], parameters, options, { defaults: sideBySide(parameters) });
  }

  /** Mean of each window; windows that do not overlap, if no stride is given. */
  avgPool(
    x: number,
    parameters: WithDefaults<OpParameters['avgPool'], 'stride' | 'padding'>,
    options?: NodeOptions,
  ): number {
    return this.#add('avgPool', [x], parameters, options, { defaults: sideBySide(parameters) });
  }

  /** Mean of each channel, [N, C, 1, 1]. */
  globalPool(x: number, options?: NodeOptions): number {
    return this.#add('globalPool', [x], {}, options);
  }

  /** Batch normalisation in the memory of its input. */
  batchNorm(x: number, parameters: { epsilon?: number } = {}, options?: NodeOptions): number {
    return this.#add('batchNorm', [x], parameters, options, { defaults: { epsilon: 1e-5 }, overwrites: 0 });
  }

  /** An activation in the memory of its input. */
  activation(op: Activation, x: number, options?: NodeOptions): number {
    if (!activations.includes(op)) throw unknownName('activation', op, activations);
    return this.#add(op, [x], {}, options, { overwrites: 0 });
  }

  /** An activation with a learned slope per channel, in the memory of its input. */
  prelu(x: number, options?: NodeOptions): number {
    return this.#add('prelu', [x], {}, options, { overwrites: 0 });
  }

  /** a + b, of one shape. */
  add(a: number, b: number, options?: NodeOptions): number {
    return this.#add('add', [a, b], {}, options);
  }

  /** a · b, where b has a's shape, or is a factor per channel [N, C, 1, 1] or per pixel [N, 1, H, W]. */
  multiply(a: number, b: number, options?: NodeOptions): number {
    return this.#add('multiply', [a, b], {}, options);
  }

  /** Feature maps one behind the other along their channels. */
  concat(inputs: readonly number[], options?: NodeOptions): number {
    return this.#add('concat', inputs, {}, options);
  }

  /** Channels `from` … `to` − 1. */
  channelSlice(x: number, parameters: OpParameters['channelSlice'], options?: NodeOptions): number {
    return this.#add('channelSlice', [x], parameters, options);
  }

  /** The channels of the groups dealt out in turn, as in ShuffleNet. */
  channelShuffle(x: number, parameters: OpParameters['channelShuffle'], options?: NodeOptions): number {
    return this.#add('channelShuffle', [x], parameters, options);
  }

  /** Nearest neighbour to a size. */
  upsample(x: number, parameters: OpParameters['upsample'], options?: NodeOptions): number {
    return this.#add('upsample', [x], parameters, options);
  }

  /** exp(x_i) / Σ exp(x_j), over the classes of each image. */
  softmax(x: number, options?: NodeOptions): number {
    return this.#add('softmax', [x], {}, options);
  }

  /** The output shape of a node. */
  shape(id: number): Shape {
    const node = this.#nodes[id];
    if (!node)
      throw new InputError(`graph ${this.name}: no node ${shown(id)}, there are ${this.#nodes.length}`);
    return node.shape;
  }

  /**
   * The finished graph.
   *
   * @param outputs  the node whose value is the result; or several nodes, the main one first
   * @throws {Error} where two nodes have one name, an input is not of this graph, or a node reads memory that an
   *   earlier one has overwritten; see `checkGraph`
   */
  build(outputs: number | readonly number[]): Graph {
    const ids = [outputs].flat();
    if (ids.length === 0) refuse(`graph ${this.name}: build: outputs`, outputs, 'at least one node');
    for (const id of ids) this.#expectNode('build', id);
    const several = ids.length > 1 && { outputs: ids };
    const graph = { name: this.name, nodes: [...this.#nodes], output: ids[0], ...several };
    checkGraph(graph);
    return graph;
  }

  /** A node of checked inputs, parameters and options. */
  #add<K extends OpName>(
    op: K,
    inputs: readonly number[],
    parameters: unknown,
    options: NodeOptions = {},
    usual: { readonly defaults?: Partial<OpParameters[K]>; readonly overwrites?: number } = {},
  ): number {
    expectArray(`${op}: inputs`, inputs, 'an array of node ids');
    for (const input of inputs) this.#expectNode(op, input);
    const { defaults, ...fixed } = usual;
    const checked = checkNamed(op, opRules[op], parameters, { defaults });
    const { name, weights, overwrites } = {
      ...checkNamed<NodeOptions>(op, optionRules, options, { noun: 'option' }),
      ...fixed,
    };
    const shapes = inputs.map(id => this.shape(id));
    const id = this.#nodes.length;
    return this.#push({
      kind: 'op',
      id,
      name: name ?? `${op}-${id}`,
      op,
      parameters: checked,
      inputs: [...inputs],
      shape: ops[op].outputShape(shapes, checked),
      weightShapes: ops[op].weightShapes(shapes, checked),
      ...(weights && { weights }),
      ...(overwrites !== undefined && { overwrites }),
    });
  }

  /** @throws {InputError} where it is not the id of a node that is there */
  #expectNode(where: string, id: unknown): void {
    if (id !== 0 && !isCount(id)) {
      refuse(`graph ${this.name}: ${where}: node`, id, 'an id that a method of this builder returned');
    }
    if (id >= this.#nodes.length) {
      throw new InputError(`graph ${this.name}: ${where}: no node ${id}, there are ${this.#nodes.length}`);
    }
  }

  #push(node: GraphNode): number {
    this.#nodes.push(node);
    return node.id;
  }
}

/** Of a pool: windows that do not overlap, without padding. */
function sideBySide(parameters: { readonly kernel: Window } | undefined) {
  const kernel = parameters?.kernel;
  const rows = kernel?.[0] ?? 1;
  const columns = kernel?.[1] ?? rows;
  return { stride: rows === columns ? rows : ([rows, columns] as const), padding: 0 };
}
