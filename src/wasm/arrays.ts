import { type Scratch, scratchArrays } from '../tensors/scratch.js';
import { addressOf, allocate } from './memory.js';

/** Arrays of a kernel, one after the other in one block, which has to be held as long as they are used. */
export interface Arrays {
  readonly block: Float32Array;
  /** Address of each. */
  readonly at: readonly number[];
}

/** Constant arrays, copied to the memory. */
export function constants(...arrays: readonly (Float32Array | Int32Array)[]): Arrays {
  const plan = scratchArrays(Float32Array, ...arrays.map(({ length }) => length));
  const block = allocate(plan.bytes / Float32Array.BYTES_PER_ELEMENT);
  const at = plan.in(block).map(({ buffer, byteOffset, length }, i) => {
    new Int32Array(buffer, byteOffset, length).set(
      new Int32Array(arrays[i].buffer, arrays[i].byteOffset, length),
    );
    return byteOffset;
  });
  return { block, at };
}

/** Arrays of these lengths in the given scratch, or in a block of their own. */
export function scratchOf(
  where: string,
  scratch: Scratch | undefined,
  ...lengths: readonly number[]
): Arrays {
  const plan = scratchArrays(Float32Array, ...lengths);
  const block = scratch ?? allocate(plan.bytes / Float32Array.BYTES_PER_ELEMENT);
  if (!ArrayBuffer.isView(block)) {
    throw new Error(`${where}: the scratch is in JavaScript memory, expected WebAssembly memory`);
  }
  return { block, at: plan.in(block).map(array => addressOf(where, array)) };
}
