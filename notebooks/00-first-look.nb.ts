// figures: 4
// %% [markdown] title
// # 00 · Start here: same FLOPs, different time
//
// Papers about light-weight networks sum up the work of a network in one number: its **FLOPs**. It is tempting to read
// that number as time. This notebook takes four layers with *exactly* the same FLOPs, runs them on this machine, and
// looks at how long they take. The other notebooks test the claims of the papers in the same way.
//
// Run a cell with <kbd>Shift</kbd>+<kbd>Enter</kbd>. Each cell calls the library `beyond-flops`. It measures in a
// process of its own, so the notebook itself does not disturb the numbers.
//
// The notebook may come with results from another machine. *Edit → Clear Outputs of All Cells* hides them, so that you do
// not see the answers before you have made your predictions.
//
// *About 20 minutes, including a quarter of a minute of measuring.*
// %% [markdown] goals
// ## After this notebook you can
//
// - count the multiply-accumulates of a convolution, and say what a paper means by FLOPs;
// - name two reasons why layers with the same FLOPs may take different times;
// - read a verdict: a ratio, its interval, and the same code timed against itself.
// %%
import {
  check, countGraph, figure, GraphBuilder, measure, predictRatios, reveal, show, showMarkdown, showScore,
  showSource, showTable, verdicts,
} from 'beyond-flops';
import { equalWorkFigure } from 'beyond-flops/experiments/first-look';
// %% [markdown] the-words
// ## Terms
//
// | term | meaning |
// | --- | --- |
// | MACs | multiply-accumulates, $a \leftarrow a + x \cdot w$: the basic operation of a convolution |
// | FLOPs | here 2 × MACs: a multiplication and an addition. The papers' "FLOPs" are our MACs, so always check which is meant |
// | memory access cost | the number of elements read or written, each counted once: input, weights and output |
// | N, C, K, H×W, R×S, G | batch, input channels, output channels, size of the feature map, size of the window, groups |
//
// A convolution with an R×S window and G groups on an H×W map (stride 1) takes
//
// $$\text{MACs} = H \cdot W \cdot K \cdot \frac{C}{G} \cdot R \cdot S .$$
//
// Four layers on a 56×56 map, each with 2304 MACs per pixel:
//
// | layer | channels | MACs per pixel |
// | --- | --- | --- |
// | 3×3 convolution | 16 → 16 | $9 \cdot 16 \cdot 16$ |
// | 1×1 convolution | 48 → 48 | $48 \cdot 48$ |
// | 1×1 convolution in 4 groups | 96 → 96 | $96 \cdot 96 / 4$ |
// | 3×3 depthwise convolution | 256 → 256, each channel on its own | $9 \cdot 256$ |
// %%
await show(equalWorkFigure());
// %% [markdown] the-kernel
// ## One convolution
//
// The 1×1 convolution is the simplest one: at each pixel, every output channel is a weighted sum of all input channels.
// This is the library's reference kernel, the formula written as loops. It is slow, and it is kept on purpose: every
// faster version is checked against it.
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
// Take the time of the 3×3 convolution as 1. How long does each of the others take on this machine? FLOPs predict 1 for
// all of them. Replace each `undefined` with your number: you learn most from a guess that you wrote down.
// %%
const guess = predictRatios('layers', {
  'conv 1×1': undefined,
  'conv 1×1, 4 groups': undefined,
  'depthwise 3×3': undefined,
});
// %% [markdown] the-run
// ## The run
//
// The layers take turns, in random order. The first layer runs twice in each round; any difference between its two runs
// is noise.
// %%
const look = await measure('first-look');
// %%
await reveal(look, guess);
// %% [markdown] here
// ## What this machine found
//
// The grey bars are what FLOPs predict: all four are equally high. The coloured bars are what this machine measured today.
// %%
await show(figure(look, 'time-against-flops'));
// %% [markdown] two-reasons
// Two things may explain the difference, and the papers point to both: how many numbers have to be moved (the memory
// access cost), and how well a kernel uses each number once it is loaded.
//
// The next figure tests the first of them. If moving numbers set the time, the time would grow in proportion to the
// memory access cost, along the dashed line. The depthwise layer moves 15.7 times as many numbers as the 3×3 convolution; does it take anywhere
// near 15.7 times as long? If not, most of the extra time must have another cause. Notebooks 02 and 04 return to this.
// %%
await show(figure(look, 'time-against-cost'));
// %% [markdown] verdicts
// ## How to read a verdict
//
// A statement of a paper is a **claim**. Each experiment states before the measurement what would count as an answer. The
// measured quantity is never a single time. It is the ratio between two cases that took turns, with an interval from the
// repeated rounds:
//
// | verdict | the interval of the ratio … |
// | --- | --- |
// | reproduced | … lies entirely beyond a threshold set in advance, usually half of the paper's effect |
// | direction only | … lies entirely on the paper's side of 1, but not entirely beyond the threshold |
// | not here | … lies on the other side of 1, or has 1 in it and not the threshold |
// | can't tell | … reaches from 1 to the threshold, or is no further from 1 than the same code measured twice |
//
// "Not here" is a result, not a failure: the papers measured a graphics card and a phone.
// %%
showTable(verdicts(look));
// %% [markdown] opposite
// ## If your machine shows the opposite
//
// - **All four take the same time.** Run the measuring cell again and look at the error bars. On a busy machine they are
//   wide, and the summary under the progress bar warns of a high load.
// - **The depthwise layer is the fastest.** It moves the most numbers and uses each of them for only nine
//   multiply-accumulates. On a machine with fast memory and slow arithmetic that need not be a disadvantage.
// - **The numbers change from run to run.** Ratios should stay within their intervals. If they do not, the machine changes
//   while it measures: battery, heat, a video call. Notebook 01 shows how such changes produce wrong numbers.
// %% [markdown] exercise-1
// ## Exercise 1
//
// Write the number of multiply-accumulates of a convolution as a function of H, W, C, K, R, S, G **and the stride** $s$.
// The input is padded by half the window, so the output has $\lceil H/s \rceil \times \lceil W/s \rceil$ pixels.
// (`Math.ceil` rounds up.)
// %%
const answer1 = undefined; // (H, W, C, K, R, S, G, stride) => …
await check('first-look/1', answer1);
// %% [markdown] exercise-2
// ## Exercise 2
//
// The MobileNetV2 paper gives the network "300M" multiply-adds; many tables print this number under "FLOPs". How many
// FLOPs does this suite print? (`countGraph(graphOf('mobilenet-v2'))` counts them; import `graphOf` from `beyond-flops`.)
// %%
const answer2 = undefined; // a number
await check('first-look/2', answer2);
// %% [markdown] exercise-3
// ## Exercise 3
//
// A claim says that A takes longer than B; it counts as reproduced from ×1.2. The measured ratio is 1.12, with the
// interval [0.97, 1.31]; A against itself gives 1.00 [0.99, 1.01]. What is the verdict?
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
//   [arXiv:1801.04381](https://arxiv.org/abs/1801.04381): the multiply-adds of exercise 2.
// - How this suite measures, and what its numbers do not show: [METHODOLOGY.md](../METHODOLOGY.md).
//
// **Next:** [01 · A museum of lying benchmarks](01-lying-benchmarks.ipynb)