// figures: 4
// %% [markdown] title
// # 22 · Extreme Inception
//
// **The question.** Xception reads an Inception module as a few segments of channels, and takes as many segments as there are
// channels. What does each step save in work, and what in time?
//
// **The paper.** Chollet 2017, *Xception*: Figures 1 to 4, and Table 3.
//
// *About 35 minutes, including two of measuring.*
// %% [markdown] goals
// ## After this notebook you can
//
// - draw the steps from an Inception module to a depthwise-separable convolution, and count each of them;
// - say when the order of the two halves matters, and when it cannot;
// - recognise a comparison in which only one side has a fast kernel;
// - read a printed "slower with fewer parameters" without drawing the wrong conclusion from it.
// %%
import {
  analysis, check, countGraph, figure, graphOf, measure, predictRatios, reveal, show, showMarkdown, showScore, showTable,
  tables, verdicts,
} from 'beyond-flops';
import { segmentsGraph, towersGraph, xceptionDiagram } from 'beyond-flops/experiments/xception';
// %% [markdown] the-idea
// ## The idea
//
// A full convolution looks at channels and windows at once. An Inception module looks at channels first, with 1×1 convolutions, and then
// at windows, with 3×3 convolutions on a few segments of the channels. Its hypothesis: the two can be mapped separately. Xception
// takes it to the extreme, **one segment for each channel**, which is a depthwise convolution behind a 1×1 convolution. For $C$
// channels in $g$ segments on $P \times Q$ pixels,
//
// $$\underbrace{P Q \cdot C^2}_{1 \times 1} + \underbrace{P Q \cdot 9\,C^2 / g}_{3 \times 3}
//   = P Q \cdot C^2 \left(1 + \frac{9}{g}\right) .$$
// %%
await show(xceptionDiagram());
// %% [markdown] count-them
// ## Towers or one kernel
//
// The redrawn Inception module *has towers*. Run as it is drawn, it slices, convolves and joins. A grouped convolution computes the
// same in one kernel. Multiply-accumulates and parameters are equal; what has to be moved is not:
// %%
const kernel = countGraph(segmentsGraph(8));
const towers = countGraph(towersGraph(8));
showMarkdown(`
| 8 segments of 8 channels, 28×28 | MACs | parameters | memory access cost, elements |
| --- | ---: | ---: | ---: |
| one kernel | ${kernel.macs} | ${kernel.parameters} | ${kernel.memoryAccessCost} |
| towers | ${towers.macs} | ${towers.parameters} | ${towers.memoryAccessCost} |
`);
// %% [markdown] order
// ## Order, and an activation between
//
// What is called a depthwise-separable convolution has the other order, depthwise first; and Inception has a ReLU behind both steps, where
// Xception has none between its halves. The paper argues that the order does not matter in a stack, and finds by training that
// accuracy is best **without** an activation between. Nothing is trained here: only the time of each is measured.
// %% [markdown] predict
// ## Predict before you see
//
// 64 → 64 channels on $28 \times 28$ pixels. With 2, 8 and 64 segments, the work is 0.55, 0.21 and 0.11 of that with one segment.
// `towers=8` is the eight segments as eight towers, with the same work as `seg=8`. Take the time with one segment as 1. How long do
// the others take **on this machine**, on the platform `typescript`?
// %%
const guess = predictRatios('segments', {
  'seg=2': undefined,
  'seg=8': undefined,
  'seg=64': undefined,
  'towers=8': undefined,
});
// %% [markdown] the-run
// ## The run
//
// The segments, as one kernel and as towers; both orders; an activation between the halves; and a module of Inception V3 beside
// one of Xception with as many weights. The platform `side-by-side` repeats the first step without Winograd's algorithm.
// %%
const finding = await measure('xception', { platforms: ['typescript', 'wasm', 'side-by-side'] });
// %%
await reveal(finding, guess);
// %% [markdown] paper
// ## What the paper found
//
// Xception is a little more accurate than Inception V3 with 3.3 % fewer parameters, and trains more slowly: 28 gradient steps per second
// on 60 GPUs, against 31. The paper hopes for better depthwise kernels. Are the kernels the reason? Count first. The parameters are
// nearly equal, but each of Xception's is used on more pixels:
// %%
const [inception, xception] = ['inception-v3', 'xception'].map(name => countGraph(graphOf(name)));
showMarkdown(`
| at 299×299 | parameters | MACs | MACs per parameter | steps per second, printed |
| --- | ---: | ---: | ---: | ---: |
| Inception V3 | ${(inception.parameters / 1e6).toFixed(1)} M | ${(inception.macs / 1e9).toFixed(2)} G | ${(inception.macs / inception.parameters).toFixed(0)} | 31 |
| Xception | ${(xception.parameters / 1e6).toFixed(1)} M | ${(xception.macs / 1e9).toFixed(2)} G | ${(xception.macs / xception.parameters).toFixed(0)} | 28 |
`);
// %% [markdown] paper-again
// 1.46 times the work in 1.11 times the time: the paper's Table 3 does not show that separable convolutions are slow. Beside the
// counts, it shows that parameters are a poor measure of work.
// %% [markdown] here
// ## What this machine found
// %%
await show(figure(finding, 'segments'));
// %% [markdown] others
// Order, activation, the first step without Winograd's algorithm, and the two modules:
// %%
await show(figure(finding, 'times'));
// %%
showTable(tables(finding));
// %% [markdown] verdicts
// The verdicts, each with the rule that was written down before the measurement:
// %%
showTable(verdicts(finding));
// %%
showMarkdown(analysis(finding));
// %% [markdown] opposite
// ## If your machine shows the opposite
//
// - **Two segments are no faster than one.** One segment may run by Winograd's algorithm, which the grouped kernels do not have. Compare
//   `seg=1-direct` with `seg=2`: that is the same step without it.
// - **Two towers are faster than two segments in one kernel.** A tower is a full convolution, so it may run by Winograd's algorithm
//   as well. `towers=2-direct` shows how much of the difference that is.
// - **The extreme form saves as much time as work.** Then the depthwise kernel is as fast per multiply-accumulate as the full one.
//   On `typescript`, full convolutions have no Winograd kernel, which makes that easier.
// - **An activation costs nothing.** As an op of its own it reads and writes a map that may still be in a cache. Try a larger map.
// - **Xception's module is the faster one.** The paper compares whole networks in training, and Xception's does 1.46 times the work. Here
//   the work is the same. Inception's module has ten convolutions, six of them with windows of 1×7 or 7×1, Xception's has six and a sum;
//   no arm takes them apart.
// %% [markdown] exercise-1
// ## Exercise 1
//
// Which share of the work is in the 1×1 half? Write it as a function of the number of segments and of the side of the window, for
// any window and not only 3×3.
// %%
const answer1 = undefined; // (segments: number, window: number) => …
await check('xception/1', answer1);
// %% [markdown] exercise-2
// ## Exercise 2
//
// "Depthwise first does less work." Find a counter-example: the channels of a stack of separable convolutions, the input's first, three
// to eight counts between 8 and 256, for which 1×1 first does **at least a third less** work. Begin with what happens if the last
// count equals the first. (`separableStack(channels, order, 8)` of this notebook's experiment builds both.)
// %%
const answer2 = undefined; // [ …, …, … ]
await check('xception/2', answer2);
// %% [markdown] exercise-3
// ## Exercise 3
//
// How extreme does it have to be? With 64 channels and windows of 3×3, 64 segments save the most work against one. What is the
// **smallest number of equal segments** that still saves **at least 90 %** of that?
// %%
const answer3 = undefined; // a number
await check('xception/3', answer3);
// %%
await showScore('xception');
// %% [markdown] sources
// ## Sources
//
// - F. Chollet 2017, *Xception: Deep Learning with Depthwise Separable Convolutions*,
//   [arXiv:1610.02357](https://arxiv.org/abs/1610.02357): sections 1.1, 1.2 and 4.7, Table 3.
// - C. Szegedy, V. Vanhoucke, S. Ioffe, J. Shlens, Z. Wojna 2015, *Rethinking the Inception Architecture for Computer Vision*,
//   [arXiv:1512.00567](https://arxiv.org/abs/1512.00567): Inception V3, Figure 6.
// - What groups cost at equal work: [05 · Group count](05-group-count.ipynb); separable convolutions against full ones:
//   [06 · Depthwise-separable convolutions](06-depthwise-separable.ipynb).
// - How this suite measures and judges: [METHODOLOGY.md](../METHODOLOGY.md).
//
// **Next:** [23 · A pyramid of dilated convolutions](23-esp.ipynb)
