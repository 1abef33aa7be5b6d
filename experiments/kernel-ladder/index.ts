import { defineExperiment } from '../../src/experiment/define.js';
import { ladderClaims } from './claims.js';
import { ladderFigure } from './ladder-figure.js';
import { ladderTable } from './ladder-table.js';
import { ladderSuite, ladders, layerRows } from './ladders.js';
import { rooflineFigure } from './roofline-figure.js';
import { simulatedRows } from './simulated-misses.js';

export { type CompiledKernel, compileKernel } from './compile-kernel.js';
export { registerTileFigure } from './register-tile-figure.js';
export { tryKernel } from './try-kernel.js';

export const experiment = defineExperiment({
  id: 'kernel-ladder',
  title: 'The ladder: one kernel, from the formula to the limit of the machine',
  question:
    'The versions of a kernel do the same multiply-accumulates. What does each step from the plain loops to SIMD and ' +
    'threads bring, and how far is the last one from what the machine can do?',
  needsCeilings: true,
  exact: () => [...layerRows(), ...simulatedRows()],
  suites: () => ladders.map(ladderSuite),
  claims: ladderClaims,
  tables: [results => ladders.map(ladder => ladderTable(ladder, results))],
  figures: [ladderFigure, rooflineFigure],
  analysis: `
**What to see.** Every rung computes the same numbers and is checked against the first one before the clock starts. All
rungs of an op run in one process in random order, so the ratios between them are paired. Nothing but the order of the
loops, where the values lie and which instructions are used changes from one to the next.

**Three things hold a kernel back,** and each step lifts one of them.

- *Waiting for the sum before.* The reference adds every product to one number; an addition has to wait for the one
  before. Sixteen sums in local variables do not wait for each other. This is the largest step in TypeScript.
- *Loads and stores.* The reference loads two values for a multiply-accumulate. With the innermost loop along the rows
  (\`1-loop-order\`) the loads are consecutive, but the sum itself is now loaded and stored each time: three accesses
  instead of two, which is why the best order for the caches need not be faster. A tile of r × c sums in registers needs
  1/r + 1/c loads: a half with 4×4.
- *Distance.* A column of B lies in as many lines as it has values. The simulator shows what each version does about it:
  along the rows, misses of the first level fall by the 16 values of a line; in strips of columns that all rows meet, B
  comes from memory once instead of once a row; packed, the strip stays in the first level while the tiles read it.
  The tile in registers alone does not lower the first level's misses: a strip of 768 lines is larger than it.

**SIMD.** One WebAssembly instruction does four multiplications, so a factor of four is what vectors alone can bring; they
also halve the bytes, because JavaScript computes in double precision. Relaxed SIMD adds a fused multiply-add, one
instruction instead of two, where Node and the processor have it. The tile is 5 × 8 sums because V8 keeps 15 vectors in
registers on this kind of processor; one more and it spills to memory in the innermost loop.

**Fewer products.** All these rungs do the same multiply-accumulates. The last one of the 3×3 convolution on one thread
does not: Winograd's algorithm takes 16 products for four pixels instead of 36, and pays with additions. Its GFLOP/s count
the work of the formula, as everywhere here, so they may pass the peak, up to 2.25 times.

**The roof.** The matrix product does many FLOPs for each byte, so the roof above it is the peak of arithmetic, and the last
rung on one thread is next to it. The depthwise convolution does two for each byte, so it is the first for which memory
becomes the roof: where its tensors do not fit into a cache no SIMD trick can lift it, and where they do, three loads for
nine multiply-adds and a copy for the padding are what is left to the peak. The grouped 1×1 convolution lies between:
a packed pixel is met only by the filters of its own group. The note under each table says which roof is the lower one here.

**Threads** add cores, not speed: they help as long as each has enough arithmetic between two loads from memory that all
share.

**Native code** is the last rung where onnxruntime-node is installed (\`npm run setup:peers\`): one thread of ONNX Runtime,
compiled for this processor. The peak is that of WebAssembly, whose vectors have four values; where the processor has
vectors two or four times as wide, native code passes it.

**What this does not show.** What the native engine does inside is not taken apart, and it copies feature maps into a
layout of its own at the ends of a graph, which weighs more on a single layer than in a network. Helper functions that two
versions share are compiled for both, which costs a few per cent. The misses are simulated at one size, with two levels,
LRU and no prefetching: they say how often a line is fetched, not how long that takes. A matrix is multiplied with
itself, so A and B are the same values in memory; the simulation keeps them apart.
`,
});
