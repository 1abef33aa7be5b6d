import { plainText } from '../../../errors/foreign-text.js';
import type { OpName, OpParameters } from '../../../kernels/op.js';
import { type MakeTensor, type Shape, type Tensor, tensor } from '../../../tensors/tensor.js';
import { isFloat, TYPES, typeName } from './element-types.js';
import type { OnnxAttribute, OnnxNode, OnnxTensor } from './messages.js';
import { Unsupported } from './refusal.js';
import type { Activation, Constant, Value } from './values.js';

/** How a node of the graph came about. */
export interface Producer {
  readonly op: OpName;
  readonly parameters: object;
  readonly inputs: readonly Activation[];
  /** What it is given as weights. */
  readonly weights?: readonly Weight[];
}

/** What the import of every node shares. */
export interface Importing {
  /** Version of ONNX's operator set. */
  readonly opset: number;
  /** Adds a node to the graph; `name` is made one that no other node has. */
  add(producer: Producer, inputs: readonly number[], name: string): number;
  /** The shape of a node of the graph. */
  shape(id: number): Shape;
  /** How a node of the graph came about; undefined for an input. */
  producer(id: number): Producer | undefined;
  /** The node of a constant that ops read as an input; one node for all of them. */
  constantNode(constant: Constant): Activation;
  /** A node that has the shape in which an activation is seen; [1] for a single number. */
  placed(activation: Activation): number;
  /** How often a value of the file is read, by nodes and as an output of the network. */
  reads(name: string): number;
  /** A tensor of the file. */
  tensor(tensor: OnnxTensor): Constant;
  /**
   * Pays for values that are computed as the file is read.
   *
   * @throws {DamagedFile} where there are more than such a file needs
   */
  spend(values: number): void;
  /** Says something of the file once, for the reader of the results. */
  note(text: string): void;
}

/** A tensor that a weight is made from, with the shape that our op wants it in. */
export interface Weight {
  readonly constant: Constant;
  readonly shape: Shape;
}

/** How a node is added. */
export interface AddOptions {
  readonly weights?: readonly Weight[];
  /** Behind the name of the file's node. */
  readonly suffix?: string;
  /** Whether it reads its inputs as they are stored, whatever shape they are seen in. */
  readonly asStored?: boolean;
  /** In which its output is seen; its own where it is left out. */
  readonly shape?: Shape;
  /** The element type of its output; that of its first input where it is left out. */
  readonly type?: number;
}

/** Makes the weights of a node. */
export type MakeWeights = (seed: number, make?: MakeTensor) => readonly Tensor[];

/** Weights from tensors of a file: the same for every seed. */
export function weightsFrom(weights: readonly Weight[]): MakeWeights {
  return (_, make = tensor) =>
    weights.map(({ constant, shape }) => {
      const w = make(shape);
      w.data.set(constant.values());
      return w;
    });
}

/** One node of a file while it is imported: what it reads, and what it adds to the graph. */
export class Call {
  readonly #read = new Set<string>();

  constructor(
    readonly node: OnnxNode,
    /** undefined where an input is left out. */
    readonly inputs: readonly (Value | undefined)[],
    readonly importing: Importing,
  ) {}

  /** What the nodes of this call are named after. */
  get name(): string {
    return this.node.name || this.node.outputs.find(Boolean) || this.node.type;
  }

  /** Version of ONNX's operator set. */
  get opset(): number {
    return this.importing.opset;
  }

  /** How many outputs it has. */
  get outputs(): number {
    return this.node.outputs.length;
  }

  /** @throws {Unsupported} where an input is missing */
  input(place: number): Value {
    return this.inputs[place] ?? this.missing(place);
  }

  missing(place: number): never {
    throw new Unsupported(`has no input ${place}`);
  }

  /** An input as a node of the graph: a constant becomes a node of its own. */
  activation(place: number): Activation {
    const value = this.input(place);
    return value.kind === 'activation' ? value : this.importing.constantNode(value);
  }

  /** All inputs as nodes of the graph. */
  activations(): readonly Activation[] {
    return this.inputs.map((_, place) => this.activation(place));
  }

  /** An input of which the values are known; undefined where it is left out. */
  constant(place: number, what: string): Constant | undefined {
    const value = this.inputs[place];
    if (value?.kind === 'activation') {
      throw new Unsupported(`its ${what} are computed as the network runs, expected constants`);
    }
    return value;
  }

  /** Integers that an input holds; undefined where it is left out. */
  integers(place: number, what: string): readonly number[] | undefined {
    const constant = this.constant(place, what);
    return constant && [...constant.values()];
  }

  /** Shape of an input. */
  shape(place: number): Shape {
    return this.input(place).shape;
  }

  /** An attribute that is an integer. */
  int(name: string, otherwise: number): number {
    return this.#attribute(name, 'int') ?? otherwise;
  }

  /** An attribute that is a number, in float32 as in files. */
  float(name: string, otherwise: number): number {
    return this.#attribute(name, 'float') ?? Math.fround(otherwise);
  }

  /** An attribute that is a name. */
  text(name: string, otherwise: string): string {
    return this.#attribute(name, 'text') ?? otherwise;
  }

  /** An attribute that is a list of integers; undefined where it is left out. */
  ints(name: string): readonly number[] | undefined {
    return this.#attribute(name, 'ints');
  }

  /** An attribute that is a list of numbers; undefined where it is left out. */
  floats(name: string): readonly number[] | undefined {
    return this.#attribute(name, 'floats');
  }

  has(name: string): boolean {
    return this.node.attributes.has(name);
  }

  /** An attribute that is a tensor. */
  tensor(name: string): Constant | undefined {
    const found = this.#attribute(name, 'tensor');
    return found && this.importing.tensor(found);
  }

  /** Attributes that change nothing here. */
  ignore(...names: readonly string[]): void {
    for (const name of names) this.#read.add(name);
  }

  /**
   * Adds a node to the graph. The last one of a call has the name of the file's node, others that and a suffix.
   */
  add<K extends OpName>(
    op: K,
    inputs: readonly Activation[],
    parameters: OpParameters[K],
    { weights, suffix, asStored = false, shape, type = inputs[0]?.type ?? TYPES.float }: AddOptions = {},
  ): Activation {
    const { importing } = this;
    for (const { constant } of weights ?? []) this.#noteConversion(constant);
    const ids = inputs.map(input => (asStored ? input.id : importing.placed(input)));
    const name = suffix === undefined ? this.name : `${this.name}/${suffix}`;
    const id = importing.add({ op, parameters, inputs, weights }, ids, name);
    return { kind: 'activation', id, shape: shape ?? importing.shape(id), type };
  }

  /** A function of every single element, which needs no other shape than the one that is there. */
  map<K extends OpName>(
    op: K,
    x: Activation,
    parameters: OpParameters[K],
    options: AddOptions = {},
  ): Activation {
    return this.add(op, [x], parameters, { ...options, asStored: true, shape: x.shape });
  }

  /** The same values in another shape. */
  view(x: Activation, shape: Shape): Activation {
    return { ...x, shape, reshapedBy: this.name };
  }

  /** Whether this node alone reads one of its inputs. */
  readsAlone(place: number): boolean {
    return this.importing.reads(this.node.inputs[place]) === 1;
  }

  /** Says something of the file once. */
  note(text: string): void {
    this.importing.note(text);
  }

  /** @throws {Unsupported} where an activation is of integers, which this op would compute as reals */
  expectFloat(): void {
    const other = this.inputs.find(value => value?.kind === 'activation' && !isFloat(value.type));
    if (other) throw new Unsupported(`computes with ${typeName(other.type)}, expected real numbers`);
  }

  /** @throws {Unsupported} where the node has an attribute that nobody asked for: it might change what is computed */
  expectAllRead(): void {
    for (const name of this.node.attributes.keys()) {
      if (!this.#read.has(name)) {
        throw new Unsupported(`has the attribute ${plainText(name, 60)}, which is not known here`);
      }
    }
  }

  #noteConversion({ type }: Constant): void {
    if (type !== TYPES.float && isFloat(type))
      this.note(`${typeName(type)} weights are converted to float32`);
  }

  #attribute<F extends 'int' | 'float' | 'text' | 'ints' | 'floats' | 'tensor'>(
    name: string,
    field: F,
  ): OnnxAttribute[F] | undefined {
    this.#read.add(name);
    const attribute = this.node.attributes.get(name);
    if (!attribute) return undefined;
    const value = attribute[field];
    const isOther = Array.isArray(value) && value.length === 0 && hasNumber(attribute);
    if (value === undefined || isOther) throw new Unsupported(`its attribute ${name} is of another type`);
    return value;
  }
}

/** Whether an attribute holds a single value, and so no list. */
function hasNumber({ int, float, text, tensor: one }: OnnxAttribute): boolean {
  return int !== undefined || float !== undefined || text !== undefined || one !== undefined;
}

/** Adds the nodes of one ONNX operator; a list where it has several outputs. */
export type Importer = (call: Call) => Value | readonly Value[];
