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
rungs of an op run in one process in random order, so the ratios between them are paired. From one rung to the next only
the order of the loops, the layout of the values and the instructions change.

**Three things hold a kernel back,** and each step removes one of them.

- *Waiting for the previous addition.* The reference adds every product to one sum, and each addition has to wait for the
  one before. Sixteen sums in local variables do not wait for each other. This is the largest step in TypeScript. The tile
  also saves loads, and the two effects are not separated here.
- *Loads and stores.* The reference loads two values per multiply-accumulate. With the innermost loop along the rows
  (\`1-loop-order\`) the loads are consecutive, but the sum itself is now loaded and stored each time: three accesses
  instead of two, which is why the best order for the caches need not be faster. A tile of r × c sums in registers needs
  1/r + 1/c loads: one half with 4×4. The count assumes that the sums stay in registers. On x86-64 there are about 15 for
  sixteen sums, so the compiler probably spills some of them; only the disassembly would tell.
- *Distance.* A column of B lies in as many lines as it has values. The simulator shows what each version does about it:
  along the rows, L1 misses fall to a sixteenth, because a line holds 16 values; in strips of columns that all rows share, B
  comes from memory once instead of once per row; packed, the strip stays in L1 while the tiles read it. The register tile
  alone does not lower the L1 misses: a strip of 768 lines is larger than L1.

The misses are simulated for 40 rows of a 768 × 768 product. The times are of 480³, where B fits into an L2 of 1 MiB, so they
need not follow the misses.

**SIMD.** One WebAssembly instruction does four multiplications, so vectors alone can bring a factor of four. In the
published run the step from the best TypeScript version is about ×9. The other factor of two is not explained by a
measurement here. Candidates are the conversion of every loaded value to double precision, in which JavaScript computes, its
bounds checks, and sums that spill. Relaxed SIMD adds a fused multiply-add, one instruction instead of two, where Node and
the processor have it. The tile is 5 × 8 sums because V8 leaves 15 vector registers on this kind of processor; one more sum
would spill to memory in the innermost loop.

**Fewer products.** All these rungs do the same multiply-accumulates. The last single-thread rung of the 3×3 convolution does
not: Winograd's algorithm takes 16 products for four pixels instead of 36, at the price of more additions. Its GFLOP/s count
the work of the formula, as everywhere here, so they may pass the peak, by a factor of up to 2.25. The rung
\`wasm\` is the direct algorithm; the platform \`wasm\` picks the faster of the two for each layer, and so does \`wasm-threads\`.

**The roof.** The matrix product does many FLOPs for each byte, so its roof is the peak of arithmetic, and the last
rung on one thread comes close to it. The depthwise convolution does about two per byte, so it is the first for which memory
can become the roof. Where its tensors do not fit into a cache, no SIMD trick can lift that roof. Where they do, three loads
for nine multiply-adds and a copy for the padding may account for the rest of the way to the peak. The grouped 1×1
convolution lies between: only the filters of its own group use a packed pixel. The note under each table says which roof is
the lower one here.

**Threads** add cores, not speed: they help as long as each has enough arithmetic between two loads from the memory that
all of them share.

**Native code** is the last rung where onnxruntime-node is installed (\`npm run setup:peers\`): one thread of ONNX Runtime,
compiled for this processor. The peak is that of WebAssembly, whose vectors have four values; where the processor has
vectors two or four times as wide, native code passes it.

**What this does not show.** What the native engine does inside is not analysed. It copies feature maps into a layout of its
own at both ends of a graph, which weighs more on a single layer than in a network. Helper functions that two
versions share are compiled for both, which costs a few per cent. The misses are simulated at one size, with two levels,
LRU and no prefetching: they say how often a line is fetched, not how long that takes. The product multiplies a matrix by
itself, so A and B are the same values in memory; the simulation keeps them apart.
`,
});
