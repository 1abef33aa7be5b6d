import { FreeList } from './free-list.js';

const PAGE_BYTES = 65536;

/** The most that the memory can become, 2 GiB; the modules are compiled for it. */
const MAXIMUM_PAGES = 32768;

/** How many threads can run kernels over the memory. */
export const MOST_THREADS = 64;

/** Kernels may read some bytes before an array, and 0 is no address. */
const FIRST_ADDRESS = 1024;

/** Kernels may read that far past the last value of an array. */
const READ_AHEAD_BYTES = 64;

/** The memory of all kernels of this process. It is shared so that views stay valid when it grows. */
export const wasmMemory = new WebAssembly.Memory({ initial: 1, maximum: MAXIMUM_PAGES, shared: true });

/** Buffers that are views of the memory: another after each growth, even that of any other shared memory. */
const buffers = new WeakSet<ArrayBufferLike>();
const ranges = new FreeList(FIRST_ADDRESS, growTo);
const unreachable = new FinalizationRegistry<number>(start => ranges.give(start));

/**
 * A block of `length` values with any content. It is taken back when nobody holds the returned array any more, or
 * by `release`; a view of a part of it does not count.
 *
 * @throws {RangeError} where the memory cannot grow so far
 */
export function allocate(length: number): Float32Array {
  const start = ranges.take(length * Float32Array.BYTES_PER_ELEMENT);
  const { buffer } = wasmMemory;
  buffers.add(buffer);
  const block = new Float32Array(buffer, start, length);
  unreachable.register(block, start, block);
  return block;
}

/** Takes a block back at once. */
export function release(block: Float32Array): void {
  unreachable.unregister(block);
  ranges.give(block.byteOffset);
}

/**
 * Address of an array in the memory.
 *
 * @param where  begins the message, for instance `matmul`
 * @throws {Error} where the array is somewhere else
 */
export function addressOf(where: string, array: ArrayBufferView): number {
  if (!buffers.has(array.buffer)) {
    throw new Error(`${where}: the values are in JavaScript memory, expected WebAssembly memory`);
  }
  return array.byteOffset;
}

function growTo(end: number): void {
  const needed = Math.ceil((end + READ_AHEAD_BYTES) / PAGE_BYTES);
  const pages = wasmMemory.buffer.byteLength / PAGE_BYTES;
  if (needed <= pages) return;
  const message = `wasm: ${needed * PAGE_BYTES} bytes of WebAssembly memory needed`;
  if (needed > MAXIMUM_PAGES) {
    throw new RangeError(`${message}, expected at most ${MAXIMUM_PAGES * PAGE_BYTES}`);
  }
  try {
    wasmMemory.grow(needed - pages);
  } catch {
    throw new RangeError(`${message}, but the system has no more`);
  }
}
