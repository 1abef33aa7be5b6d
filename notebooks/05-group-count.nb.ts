// figures: 4
// %% [markdown] title
// # 05 · Group count
//
// **The question.** A grouped convolution saves multiply-accumulates, and networks spend them on more channels. At equal work,
// what do more groups cost?
//
// **The paper.** Ma et al. 2018, *ShuffleNet V2*, guideline 2 and Table 2.
//
// *About 30 minutes, including one of measuring.*
// %% [markdown] goals
// ## After this notebook you can
//
// - compute how more groups raise the memory access cost at equal work, both with a fixed input and with all channels growing;
// - say which layer is left when there are as many groups as channels;
// - separate what a measured slow-down says about groups from what it says about the kernel that runs them;
// - derive a verdict from an interval, its noise and a threshold.
// %%
import {
  analysis, check, countGraph, figure, groupedStack, measure, predictRatios, reveal, show, showMarkdown,
  showScore, showSource, showTable, tables, verdicts,
} from 'beyond-flops';
import { groupCostFigure } from 'beyond-flops/experiments/group-count';
// %% [markdown] the-idea
// ## The idea
//
// With $g$ groups, each output channel reads only the $c_1/g$ input channels of its group. On an $h \times w$ map,
//
// $$B = \frac{h\,w\,c_1 c_2}{g}, \qquad \text{memory access cost} = h\,w\,(c_1 + c_2) + \frac{c_1 c_2}{g}
//   = h\,w\,c_1 + \frac{B\,g}{c_1} + \frac{B}{h\,w} .$$
//
// The last form holds the input and the work $B$ fixed: the cost grows with $g$. In words: what groups save pays for more output
// channels, and each of those has to be written. Table 2 of the paper lets all channels grow with $\sqrt g$, which also keeps $B$.
// %%
await show(groupCostFigure());
// %% [markdown] the-kernel
// ## The kernel
//
// One more loop than a 1×1 convolution, over the groups:
// %%
await showSource('src/kernels/grouped-pointwise/0-reference.ts');
// %% [markdown] two-ways
// There are two ways to run it. A framework without a grouped kernel runs **one convolution per group**; an optimised library
// has **one fused kernel** that loops over all groups. The arithmetic is the same, and so is the result. Two stacks of the
// table, ten layers each:
// %%
const plain = countGraph(groupedStack(128, 1, 10, false));
const grouped = countGraph(groupedStack(360, 8, 10, false));
showMarkdown(`
| stack | MACs | elements moved |
| --- | ---: | ---: |
| 128 channels, 1 group | ${plain.macs} | ${plain.memoryAccessCost} |
| 360 channels, 8 groups | ${grouped.macs} | ${grouped.memoryAccessCost} |
`);
// %% [markdown] predict
// ## Predict before you see
//
// These are stacks of 1×1 convolutions with the channel numbers that the paper used on its ARM core: 64 without groups, 90 in 2 groups,
// 128 in 4 and 184 in 8. Their work is equal to within 4 %; memory access cost predicts that 8 groups take nearly three times as
// long. Take the time of one group as 1. How long does each of the others take **on this machine**, on the platform `typescript`?
// %%
const guess = predictRatios('arm-x1', {
  'g=2-fused': undefined,
  'g=4-fused': undefined,
  'g=8-fused': undefined,
  'g=8-per-group': undefined,
});
// %% [markdown] the-run
// ## The run
//
// This experiment is easy to get wrong: timed one network after the other, it often comes out upside down. Here all
// networks take turns, in random order, and the first one runs twice. (Only two platforms run here, to save a minute; without
// the option `platforms` all of them do.)
// %%
const finding = await measure('group-count', { platforms: ['typescript', 'wasm'] });
// %%
await reveal(finding, guess);
// %% [markdown] paper
// ## What the paper found
//
// On a GeForce GTX 1080 Ti, 8 groups took 3.9 times as long per multiply-accumulate as one; on an ARM core 1.4 times. The paper
// used a group convolution of its own, not one convolution per group. The table shows its images per second next to this
// machine's times, both as time per multiply-accumulate. (The paper prints 180 channels for 8 groups on ARM, which is not
// divisible by 8; here it is 184.)
// %%
showTable(tables(finding));
// %% [markdown] here
// ## What this machine found
// %%
await show(figure(finding, 'group-count'));
// %% [markdown] predictors
// Which number predicts the time? Each point is one network. Ask twice: does it put the networks in the right order, and does it
// say how much longer they take? The verdicts answer the two questions separately.
// %%
await show(figure(finding, 'predictors'));
// %% [markdown] verdicts
// The verdicts, each with the rule that was written down before the measurement:
// %%
showTable(verdicts(finding));
// %%
showMarkdown(analysis(finding));
// %% [markdown] opposite
// ## If your machine shows the opposite
//
// - **More groups cost nothing.** Arithmetic may hide the memory traffic: the slower a kernel computes, the less a read costs in
//   comparison. Try `reference`: `await measure('group-count', { platforms: ['reference'] })`.
// - **More groups are faster.** Compare time per *multiply-accumulate*: 90 and 360 channels do 1.1 % less work than one group.
//   Then look at the A/A interval. If it is wide, the machine changed while it ran: on battery, when hot, with cores of two kinds.
// - **8 groups cost far more than on the paper's ARM core.** A group of 23 channels fills a kernel's tiles badly, which would be a
//   cost of the kernel, not of the groups. The suite `tiles` tests it, with groups of 24 channels beside those of 23; in the published
//   run no platform shows a loss. Then look at the small map, which fits into a nearer cache: what do 8 groups still lose there?
// - **One convolution per group is as fast as the fused kernel.** Then a call costs little here. Frameworks pay for each
//   dispatch, and threads wait for each other: run `wasm-threads`.
// - **The verdict changes from day to day.** Run the measuring cell three times. A verdict that changes was too close to its
//   threshold or its noise; do not pick the nicest.
// %% [markdown] exercise-1
// ## Exercise 1
//
// Let there be as many groups as channels: a 1×1 convolution of 128 → 128 channels in 128 groups, on a 56×56 map. How many
// **elements** have to be moved **per multiply-accumulate**? Compare with the same layer without groups.
// %%
const answer1 = undefined; // a number
await check('group-count/1', answer1);
// %% [markdown] exercise-2
// ## Exercise 2
//
// A layer of 128 → 128 channels on a 56×56 map is split into groups. Its input and its work stay the same; what grouping saves is
// spent on more output channels (equation 2). What is the **largest number of groups that divides 128** and raises the memory
// access cost to **at most three times** that without groups?
// %%
const answer2 = undefined; // a number
await check('group-count/2', answer2);
// %% [markdown] exercise-3
// ## Exercise 3
//
// The paper prints ×1.39 for 8 groups on ARM, and the rule here is: reproduced from half of the paper's effect. A machine measures
// 1.14 with an interval of [1.11, 1.17]; its A/A arm has [0.98, 1.02]. What is the verdict: `'reproduced'`, `'direction only'`,
// `'not here'` or `"can't tell"`?
// %%
const answer3 = undefined; // '…'
await check('group-count/3', answer3);
// %%
await showScore('group-count');
// %% [markdown] sources
// ## Sources
//
// - N. Ma, X. Zhang, H.-T. Zheng, J. Sun 2018, *ShuffleNet V2: Practical Guidelines for Efficient CNN Architecture Design*,
//   [arXiv:1807.11164](https://arxiv.org/abs/1807.11164): guideline 2, equation 2, Table 2.
// - X. Zhang, X. Zhou, M. Lin, J. Sun 2017, *ShuffleNet: An Extremely Efficient Convolutional Neural Network for Mobile
//   Devices*, [arXiv:1707.01083](https://arxiv.org/abs/1707.01083): grouped 1×1 convolutions and the channel shuffle.
// - How this suite measures and judges: [METHODOLOGY.md](../METHODOLOGY.md).
//
// **Next:** [06 · Depthwise-separable convolutions](06-depthwise-separable.ipynb)
