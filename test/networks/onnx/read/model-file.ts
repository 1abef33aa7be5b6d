import protobuf from 'protobufjs';
import type { Shape } from '../../../../src/tensors/tensor.js';

/**
 * Writes ONNX files node by node, of any opset: with its own schema, so that the reader is not tested with the fields of
 * our writer alone.
 *
 * @source github.com/onnx/onnx, onnx/onnx.proto
 */
const { root } = protobuf.parse(
  `
  syntax = "proto3";
  package onnx;
  message AttributeProto {
    string name = 1; optional float f = 2; optional int64 i = 3; optional bytes s = 4;
    optional TensorProto t = 5; optional GraphProto g = 6;
    repeated float floats = 7; repeated int64 ints = 8; repeated bytes strings = 9;
    int32 type = 20; string ref_attr_name = 21;
  }
  message NodeProto {
    repeated string input = 1; repeated string output = 2; string name = 3; string op_type = 4;
    repeated AttributeProto attribute = 5; string doc_string = 6; string domain = 7;
  }
  message StringStringEntryProto { string key = 1; string value = 2; }
  message TensorProto {
    repeated int64 dims = 1; int32 data_type = 2; repeated float float_data = 4; repeated int32 int32_data = 5;
    repeated int64 int64_data = 7; string name = 8; optional bytes raw_data = 9; repeated double double_data = 10;
    repeated uint64 uint64_data = 11; repeated StringStringEntryProto external_data = 13; int32 data_location = 14;
  }
  message TensorShapeProto {
    message Dimension { oneof value { int64 dim_value = 1; string dim_param = 2; } }
    repeated Dimension dim = 1;
  }
  message TypeProto {
    message Tensor { int32 elem_type = 1; optional TensorShapeProto shape = 2; }
    Tensor tensor_type = 1;
  }
  message ValueInfoProto { string name = 1; TypeProto type = 2; }
  message GraphProto {
    repeated NodeProto node = 1; string name = 2; repeated TensorProto initializer = 5;
    repeated ValueInfoProto input = 11; repeated ValueInfoProto output = 12; repeated ValueInfoProto value_info = 13;
  }
  message OperatorSetIdProto { string domain = 1; int64 version = 2; }
  message FunctionProto {
    string name = 1; repeated string input = 4; repeated string output = 5; repeated string attribute = 6;
    repeated NodeProto node = 7; repeated OperatorSetIdProto opset_import = 9; string domain = 10;
  }
  message ModelProto {
    int64 ir_version = 1; string producer_name = 2; GraphProto graph = 7;
    repeated OperatorSetIdProto opset_import = 8; repeated FunctionProto functions = 25;
  }
  `,
  { keepCase: true },
);
const modelProto = root.lookupType('onnx.ModelProto');

/** Numbers of element types. */
export const TYPE = {
  float: 1,
  uint8: 2,
  int8: 3,
  int32: 6,
  int64: 7,
  bool: 9,
  float16: 10,
  double: 11,
} as const;

/** A tensor as a message. */
export type TensorMessage = Readonly<Record<string, unknown>>;

/** An attribute's value: an integer, a text, lists, a tensor or a graph; a number that is no integer with `real`. */
export type AttributeValue =
  | number
  | string
  | readonly number[]
  | { readonly real: number }
  | { readonly reals: readonly number[] }
  | { readonly tensor: TensorMessage }
  | { readonly graph: object }
  | { readonly ref: string };

export interface NodeSpec {
  readonly type: string;
  readonly inputs: readonly string[];
  readonly outputs?: readonly string[];
  readonly name?: string;
  readonly domain?: string;
  readonly attributes?: Readonly<Record<string, AttributeValue | undefined>>;
}

/** A dimension may have a name instead of a length. */
export type Dims = readonly (number | string)[];

export interface ModelSpec {
  readonly opset: number;
  readonly inputs: Readonly<Record<string, Dims | { readonly type: number; readonly dims: Dims }>>;
  /** Their shapes, where the file says them. */
  readonly outputs: Readonly<Record<string, Dims | { readonly type: number } | undefined>>;
  readonly nodes: readonly NodeSpec[];
  readonly constants?: Readonly<Record<string, TensorMessage>>;
  readonly values?: Readonly<Record<string, Dims>>;
  readonly name?: string;
  readonly producer?: string;
  readonly functions?: readonly object[];
  readonly domains?: Readonly<Record<string, number>>;
}

/** The bytes of a file. */
export function modelFile(spec: ModelSpec): Uint8Array {
  const { opset, domains = {}, functions = [] } = spec;
  return encode({
    ir_version: opset < 9 ? 3 : 8,
    producer_name: spec.producer ?? 'test',
    opset_import: [
      { domain: '', version: opset },
      ...Object.entries(domains).map(([domain, version]) => ({ domain, version })),
    ],
    graph: graphMessage(spec),
    functions,
  });
}

/** The bytes of any message. */
export function encode(message: object): Uint8Array {
  return modelProto.encode(modelProto.fromObject(message)).finish();
}

/** The message of a file, to change it. */
export function decode(bytes: Uint8Array): Record<string, unknown> {
  return modelProto.toObject(modelProto.decode(bytes), { longs: Number });
}

/** A graph as a message. */
export function graphMessage(spec: Omit<ModelSpec, 'opset'>): object {
  const { inputs, outputs, nodes, constants = {}, values = {}, name = 'g' } = spec;
  return {
    name,
    node: nodes.map(nodeMessage),
    initializer: Object.entries(constants).map(([key, tensor]) => ({ ...tensor, name: key })),
    input: Object.entries(inputs).map(([key, of]) =>
      'dims' in of ? valueInfo(key, of.dims, of.type) : valueInfo(key, of),
    ),
    output: Object.entries(outputs).map(([key, of]) =>
      of && 'type' in of ? valueInfo(key, undefined, of.type) : valueInfo(key, of),
    ),
    value_info: Object.entries(values).map(([key, dims]) => valueInfo(key, dims)),
  };
}

/** A node as a message. */
export function nodeMessage({
  type,
  inputs,
  outputs = ['y'],
  name = '',
  domain = '',
  attributes = {},
}: NodeSpec) {
  return {
    ...{ name, domain, op_type: type, input: inputs, output: outputs },
    attribute: Object.entries(attributes).flatMap(([key, value]) =>
      value === undefined ? [] : [{ name: key, ...attributeValue(value) }],
    ),
  };
}

function attributeValue(value: AttributeValue): object {
  if (typeof value === 'number') return { i: value, type: 2 };
  if (typeof value === 'string') return { s: Buffer.from(value), type: 3 };
  if ('real' in value) return { f: value.real, type: 1 };
  if ('reals' in value) return { floats: value.reals, type: 6 };
  if ('tensor' in value) return { t: value.tensor, type: 4 };
  if ('graph' in value) return { g: value.graph, type: 5 };
  if ('ref' in value) return { ref_attr_name: value.ref, type: 2 };
  return { ints: value, type: 7 };
}

function valueInfo(name: string, dims: Dims | undefined, type: number = TYPE.float): object {
  const dim = dims?.map(one => (typeof one === 'number' ? { dim_value: one } : { dim_param: one }));
  return { name, type: { tensor_type: { elem_type: type, ...(dim && { shape: { dim } }) } } };
}

/** A tensor of float32. */
export function floats(dims: Shape, values: readonly number[]): TensorMessage {
  return { dims, data_type: TYPE.float, raw_data: bytesOf(Float32Array.from(values)) };
}

/** A tensor of int64: a list of integers, or of any shape. */
export function integers(values: readonly number[], dims: Shape = [values.length]): TensorMessage {
  return { dims, data_type: TYPE.int64, raw_data: bytesOf(BigInt64Array.from(values, BigInt)) };
}

/** A tensor of 8-bit integers. */
export function bytes(type: 'int8' | 'uint8', dims: Shape, values: readonly number[]): TensorMessage {
  const data = type === 'int8' ? Int8Array.from(values) : Uint8Array.from(values);
  return { dims, data_type: TYPE[type], raw_data: bytesOf(data) };
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
