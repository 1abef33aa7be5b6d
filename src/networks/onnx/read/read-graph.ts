import { plainText } from '../../../errors/foreign-text.js';
import { InputError } from '../../../errors/input-error.js';
import { ShapeError } from '../../../tensors/shape-error.js';
import type { Shape } from '../../../tensors/tensor.js';
import { GraphBuilder } from '../../graph/builder.js';
import type { Graph } from '../../graph/graph.js';
import { Call, type Importing } from './call.js';
import { TYPES } from './element-types.js';
import { fold } from './fold/index.js';
import { importers } from './importers/index.js';
import type { OnnxModel, OnnxNode, OnnxValueInfo } from './messages.js';
import { Names } from './names.js';
import { nodeName, sortedNodes } from './order.js';
import { Unsupported } from './refusal.js';
import { inputShapes, type Lengths, resolved } from './symbolic.js';
import { type ReadExternal, tensorConstant } from './tensor-values.js';
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

/** A small file may ask for so many values beyond its own. */
const FREE_VALUES = 2 ** 24;
/** Weights are transposed, scaled and the like a few times. */
const VALUES_PER_BYTE = 4;

/** Reads the graph of a decoded file. @throws {DamagedFile | InputError | ShapeError} where it is none that can run */
export function readGraph(model: OnnxModel, options: ReadOptions): ReadGraph {
  const reading = new Reading(model, options);
  return reading.read();
}

class Reading implements Importing {
  readonly builder: GraphBuilder;
  readonly opset: number;
  readonly #values = new Map<string, Value>();
  /** Values that cannot be computed, and have no place in the graph: no shape is known. */
  readonly #lost = new Set<string>();
  readonly #notes = new Set<string>();
  readonly #unknown: UnknownNode[] = [];
  readonly #names = new Names();
  readonly #infos = new Map<string, OnnxValueInfo>();
  #lengths: Lengths = new Map();
  #left: number;

  constructor(
    readonly model: OnnxModel,
    readonly options: ReadOptions,
  ) {
    this.builder = new GraphBuilder(options.name);
    this.opset = opsetOf(model, note => this.note(note));
    this.#left = FREE_VALUES + VALUES_PER_BYTE * options.bytes;
  }

  read(): ReadGraph {
    const { graph } = this.model;
    if (graph.sparse) throw new DamagedFile('has sparse weights, which are not read');
    for (const info of [...graph.values, ...graph.outputs]) this.#infos.set(info.name, info);
    for (const tensor of graph.initialisers) this.#define(tensor.name, this.tensor(tensor));
    this.#readInputs();
    for (const node of sortedNodes(graph, new Set(this.#values.keys()))) this.#readNode(node);
    return { graph: this.#build(), notes: [...this.#notes], unknown: this.#unknown };
  }

  uniqueName(wanted: string): string {
    return this.#names.unique(wanted);
  }

  note(text: string): void {
    this.#notes.add(text);
  }

  tensor(tensor: OnnxModel['graph']['initialisers'][number]): Constant {
    return tensorConstant(tensor, this.options.readExternal);
  }

  spend(values: number): void {
    this.#left -= values;
    if (!(this.#left >= 0)) throw new DamagedFile('asks for more constants than such a file can need');
  }

  constantNode(constant: Constant): Activation {
    throw new Unsupported(`reads a constant of shape [${constant.shape.join(', ')}]`);
  }

  /** Inputs that are no initialisers: files before IR version 4 list these as well. */
  #readInputs(): void {
    const inputs = this.model.graph.inputs.filter(({ name }) => !this.#values.has(name));
    const { shapes, lengths } = inputShapes(inputs, this.options.shapes, note => this.note(note));
    this.#lengths = lengths;
    for (const { name, type = TYPES.float } of inputs) {
      const shape = shapes.get(name)!;
      const id = this.builder.input(shape, this.uniqueName(name));
      this.#define(name, { kind: 'activation', id, shape, type });
    }
  }

  #readNode(node: OnnxNode): void {
    const lost = node.inputs.find(name => this.#lost.has(name));
    const inputs = node.inputs.map(name => this.#values.get(name));
    if (lost !== undefined) {
      this.#readForeign(node, inputs, `reads ${plainText(lost, 60)}, of which no shape is known`);
      return;
    }
    try {
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

  #import(node: OnnxNode, inputs: readonly (Value | undefined)[]): Value | readonly Value[] {
    if (node.domain !== '') {
      throw new Unsupported(`is of the operator set ${plainText(node.domain, 60)}, which is not known here`);
    }
    const call = new Call(node, inputs, this);
    const folded = fold(call);
    if (folded) return folded;
    const importer = importers.get(node.type);
    if (!importer) throw new Unsupported('is not known here');
    const made = importer(call);
    call.expectAllRead();
    return made;
  }

  #defineOutputs(node: OnnxNode, made: Value | readonly Value[]): void {
    const outputs = 'kind' in made ? [made] : made;
    node.outputs.forEach((name, i) => {
      if (name === '') return;
      if (outputs[i]) this.#define(name, outputs[i]);
      else this.#lost.add(name);
    });
  }

  /** A node in the place of one that is not known, for each of its outputs; as far as their shapes are known. */
  #readForeign(node: OnnxNode, inputs: readonly (Value | undefined)[], reason: string): void {
    this.#unknown.push({ node: nodeName(node), op: plainText(node.type, 60), reason });
    const read = inputs.flatMap(value => (value?.kind === 'activation' ? [value.id] : []));
    for (const name of node.outputs.filter(Boolean)) {
      const info = this.#infos.get(name);
      const shape = info && resolved(info, this.#lengths);
      if (!shape) {
        this.#lost.add(name);
        continue;
      }
      const placed = shape.length === 0 ? [1] : shape;
      const type = plainText(node.type, 60) || 'nameless';
      const id = this.builder.node(
        'foreign',
        [...new Set(read)],
        { type, shape: placed },
        {
          name: this.uniqueName(node.name || name),
        },
      );
      this.#define(name, { kind: 'activation', id, shape, type: info.type ?? TYPES.float });
    }
  }

  #define(name: string, value: Value): void {
    if (this.#values.has(name)) throw new DamagedFile(`has two values named ${plainText(name, 100)}`);
    this.#values.set(name, value);
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
      return value?.kind === 'activation' ? [value.id] : [];
    });
    if (ids.length === 0) throw new DamagedFile('has no output of which the shape is known');
    return this.builder.build(ids[0]);
  }
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
