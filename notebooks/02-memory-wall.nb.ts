// figures: 7
// %% [markdown] title
// # 02 · The memory wall
//
// **The question.** A convolution takes a certain number of FLOPs. It also takes a certain number of bytes, which have to come
// from somewhere. When do bytes, not FLOPs, set the time, and what can the order of the loops do about it?
//
// **The papers.** Wulf and McKee 1995, *Hitting the Memory Wall*; Williams, Waterman and Patterson 2009, *Roofline*.
//
// *About 40 minutes, including less than one of measuring.*
// %% [markdown] goals
// ## After this notebook you can
//
// - compute the arithmetic intensity of a layer, and say under which of a machine's two roofs it lies;
// - tell three causes of a cache miss apart, and name a cure for each;
// - see in a picture of the misses which tensor a loop nest reads again too late;
// - choose a block size that fits a cache, and say why a larger one and a smaller one are worse.
// %%
import {
  analysis, check, countGraph, figure, GraphBuilder, measure, predictRatios, reveal, show, showMarkdown,
  showScore, showTable, verdicts,
} from 'beyond-flops';
import { matmulFilm, rooflineSketch, threeCFigure } from 'beyond-flops/experiments/memory-wall';
import { tSplitFilm } from 'beyond-flops/experiments/t-split';
// %% [markdown] the-idea
// ## The idea
//
// A layer takes at least as long as its arithmetic, and at least as long as its memory traffic:
//
// $$\text{time} \ \ge\ \max\left(\frac{\text{FLOPs}}{\text{peak}},\ \frac{\text{bytes}}{\text{bandwidth}}\right)
//   \qquad\Longleftrightarrow\qquad
//   \text{speed} \ \le\ \min\left(\text{peak},\ \text{bandwidth} \cdot I\right), \qquad I = \frac{\text{FLOPs}}{\text{bytes}} .$$
//
// $I$ is the **arithmetic intensity**. Plotted over $I$, the bound is a **roofline**: a slope, where memory is the limit, and a
// flat roof, where arithmetic is. They meet at the **ridge**, $I = \text{peak} / \text{bandwidth}$.
//
// Here is a machine described by just two numbers, and nine layers that all move 16 MiB. Change the numbers and run the cell
// again: what does a faster processor do for the layers on the left?
// %%
await show(rooflineSketch({ peakFlopsPerNs: 40, bytesPerNs: 10 }));
// %% [markdown] one-convolution
// The intensity of a layer needs no clock either. A 1×1 convolution from $c$ to $c$ channels on a large map does $2c^2$ FLOPs
// per pixel and moves $2c$ values of 4 bytes, so $I \approx c/4$. Light-weight networks use few channels and depthwise
// convolutions. They save FLOPs, and thereby move to the left in the figure.
// %%
const g = new GraphBuilder('1×1, 32 → 32');
const counts = countGraph(g.build(g.pointwise(g.input([1, 32, 112, 112]), { filters: 32 })));
showMarkdown(`1×1, 32 → 32 channels, 112×112: ${counts.flops} FLOPs, ${counts.bytesMoved} bytes, **${(counts.flops / counts.bytesMoved).toFixed(2)} FLOP per byte**`);
// %% [markdown] caches
// ## Three kinds of misses
//
// The slope of the roofline counts each tensor once. Real loops read the same value many times, and only a **cache** makes
// that cheap: a small, fast memory that holds recently used *lines* (64 bytes, 16 values). An access to a line that is not
// there is a **miss**. Misses have three causes (Hill and Smith 1989):
//
// | cause | would not happen … | cure |
// | --- | --- | --- |
// | compulsory | … if the line had been used before | fewer bytes |
// | capacity | … in a larger cache | reuse a value sooner: another loop order, blocks |
// | conflict | … if a line could lie anywhere in the cache | another stride: pad the rows, copy into a panel |
//
// A cache is divided into *sets*, and the address of a line determines its set. In a matrix whose row length in bytes is a
// power of two, a column falls into few sets. The simulator runs the same loops again in a cache without sets and counts the
// difference:
// %%
await show(threeCFigure());
// %% [markdown] film-matmul
// ## Watch a cache: the order of the loops
//
// The product $C = A B$ (in the picture `out`, `a` and `b`) of two 48×48 matrices, in a toy cache that is small enough to see:
// 32 lines in L1, 128 lines in L2. Time goes to the right, memory downwards. Move the slider or press ▶.
//
// - **i, j, p**: each result takes a row of A and a *column* of B. A column touches 48 lines, L1 holds 32: every access to B
//   misses.
// - **i, p, j**: the same arithmetic, but B is read by rows. Each line of B serves 16 accesses: one sixteenth of the misses.
// - **blocks**: a block of B is used by a block of rows of A before the next one comes.
//
// Before you move it: which block size will have the fewest misses, 24, 16, 12, 8 or 4? A block of 16 is one line wide.
// %%
await show(await matmulFilm());
// %% [markdown] film-matmul-seen
// Orange is a line that comes from memory; blue is one that L1 has evicted and L2 still holds. A block of 24 needs 48 lines
// for B alone and loses them; a block of 4 uses a quarter of each line that it fetches. No order removes the first orange pixel
// of each line: those are the compulsory misses.
// %% [markdown] film-t-split
// ## Watch a cache: a bottleneck in slices
//
// The bottleneck of MobileNetV2 expands 24 channels to 144, filters them, and projects them back. The wide tensor takes
// 1.7 MiB. It never has to exist in full: computed in $t$ slices, only $144/t$ of its channels exist at a time. The paper says
// that this costs "increased cache misses". Does it? Guess the misses of L1 and of L2 for $t = 1$, 4 and 144: more or fewer?
// %%
await show(await tSplitFilm());
// %% [markdown] film-t-split-seen
// At $t = 1$ each step of the block runs over the whole wide tensor before the next one starts: what the expansion has written
// has left L2 when ReLU6 and the depthwise filter need it (the dark orange lines). With more slices, a slice stays in L2, and the
// misses that go to memory fall, in the end to a sixteenth. The L1 misses fall at first, then rise. The fall at $t = 2$ is almost
// entirely one of conflict misses: the 144 planes lie 12,544 bytes apart, so that one pixel of all channels maps to only 16 of
// the 64 sets, with room for 128 lines. The rise comes from the maps: each slice reads all of $x$ and all of the output again.
// Notebook 08 measures what that costs in time.
// %% [markdown] predict
// ## Predict before you see
//
// Now with a clock. 1×1 convolutions of 2, 4, … 128 channels, on maps sized so that each layer moves 16 MiB: 128 channels do
// 64 times the work of 2. Take the time for 2 channels as 1. How long does each of the others take **on this machine**, with SIMD
// kernels? FLOPs predict 4, 16 and 64; bytes predict 1, 1 and 1.
// %%
const guess = predictRatios('roof', {
  '1×1, 8 ch.': undefined,
  '1×1, 32 ch.': undefined,
  '1×1, 128 ch.': undefined,
});
// %% [markdown] the-run
// ## The run
//
// The layers take turns, in random order. Before that, the machine's **ceilings** are measured: multiply-adds in registers for
// the flat roof, and reads of working sets from 4 KiB upwards for the slope.
// %%
const finding = await measure('memory-wall');
// %%
await reveal(finding, guess, { platforms: ['wasm'] });
// %% [markdown] paper
// ## What the papers found
//
// Wulf and McKee wrote the average time of an access as $t_{avg} = p \cdot t_c + (1 - p) \cdot t_m$, with the share $p$ of hits and
// the access times of cache and memory. Processors and memories both became faster exponentially, but at different rates; so the
// second term had to win in the end, even with a cache that has only compulsory misses. They called that the *memory wall*.
//
// Williams, Waterman and Patterson turned it into a picture: four kernels (sparse matrix times vector, a lattice-Boltzmann
// method, a stencil, a 3-D Fourier transform) on four multicore machines, each under a roofline with further, lower *ceilings*:
// without SIMD, without prefetching. They count the bytes that really pass between caches and memory and call the quotient
// *operational intensity*. Here each tensor counts once, which is what a perfect cache would move.
// %% [markdown] here
// ## What this machine found
//
// A dot on its roof has nothing more to gain from a better kernel. A dot below it is slowed down by something else. So look at
// how close the dots on the left come to the slope: a time that grows less than the work from 2 to 8 channels fits the memory
// wall, but a kernel whose tile of four channels is half empty would show that, too. In the published run the dots of 2 to 8
// channels stay far below both roofs, which meet at about 1 FLOP per byte; only the sum of two maps comes close to the slope.
// %%
await show(figure(finding, 'roofline'));
// %% [markdown] mountain
// The slope above is the bandwidth at a working set of 16 MiB. Other working sets have other bandwidths: each step down is the
// edge of a cache. If the first step comes after 16 MiB, the slope is that of a cache. A line without any step is the speed of the
// loop that reads, not of the memory: for that engine the wall is out of reach.
// %%
await show(figure(finding, 'memory-mountain'));
// %%
showTable(verdicts(finding));
// %%
showMarkdown(analysis(finding));
// %% [markdown] opposite
// ## If your machine shows the opposite
//
// - **The time grows with the channels from the start.** Then arithmetic may be the bottleneck even for few channels: look at where
//   the roofs meet. This is more likely with `typescript`, whose flat roof is low: the slower the code, the further away the wall. On `wasm`, check
//   whether relaxed SIMD is available (`npx beyond-flops machine`).
// - **2 channels take longer than 8.** Then neither roof explains it. In the suite's kernels a tile of four channels is half empty, and
//   copying into panels may cost as much as the arithmetic. In the published run only `onnxruntime` does this, and nothing here
//   takes it apart.
// - **There is no step in the mountain up to 16 MiB.** The last-level cache may be larger, as on servers, or the run was short: the
//   smoke profile ends at 4 MiB. The slope is then that of a cache, and the ridge lies further left.
// - **A dot lies above its roof.** A little above the slope is possible: the slope is that of reading, and caches can hold a part of
//   what a layer writes. Otherwise: the ceilings are measured before the layers, and a clock rate that changes between the two
//   (battery, heat) moves all dots at once. Measure again.
// %% [markdown] exercise-1
// ## Exercise 1
//
// Write the roofline as a function: the attainable speed in GFLOP/s, from the peak in GFLOP/s, the bandwidth in GB/s and the
// intensity in FLOPs per byte.
// %%
const answer1 = undefined; // (peak, bandwidth, intensity) => …
await check('memory-wall/1', answer1);
// %% [markdown] exercise-2
// ## Exercise 2
//
// MobileNetV2's third block begins with a 1×1 convolution from 24 to 144 channels on a 56×56 map. What is its arithmetic
// intensity in **FLOPs per byte**, to 1 %? (Use `countGraph`, or a pencil.)
// %%
const answer2 = undefined; // a number
await check('memory-wall/2', answer2);
// %% [markdown] exercise-3
// ## Exercise 3
//
// Two 128×128 matrices, an L1 of 32 KiB with 8 ways. Without blocks, in the order i, j, p, the product has 2,130,960 L1 misses.
// Find a **block size** with at most a **200th** of that. The checker simulates your block. Beware of the third kind of miss.
// %%
const answer3 = undefined; // a whole number
await check('memory-wall/3', answer3);
// %%
await showScore('memory-wall');
// %% [markdown] sources
// ## Sources
//
// - W. A. Wulf, S. A. McKee 1995, *Hitting the Memory Wall: Implications of the Obvious*, ACM SIGARCH Computer Architecture News 23(1).
// - S. Williams, A. Waterman, D. Patterson 2009, *Roofline: An Insightful Visual Performance Model for Multicore Architectures*,
//   Communications of the ACM 52(4).
// - M. D. Hill, A. J. Smith 1989, *Evaluating Associativity in CPU Caches*, IEEE Transactions on Computers 38(12): the three kinds of
//   misses.
// - M. Sandler et al. 2018, *MobileNetV2*, [arXiv:1801.04381](https://arxiv.org/abs/1801.04381), section 5.1: a bottleneck in $t$ slices.
// - How this suite measures: [METHODOLOGY.md](../METHODOLOGY.md).
//
// **Next:** [03 · The ladder: from the formula to the limit of the machine](03-kernel-ladder.ipynb)
