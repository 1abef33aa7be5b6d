/** Numbers of element types in ONNX files. @source onnx.proto, TensorProto.DataType */
export const TYPES = {
  float: 1,
  uint8: 2,
  int8: 3,
  uint16: 4,
  int16: 5,
  int32: 6,
  int64: 7,
  text: 8,
  bool: 9,
  float16: 10,
  double: 11,
  uint32: 12,
  uint64: 13,
  bfloat16: 16,
} as const;

const names = new Map<number, string>(Object.entries(TYPES).map(([name, type]) => [type, name]));

/** What a type is called in messages. */
export function typeName(type: number): string {
  return names.get(type) ?? `type ${type}`;
}

/** Whether values of this type are real numbers; all others are integers. */
export function isFloat(type: number): boolean {
  return type === TYPES.float || type === TYPES.float16 || type === TYPES.double || type === TYPES.bfloat16;
}

/** What is said of values of this type. */
export function computedInFloat32(type: number): string {
  return `what the file computes in ${typeName(type)} is computed in float32`;
}
