import { plainText } from '../../../errors/foreign-text.js';
import type { Shape } from '../../../tensors/tensor.js';
import { isFloat, TYPES, typeName } from './element-types.js';
import type { OnnxTensor, Packed } from './messages.js';
import { Unsupported } from './refusal.js';
import type { Constant, Numbers } from './values.js';
import { countVarints, DamagedFile, decodeVarints } from './wire.js';

/** Reads a part of a file beside the model. @throws {DamagedFile} where it cannot */
export type ReadExternal = (location: string, offset: number, length: number) => Uint8Array;

/** Bytes of a value in raw data, by the number of its type. */
const RAW_BYTES: { readonly [type: number]: number } = {
  [TYPES.float]: 4,
  [TYPES.uint8]: 1,
  [TYPES.int8]: 1,
  [TYPES.uint16]: 2,
  [TYPES.int16]: 2,
  [TYPES.int32]: 4,
  [TYPES.int64]: 8,
  [TYPES.bool]: 1,
  [TYPES.float16]: 2,
  [TYPES.double]: 8,
  [TYPES.uint32]: 4,
  [TYPES.uint64]: 8,
  [TYPES.bfloat16]: 2,
};

/** The field that holds the values of a type, if they are not raw; `int32` for those that are not listed. */
const DATA_FIELD: { readonly [type: number]: Packed['field'] } = {
  [TYPES.float]: 'float',
  [TYPES.int64]: 'int64',
  [TYPES.double]: 'double',
  [TYPES.uint32]: 'uint64',
  [TYPES.uint64]: 'uint64',
};

const MOST_AXES = 16;

/**
 * A tensor of a file as a constant. That it has as many values as its shape says is checked here; they are decoded when
 * they are asked for.
 *
 * @throws {DamagedFile} where it has another number of values
 * @throws {Unsupported} where its type is not known here
 */
export function tensorConstant(tensor: OnnxTensor, readExternal: ReadExternal): Constant {
  const { type, dims } = tensor;
  const called = plainText(`tensor ${tensor.name || 'without a name'}`, 100);
  const size = RAW_BYTES[type];
  if (size === undefined) throw new Unsupported(`${called} is of ${typeName(type)}, which is not known here`);
  const count = countOf(called, dims);
  const shape = [...dims];
  const of = (raw: Uint8Array): Constant => {
    expectCount(called, raw.length / size, count, shape);
    return { kind: 'constant', type, shape, values: () => decodeRaw(raw, type) };
  };
  if (tensor.external) return of(externalBytes(called, tensor.external, count * size, readExternal));
  if (tensor.raw) return of(tensor.raw);
  const field = DATA_FIELD[type] ?? 'int32';
  const runs = tensor.packed.filter(run => run.field === field);
  const got = runs.reduce((sum, run) => sum + countPacked(run), 0);
  expectCount(called, got, count, shape);
  return { kind: 'constant', type, shape, values: () => decodePacked(runs, type, count) };
}

function countOf(called: string, dims: readonly number[]): number {
  const lengths = dims.slice(0, MOST_AXES + 1);
  const count = lengths.reduce((product, length) => product * length, 1);
  if (dims.length > MOST_AXES || !lengths.every(isLength) || !Number.isSafeInteger(count)) {
    throw new DamagedFile(`has a ${called} of shape [${lengths.join(', ')}]`);
  }
  return count;
}

function isLength(length: number): boolean {
  return Number.isSafeInteger(length) && length >= 0;
}

function expectCount(called: string, got: number, count: number, shape: Shape): void {
  if (got === count) return;
  throw new DamagedFile(`has a ${called} of ${got} values, which should be ${count}: [${shape.join(', ')}]`);
}

function externalBytes(
  called: string,
  entries: ReadonlyMap<string, string>,
  length: number,
  read: ReadExternal,
): Uint8Array {
  const number = (key: string, otherwise: number): number => {
    const text = entries.get(key);
    if (text === undefined) return otherwise;
    if (!/^\d{1,15}$/.test(text)) {
      throw new DamagedFile(`has a ${called} with the ${key} ${plainText(text, 40)} in another file`);
    }
    return Number(text);
  };
  const location = entries.get('location') ?? '';
  const given = number('length', length);
  if (given !== length) {
    throw new DamagedFile(`has a ${called} of ${given} bytes in another file, which should be ${length}`);
  }
  return read(location, number('offset', 0), length);
}

/** Little-endian, as every processor with WebAssembly SIMD is. */
function decodeRaw(raw: Uint8Array, type: number): Numbers {
  if (type === TYPES.float) return view(raw, Float32Array);
  if (type === TYPES.double) return view(raw, Float64Array);
  if (type === TYPES.float16) return Float32Array.from(view(raw, Uint16Array), halfToFloat);
  if (type === TYPES.bfloat16) return Float32Array.from(view(raw, Uint16Array), upperHalfToFloat);
  if (type === TYPES.uint8 || type === TYPES.bool) return Float64Array.from(raw);
  if (type === TYPES.int8) return Float64Array.from(view(raw, Int8Array));
  if (type === TYPES.uint16) return Float64Array.from(view(raw, Uint16Array));
  if (type === TYPES.int16) return Float64Array.from(view(raw, Int16Array));
  if (type === TYPES.int32) return Float64Array.from(view(raw, Int32Array));
  if (type === TYPES.uint32) return Float64Array.from(view(raw, Uint32Array));
  const wide = type === TYPES.int64 ? view(raw, BigInt64Array) : view(raw, BigUint64Array);
  const numbers = new Float64Array(wide.length);
  for (let i = 0; i < wide.length; i++) numbers[i] = Number(wide[i]);
  return numbers;
}

/** The bytes as an array of another type: a view where they begin at a multiple of its size. */
function view<A>(
  raw: Uint8Array,
  type: {
    readonly BYTES_PER_ELEMENT: number;
    new (buffer: ArrayBufferLike, from: number, length: number): A;
  },
): A {
  const size = type.BYTES_PER_ELEMENT;
  const { buffer, byteOffset } = raw.byteOffset % size === 0 ? raw : new Uint8Array(raw);
  return new type(buffer, byteOffset, raw.length / size);
}

function countPacked({ field, bytes }: Packed): number {
  if (field === 'float') return bytes.length / 4;
  if (field === 'double') return bytes.length / 8;
  return countVarints(bytes);
}

function decodePacked(runs: readonly Packed[], type: number, count: number): Numbers {
  const numbers = isFloat(type) && type !== TYPES.double ? new Float32Array(count) : new Float64Array(count);
  let at = 0;
  for (const run of runs) {
    const { field, bytes } = run;
    if (field === 'float') numbers.set(view(bytes, Float32Array), at);
    else if (field === 'double') numbers.set(view(bytes, Float64Array), at);
    else {
      const integers = new Float64Array(countPacked(run));
      decodeVarints(bytes, field !== 'uint64', integers, 0);
      numbers.set(integers, at);
    }
    at += countPacked(run);
  }
  if (type === TYPES.float16) return (numbers as Float32Array).map(halfToFloat);
  if (type === TYPES.bfloat16) return (numbers as Float32Array).map(upperHalfToFloat);
  return numbers;
}

/** A float16 by its bits: 1 of sign, 5 of exponent, 10 of fraction. */
function halfToFloat(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

const word = new Uint32Array(1);
const real = new Float32Array(word.buffer);

/** A bfloat16 by its bits: the upper half of a float32. */
function upperHalfToFloat(bits: number): number {
  word[0] = bits << 16;
  return real[0];
}
