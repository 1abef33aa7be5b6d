import type { Shape, Tensor } from '../../tensors/tensor.js';
import { FLOAT, INT8, INT32, INT64, type TensorProto, UINT8 } from './format.js';

/** A tensor as a constant of an ONNX file, with other `dims` where ONNX expects another shape. */
export function floatConstant(name: string, { shape, data }: Tensor, dims: Shape = shape): TensorProto {
  return { name, dims, data_type: FLOAT, raw_data: bytesOf(data) };
}

/** A float32 number as a constant. */
export function scalarConstant(name: string, value: number): TensorProto {
  return { name, dims: [], data_type: FLOAT, raw_data: bytesOf(Float32Array.of(value)) };
}

/** A list of integers as a constant. */
export function integerConstant(name: string, values: readonly number[]): TensorProto {
  const data = BigInt64Array.from(values, BigInt);
  return { name, dims: [values.length], data_type: INT64, raw_data: bytesOf(data) };
}

/** The arrays that hold the values of an element type. */
const arrays = {
  [FLOAT]: Float32Array,
  [INT8]: Int8Array,
  [UINT8]: Uint8Array,
  [INT32]: Int32Array,
} as const;

/** Numbers as a constant of an element type. */
export function typedConstant(
  name: string,
  type: number,
  dims: Shape,
  values: Iterable<number>,
): TensorProto {
  const data = arrays[type as keyof typeof arrays].from(values);
  return { name, dims, data_type: type, raw_data: bytesOf(data) };
}

/** ONNX expects little-endian bytes; every processor with WebAssembly SIMD is little-endian. */
function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
