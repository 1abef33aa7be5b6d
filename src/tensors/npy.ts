import { plainText } from '../errors/foreign-text.js';
import { InputError } from '../errors/input-error.js';
import { elements, type Shape, type Tensor, tensor } from './tensor.js';

/** The first bytes of every file. */
const MAGIC = '\x93NUMPY';
/** Bytes before the header of version 1.0. */
const PREFIX = 10;
/** The values begin at a multiple of it. */
const ALIGNMENT = 64;
const MOST_AXES = 16;

interface NumberType {
  readonly bytes: number;
  read(view: DataView, at: number, little: boolean): number;
}

/** Types of numbers by NumPy's names for them. */
const types: Readonly<Record<string, NumberType>> = {
  f4: { bytes: 4, read: (view, at, little) => view.getFloat32(at, little) },
  f8: { bytes: 8, read: (view, at, little) => view.getFloat64(at, little) },
  i1: { bytes: 1, read: (view, at) => view.getInt8(at) },
  u1: { bytes: 1, read: (view, at) => view.getUint8(at) },
  b1: { bytes: 1, read: (view, at) => view.getUint8(at) },
  i2: { bytes: 2, read: (view, at, little) => view.getInt16(at, little) },
  u2: { bytes: 2, read: (view, at, little) => view.getUint16(at, little) },
  i4: { bytes: 4, read: (view, at, little) => view.getInt32(at, little) },
  u4: { bytes: 4, read: (view, at, little) => view.getUint32(at, little) },
  i8: { bytes: 8, read: (view, at, little) => Number(view.getBigInt64(at, little)) },
};

/**
 * The array of a file that NumPy's `save` wrote, as float32, in C order.
 *
 * @param where  begins the message
 * @throws {InputError} where it is no such file, is damaged, or holds no numbers
 * @source NumPy Enhancement Proposal 1, A Simple File Format for NumPy Arrays
 */
export function decodeNpy(bytes: Uint8Array, where: string): Tensor {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { text, end } = headerOf(bytes, view, where);
  const [, order, name] = /'descr': '([<>|=])(\w+)'/.exec(text) ?? [];
  const [, fortran] = /'fortran_order': (True|False)/.exec(text) ?? [];
  const [, list] = /'shape': \(([\d, ]*)\)/.exec(text) ?? [];
  if (name === undefined || fortran === undefined || list === undefined) {
    throw new InputError(`${where}: has the header ${plainText(text, 80)}, expected type, order and shape`);
  }
  const type = Object.hasOwn(types, name) ? types[name] : undefined;
  if (!type) {
    throw new InputError(`${where}: holds ${plainText(name, 20)}, expected numbers, for instance float32`);
  }
  const shape = list
    .split(',')
    .filter(part => part.trim() !== '')
    .map(Number);
  const count = elements(shape);
  const isShape = shape.every(length => Number.isSafeInteger(length) && length > 0);
  if (!isShape || shape.length > MOST_AXES || bytes.length - end !== count * type.bytes) {
    throw new InputError(
      `${where}: has ${bytes.length - end} bytes of values, expected ${type.bytes} for each of [${plainText(list, 60)}]`,
    );
  }
  const values = new Float32Array(count);
  for (let i = 0; i < count; i++) values[i] = type.read(view, end + i * type.bytes, order !== '>');
  const stored = tensor(shape.length === 0 ? [1] : shape, values);
  return fortran === 'True' ? fromFortran(stored) : stored;
}

/** A file that NumPy's `load` reads: float32, little-endian, in C order. */
export function encodeNpy({ shape, data }: Tensor): Uint8Array {
  const tuple = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const header = `{'descr': '<f4', 'fortran_order': False, 'shape': (${tuple}), }`;
  const end = Math.ceil((PREFIX + header.length + 1) / ALIGNMENT) * ALIGNMENT;
  const bytes = new Uint8Array(end + data.byteLength);
  const text = `${header.padEnd(end - PREFIX - 1)}\n`;
  bytes.set(Buffer.from(MAGIC, 'latin1'));
  bytes.set([1, 0], MAGIC.length);
  new DataView(bytes.buffer).setUint16(MAGIC.length + 2, text.length, true);
  bytes.set(Buffer.from(text, 'latin1'), PREFIX);
  bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), end);
  return bytes;
}

function headerOf(bytes: Uint8Array, view: DataView, where: string): { text: string; end: number } {
  const latin = (from: number, to: number) => Buffer.from(bytes.subarray(from, to)).toString('latin1');
  if (bytes.length < PREFIX + 2 || latin(0, MAGIC.length) !== MAGIC) {
    throw new InputError(`${where}: is no NumPy file, expected one that numpy.save wrote (.npy)`);
  }
  const isFirst = bytes[MAGIC.length] === 1;
  const start = isFirst ? PREFIX : PREFIX + 2;
  const length = isFirst ? view.getUint16(MAGIC.length + 2, true) : view.getUint32(MAGIC.length + 2, true);
  if (start + length > bytes.length) {
    throw new InputError(`${where}: ends in its header, expected a whole NumPy file`);
  }
  return { text: latin(start, start + length), end: start + length };
}

/** Values whose first axis runs fastest, as those whose last one does. */
function fromFortran({ shape, data }: Tensor): Tensor {
  const out = new Float32Array(data.length);
  const steps = shape.map((_, axis) => elements(shape.slice(0, axis)));
  const at = shape.map(() => 0);
  for (let i = 0; i < out.length; i++) {
    out[i] = data[at.reduce((place, index, axis) => place + index * steps[axis], 0)];
    advance(at, shape);
  }
  return tensor(shape, out);
}

/** The next place, the last axis first. */
function advance(at: number[], shape: Shape): void {
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    at[axis]++;
    if (at[axis] < shape[axis]) return;
    at[axis] = 0;
  }
}
