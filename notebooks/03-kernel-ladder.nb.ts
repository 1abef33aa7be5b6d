// figures: 5
// %% [markdown] title
// # 03 · The ladder: from the formula to the limit of the machine
//
// **The question.** All versions of a kernel do the same multiply-accumulates. Why does one run dozens of times as
// fast as another, and how close does the last one come to what the machine can do?
//
// **Sources.** van de Geijn & Myers, *How to optimize GEMM*; Goto & van de Geijn 2008, *Anatomy of High-Performance Matrix
// Multiplication*; Williams, Waterman & Patterson 2009, *Roofline*.
//
// *About 45 minutes, including two of measuring.*
// %% [markdown] goals
// ## After this notebook you can
//
// - compute how many loads a register tile needs per multiply-add, and say which tile still fits into the registers;
// - explain why a loop order with fewer cache misses need not be faster;
// - change a SIMD kernel, and make it one and a half times as fast as the one you are given;
// - read a roofline, and say whether arithmetic or memory limits a kernel.
// %%
import {
  analysis, check, figure, measure, packedMatmulTrace, predictRatios, reveal, rowByRowMatmulTrace, show,
  showMarkdown, showScore, showSource, showTable, simulate, tables, TEACHING_CACHE, tiledMatmulTrace,
  verdicts,
} from 'beyond-flops';
import { compileKernel, registerTileFigure, tryKernel } from 'beyond-flops/experiments/kernel-ladder';
// %% [markdown] the-idea
// ## The idea
//
// A matrix product is $\text{out}_{ij} = \sum_p a_{ip}\, b_{pj}$. The formula does not fix the order of the operations. Three
// things slow down a kernel that follows it literally:
//
// - **Waiting.** In a single sum, each addition has to wait for the one before. Several independent sums do not wait for each
//   other.
// - **Loads.** Each multiply-accumulate loads two values. A tile of $r \times c$ sums held in registers loads $r + c$ values for
//   $r \cdot c$ multiply-accumulates: $1/c + 1/r$ each.
// - **Distance.** The values come from a cache, or from memory. Notebook 02 shows what that costs.
//
// With SIMD a register holds a vector of four values, so a tile is $r$ rows × $v$ vectors, and we count loads and multiply-adds
// of whole vectors. A larger tile loads less, until its sums no longer fit into the registers.
// %%
await show(registerTileFigure());
// %% [markdown] rung-0
// ## The rungs of the matrix product
//
// **Rung 0: the formula.** Each element of the result is one sum, in which every addition waits for the one before. The kernel
// walks down a column of B, where every value lies in another cache line. This version is kept: every other rung is checked
// against it before the clock starts.
// %%
await showSource('src/kernels/matmul/0-reference.ts');
// %% [markdown] rung-1
// **Rung 1: another loop order.** Now everything is read along the rows, in the order in which it lies in memory. But look at
// the innermost line: what happens to the sum?
// %%
await showSource('src/kernels/matmul/1-loop-order.ts');
// %% [markdown] rung-2
// **Rung 2: a tile of sums.** A tile of 4 × 4 sums takes 4 + 4 loads for 16 multiply-accumulates, and the sixteen sums do not
// wait for each other. They are local variables; whether all of them stay in registers is up to the compiler. On x86-64 there are
// about 15 for them (exercise 1), so some probably spill to the stack. The disassembly would tell.
// %%
await showSource('src/kernels/matmul/2-register-tile.ts');
// %% [markdown] rung-3
// **Rung 3: packed panels.** The same tile, but A and B are first copied into the order in which the tile reads them.
// %%
await showSource('src/kernels/matmul/3-packed-panels.ts');
// %% [markdown] simd
// **SIMD.** The same again in AssemblyScript, which compiles TypeScript's syntax to WebAssembly: a `v128` holds four values,
// and ten of them hold a tile of 5 × 8 sums. All convolutions here use this tile too.
// %%
await showSource('src/wasm/assembly/tile.ts');
// %% [markdown] what-the-caches-see
// ## What the caches see
//
// A simulator follows the addresses of rung 1, rung 2, rung 3 and the SIMD kernel, for 40 rows of a product whose B (768 × 768,
// 2.25 MiB) does not fit into the simulated L2 of 1 MiB. (The product that is timed below is smaller, 320 × 320.)
// %%
const shape = { rows: 40, columns: 768, depth: 768 };
const line = (trace: ReturnType<typeof tiledMatmulTrace>): string => {
  const [l1, l2] = simulate(trace, TEACHING_CACHE);
  return `| ${trace.name} | ${(l1.accesses / (40 * 768 * 768)).toFixed(2)} | ${l1.misses} | ${l2.misses} |`;
};
showMarkdown(['| loop nest | accesses per multiply-accumulate | L1 misses | L2 misses |', '| --- | ---: | ---: | ---: |', ...[rowByRowMatmulTrace(shape), tiledMatmulTrace(shape, 4), packedMatmulTrace(shape, { rows: 4, columns: 4, block: 4 }), packedMatmulTrace(shape, { rows: 5, columns: 8, block: 32 })].map(line)].join('\n'));
// %% [markdown] predict
// ## Predict before you see
//
// Five rungs of the matrix product do exactly the same multiply-accumulates on the same numbers. Take the time of
// `3-packed-panels` as 1. How long does each of the others take **on this machine**? Below 1 is faster. Replace each `undefined`
// with a number; `wasm` is the SIMD kernel.
// %%
const guess = predictRatios('matmul', {
  '0-reference': undefined,
  '1-loop-order': undefined,
  '2-register-tile': undefined,
  wasm: undefined,
});
// %% [markdown] the-run
// ## The run
//
// There are four ops: the matrix product and three kinds of convolution. All rungs of an op run in one process and take turns
// in random order, so that the ratios between them are paired. This takes about twenty seconds.
// %%
const finding = await measure('kernel-ladder');
// %%
await reveal(finding, guess);
// %% [markdown] paper
// ## What the sources found
//
// This ladder is modelled on *How to optimize GEMM*: a product made faster one change at a time, where sums in registers,
// vectors, blocks and packing each bring a step. It used a different processor, compiler and language, so none of its numbers
// are shown next to the ones here. Goto and van de Geijn explain why packing is part of every fast product: a packed panel stays
// in the caches and is read without gaps. The roofline comes from Williams, Waterman and Patterson.
// %% [markdown] here
// ## What this machine found
// %%
await show(figure(finding, 'ladder'));
// %% [markdown] under-the-roof
// A layer's FLOPs and bytes do not depend on the version, so its rungs appear above each other. The roof is the lower of two
// limits: the arithmetic that is possible in registers alone, and what memory delivers. To the left of the ridge memory is the
// limit, to the right of it arithmetic.
// %%
await show(figure(finding, 'roofline'));
// %%
showTable(tables(finding));
// %% [markdown] verdicts
// The verdicts, each with the rule that was written down before the measurement:
// %%
showTable(verdicts(finding));
// %%
showMarkdown(analysis(finding));
// %% [markdown] your-kernel
// ## Your kernel
//
// The cell below is a complete kernel. It is compiled here, checked against the reference, and measured beside the rungs. `ROWS`
// (1 to 6) and `VECTORS` (1 or 2, four columns each) set the tile. It does no packing.
//
// **Change them and run the cells again.** How many sums are in registers, and how many loads does a multiply-add need?
// %%
const source = `
const ROWS: i32 = 2;
const VECTORS: i32 = 1;

export function multiply(out: usize, a: usize, b: usize, m: i32, n: i32, k: i32): void {
  for (let j = 0; j < n; j += 4 * VECTORS) {
    for (let i = 0; i < m; i += ROWS) {
      tile(out + 4 * <usize>(i * n + j), a + 4 * <usize>(i * k), b + 4 * <usize>j, 4 * <usize>n, 4 * <usize>k, k);
    }
  }
}

/** Sums of ROWS rows and 4 · VECTORS columns, in registers. A row of b and out is \`row\` bytes, one of a \`left\`. */
function tile(out: usize, a: usize, b: usize, row: usize, left: usize, depth: i32): void {
  let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0;
  let t0 = s0, t1 = s0, t2 = s0, t3 = s0, t4 = s0, t5 = s0;
  for (let p = 0; p < depth; p++) {
    const b0 = v128.load(b);
    const b1 = VECTORS > 1 ? v128.load(b, 16) : b0;
    let x = v128.load32_splat(a);
    s0 = add(s0, x, b0);
    if (VECTORS > 1) t0 = add(t0, x, b1);
    if (ROWS > 1) {
      x = v128.load32_splat(a + left);
      s1 = add(s1, x, b0);
      if (VECTORS > 1) t1 = add(t1, x, b1);
    }
    if (ROWS > 2) {
      x = v128.load32_splat(a + 2 * left);
      s2 = add(s2, x, b0);
      if (VECTORS > 1) t2 = add(t2, x, b1);
    }
    if (ROWS > 3) {
      x = v128.load32_splat(a + 3 * left);
      s3 = add(s3, x, b0);
      if (VECTORS > 1) t3 = add(t3, x, b1);
    }
    if (ROWS > 4) {
      x = v128.load32_splat(a + 4 * left);
      s4 = add(s4, x, b0);
      if (VECTORS > 1) t4 = add(t4, x, b1);
    }
    if (ROWS > 5) {
      x = v128.load32_splat(a + 5 * left);
      s5 = add(s5, x, b0);
      if (VECTORS > 1) t5 = add(t5, x, b1);
    }
    a += 4;
    b += row;
  }
  put(out, s0, t0);
  if (ROWS > 1) put(out + row, s1, t1);
  if (ROWS > 2) put(out + 2 * row, s2, t2);
  if (ROWS > 3) put(out + 3 * row, s3, t3);
  if (ROWS > 4) put(out + 4 * row, s4, t4);
  if (ROWS > 5) put(out + 5 * row, s5, t5);
}

@inline
function add(sum: v128, x: v128, y: v128): v128 {
  return f32x4.add(sum, f32x4.mul(x, y));
}

@inline
function put(to: usize, s: v128, t: v128): void {
  v128.store(to, s);
  if (VECTORS > 1) v128.store(to, t, 16);
}
`;
const yours = await tryKernel(await compileKernel(source));
showTable(tables(yours));
// %%
await show(figure(yours, 'ladder'));
// %% [markdown] a-mistake
// A mistake is reported with its line:
// %%
const mistake = await compileKernel(source.replace('put(out, s0, t0)', 'put(out, s0)')).catch(error => error);
showMarkdown(`\`\`\`\n${(mistake as Error).message}\n\`\`\``);
// %% [markdown] opposite
// ## If your machine shows the opposite
//
// - **Rung 1 is clearly faster than rung 0.** Then reading along the cache lines gains more than one more load and store
//   costs: perhaps L1 is small, or the processor stores quickly. `npx beyond-flops machine` prints the caches.
// - **Packing brings little or nothing.** At 320³ all of B fits into an L2 of 1 MiB, so there is little for the copies to gain. The
//   simulated misses above are those of a larger product.
// - **Threads are no faster than one thread.** The machine may have only one free core, or cores of two kinds, where the slow
//   ones finish last. Close other programs; set `BEYOND_FLOPS_THREADS` to the number of fast cores.
// - **Relaxed SIMD changes nothing, or is missing.** It needs Node 22 and a processor with fused multiply-add. Where loads are
//   the limit, cheaper arithmetic does not show.
// - **A rung passes the dashed peak.** Winograd and threads may. Otherwise the clock rate changed between the ceilings and the
//   run (heat, battery): look at the A/A intervals in the verdicts, and measure again.
// %% [markdown] exercise-1
// ## Exercise 1
//
// V8 leaves a kernel 15 vector registers on x86-64. The innermost loop of the kernel above needs $r\,v$ of them for its sums,
// $v$ for the vectors of B, one for the value of A and one for the product before it is added.
//
// Which of its tiles (`ROWS` 1 to 6, `VECTORS` 1 or 2) has the **fewest loads per multiply-add and still fits**? Write rows x
// vectors, for instance `'3x1'`.
// %%
const answer1 = undefined; // '…x…'
await check('kernel-ladder/1', answer1);
// %% [markdown] exercise-2
// ## Exercise 2
//
// Rung 1 has a sixteenth of the L1 misses of rung 0, yet it need not be faster. Which number in the table of the matrix product
// **gets worse** from rung 0 to rung 1: `'multiply-accumulates'`, `'loads and stores'`, `'L1 misses'` or `'L2 misses'`?
// %%
const answer2 = undefined; // '…'
await check('kernel-ladder/2', answer2);
// %% [markdown] exercise-3
// ## Exercise 3
//
// Make the kernel at least **1.5 times as fast** as it was with `ROWS = 2` and `VECTORS = 1`. Both are compiled here, checked, and
// measured in turns on the product of 320 × 320 matrices; the interval of the ratio decides. The answer is the source of a
// kernel: `source` from above, edited in its cell or with `replace`, or one of your own.
//
// Besides the tile: what does the loop over `p` cost if it takes four steps at a time? What if it calls
// `f32x4.relaxed_madd(x, y, sum)`, where Node has it?
// %%
const answer3 = undefined; // source, when it is faster
await check('kernel-ladder/3', answer3);
// %%
await showScore('kernel-ladder');
// %% [markdown] sources
// ## Sources
//
// - R. van de Geijn, M. Myers, *How to optimize GEMM*, [github.com/flame/how-to-optimize-gemm](https://github.com/flame/how-to-optimize-gemm).
// - K. Goto, R. van de Geijn 2008, *Anatomy of High-Performance Matrix Multiplication*, ACM Transactions on Mathematical
//   Software 34(3), [doi:10.1145/1356052.1356053](https://doi.org/10.1145/1356052.1356053).
// - S. Williams, A. Waterman, D. Patterson 2009, *Roofline: An Insightful Visual Performance Model for Multicore Architectures*,
//   Communications of the ACM 52(4), [doi:10.1145/1498765.1498785](https://doi.org/10.1145/1498765.1498785).
// - A. Lavin, S. Gray 2016, *Fast Algorithms for Convolutional Neural Networks* (Winograd's algorithm),
//   [arXiv:1509.09308](https://arxiv.org/abs/1509.09308).
// - How this suite measures: [METHODOLOGY.md](../METHODOLOGY.md).
//
// **Next:** [04 · FLOPs against memory access cost](04-flops-vs-mac.ipynb)
