/**
 * The messages of an ONNX file as they are decoded: what a network without control flow needs.
 *
 * @source github.com/onnx/onnx, onnx/onnx.proto
 */

/** A tensor of a file. Its values stay encoded until they are asked for: see `tensor-values.ts`. */
export interface OnnxTensor {
  readonly name: string;
  readonly dims: readonly number[];
  /** Number of its element type, see `element-types.ts`. */
  readonly type: number;
  /** All values, little-endian. */
  readonly raw?: Uint8Array;
  /** Values by the field that holds them: runs of bytes as in the file, or single numbers. */
  readonly packed: readonly Packed[];
  /** Where the values are if not in this file: keys and values as the file gives them. */
  readonly external?: ReadonlyMap<string, string>;
}

/** The fields for values that are not raw. */
export type DataField = 'float' | 'int32' | 'int64' | 'double' | 'uint64';

/** A run of values of one field. */
export interface Packed {
  readonly field: DataField;
  readonly bytes: Uint8Array;
}

/** One attribute of a node. */
export interface OnnxAttribute {
  readonly name: string;
  readonly float?: number;
  readonly int?: number;
  readonly text?: string;
  readonly tensor?: OnnxTensor;
  readonly graph?: OnnxGraph;
  readonly floats: readonly number[];
  readonly ints: readonly number[];
  readonly texts: readonly string[];
  /** Of a function's node: the attribute of the function's call that this one takes its value from. */
  readonly refersTo?: string;
  /** Whether it holds types, sparse tensors or several graphs or tensors, which are not decoded. */
  readonly opaque: boolean;
}

/** One operator: reads values by name, writes values by name. An input named '' is left out. */
export interface OnnxNode {
  readonly name: string;
  readonly type: string;
  /** '' is ONNX itself. */
  readonly domain: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: ReadonlyMap<string, OnnxAttribute>;
}

/** Name, element type and shape of a value; a dimension that has a name instead of a number is symbolic. */
export interface OnnxValueInfo {
  readonly name: string;
  /** Undefined where it is no tensor. */
  readonly type: number | undefined;
  /** Undefined where the file does not say. */
  readonly dims: readonly (number | string)[] | undefined;
}

/** The graph of a file. */
export interface OnnxGraph {
  readonly name: string;
  readonly nodes: readonly OnnxNode[];
  readonly initialisers: readonly OnnxTensor[];
  /** Whether the file has sparse initialisers, which are not decoded. */
  readonly sparse: boolean;
  readonly inputs: readonly OnnxValueInfo[];
  readonly outputs: readonly OnnxValueInfo[];
  readonly values: readonly OnnxValueInfo[];
}

/** A function of a file: a node of its name and domain stands for its nodes. */
export interface OnnxFunction {
  readonly name: string;
  readonly domain: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Attributes of a call that have a value where the call does not give them. */
  readonly defaults: readonly OnnxAttribute[];
  readonly nodes: readonly OnnxNode[];
  readonly opsets: ReadonlyMap<string, number>;
}

/** A whole file. */
export interface OnnxModel {
  readonly producer: string;
  /** Version of the operator set of each domain. */
  readonly opsets: ReadonlyMap<string, number>;
  readonly graph: OnnxGraph;
  readonly functions: readonly OnnxFunction[];
}
