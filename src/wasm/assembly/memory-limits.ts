/**
 * The memory that the modules are compiled for. tsc compiles this file too, and scripts/kernels.mjs reads it: it may
 * hold nothing but whole numbers.
 */

/** Bytes of a page of WebAssembly memory. */
export const PAGE_BYTES = 65536;

/** Pages that the memory begins with. */
export const INITIAL_PAGES = 1;

/** Pages that it can grow to: 2 GiB. */
export const MAXIMUM_PAGES = 32768;
