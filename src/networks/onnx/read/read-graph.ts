import { plainText } from '../../../errors/foreign-text.js';
import { InputError } from '../../../errors/input-error.js';
import { ops } from '../../../kernels/ops.js';
import { ShapeError } from '../../../tensors/shape-error.js';
import { elements, type Shape } from '../../../tensors/tensor.js';
import { GraphBuilder } from '../../graph/builder.js';
import type { Graph } from '../../graph/graph.js';
import { Call, type Importing, type Producer, weightsFrom } from './call.js';
import { computedInFloat32, isFloat, TYPES } from './element-types.js';
import { fold } from './fold/index.js';
import { importers } from './importers/index.js';
import { withoutFunctions } from './inline-functions.js';
import type { OnnxGraph, OnnxModel, OnnxNode, OnnxTensor, OnnxValueInfo } from './messages.js';
import { Names } from './names.js';
import { nodeName, sortedNodes } from './order.js';
import { Unsupported } from './refusal.js';
import { inputShapes, type Lengths, resolved } from './symbolic.js';
import { type ReadExternal, tensorConstant } from './tensor-values.js';
import { tidied } from './tidy.js';
import type { Activation, Constant, Value } from './values.js';
import { DamagedFile } from './wire.js';

/** An op of a file that is not known here, or whose attributes are not. */
export interface UnknownNode {
  readonly node: string;
  readonly op: string;
  /** Why, behind its name. */
  readonly reason: string;
}

/** What a graph is read with. */
export interface ReadOptions {
  /** Name of the graph. */
  readonly name: string;
  readonly shapes: Readonly<Record<string, Shape>>;
  readonly readExternal: ReadExternal;
  /** Bytes of the file and of those beside it: how many values may be made of them. */
  readonly bytes: number;
}

/** A graph as it stands in the file, op for op, and what is to be said of it. */
export interface ReadGraph {
  readonly graph: Graph;
  readonly notes: readonly string[];
  readonly unknown: readonly UnknownNode[];
}

/** A graph may have so many nodes: what is alive when is computed in the square of it. NASNet-A has 700. */
const MOST_NODES = 12_000;

/** So many values may be made of shapes and weights as a file is read, and one more for each byte of it. */
const FREE_VALUES = 2 ** 23;

/** Reads the graph of a decoded file. @throws {DamagedFile | InputError | ShapeError} where it is none that can run */
export function readGraph(model: OnnxModel, options: ReadOptions): ReadGraph {
  const reading = new Reading(model, options);
  return reading.read();
}

class Reading implements Importing {
  readonly opset: number;
  readonly #builder: GraphBuilder;
  readonly #values = new Map<string, Value>();
  /** Values that cannot be computed, and have no place in the graph: no shape is known. */
  readonly #lost = new Set<string>();
  /** Nodes that are read where values are lost: they are drawn and counted as outputs. */
  readonly #lastKnown = new Set<number>();
  readonly #notes = new Set<string>();
  readonly #unknown: UnknownNode[] = [];
  readonly #names = new Names();
  readonly #infos = new Map<string, OnnxValueInfo>();
  readonly #reads = new Map<string, number>();
  readonly #producers = new Map<number, Producer>();
  readonly #constantNodes = new Map<Constant, Activation>();
  readonly #reshaped = new Map<string, number>();
  #lengths: Lengths = new Map();
  #left: number;

  constructor(
    readonly model: OnnxModel,
    readonly options: ReadOptions,
  ) {
    this.#builder = new GraphBuilder(options.name);
    this.opset = opsetOf(model, note => this.note(note));
    this.#left = FREE_VALUES + options.bytes;
  }

  read(): ReadGraph {
    const { graph } = this.model;
    if (graph.sparse) throw new DamagedFile('has sparse weights, which are not read');
    this.#readInitialisers(graph);
    this.#readInputs();
    for (const { name } of graph.outputs) this.#countRead(name);
    this.#readNodes({ ...graph, nodes: withoutFunctions(this.model) });
    return { graph: this.#build(), notes: [...this.#notes], unknown: this.#unknown };
  }

  add(producer: Producer, inputs: readonly number[], name: string): number {
    const { op, parameters, weights } = producer;
    const id = this.#builder.node(op, inputs, parameters as never, {
      name: this.#names.unique(name),
      ...(weights && { weights: weightsFrom(weights) }),
    });
    expectSize(this.shape(id));
    if (id >= MOST_NODES) throw new DamagedFile(`has more than ${MOST_NODES.toLocaleString('en')} nodes`);
    expectWeights(
      producer,
      inputs.map(input => this.shape(input)),
    );
    this.#producers.set(id, producer);
    return id;
  }

  shape(id: number): Shape {
    return this.#builder.shape(id);
  }

  producer(id: number): Producer | undefined {
    return this.#producers.get(id);
  }

  constantNode(constant: Constant): Activation {
    const known = this.#constantNodes.get(constant);
    if (known) return known;
    const { type, shape, name = 'constant' } = constant;
    if (elements(shape) === 0) throw new Unsupported('reads a constant without values');
    const placed = placedShape(shape);
    const weights = [{ constant, shape: placed }];
    const id = this.add({ op: 'constant', parameters: { shape: placed }, inputs: [], weights }, [], name);
    const made: Activation = { kind: 'activation', id, shape, type };
    this.#constantNodes.set(constant, made);
    return made;
  }

  placed(activation: Activation): number {
    const { id, reshapedBy = 'reshape' } = activation;
    const shape = placedShape(activation.shape);
    if (shape.join() === this.shape(id).join()) return id;
    const key = `${id}: ${shape.join()}`;
    const known = this.#reshaped.get(key);
    if (known !== undefined) return known;
    const own: Activation = { ...activation, shape: this.shape(id) };
    const made = this.add({ op: 'reshape', parameters: { shape }, inputs: [own] }, [id], reshapedBy);
    this.#reshaped.set(key, made);
    return made;
  }

  reads(name: string): number {
    return this.#reads.get(name) ?? 0;
  }

  note(text: string): void {
    this.#notes.add(text);
  }

  tensor(tensor: OnnxTensor): Constant {
    const constant = tensorConstant(tensor, this.options.readExternal);
    if (tensor.external) this.#left += Float32Array.BYTES_PER_ELEMENT * elements(constant.shape);
    return constant;
  }

  spend(values: number): void {
    this.#left -= values;
    if (!(this.#left >= 0)) throw new DamagedFile('asks for more constants than such a file can need');
  }

  /** Weights; one of a type that is not known takes the nodes that read it with it. */
  #readInitialisers({ initialisers }: OnnxGraph): void {
    for (const tensor of initialisers) {
      try {
        this.#define(tensor.name, this.tensor(tensor));
      } catch (error) {
        if (!(error instanceof Unsupported)) throw error;
        this.note(error.message);
        this.#lost.add(tensor.name);
      }
    }
  }

  /** Inputs that are no initialisers: files before IR version 4 list these as well. */
  #readInputs(): void {
    const inputs = this.model.graph.inputs.filter(
      ({ name }) => !this.#values.has(name) && !this.#lost.has(name),
    );
    const { shapes, lengths } = inputShapes(inputs, this.options.shapes, note => this.note(note));
    this.#lengths = lengths;
    for (const { name, type = TYPES.float } of inputs) {
      const shape = shapes.get(name)!;
      expectSize(shape);
      const id = this.#builder.input(shape, this.#names.unique(name || 'input'));
      this.#define(name, { kind: 'activation', id, shape, type });
      if (isFloat(type) && type !== TYPES.float) this.note(computedInFloat32(type));
    }
  }

  /** Reads the nodes of the graph, or of a branch. */
  #readNodes({ nodes, values, outputs }: OnnxGraph): void {
    for (const info of [...values, ...outputs]) this.#infos.set(info.name, info);
    for (const node of nodes) for (const name of node.inputs) this.#countRead(name);
    const known = { has: (name: string) => this.#values.has(name) || this.#lost.has(name) };
    for (const node of sortedNodes(nodes, known)) this.#readNode(node);
  }

  #countRead(name: string): void {
    this.#reads.set(name, this.reads(name) + 1);
  }

  #readNode(node: OnnxNode): void {
    const lost = node.inputs.find(name => this.#lost.has(name));
    const inputs = node.inputs.map(name => this.#values.get(name));
    try {
      if (lost !== undefined) throw new Unsupported(`reads ${plainText(lost, 60)}, which is not known`);
      this.#defineOutputs(node, this.#import(node, inputs));
    } catch (error) {
      if (error instanceof Unsupported) this.#readForeign(node, inputs, error.message);
      else if (error instanceof ShapeError || error instanceof InputError) {
        throw new DamagedFile(
          `has the node ${nodeName(node)} (${plainText(node.type, 40)}): ${error.message}`,
        );
      } else throw error;
    }
  }

  #import(node: OnnxNode, inputs: readonly (Value | undefined)[]): Value | readonly (Value | undefined)[] {
    if (node.domain !== '') {
      throw new Unsupported(`is of the operator set ${plainText(node.domain, 60)}, which is not known here`);
    }
    const opaque = [...node.attributes.values()].find(attribute => attribute.opaque);
    if (opaque)
      throw new Unsupported(`has the attribute ${plainText(opaque.name, 60)}, which is not known here`);
    if (node.type === 'If') return this.#readBranch(node, inputs[0]);
    const call = new Call(node, inputs, this);
    const importer = importers.get(node.type);
    const made = fold(call) ?? importer?.(call);
    if (!made) throw new Unsupported('is not known here');
    call.expectAllRead();
    return made;
  }

  /** If: the nodes of the branch that is taken, where the file itself decides it. */
  #readBranch(node: OnnxNode, condition: Value | undefined): readonly (Value | undefined)[] {
    if (condition?.kind !== 'constant') throw new Unsupported('decides as the network runs');
    const branch = node.attributes.get(condition.values()[0] ? 'then_branch' : 'else_branch')?.graph;
    if (!branch) throw new Unsupported('has no branch');
    this.#readInitialisers(branch);
    for (const { name } of branch.outputs) this.#countRead(name);
    this.#readNodes(branch);
    return branch.outputs.map(({ name }) => this.#values.get(name));
  }

  #defineOutputs(node: OnnxNode, made: Value | readonly (Value | undefined)[]): void {
    const outputs = 'kind' in made ? [made] : made;
    node.outputs.forEach((name, i) => {
      if (name === '') return;
      const value = outputs[i];
      if (value) this.#define(name, value);
      else this.#lost.add(name);
    });
  }

  /** A node in the place of one that is not known, for each of its outputs; as far as their shapes are known. */
  #readForeign(node: OnnxNode, inputs: readonly (Value | undefined)[], reason: string): void {
    this.#unknown.push({ node: nodeName(node), op: plainText(node.type, 60), reason });
    const read = inputs.flatMap(value => (value?.kind === 'activation' ? [value] : []));
    const type = plainText(node.type, 60).trim() || 'nameless';
    for (const name of node.outputs.filter(Boolean)) {
      const info = this.#infos.get(name);
      const shape = info && resolved(info, this.#lengths);
      if (!shape) {
        this.#lost.add(name);
        for (const { id } of read) this.#lastKnown.add(id);
        continue;
      }
      const parameters = { type, shape: placedShape(shape) };
      const ids = [...new Set(read.map(({ id }) => id))];
      const id = this.add({ op: 'foreign', parameters, inputs: read }, ids, node.name || name);
      this.#define(name, { kind: 'activation', id, shape, type: info.type ?? TYPES.float });
    }
  }

  #define(name: string, value: Value): void {
    if (this.#values.has(name) || this.#lost.has(name)) {
      throw new DamagedFile(`has two values named ${plainText(name, 100)}`);
    }
    this.#values.set(name, value.kind === 'constant' && !value.name ? { ...value, name } : value);
  }

  #build(): Graph {
    const { outputs } = this.model.graph;
    if (outputs.length === 0) throw new DamagedFile('has no output');
    const missing = outputs.find(({ name }) => !this.#values.has(name) && !this.#lost.has(name));
    if (missing) {
      throw new DamagedFile(`has the output ${plainText(missing.name, 100)}, which nothing writes`);
    }
    const ids = outputs.flatMap(({ name }) => {
      const value = this.#values.get(name);
      if (value && elements(value.shape) > 0)
        return [this.placed(value.kind === 'activation' ? value : this.constantNode(value))];
      const why = value ? 'it has no values' : 'its shape is not known';
      this.note(`the output ${plainText(name, 60)} is left out: ${why}`);
      return [];
    });
    const drawn = new Set([...ids, ...this.#lastKnown]);
    if (drawn.size === 0) throw new DamagedFile('has no output that has values and a known shape');
    return tidied(this.#builder.build([...drawn]));
  }
}

/** @throws {DamagedFile} where numbers of elements would not be exact */
function expectSize(shape: Shape): void {
  if (Number.isSafeInteger(elements(shape))) return;
  throw new DamagedFile(`has a value of shape [${shape.join(', ')}], which is too large`);
}

/** @throws {ShapeError} where the tensors of a file are not the weights that an op has */
function expectWeights({ op, parameters, weights = [] }: Producer, inputs: readonly Shape[]): void {
  const shapesOf = ops[op].weightShapes as (inputs: readonly Shape[], parameters: object) => readonly Shape[];
  const expected = shapesOf(inputs, parameters);
  const text = (shapes: readonly Shape[]) => shapes.map(shape => `[${shape.join(', ')}]`).join(' ');
  const fit = weights.every(({ constant, shape }) => elements(constant.shape) === elements(shape));
  if (fit && text(weights.map(({ shape }) => shape)) === text(expected)) return;
  const got = weights.map(({ constant, shape }) => (fit ? shape : constant.shape));
  throw new ShapeError(`its weights are ${text(got)}, expected ${text(expected)}`);
}

/** A single number is a tensor of one. */
function placedShape(shape: Shape): Shape {
  return shape.length === 0 ? [1] : shape;
}

/** Version of ONNX's own operators. @throws {DamagedFile} where it is too old, or none is given */
function opsetOf({ opsets }: OnnxModel, note: (text: string) => void): number {
  const opset = opsets.get('');
  if (opset === undefined) throw new DamagedFile('has no version of the operators');
  if (opset < OLDEST_OPSET) {
    throw new DamagedFile(`has version ${opset} of the operators, expected at least ${OLDEST_OPSET}`);
  }
  if (opset > NEWEST_OPSET)
    note(`its operators are of version ${opset}; known are those up to ${NEWEST_OPSET}`);
  return opset;
}

const OLDEST_OPSET = 7;
const NEWEST_OPSET = 25;
