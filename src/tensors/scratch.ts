import { aligned } from './alignment.js';

/** Temporary memory that kernels share: a JavaScript buffer, or a part of a platform's memory. */
export type Scratch = ArrayBuffer | Float32Array;

/** The arrays that a kernel keeps in scratch, one after the other, each at an aligned offset. */
export interface ScratchArrays<A> {
  /** Bytes of all arrays, with the gaps between them. */
  readonly bytes: number;
  /**
   * The arrays as views of the scratch, with any content; of a new buffer where none is given.
   *
   * @throws {RangeError} where the scratch is smaller than `bytes`
   */
  in(scratch: Scratch | undefined): A[];
}

interface ArrayType<A> {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBufferLike, byteOffset: number, length: number): A;
}

/** Plans arrays of one element type: `scratchArrays(Float32Array, 12, 16)` has one of 12 and one of 16 values. */
export function scratchArrays<A extends Float32Array | Float64Array>(
  type: ArrayType<A>,
  ...lengths: readonly number[]
): ScratchArrays<A> {
  let bytes = 0;
  const offsets = lengths.map(length => {
    const offset = aligned(bytes);
    bytes = offset + length * type.BYTES_PER_ELEMENT;
    return offset;
  });
  return {
    bytes,
    in(scratch = new ArrayBuffer(bytes)) {
      if (scratch.byteLength < bytes) {
        throw new RangeError(`scratch: ${scratch.byteLength} bytes, expected at least ${bytes}`);
      }
      const { buffer, byteOffset } = ArrayBuffer.isView(scratch)
        ? scratch
        : { buffer: scratch, byteOffset: 0 };
      return lengths.map((length, i) => new type(buffer, byteOffset + offsets[i], length));
    },
  };
}
