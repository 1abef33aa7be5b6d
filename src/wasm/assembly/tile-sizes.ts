/**
 * Sizes that both the kernels and the TypeScript around them need. AssemblyScript compiles this file, and so does tsc:
 * it may hold nothing but whole numbers.
 */

/** Float32 values of a vector. */
export const LANES = 4;

/** Rows of the product that one register tile computes; see `tile` for why five. */
export const TILE_ROWS = 5;

/** Columns of the product that one register tile computes: two vectors. */
export const TILE_COLUMNS = 8;

/** Columns of the right matrix that are packed at a time: a panel holds depth · 32 values. */
export const BLOCK_COLUMNS = 32;

/** Output rows that are one unit of work of `convolveRows`. */
export const BAND_ROWS = 4;

/** Rows of a tile of `copyStrided` that are one unit of work: what is read of them stays in the first-level cache. */
export const COPY_ROWS = 32;

/** Winograd's F(2×2, 3×3): products per channel for a tile of 2×2 output pixels. */
export const WINOGRAD_PRODUCTS = 16;

/** Filters whose weights are transformed and multiplied at a time, so that both stay in the L2 cache. */
export const WINOGRAD_FILTERS = 20;

/** Values between two matrices that are written side by side: one cache line, so that they do not share cache sets. */
export const WINOGRAD_GAP = 16;

/** Vectors of independent sums in `probeCompute`: enough to hide the latency, few enough for 16 registers. */
export const PROBE_VECTORS = 12;

/** Columns that a reduction along other axes takes at a time: four vectors. */
export const REDUCED_COLUMNS = 16;
