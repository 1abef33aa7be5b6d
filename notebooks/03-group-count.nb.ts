// figures: 2
// %% [markdown]
// # 03 · Group count
//
// **The question.** A grouped convolution saves multiply-accumulates, and networks spend them on more channels. At equal
// work, what do more groups cost?
//
// **The paper.** Ma et al. 2018, *ShuffleNet V2*, [arXiv:1807.11164](https://arxiv.org/abs/1807.11164), guideline 2 and
// Table 2: on a graphics card, 8 groups run at a quarter of the speed of none, with the same work.
// %%
import { countGraph, figure, groupedMemoryAccessCost, groupedStack, measure, show, showMarkdown, showSource, showTable, tables, verdicts } from 'beyond-flops';
// %% [markdown]
// ## The idea
//
// With $g$ groups, each output channel reads only the $c_1/g$ input channels of its group. On an $h \times w$ map,
//
// $$B = \frac{h\,w\,c_1 c_2}{g}, \qquad \text{memory access cost} = h\,w\,(c_1 + c_2) + \frac{c_1 c_2}{g}
//   = h\,w\,c_1 + \frac{B\,g}{c_1} + \frac{B}{h\,w} .$$
//
// The last form keeps the input and the work $B$: the cost grows with $g$. In words: more groups pay for more output
// channels, and each of them has to be written. Table 2 lets all channels grow with $\sqrt g$, which keeps $B$ too.
// %%
const work = 56 * 56 * 128 * 128;
const rows = [1, 2, 4, 8].map(g => `| ${g} | ${(groupedMemoryAccessCost(56, 56, 128, work, g) / 1e6).toFixed(2)} |`);
showMarkdown(['| groups | memory access cost at the same input and work, M elements |', '| ---: | ---: |', ...rows].join('\n'));
// %% [markdown]
// ## The kernel
//
// One more loop than a 1×1 convolution, over the groups:
// %%
await showSource('src/kernels/grouped-pointwise/0-reference.ts');
// %% [markdown]
// There are two ways to run it. A framework without a kernel of its own for groups runs **one convolution per group**;
// an optimised library has **one fused kernel** that walks over all groups. The arithmetic is the same, and so is the
// result. Here is the work of the two largest stacks of the table:
// %%
const plain = countGraph(groupedStack(128, 1, 10, false));
const grouped = countGraph(groupedStack(360, 8, 10, false));
showMarkdown(`g = 1: ${plain.macs} MACs, ${plain.memoryAccessCost} elements moved; g = 8: ${grouped.macs} MACs, ${grouped.memoryAccessCost} elements moved.`);
// %% [markdown]
// ## The run
//
// This is the experiment that is easiest to get wrong: timed one network after the other, it comes out upside down as
// often as not. All networks take turns here, in random order, and the first one runs twice. Guess first: how much
// slower is g = 8 than g = 1 in plain TypeScript, and which of the two ways wins? (Only the optimised platform runs here, to
// save a minute; without the option `platforms` the reference runs too.)
// %%
const finding = await measure('group-count', { platforms: ['typescript'] });
// %% [markdown]
// ## Paper beside here
// %%
showTable(tables(finding));
// %%
await show(figure(finding, 'group-count'));
// %% [markdown]
// ## Which number predicts the time?
// %%
await show(figure(finding, 'predictors'));
// %% [markdown]
// ## Verdicts
// %%
showTable(verdicts(finding));
// %%
showMarkdown(finding.experiment.analysis);
// %% [markdown]
// ## Exercises
//
// 1. Let the groups become as many as the channels. Which layer is that, and what is its memory access cost per
//    multiply-accumulate? Compute it with `countGraph`.
// 2. At g = 8 a group of the ARM set has 23 channels. How many full register tiles of 4 filters is that, and what share of
//    the filters is left for the smaller tile? Notebook 04 measures what that costs.
// 3. Measure the ARM channels alone, three times: `await measure('group-count', { cases: ['arm-x1'] })`. Which verdicts stay the
//    same each time, and which depend on the day?
