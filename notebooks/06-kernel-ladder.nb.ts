// figures: 4
// %% [markdown]
// # 06 · The ladder: from the formula to the limit of the machine
//
// **The question.** All versions of a kernel do the same multiply-accumulates. Why does one run forty times as fast as
// another, and how far is the last one from what the machine can do?
//
// **Sources.** van de Geijn & Myers, *How to optimize GEMM*, a product made faster one change at a time; Goto & van de
// Geijn 2008, *Anatomy of High-Performance Matrix Multiplication*, ACM TOMS 34(3); Williams, Waterman & Patterson 2009,
// *Roofline*, CACM 52(4).
//
// The first rung is for ever the plain loops: every other one is checked against them before the clock starts.
// %%
import { compileKernel, figure, measure, packedMatmulTrace, rowByRowMatmulTrace, show, showMarkdown, showSource, showTable, simulate, tables, TEACHING_CACHE, tiledMatmulTrace, tryKernel, verdicts } from 'beyond-flops';
// %% [markdown]
// ## The rungs of the matrix product
//
// $$\text{out}_{ij} = \sum_p a_{ip}\, b_{pj} .$$
//
// **Rung 0: the formula.** Each element of the result waits for one addition after the other, and walks down a column
// of B, where every value lies in another line of the cache.
// %%
await showSource('src/kernels/matmul/0-reference.ts');
// %% [markdown]
// **Rung 1: another order of the loops.** Now everything is read along the memory. But look at the innermost line: the
// sum is loaded and stored for each product. *Guess: faster or slower?*
// %%
await showSource('src/kernels/matmul/1-loop-order.ts');
// %% [markdown]
// **Rung 2: sums in registers.** A tile of 4 × 4 sums takes 4 + 4 loads for 16 multiply-accumulates, and sixteen sums do not
// wait for each other. In general a tile of $r \times c$ sums loads $1/r + 1/c$ values a multiply-accumulate.
// %%
await showSource('src/kernels/matmul/2-register-tile.ts');
// %% [markdown]
// **Rung 3: packed panels.** The same tile, but A and B are copied first into the order in which it reads them.
// %%
await showSource('src/kernels/matmul/3-packed-panels.ts');
// %% [markdown]
// **SIMD.** The same again in AssemblyScript, TypeScript's syntax compiled to WebAssembly: `v128` holds four values, and
// ten of them hold a tile of 5 × 8 sums. This is the tile of all convolutions here, too.
// %%
await showSource('src/wasm/assembly/tile.ts');
// %% [markdown]
// ## What the caches see
//
// A simulator follows the addresses of each version: 40 rows of a product whose B (768 × 768, 2.25 MiB) does not fit
// into the simulated second level of 1 MiB.
// %%
const shape = { rows: 40, columns: 768, depth: 768 };
const line = (trace: ReturnType<typeof tiledMatmulTrace>): string => {
  const [l1, l2] = simulate(trace, TEACHING_CACHE);
  return `| ${trace.name} | ${(l1.accesses / (40 * 768 * 768)).toFixed(2)} | ${l1.misses} | ${l2.misses} |`;
};
showMarkdown(['| loop nest | accesses per multiply-accumulate | L1 misses | L2 misses |', '| --- | ---: | ---: | ---: |', ...[rowByRowMatmulTrace(shape), tiledMatmulTrace(shape, 4), packedMatmulTrace(shape, { rows: 4, columns: 4, block: 4 }), packedMatmulTrace(shape, { rows: 5, columns: 8, block: 32 })].map(line)].join('\n'));
// %% [markdown]
// ## The run
//
// Four ops, all rungs of an op in one process and in random order. It takes about twenty seconds.
// %%
const finding = await measure('kernel-ladder');
// %%
await show(figure(finding, 'ladder'));
// %% [markdown]
// ## Under the roof
//
// A layer's FLOPs and bytes do not depend on the version, so its rungs stand above each other. The roof is the lower of
// two: what registers alone can multiply and add, and what memory delivers.
// %%
await show(figure(finding, 'roofline'));
// %%
showTable(tables(finding));
// %% [markdown]
// ## Your kernel
//
// The cell below is a whole kernel. It is compiled here, checked against the reference, and measured beside the rungs.
// `ROWS` (1 to 6) and `VECTORS` (1 or 2, four columns each) are the tile. It packs nothing.
//
// **Change them and run the cells again.** How many sums are in registers, and how many loads does a multiply-add cost?
// What happens from 5 × 2 on? (This kind of processor has 16 vector registers, and the compiler wants one for itself.)
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
// %% [markdown]
// The same source with a tile of 4 × 2 vectors, without touching the cell:
// %%
const wider = await tryKernel(await compileKernel(source.replace('ROWS: i32 = 2', 'ROWS: i32 = 4').replace('VECTORS: i32 = 1', 'VECTORS: i32 = 2')));
await show(figure(wider, 'ladder'));
// %% [markdown]
// A mistake is shown with its line:
// %%
const mistake = await compileKernel(source.replace('put(out, s0, t0)', 'put(out, s0)')).catch(error => error);
showMarkdown(`\`\`\`\n${(mistake as Error).message}\n\`\`\``);
// %% [markdown]
// ## Verdicts
// %%
showTable(verdicts(finding));
// %%
showMarkdown(finding.experiment.analysis);
// %% [markdown]
// ## Exercises
//
// 1. Fill a table of GFLOP/s for `ROWS` 1 … 6 and `VECTORS` 1, 2. Draw it against loads per multiply-accumulate, $1/r + 1/c$.
//    Where does the line break, and what does the number of sums have to do with it?
// 2. The kernel above packs nothing. Simulate its loop nest with `tiledMatmulTrace` and explain why it can be nearly as fast as
//    the packed one on this machine. At which size would you expect packing to win?
// 3. Why is the depthwise convolution further from the peak than the matrix product? Count its loads for one multiply-add.
// 4. Replace the multiplication and the addition by `f32x4.relaxed_madd(x, y, sum)`. Where Node has relaxed SIMD: what does it
//    change, and on which rung does it matter most?
