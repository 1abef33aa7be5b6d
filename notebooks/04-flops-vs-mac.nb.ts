// figures: 5
// %% [markdown] title
// # 04 · FLOPs against memory access cost
//
// **The question.** Two stacks of 1×1 convolutions do the same number of multiply-accumulates. In one of them every layer has as
// many output as input channels, and so it moves less memory. Does it run faster?
//
// **The paper.** Ma et al. 2018, *ShuffleNet V2*, guideline 1 and Table 1. Beware of the abbreviation: the paper writes MAC for
// *memory access cost*; everyone else writes MAC for a multiply-accumulate. Here memory access cost is always spelled out.
//
// *About 30 minutes, including one of measuring.*
// %% [markdown] goals
// ## After this notebook you can
//
// - compute the memory access cost of a 1×1 convolution, and its lower bound at a given number of multiply-accumulates;
// - say for which maps and channels the bound matters, and for which it does not;
// - decide from a measurement whether FLOPs, memory access cost or a roofline predicts the time;
// - design a layer that is several times as fast as another with the same FLOPs.
// %%
import {
  analysis, check, figure, measure, memoryAccessLowerBound, pointwiseMacs, pointwiseMemoryAccessCost,
  predictRatios, reveal, show, showMarkdown, showScore, showSource, showTable, tables, verdicts,
} from 'beyond-flops';
import { memoryAccessBoundFigure } from 'beyond-flops/experiments/flops-vs-mac';
// %% [markdown] the-idea
// ## The idea
//
// A 1×1 convolution from $c_1$ to $c_2$ channels on an $h \times w$ map does $B = h\,w\,c_1 c_2$ multiply-accumulates.
// It has to read its input and its weights and write its output, each at least once:
//
// $$\text{memory access cost} = h\,w\,(c_1 + c_2) + c_1 c_2 .$$
//
// By the inequality of arithmetic and geometric means, $c_1 + c_2 \ge 2\sqrt{c_1 c_2}$, so at a given $B$
//
// $$\text{memory access cost} \ \ge\ 2\sqrt{h\,w\,B} + \frac{B}{h\,w}, \qquad \text{with equality for } c_1 = c_2 .$$
// %%
await show(memoryAccessBoundFigure());
// %% [markdown] two-layers
// Two of the paper's layers, worked out:
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
// %% [markdown] the-kernel
// ## The kernel
//
// The formula as plain loops. Every faster version is compared with it on the same inputs before the clock starts.
// %%
await showSource('src/kernels/pointwise/0-reference.ts');
// %% [markdown] predict
// ## Predict before you see
//
// These are networks of 1×1 convolutions with c1 : c2 = 1:1, 1:2, 1:6 and 1:12 and the channels that the paper used on its ARM
// core. Multiply-accumulates predict the same time for all of them; memory access cost predicts that 1:12 takes nearly twice as
// long. Take the time of 1:1 as 1. How long does each of the others take **on this machine**? Replace each `undefined` with a
// number.
// %%
const guess = predictRatios('arm-x1', {
  '1:2': undefined,
  '1:6': undefined,
  '1:12': undefined,
});
// %% [markdown] the-run
// ## The run
//
// The run uses the paper's channels for its ARM core and for its graphics card. All networks of one set take turns, in random
// order, in a process of their own. The first runs twice in each round; the difference between its two runs is the noise.
// %%
const finding = await measure('flops-vs-mac');
// %%
await reveal(finding, guess);
// %% [markdown] paper
// ## What the paper found
//
// On a graphics card, 1:12 took about twice as long as 1:1; on an ARM core about a third longer. The table shows the paper's images
// per second next to this machine's times, both as time per multiply-accumulate, since the paper's networks do not all do exactly
// the same work.
// %%
showTable(tables(finding));
// %% [markdown] here
// ## What this machine found
// %%
await show(figure(finding, 'channel-ratio'));
// %% [markdown] predictors
// Three predictors: multiply-accumulates, memory access cost, and a roofline, which takes the larger of the time for the
// arithmetic and the time for the memory traffic, based on this machine's own ceilings.
// %%
await show(figure(finding, 'predictors'));
await show(figure(finding, 'memory-mountain'));
// %%
showTable(verdicts(finding));
// %%
showMarkdown(analysis(finding));
// %% [markdown] opposite
// ## If your machine shows the opposite
//
// - **1:12 is as fast as 1:1.** Arithmetic may hide the memory traffic: the kernel is slow, or the caches are large and near.
//   In the published run the difference was small on every platform of ours. The roofline in the second figure shows what your
//   ceilings allow.
// - **1:12 is as slow as the equation says.** Then compare the small maps, the last table above: if the loss does not shrink where a
//   sixteenth of the pixels fits into a nearer cache, memory is not the reason, however good the prediction looks.
// - **1:12 is faster than 1:1.** Look at the A/A interval in the verdict first. If it is narrow, compare *time per
//   multiply-accumulate*: with the paper's channels, 1:12 does 5 % less work.
// - **The intervals are wide.** Another program is running, or the machine changes its clock rate: on battery, when hot, with
//   cores of two kinds. Run the measuring cell again; do not pick the nicer result.
// - **Only the threads disagree.** Look first at the small maps: a layer with little work stays on one thread, and there that may hold for
//   1:1 and not for 1:12. Such a ratio compares one thread with two. Apart from that, two threads have two L1 caches and share the
//   memory: the wall moves.
// - **The native engine disagrees.** Look at its A/A interval, and compare its two suites, which run the same networks: if they
//   contradict each other, no ratio from it means anything. In the published run they agree for the ARM channels, and 1:12 loses more
//   there than on any other platform, on the small maps too. So memory is not the main reason.
// %% [markdown] exercise-1
// ## Exercise 1
//
// Write memory access cost as a function of height, width, $c_1$ and $c_2$, without calling the library.
// %%
const answer1 = undefined; // (h, w, c1, c2) => …
await check('flops-vs-mac/1', answer1);
// %% [markdown] exercise-2
// ## Exercise 2
//
// Late layers have small maps. What **percentage** of the memory access cost of a 512 → 512 layer on a 7×7 map is due to the
// weights?
// %%
const answer2 = undefined; // a number
await check('flops-vs-mac/2', answer2);
// %% [markdown] exercise-3
// ## Exercise 3
//
// A stack of 1×1 layers 4 → 4096 → 4 on a 56×56 map does $4 \cdot 4096 = 16\,384$ multiply-accumulates per pixel and layer. Design
// $c_1 \to c_2 \to c_1$ with at least as many that is at least **twice as fast**. Both are measured here, in turns; the interval of
// the ratio decides.
// %%
const answer3 = undefined; // { c1: …, c2: … }
await check('flops-vs-mac/3', answer3);
// %%
await showScore('flops-vs-mac');
// %% [markdown] sources
// ## Sources
//
// - N. Ma, X. Zhang, H.-T. Zheng, J. Sun 2018, *ShuffleNet V2: Practical Guidelines for Efficient CNN Architecture Design*,
//   [arXiv:1807.11164](https://arxiv.org/abs/1807.11164): guideline 1, equation 1, Table 1.
// - S. Williams, A. Waterman, D. Patterson 2009, *Roofline: An Insightful Visual Performance Model for Multicore Architectures*,
//   Communications of the ACM 52(4).
// - How this suite measures: [METHODOLOGY.md](../METHODOLOGY.md).
//
// **Next:** [05 · Group count](05-group-count.ipynb)
