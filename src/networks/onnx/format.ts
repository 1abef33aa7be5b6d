import protobuf from 'protobufjs';

/**
 * The messages of ONNX files that a model without control flow needs, with the field numbers of `onnx.proto`.
 *
 * @source github.com/onnx/onnx, onnx/onnx.proto
 */
const { root } = protobuf.parse(
  `
  syntax = "proto2";
  package onnx;

  message AttributeProto {
    enum AttributeType { FLOAT = 1; INT = 2; STRING = 3; INTS = 7; }
    optional string name = 1;
    optional float f = 2;
    optional int64 i = 3;
    optional bytes s = 4;
    repeated int64 ints = 8;
    optional AttributeType type = 20;
  }
  message NodeProto {
    repeated string input = 1;
    repeated string output = 2;
    optional string name = 3;
    optional string op_type = 4;
    repeated AttributeProto attribute = 5;
  }
  message TensorProto {
    repeated int64 dims = 1;
    optional int32 data_type = 2;
    optional string name = 8;
    optional bytes raw_data = 9;
  }
  message TensorShapeProto {
    message Dimension { optional int64 dim_value = 1; }
    repeated Dimension dim = 1;
  }
  message TypeProto {
    message Tensor {
      optional int32 elem_type = 1;
      optional TensorShapeProto shape = 2;
    }
    optional Tensor tensor_type = 1;
  }
  message ValueInfoProto {
    optional string name = 1;
    optional TypeProto type = 2;
  }
  message GraphProto {
    repeated NodeProto node = 1;
    optional string name = 2;
    repeated TensorProto initializer = 5;
    repeated ValueInfoProto input = 11;
    repeated ValueInfoProto output = 12;
  }
  message OperatorSetIdProto {
    optional string domain = 1;
    optional int64 version = 2;
  }
  message ModelProto {
    optional int64 ir_version = 1;
    optional string producer_name = 2;
    optional GraphProto graph = 7;
    repeated OperatorSetIdProto opset_import = 8;
  }
  `,
  { keepCase: true },
);

const modelProto = root.lookupType('onnx.ModelProto');

/** Number of an element type in a TensorProto. */
export const FLOAT = 1;
/** Number of an element type in a TensorProto. */
export const INT64 = 7;
/** Number of an element type in a TensorProto. */
export const UINT8 = 2;
/** Number of an element type in a TensorProto. */
export const INT8 = 3;
/** Number of an element type in a TensorProto. */
export const INT32 = 6;

/** One attribute of a node; `type` says which field holds its value. */
export interface AttributeProto {
  readonly name: string;
  readonly type: 'FLOAT' | 'INT' | 'STRING' | 'INTS';
  readonly f?: number;
  readonly i?: number;
  readonly s?: Uint8Array;
  readonly ints?: readonly number[];
}

/** One operator: reads values by name, writes values by name. An input named '' is left out. */
export interface NodeProto {
  readonly name: string;
  readonly op_type: string;
  readonly input: readonly string[];
  readonly output: readonly string[];
  readonly attribute: readonly AttributeProto[];
}

/** A constant: weights, or the numbers that some operators read as inputs. Its bytes are little-endian. */
export interface TensorProto {
  readonly name: string;
  readonly dims: readonly number[];
  readonly data_type: number;
  readonly raw_data: Uint8Array;
}

/** Name, element type and shape of an input or output of the graph. */
export interface ValueInfoProto {
  readonly name: string;
  readonly type: {
    readonly tensor_type: {
      readonly elem_type: number;
      readonly shape: { readonly dim: readonly { readonly dim_value: number }[] };
    };
  };
}

/** A whole ONNX file. */
export interface ModelProto {
  readonly ir_version: number;
  readonly producer_name: string;
  readonly opset_import: readonly { readonly domain: string; readonly version: number }[];
  readonly graph: {
    readonly name: string;
    readonly node: readonly NodeProto[];
    readonly initializer: readonly TensorProto[];
    readonly input: readonly ValueInfoProto[];
    readonly output: readonly ValueInfoProto[];
  };
}

/** The bytes of an ONNX file. */
export function encodeModel(model: ModelProto): Uint8Array {
  return modelProto.encode(modelProto.fromObject(model)).finish();
}
