// figures: 4
// %% [markdown] title
// # 00 · Start here: the same FLOPs, another time
//
// Papers about light-weight networks print one number for how much work a network is: its **FLOPs**. It is tempting
// to read it as time. This notebook takes four layers with *exactly* the same FLOPs, lets this machine run them, and
// looks at what comes out. The other notebooks do the same with the claims of the papers.
//
// Run a cell with <kbd>Shift</kbd>+<kbd>Enter</kbd>. Each cell calls the library `beyond-flops`; measuring happens in
// a process of its own, so nothing that you do in the notebook changes the numbers.
//
// The notebook may show results of a machine on which it was run before. *Edit → Clear Outputs of All Cells* hides them, so
// that you do not see the answers before you have made your predictions.
//
// *About 20 minutes, of which this machine measures a quarter of a minute.*
// %% [markdown] goals
// ## After this notebook you can
//
// - count the multiply-accumulates of a convolution, and say what a paper means by FLOPs;
// - name two reasons why layers of the same FLOPs take different times;
// - read a verdict: a ratio, its interval, and the same code against itself.
// %%
import {
  check, countGraph, figure, GraphBuilder, measure, predictRatios, reveal, show, showMarkdown, showScore,
  showSource, showTable, verdicts,
} from 'beyond-flops';
import { equalWorkFigure } from 'beyond-flops/experiments/first-look';
// %% [markdown] the-words
// ## The words
//
// | word | meaning |
// | --- | --- |
// | MACs | multiply-accumulates, $a \leftarrow a + x \cdot w$: what a convolution consists of |
// | FLOPs | here 2 × MACs, a multiply and an add. The papers' "FLOPs" are our MACs: always look twice |
// | memory access cost | numbers read and written once: input, weights and output |
// | N, C, K, H×W, R×S, G | batch, channels in, channels out, feature map, kernel window, groups |
//
// A convolution with an R×S window and G groups on an H×W map (stride 1) takes
//
// $$\text{MACs} = H \cdot W \cdot K \cdot \frac{C}{G} \cdot R \cdot S .$$
//
// Four layers on a 56×56 map, each with 2304 MACs per pixel:
//
// | layer | channels | MACs per pixel |
// | --- | --- | --- |
// | convolution 3×3 | 16 → 16 | $9 \cdot 16 \cdot 16$ |
// | convolution 1×1 | 48 → 48 | $48 \cdot 48$ |
// | convolution 1×1 in 4 groups | 96 → 96 | $96 \cdot 96 / 4$ |
// | depthwise convolution 3×3 | 256 → 256, each on its own | $9 \cdot 256$ |
// %%
await show(equalWorkFigure());
// %% [markdown] the-kernel
// ## One convolution
//
// A 1×1 convolution is the simplest one: at each pixel, every output channel is a weighted sum of all input channels.
// This is the reference kernel of the library, the formula as loops. It is slow, and it stays: everything faster is
// checked against it.
// %%
await showSource('src/kernels/pointwise/0-reference.ts');
// %% [markdown] counting
// Counting needs no clock:
// %%
const builder = new GraphBuilder('one 1×1 convolution');
const image = builder.input([1, 48, 56, 56]);
const layer = builder.build(builder.pointwise(image, { filters: 48 }));
const counts = countGraph(layer);
showMarkdown(`1×1, 48 → 48 channels: **${counts.macs} MACs**, ${counts.flops} FLOPs, memory access cost ${counts.memoryAccessCost}`);
// %% [markdown] predict
// ## Predict before you see
//
// The 3×3 convolution takes some time. How many times as long will each of the others take on this machine? FLOPs say 1, all of
// them. Put your numbers in place of `undefined`: a guess that you wrote down is one that you can learn from.
// %%
const guess = predictRatios('layers', {
  'conv 1×1': undefined,
  'conv 1×1, 4 groups': undefined,
  'depthwise 3×3': undefined,
});
// %% [markdown] the-run
// ## The run
//
// The layers run in turns and in random order. The first of them runs twice in each round: what the same code differs by is noise.
// %%
const look = await measure('first-look');
// %%
await reveal(look, guess);
// %% [markdown] here
// ## What this machine found
//
// The grey bars are what FLOPs promise: all four equally high. The coloured bars are this machine, today.
// %%
await show(figure(look, 'time-against-flops'));
// %% [markdown] two-reasons
// Two things can explain the difference, and the papers use both: how many numbers have to be moved (the memory access cost), and
// how well a kernel uses each number that it has loaded.
// %%
await show(figure(look, 'time-against-cost'));
// %% [markdown] verdicts
// ## How to read a verdict
//
// A paper's sentence is a **claim**; each experiment says beforehand what would count as an answer. What is measured
// is never one time but a ratio between two cases that ran in turns, with an interval from the repeated rounds:
//
// | verdict | the interval of the ratio … |
// | --- | --- |
// | reproduced | … lies wholly beyond a threshold set before, usually half of the paper's effect |
// | direction only | … lies wholly on the paper's side of 1, but not surely beyond the threshold |
// | not here | … lies on the other side, or so close to 1 that there is no effect |
// | can't tell | … crosses a bound, or the same code measured twice differs by as much |
//
// "Not here" is a result, not a failure: the papers measured a graphics card and a phone.
// %%
showTable(verdicts(look));
// %% [markdown] opposite
// ## If your machine shows the opposite
//
// - **All four take the same time.** Then something else dominates: run the measuring cell again and look at the error bars. On a
//   busy machine they are wide, and the summary under the bar warns of a high load.
// - **The depthwise layer is the fastest.** It moves the most numbers and uses each of them nine times. Where memory is fast
//   and multiplication slow, that is no burden.
// - **The numbers change from run to run.** Ratios should stay within their intervals. If they do not, the machine changes
//   while it measures: battery, heat, a video call. Notebook 01 shows how numbers lie.
// %% [markdown] exercise-1
// ## Exercise 1
//
// Write the multiply-accumulates of a convolution as a function of H, W, C, K, R, S, G **and the stride** $s$. The window is padded by its
// half, so the map has $\lceil H/s \rceil \times \lceil W/s \rceil$ pixels afterwards. (`Math.ceil` rounds up.)
// %%
const answer1 = undefined; // (H, W, C, K, R, S, G, stride) => …
await check('first-look/1', answer1);
// %% [markdown] exercise-2
// ## Exercise 2
//
// The paper of MobileNetV2 says that the network has "300M" multiply-adds; many tables print this number under "FLOPs". How many
// FLOPs does this suite print? (`countGraph(graphOf('mobilenet-v2'))` counts; import `graphOf` from `beyond-flops`.)
// %%
const answer2 = undefined; // a number
await check('first-look/2', answer2);
// %% [markdown] exercise-3
// ## Exercise 3
//
// A claim says that A takes longer than B; it counts as reproduced from ×1.2. Measured is 1.12, with the interval
// [0.97, 1.31]; A against itself is 1.00 [0.99, 1.01]. Which verdict is it?
// %%
const answer3 = undefined; // 'reproduced', 'direction only', 'not here' or "can't tell"
await check('first-look/3', answer3);
// %%
await showScore('first-look');
// %% [markdown] sources
// ## Sources
//
// - N. Ma, X. Zhang, H.-T. Zheng, J. Sun 2018, *ShuffleNet V2: Practical Guidelines for Efficient CNN Architecture Design*,
//   [arXiv:1807.11164](https://arxiv.org/abs/1807.11164): why FLOPs are an indirect metric.
// - M. Sandler, A. Howard, M. Zhu, A. Zhmoginov, L.-C. Chen 2018, *MobileNetV2*,
//   [arXiv:1801.04381](https://arxiv.org/abs/1801.04381): multiply-adds of the network of exercise 2.
// - How this suite measures, and what its numbers do not show: [METHODOLOGY.md](../METHODOLOGY.md).
//
// **Next:** [01 · A museum of lying benchmarks](01-lying-benchmarks.ipynb)
