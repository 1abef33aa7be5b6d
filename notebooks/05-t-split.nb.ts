// figures: 3
// %% [markdown]
// # 05 · The t-split: memory against time
//
// **The question.** A bottleneck block can be computed in $t$ slices of its widest tensor. Memory falls with $t$, and the
// arithmetic stays. What does it cost in time?
//
// **The paper.** Sandler et al. 2018, *MobileNetV2*, [arXiv:1801.04381](https://arxiv.org/abs/1801.04381), section 5.1. It
// prints no timing, only the sentence that a $t$ "between 2 and 5" is most helpful. The curve below is this suite's own.
// %%
import { blocks, bottleneck, bottleneckTrace, countGraph, figure, measure, memoryOfOrder, minimumMemory, parallelBranches, show, showMarkdown, showSource, showTable, simulate, tables, TEACHING_CACHE, tSplitElements, verdicts } from 'beyond-flops';
// %% [markdown]
// ## The idea
//
// A bottleneck block widens $k$ channels to $n$, filters each of them on its own, and narrows them to $k'$:
//
// $$\mathcal F(x) = [A \circ \mathcal N \circ B]\,x, \qquad \mathcal N = \mathrm{ReLU6} \circ \mathrm{dwise} \circ \mathrm{ReLU6} .$$
//
// (The paper writes the maps in the order in which they run: $A$ first.) Since $\mathcal N$ works channel by channel and
// the last map is a sum over channels, the wide tensor need never exist as a whole:
//
// $$\mathcal F(x) = \sum_{i=1}^{t} (A_i \circ \mathcal N \circ B_i)(x), \qquad
//   \text{memory} = |s^2 k| + |s'^2 k'| + (s^2 + s'^2) \left\lceil \frac{n}{t} \right\rceil .$$
//
// Counting and planning need no clock:
// %%
const block = blocks[1];
const row = (t: number): string => {
  const graph = bottleneck(block, t);
  return `| ${t} | ${countGraph(graph).macs} | ${4 * tSplitElements(block, t)} | ${memoryOfOrder(graph).bytes} |`;
};
showMarkdown([`**${block.name}**: ${block.side}²×${block.channels} → ${block.expanded} → ${block.filters}`, '', '| t | MACs | bytes by the formula | bytes alive at once |', '| ---: | ---: | ---: | ---: |', ...[1, 2, 3, 4, 144].map(row)].join('\n'));
// %% [markdown]
// ## The kernel
//
// All that a slice needs beyond the usual kernels is a 1×1 convolution that *adds* to a sum which is already there:
// %%
await showSource('src/kernels/pointwise/0-reference.ts');
// %% [markdown]
// ## Cache misses, simulated
//
// The paper says that splitting costs time because of "increased cache misses". A simulator can count them: it follows
// the addresses of the kernels' loops through a first-level cache of 32 KiB and a second level of 1 MiB, and says why a
// line was missed: never seen before (compulsory), cache too small (capacity), or too many lines for one set (conflict).
// %%
const misses = (t: number): string => {
  const [l1, l2] = simulate(bottleneckTrace(block, t), TEACHING_CACHE, { threeC: true });
  const { compulsory, capacity, conflict } = l1.threeC!;
  return `| ${t} | ${l1.accesses} | ${l1.misses} | ${compulsory} | ${capacity} | ${conflict} | ${l2.misses} |`;
};
showMarkdown(['| t | accesses | L1 misses | of them compulsory | capacity | conflict | L2 misses |', '| ---: | ---: | ---: | ---: | ---: | ---: | ---: |', ...[1, 2, 4, 16, 144].map(misses)].join('\n'));
// %% [markdown]
// ## The run
//
// Four blocks of MobileNetV2's Table 2, each with $t = 1, 2, 3, \dots, n$. Guess first: at which $t$ is the fastest?
// %%
const finding = await measure('t-split', { platforms: ['typescript'] });
// %%
await show(figure(finding, 'time'));
// %%
await show(figure(finding, 'memory'));
// %%
await show(figure(finding, 'misses'));
// %% [markdown]
// ## Here, row by row (the paper has no such table)
// %%
showTable(tables(finding));
// %% [markdown]
// ## When the order matters
//
// Memory depends on the order in which a graph runs. The general formula takes the least over all orders $\pi$,
//
// $$M(G) = \min_{\pi \in \Sigma(G)} \ \max_{i} \Big[ \sum_{A \in R(i, \pi, G)} |A| \Big] + \mathrm{size}(\pi_i) .$$
//
// Three branches, each widening 8 channels to 64 and narrowing them again, written level by level:
// %%
const branches = parallelBranches();
showMarkdown(`as written: ${memoryOfOrder(branches).bytes} bytes; best order: ${minimumMemory(branches).bytes} bytes, nodes ${minimumMemory(branches).order.join(' → ')}`);
// %% [markdown]
// ## Verdicts
// %%
showTable(verdicts(finding));
// %%
showMarkdown(finding.experiment.analysis);
// %% [markdown]
// ## Exercises
//
// 1. For which $t$ is the memory of block 3 within 10 % of the least that any split can reach? What limits it then?
// 2. Simulate this machine: import `machineHierarchy` from `beyond-flops` and run the cell above with
//    `machineHierarchy(finding.results.run!.header.machine)` in place of `TEACHING_CACHE`. Which misses move?
// 3. The trick needs a map that works channel by channel in the middle. Why does it not work for a block whose middle is a
//    full 3×3 convolution? What would each slice have to keep?
