// figures: 7
// %% [markdown] title
// # 13 · Fragmentation
//
// **The question.** Inception modules and cells that a search has found consist of many small operations. At equal work, what does it
// cost to cut a block into pieces?
//
// **The paper.** Ma et al. 2018, *ShuffleNet V2*, guideline 3 and Table 3: network fragmentation reduces the degree of parallelism.
//
// *About 40 minutes, including one of measuring.*
// %% [markdown] goals
// ## After this notebook you can
//
// - say which three things change when a block is cut into fragments at equal work;
// - take from a table of speeds what one call costs on the machine that was measured;
// - predict from the cost of a call whether fragments matter on another machine;
// - say whether the groups of a convolution are fragments.
// %%
import {
  analysis, check, figure, measure, predictRatios, reveal, show, showMarkdown, showScore, showTable, tables, verdicts,
} from 'beyond-flops';
import { callCostFigure, callTable, fragmentsDiagram, inceptionDiagram } from 'beyond-flops/experiments/fragmentation';
// %% [markdown] the-idea
// ## The idea
//
// A block of the paper is one 1×1 convolution of $c \to c$ channels, or $n$ of them with $c / \sqrt n$ channels each: in series, or in
// parallel with their outputs added. The work is the same, because $n \cdot (c / \sqrt n)^2 = c^2$.
// %%
await show(fragmentsDiagram());
// %% [markdown] three-things
// The work is the same, but three things are not:
//
// 1. **the number of calls.** Four fragments are 4 calls in series. In parallel they are 7: the three sums are calls as well;
// 2. **the memory access cost.** Every fragment reads and writes a map. In series it doubles; in parallel, with the sums, it is four
//    times as much;
// 3. **the size of each operation.** A fragment of four does a quarter of the work on half the channels. There is less for
//    a tile to reuse, and less for many processors to share.
//
// Suppose for a moment that only the first mattered. A call costs $k$ times what the whole block's work takes, and the fragments'
// work takes as long as the whole block's. Then $m$ calls take
//
// $$\frac{\text{time in fragments}}{\text{time of the whole block}} = \frac{1 + m\,k}{1 + k} .$$
//
// For a small $k$ this is close to 1: fragments cost next to nothing. For a large $k$ it approaches $m$. Table 3 has speeds at three widths
// on two devices, and one cost per call and one speed for each device can be fitted to them. Where do the printed points lie?
// %%
await show(callCostFigure());
// %% [markdown] fit
// Guideline 3 is hardly there on the paper's ARM core and is as large as ×3.5 on its GPU, and yet the same curve describes both. The fit
// says about 20 µs a call for the GPU. Its work is so fast that a convolution of 128 channels takes less than that; with 512 channels it
// takes twelve times as much as a call, and the same four fragments take only ×1.2 to ×1.5. On the ARM core a convolution takes 2.5 ms or
// more, and 20 µs would be lost in it.
//
// The fit has two numbers for 15 speeds, and its root mean square error on the GPU is 12 %. Work alone misses the speeds by 47 %; memory
// access cost beside the work misses them by 26 %. So a constant cost per call describes most of what the paper saw on its GPU. The fit
// does not say *what* in a call takes 20 µs: launching a kernel, waiting for it, and processors for which a small kernel has no work all
// look the same from outside.
//
// And is it a constant? Each pair of speeds, whole and in fragments, gives a cost of its own:
// %%
showTable([callTable()]);
// %% [markdown] not-constant
// On the GPU, most are between 12 and 32 µs: of one order, but no constant. The largest belong to 180 and 360 channels, which are no
// multiples of 64, and may suit its kernels badly. (The paper does not print these channels; they follow from equal work.) On the ARM
// core, the costs in parallel grow with the channels. A constant cost per call cannot do that; the sums, which read and write whole maps,
// can. So the model is good for the GPU's large effect, and not for the ARM core's small one.
// %% [markdown] predict
// ## Predict before you see
//
// Here a call is a function call, not a launch on another device, and there are only a few cores to fill. These are the blocks with the
// paper's ARM channels: one convolution of 64, two of 45 each, or four of 32 each. The whole block takes 1. How long do the others take
// **on this machine**, on the platform `typescript`? Remember the second and the third of the three things.
// %%
const guess = predictRatios('arm-x1', {
  '2-series': undefined,
  '4-series': undefined,
  '2-parallel': undefined,
  '4-parallel': undefined,
});
// %% [markdown] the-run
// ## The run
//
// Table 3 on 56×56 pixels; the same blocks on 14×14; an inception module and a cell like NASNet-A's, each beside a regular block of
// the same work; and, on `side-by-side`, the blocks with one thing changed at a time.
// %%
const finding = await measure('fragmentation', { platforms: ['typescript', 'wasm', 'side-by-side'] });
// %%
await reveal(finding, guess);
// %% [markdown] paper
// ## What the paper found
//
// At the smallest of three widths, four fragments take 3.3 (in series) and 3.5 times (in parallel) as long as the whole block on a
// GeForce GTX 1080 Ti, and 1.05 and 1.15 times on an ARM core. With four times the channels it is 1.2 and 1.5 times on the GPU. Notice
// that the **series** is almost as slow as the parallel fragments. In a series nothing can run at the same time anyway, so branches
// cannot be the reason. [Notebook 28](28-concurrency.ipynb) looks at what branches are worth.
// %%
showTable(tables(finding));
// %% [markdown] here
// ## What this machine found
// %%
await show(figure(finding, 'fragmentation'));
// %% [markdown] one-at-a-time
// One thing at a time. `4-in-place` lets each fragment add to the sum before it, so that the three sums disappear as calls of their own.
// `one-wide` computes all four in one call and does not add them up. And in the panel of longer calls, every call waits 20 µs before it begins: the
// work is done as fast as before, and only the calls cost what a GPU's would. Do sums, calls, or narrow convolutions make up most of what you see?
// %%
await show(figure(finding, 'times'));
// %% [markdown] added-calls
// What would your machine show if its calls cost more? On the left, the coloured lines begin at what was measured; towards the right, each
// call is charged with a higher cost.
// %%
await show(figure(finding, 'call-cost'));
// %% [markdown] real-blocks
// ## Real blocks
//
// Nobody trains the blocks of Table 3 (exercise 1 says why). GoogLeNet's inception module is a real one: four branches with six
// convolutions and a pool. Beside it, one path with the same input, the same output and the same work to within 1 %:
// %%
await show(inceptionDiagram());
// %% [markdown] real-blocks-why
// The paper counts **operators**, convolutions and pools of a block: 13 in NASNet-A, 2 or 3 in ResNet. The cell that runs here has these 13,
// and five sums and a concatenation on top. The block beside it has 3, with the same work and the same share of it in
// depthwise convolutions. That share matters: depthwise work takes longer per multiply-accumulate, and would otherwise pass for
// a cost of fragments. For the same reason there is a pair without Winograd's algorithm, which speeds up 3×3 windows only,
// and of those the one path has more. How much of the module's slowness is left there?
// %% [markdown] groups
// ## Are groups fragments?
//
// "Using too many groups violates G3", the paper says of ShuffleNetV1, without a reason, and summaries copy the sentence. Why should it? By
// the paper's own count, a grouped convolution is **one** operator, and Table 3 has no groups in it. What groups do
// raise is the memory access cost, and that is guideline **2** ([notebook 05](05-group-count.ipynb)).
//
// The sentence becomes true in two cases. A framework without a grouped kernel runs one convolution per group: then $g$ groups are
// $g$ calls. And on a processor with thousands of threads a group may be too small to fill its share. Whether that is so depends on the
// kernel, not on the network; the paper's own group convolution was not of the first kind.
// %% [markdown] verdicts
// ## Verdicts
//
// Each with the rule that was written down before the measurement:
// %%
showTable(verdicts(finding));
// %%
showMarkdown(analysis(finding));
// %% [markdown] opposite
// ## If your machine shows the opposite
//
// - **Fragments cost nothing, or are even faster.** Then neither calls nor memory traffic show on 56×56 pixels. Narrow convolutions may
//   also suit a kernel better: on `onnxruntime` in the published run, four fragments are faster than the whole block with both sets of
//   channels, though no case shows why. Look at the small map, and at `wasm` instead of `typescript`.
// - **In parallel they are much slower than in series.** Compare with `4-in-place`. If the difference is gone, it was the sums, which
//   are guideline 4.
// - **`wasm-threads` is far off the others on the small map.** A whole block is large enough there to be shared by threads; a fragment of
//   four is not, and stays on one thread. That is the "degree of parallelism" of the guideline, in this engine. It shows only if sharing
//   so small a block gains time: in the published run it saved two fifths of the time, and the fragments took twice as long as the block.
// - **Even with 20 µs a call you do not see ×3.5.** What counts is the cost of a call *over the work*. On a slow machine the same
//   20 µs weigh less: read off the figure what a call would have to cost.
// %% [markdown] exercise-1
// ## Exercise 1
//
// There is no activation between the fragments of Table 3. So each of its blocks can be replaced by one 1×1 convolution that computes
// the same. Write the function that makes its weights from those of two fragments. Weights are a list of rows: `weights[k][c]` is what
// channel $c$ contributes to filter $k$. `arrangement` is `'series'` (`first` is computed first) or `'parallel'`.
// %%
const answer1 = undefined; // (arrangement, first, second) => …
await check('fragmentation/1', answer1);
// %% [markdown] exercise-2
// ## Exercise 2
//
// At $c = 128$, the paper's GPU ran 2446 networks per second with whole blocks and 752 with four fragments in series; each network has
// ten blocks. Assume that the work takes equally long in both. How many **microseconds** does a call cost? (One cell of the table of
// costs above has it, rounded. Derive it before you look.)
// %%
const answer2 = undefined; // a number
await check('fragmentation/2', answer2);
// %% [markdown] exercise-3
// ## Exercise 3
//
// A GPU does 3500 multiply-accumulates per ns, and a call costs 20 µs. The whole block is one 1×1 convolution of 128 → 128 channels on 56×56
// pixels. You want to use four fragments in series instead, which may take at most 10 % longer. A batch of images is computed in
// the same number of calls. How many images must a batch have **at least**?
// %%
const answer3 = undefined; // a number
await check('fragmentation/3', answer3);
// %%
await showScore('fragmentation');
// %% [markdown] sources
// ## Sources
//
// - N. Ma, X. Zhang, H.-T. Zheng, J. Sun 2018, *ShuffleNet V2: Practical Guidelines for Efficient CNN Architecture Design*,
//   [arXiv:1807.11164](https://arxiv.org/abs/1807.11164): guideline 3, Table 3, and the sentence on groups in section 3.
// - C. Szegedy et al. 2014, *Going Deeper with Convolutions*, [arXiv:1409.4842](https://arxiv.org/abs/1409.4842): the inception module,
//   Figure 2 and Table 1.
// - B. Zoph, V. Vasudevan, J. Shlens, Q. V. Le 2017, *Learning Transferable Architectures for Scalable Image Recognition*,
//   [arXiv:1707.07012](https://arxiv.org/abs/1707.07012): NASNet-A's cells, Figure 4.
// - X. Ding et al. 2021, *RepVGG: Making VGG-style ConvNets Great Again*, [arXiv:2101.03697](https://arxiv.org/abs/2101.03697): branches
//   that are merged before deployment.
// - How this suite measures and judges: [METHODOLOGY.md](../METHODOLOGY.md).
//
// **Next:** [14 · Element-wise operations](14-element-wise.ipynb)
