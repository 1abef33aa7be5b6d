// figures: 5
// %% [markdown] title
// # 08 · The t-split: memory against time
//
// **The question.** A bottleneck block can be computed in $t$ slices of its widest tensor. Memory falls with $t$, and the
// arithmetic stays the same. What does it cost in time?
//
// **The paper.** Sandler et al. 2018, *MobileNetV2*, section 5.1. It prints no timing, only the sentence that a $t$ "between 2
// and 5" is most helpful. The curve below is this suite's own.
//
// *About 40 minutes, including one of measuring.*
// %% [markdown] goals
// ## After this notebook you can
//
// - compute the memory of a bottleneck block in $t$ slices, and say what limits the saving;
// - read simulated cache misses by their cause, and find the $t$ at which a block fits into a cache;
// - weigh memory against time by measuring, not by a rule of thumb;
// - find an order of a graph's ops that needs less memory than the order in which it is written.
// %%
import {
  analysis, bottleneck, bottleneckTrace, check, countGraph, figure, measure, memoryOfOrder, minimumMemory,
  parallelBranches, predictRatios, reveal, show, showMarkdown, showScore, showSource, showTable, simulate,
  tables, TEACHING_CACHE, verdicts,
} from 'beyond-flops';
import { blocks, splitMemoryFigure, tSplitElements } from 'beyond-flops/experiments/t-split';
// %% [markdown] the-idea
// ## The idea
//
// A bottleneck block expands $k$ channels to $n$, filters each of them on its own, and projects them to $k'$:
//
// $$\mathcal F(x) = [A \circ \mathcal N \circ B]\,x, \qquad \mathcal N = \mathrm{ReLU6} \circ \mathrm{dwise} \circ \mathrm{ReLU6} .$$
//
// (The paper writes the maps in the order in which they run: $A$ first.) Since $\mathcal N$ works channel by channel and the last
// map is a sum over channels, the wide tensor never has to exist in full:
//
// $$\mathcal F(x) = \sum_{i=1}^{t} (A_i \circ \mathcal N \circ B_i)(x), \qquad
//   \text{memory} = |s^2 k| + |s'^2 k'| + (s^2 + s'^2) \left\lceil \frac{n}{t} \right\rceil .$$
// %%
const block = blocks[1];
await show(splitMemoryFigure(block));
// %% [markdown] formula-and-plan
// The formula next to a plan that knows for each tensor when it is made and when it is last read. At $t = 1$ the plan needs less
// than the formula: it can drop the input before the output is made. At $t = 2$, too, less is alive at once; but tensors need
// contiguous space, and the arena that is really allocated leaves a gap there and is as large as the formula. The
// multiply-accumulates are the same in every row.
// %%
const row = (t: number): string => {
  const graph = bottleneck(block, t);
  return `| ${t} | ${countGraph(graph).macs} | ${4 * tSplitElements(block, t)} | ${memoryOfOrder(graph).bytes} |`;
};
showMarkdown([`**${block.name}**: ${block.side}²×${block.channels} → ${block.expanded} → ${block.filters}`, '', '| t | MACs | bytes by the formula | bytes alive at once |', '| ---: | ---: | ---: | ---: |', ...[1, 2, 3, 4, 144].map(row)].join('\n'));
// %% [markdown] the-kernel
// ## The kernel
//
// Beyond the usual kernels, a slice needs only a 1×1 convolution that *adds* to an existing sum:
// %%
await showSource('src/kernels/pointwise/0-reference.ts');
// %% [markdown] cache-misses
// ## Cache misses, simulated
//
// The paper says that splitting costs time because of "increased cache misses". A simulator can count them. It follows the
// addresses of the kernels' loops through an L1 of 32 KiB and an L2 of 1 MiB, and says why a line was missed: never used before
// (compulsory), cache too small (capacity), or too many lines for one set (conflict). The number of conflicts can be negative:
// they are counted against a cache without sets, which is not always the better one.
// %%
const misses = (t: number): string => {
  const [l1, l2] = simulate(bottleneckTrace(block, t), TEACHING_CACHE, { threeC: true });
  const { compulsory, capacity, conflict } = l1.threeC!;
  return `| ${t} | ${l1.accesses} | ${l1.misses} | ${compulsory} | ${capacity} | ${conflict} | ${l2.misses} | ${l2.threeC!.capacity} |`;
};
showMarkdown(['| t | accesses | L1 misses | of them compulsory | capacity | conflict | L2 misses | of them capacity |', '| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |', ...[1, 2, 4, 12, 144].map(misses)].join('\n'));
// %% [markdown] predict
// ## Predict before you see
//
// Take the time of the whole block ($t = 1$) as 1. How long does it take **on this machine** in 2 slices, in 5, in 16, and one
// channel at a time? The multiply-accumulates predict 1 for all of them. Replace each `undefined` with a number.
// %%
const guess = predictRatios('block3', {
  't=2': undefined,
  't=5': undefined,
  't=16': undefined,
  't=144': undefined,
});
// %% [markdown] the-run
// ## The run
//
// Four blocks of MobileNetV2's Table 2, each with $t = 1, 2, 3, \dots, n$, on the WebAssembly kernels and one thread.
// %%
const finding = await measure('t-split', { platforms: ['wasm'] });
// %%
await reveal(finding, guess);
// %% [markdown] paper
// ## What the paper found
//
// The paper says that splitting "hurts runtime performance due to increased cache misses", and that it is "the most helpful to be
// used with $t$ being a small constant between 2 and 5". It gives no number to compare with. So in the table only the formula comes
// from the paper; misses, allocated memory and times are this suite's.
// %%
showTable(tables(finding));
// %% [markdown] here
// ## What this machine found
// %%
await show(figure(finding, 'time'));
await show(figure(finding, 'memory'));
await show(figure(finding, 'misses'));
// %%
showTable(verdicts(finding));
// %%
showMarkdown(analysis(finding));
// %% [markdown] opposite
// ## If your machine shows the opposite
//
// - **A few slices are faster than the whole block.** That is not an error. The expanded tensor of a large block may not fit into
//   the cache where a slice of it does. Compare the blocks: if that is the reason, it should show for block2 rather than for
//   block14, the smallest. The cache sizes that this machine reports are in `finding.results.run!.header.machine.caches`.
// - **Single channels cost little.** Then the whole block is slow as well. On the plain loops of `reference` single channels cost
//   less than here, since a matrix product of many channels is not fast there either:
//   `await measure('t-split', { platforms: ['reference'], cases: ['block5'] })`.
// - **Two slices already cost a lot.** Look at the A/A interval in the verdicts: how much do two runs of the same code differ? On
//   battery, when hot, beside other programs or on cores of two kinds the clock rate changes. Run the measuring cell again.
// - **It costs far more on threads.** With `platforms: ['wasm-threads']` each slice is too little work to be shared: most of its
//   calls stay on one thread.
// - **On `onnxruntime` 5 slices cost more than 8.** Then the width of a slice matters, not their number. Divide $n$ by each $t$: which
//   widths are multiples of 16, which at least of 4?
// %% [markdown] exercise-1
// ## Exercise 1
//
// Write the memory formula as a function that returns the number of elements, given the side, $k$, $n$, $k'$, the stride and $t$. The
// depthwise convolution is padded, so $s' = \lceil s / \text{stride} \rceil$.
// %%
const answer1 = undefined; // (s, k, n, k2, stride, t) => …
await check('t-split/1', answer1);
// %% [markdown] exercise-2
// ## Exercise 2
//
// The simulated L2 has 1 MiB. What is the smallest $t$ for which **everything** that is alive in `block3`, by the formula and in
// float32, fits into it? Compare with the capacity misses of L2 in the table above.
// %%
const answer2 = undefined; // a number of slices
await check('t-split/2', answer2);
// %% [markdown] when-the-order-matters
// ## When the order matters
//
// A chain can run in only one order. In a graph with branches, memory depends on the order $\pi$, and the paper's general formula
// takes the minimum over all of them:
//
// $$M(G) = \min_{\pi \in \Sigma(G)} \ \max_{i} \Big[ \sum_{A \in R(i, \pi, G)} |A| \Big] + \mathrm{size}(\pi_i) .$$
//
// Three branches, each of which expands 8 channels to 64 and projects them back to 8, are joined at the end. The graph is written
// level by level, all wide tensors first:
// %%
const branches = parallelBranches();
showMarkdown(`as written: **${memoryOfOrder(branches).bytes} bytes**; the best order that a search over all of them finds: **${minimumMemory(branches).bytes} bytes**`);
// %% [markdown] exercise-3
// ## Exercise 3
//
// Find an order that needs the least memory. The ops are called `branch1/wide`, `branch1/narrow`, … `branch3/narrow` and `join`.
// %%
const answer3 = undefined; // ['branch1/wide', …, 'join']
await check('t-split/3', answer3);
// %%
await showScore('t-split');
// %% [markdown] further
// ## Further questions
//
// The trick needs a middle part that works channel by channel. Why does it not work for a block with a full 3×3 convolution in the
// middle? What would each slice have to keep? And simulate this machine instead of the teaching cache: `machineHierarchy` builds
// the levels from `finding.results.run!.header.machine`.
// %% [markdown] sources
// ## Sources
//
// - M. Sandler, A. Howard, M. Zhu, A. Zhmoginov, L.-C. Chen 2018, *MobileNetV2: Inverted Residuals and Linear Bottlenecks*,
//   [arXiv:1801.04381](https://arxiv.org/abs/1801.04381): section 5.1, equations for $M(G)$ and for the split, Table 2.
// - Y. Pisarchyk, J. Lee 2020, *Efficient Memory Management for Deep Neural Net Inference*,
//   [arXiv:2001.03288](https://arxiv.org/abs/2001.03288): how tensors share an arena.
// - How this suite measures, and what its simulator leaves out: [METHODOLOGY.md](../METHODOLOGY.md).
//
// **Next:** [09 · Why is it slower after channel pruning?](09-pruning-speed.ipynb)
