import { INITIAL_PAGES, MAXIMUM_PAGES, PAGE_BYTES } from './assembly/memory-limits.js';
import { FreeList } from './free-list.js';

/** The most threads that can run kernels over the memory. */
export const MOST_THREADS = 64;

/** First address that is handed out: kernels may read a few bytes before an array, and some take 0 for no address. */
const FIRST_ADDRESS = 1024;

/** Bytes that kernels may read past the last value of an array. */
const READ_AHEAD_BYTES = 64;

/** The memory of all kernels of this process. It is shared, so views stay valid when it grows. */
export const wasmMemory = new WebAssembly.Memory({
  initial: INITIAL_PAGES,
  maximum: MAXIMUM_PAGES,
  shared: true,
});

/** Buffers over the memory: a new one appears whenever this or any other shared memory of the process grows. */
const buffers = new WeakSet<ArrayBufferLike>();
const ranges = new FreeList(FIRST_ADDRESS, growTo);
const unreachable = new FinalizationRegistry<number>(start => ranges.give(start));

/**
 * A block of `length` values with any content. It is taken back by `release`, or when nobody holds the returned array
 * any more; a view of a part of it does not keep it.
 *
 * @throws {RangeError} where the memory cannot grow that far
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
 * Byte address of an array in the memory.
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
    throw new RangeError(`${message}, but the system gives no more`);
  }
}
