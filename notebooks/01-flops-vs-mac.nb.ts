// figures: 3
// %% [markdown]
// # 01 · FLOPs against memory access cost
//
// **The question.** Two stacks of 1×1 convolutions do the same number of multiply-accumulates. Does the one whose
// layers have as many output as input channels run faster, because it moves less memory?
//
// **The paper.** Ma et al. 2018, *ShuffleNet V2*, [arXiv:1807.11164](https://arxiv.org/abs/1807.11164), guideline 1 and
// Table 1. Beware of the letters: the paper writes MAC for *memory access cost*; everyone else writes MAC for a
// multiply-accumulate. Here the first is always spelled out.
// %%
import { figure, measure, memoryAccessLowerBound, pointwiseMacs, pointwiseMemoryAccessCost, show, showMarkdown, showSource, showTable, tables, verdicts } from 'beyond-flops';
// %% [markdown]
// ## The idea
//
// A 1×1 convolution from $c_1$ to $c_2$ channels on an $h \times w$ map does $B = h\,w\,c_1 c_2$ multiply-accumulates.
// It has to read its input and its weights, and to write its output, each at least once:
//
// $$\text{memory access cost} = h\,w\,(c_1 + c_2) + c_1 c_2 .$$
//
// By the inequality of the arithmetic and the geometric mean, $c_1 + c_2 \ge 2\sqrt{c_1 c_2}$, so at a given $B$
//
// $$\text{memory access cost} \ \ge\ 2\sqrt{h\,w\,B} + \frac{B}{h\,w}, \qquad \text{with equality for } c_1 = c_2 .$$
//
// Everything in that sentence can be computed:
// %%
const square = { height: 56, width: 56, c1: 128, c2: 128 };
const flat = { height: 56, width: 56, c1: 36, c2: 432 };
const bound = memoryAccessLowerBound(56, 56, pointwiseMacs(square));
showMarkdown(`
| channels | MACs | memory access cost | over the bound of the first |
| --- | ---: | ---: | ---: |
| 128 → 128 | ${pointwiseMacs(square)} | ${pointwiseMemoryAccessCost(square)} | ${(pointwiseMemoryAccessCost(square) / bound).toFixed(3)} |
| 36 → 432 | ${pointwiseMacs(flat)} | ${pointwiseMemoryAccessCost(flat)} | ${(pointwiseMemoryAccessCost(flat) / bound).toFixed(3)} |
`);
// %% [markdown]
// ## The kernel
//
// The formula as plain loops. Every faster version is compared with it, on the same inputs, before a clock starts.
// %%
await showSource('src/kernels/pointwise/0-reference.ts');
// %% [markdown]
// ## The run
//
// Networks of 1×1 convolutions with c1 : c2 = 1:1, 1:2, 1:6 and 1:12, with the channels that the paper used on its ARM
// core and on its graphics card. All networks of one set run in turns, in random order, in a process of their own; the
// first runs twice in each round, and the difference between the two is the noise. Guess first: how many times slower is 1:12?
// %%
const finding = await measure('flops-vs-mac');
// %% [markdown]
// ## Paper beside here
// %%
showTable(tables(finding));
// %%
await show(figure(finding, 'channel-ratio'));
// %% [markdown]
// ## Which number predicts the time?
//
// Three predictors: multiply-accumulates, memory access cost, and a roofline, which takes the larger of the time for
// the arithmetic and the time for the memory traffic, from this machine's own ceilings.
// %%
await show(figure(finding, 'predictors'));
await show(figure(finding, 'memory-mountain'));
// %% [markdown]
// ## Verdicts
// %%
showTable(verdicts(finding));
// %%
showMarkdown(finding.experiment.analysis);
// %% [markdown]
// ## Exercises
//
// 1. Show with the lower bound above: on which maps $h \times w$ do the weights matter more than the feature maps? Check
//    with `pointwiseMemoryAccessCost` for 7×7.
// 2. Measure one channel set alone, twice: `await measure('flops-vs-mac', { cases: ['arm-x1'] })`. Do the intervals of
//    the two runs overlap? Do the verdicts agree?
// 3. The memory mountain gives bytes per nanosecond. How fast would a kernel's arithmetic have to be for 36 → 432 to wait
//    for memory on this machine? What would have to change in the kernel to get there?
