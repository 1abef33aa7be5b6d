import { expectNumbers } from '../../errors/arguments.js';
import type { Activation, OpName, OpParameters } from '../../kernels/op.js';
import type { Shape } from '../../tensors/tensor.js';
import { expectGraph, type Graph, inputsOf, type OpNode, outputsOf } from '../graph/graph.js';
import { expectParameters } from '../graph/most-parameters.js';
import { nodeWeights } from '../graph/weights.js';
import { int } from './attributes.js';
import { floatConstant, integerConstant, scalarConstant, typedConstant } from './constants.js';
import { type ElementTypes, elementTypesOf } from './element-types.js';
import { encodeModel, FLOAT, type NodeProto, type TensorProto, type ValueInfoProto } from './format.js';
import { operators } from './operators.js';
import type { Source } from './source.js';

/** Version of the file format, from 2023. */
const IR_VERSION = 9;
/** Version of the operator set, from 2023: the first with Gelu. */
const OPSET = 20;

/**
 * A graph as an ONNX file, with the weights that our platforms run it with.
 *
 * A node keeps its name, which is also the name of its value. Some ops become several ONNX nodes; everything extra
 * gets that name plus a suffix: `<name>/w`, `<name>/bias`, `<name>/relu6` for a fused activation.
 *
 * @param seed  of the weights, as in `bindGraph`
 * @throws {InputError} where the graph has too many weights
 * @throws {Error} where two values would have the same name
 * @throws {ShapeError} where given weights do not fit their layer
 */
export function writeOnnx(graph: Graph, seed: number): Uint8Array {
  expectGraph('writeOnnx', graph);
  expectNumbers('writeOnnx', { seed });
  expectParameters('writeOnnx', graph);
  const nodes: NodeProto[] = [];
  const constants: TensorProto[] = [];
  const types = elementTypesOf(graph);
  for (const node of graph.nodes) {
    if (node.kind === 'op') writeNode(graph, node, seed, types, nodes, constants);
  }
  const inputs = inputsOf(graph);
  checkNames(graph, [
    ...inputs.map(node => node.name),
    ...nodes.flatMap(node => node.output),
    ...constants.map(constant => constant.name),
  ]);
  return encodeModel({
    ir_version: IR_VERSION,
    producer_name: 'beyond-flops',
    opset_import: [{ domain: '', version: OPSET }],
    graph: {
      name: graph.name,
      node: nodes,
      initializer: constants,
      input: inputs.map(node => valueInfo(node.name, node.shape, FLOAT)),
      output: outputsOf(graph).map(node => valueInfo(node.name, node.shape, types[node.id].output)),
    },
  });
}

/** Adds the ONNX nodes and constants of one op. */
function writeNode(
  graph: Graph,
  node: OpNode,
  seed: number,
  types: readonly ElementTypes[],
  nodes: NodeProto[],
  constants: TensorProto[],
): void {
  const { name, op, parameters, shape } = node;
  const weights = nodeWeights(graph, node, seed).map((weight, i) => {
    // PRelu's slopes are broadcast from the last axis, so those of channels need the axes after them.
    const isPerChannel = op === 'prelu' && !(parameters as OpParameters['prelu']).slopes;
    const dims = isPerChannel ? [shape[1], ...shape.slice(2).map(() => 1)] : weight.shape;
    const label = op === 'constant' ? name : `${name}/${WEIGHT_NAMES[op]?.[i] ?? ['w', 'bias'][i]}`;
    const type = types[node.id].weights[i];
    return type === FLOAT
      ? floatConstant(label, weight, dims)
      : typedConstant(label, type, dims, weight.data);
  });
  constants.push(...weights);
  const constant = (tensor: TensorProto): string => {
    constants.push(tensor);
    return tensor.name;
  };
  /** The name of an input's value, as the type that the op reads. */
  const typed = (id: number, place: number): string => {
    const { name: value } = graph.nodes[id];
    if (types[id].output === types[node.id].input) return value;
    const output = `${name}/input-${place}`;
    const attribute = [int('to', types[node.id].input)];
    nodes.push({ name: `${output}/cast`, op_type: 'Cast', input: [value], output: [output], attribute });
    return output;
  };
  const activation =
    'activation' in parameters ? (parameters.activation as Activation | undefined) : undefined;
  const source: Source<unknown> = {
    ...{ name, parameters, shape },
    inputs: node.inputs.map(typed),
    inputShapes: node.inputs.map(id => graph.nodes[id].shape),
    weights: weights.map(weight => weight.name),
    output: activation ? `${name}/sums` : name,
    scalar: (label, value) => constant(scalarConstant(label, value)),
    integers: (label, values) => constant(integerConstant(label, values)),
    floats: (label, values) => constant(floatConstant(label, values)),
    typed: (label, type, dims, values) => constant(typedConstant(label, type, dims, values)),
  };
  nodes.push(...onnxNodes(op, source));
  if (activation) {
    const after = { ...source, name: `${name}/${activation}`, inputs: [source.output], output: name };
    nodes.push(...onnxNodes(activation, after));
  }
}

/** Names of an op's weights, where these are not a filter and its bias. */
const WEIGHT_NAMES: { readonly [K in OpName]?: readonly string[] } = {
  batchNorm: ['gamma', 'beta', 'mean', 'variance'],
  prelu: ['slope'],
  instanceNorm: ['gamma', 'beta'],
  layerNorm: ['gamma', 'beta'],
};

function onnxNodes(op: OpName, source: Source<unknown>): readonly NodeProto[] {
  return (operators[op] as (source: Source<unknown>) => readonly NodeProto[])(source);
}

function valueInfo(name: string, shape: Shape, type: number): ValueInfoProto {
  const dim = shape.map(length => ({ dim_value: length }));
  return { name, type: { tensor_type: { elem_type: type, shape: { dim } } } };
}

function checkNames(graph: Graph, names: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name))
      throw new Error(`writeOnnx: ${graph.name} has two values named ${name}, expected distinct names`);
    seen.add(name);
  }
}
