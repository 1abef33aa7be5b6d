import { type Scratch, scratchArrays } from '../tensors/scratch.js';
import { addressOf, allocate } from './memory.js';

/** Arrays in WebAssembly memory, one after the other in one block. */
export interface PlacedArrays {
  /** Has to be held as long as an address is used: memory that nobody holds is taken back. */
  readonly block: Float32Array;
  /** Byte address of each array. */
  readonly addresses: readonly number[];
}

/** Copies constant arrays to a block of their own. */
export function placeConstants(...arrays: readonly (Float32Array | Int32Array)[]): PlacedArrays {
  const plan = scratchArrays(Float32Array, ...arrays.map(({ length }) => length));
  const block = allocate(plan.bytes / Float32Array.BYTES_PER_ELEMENT);
  const addresses = plan.in(block).map(({ buffer, byteOffset, length }, i) => {
    new Int32Array(buffer, byteOffset, length).set(
      new Int32Array(arrays[i].buffer, arrays[i].byteOffset, length),
    );
    return byteOffset;
  });
  return { block, addresses };
}

/**
 * Places arrays of these lengths in the given scratch, or in a block of their own where there is none.
 *
 * @param where  begins the message, for instance `matmul`
 * @throws {Error} where the scratch is in JavaScript memory
 * @throws {RangeError} where the scratch is too small
 */
export function placeScratch(
  where: string,
  scratch: Scratch | undefined,
  ...lengths: readonly number[]
): PlacedArrays {
  const plan = scratchArrays(Float32Array, ...lengths);
  const block = scratch ?? allocate(plan.bytes / Float32Array.BYTES_PER_ELEMENT);
  if (!ArrayBuffer.isView(block)) {
    throw new Error(`${where}: the scratch is in JavaScript memory, expected WebAssembly memory`);
  }
  return { block, addresses: plan.in(block).map(array => addressOf(where, array)) };
}
