// figures: 6
// %% [markdown] title
// # 19 · Residual units
//
// **The question.** ResNet's bottleneck is wide, narrow, wide. MobileNetV2 turns it inside out: narrow, wide, narrow. Why, and what does
// that cost in bytes, in memory and in time?
//
// **The papers.** He et al. 2016, *Deep Residual Learning*, Figure 5; Sandler et al. 2018, *MobileNetV2*, Tables 1 and 2.
//
// *About 40 minutes, including one of measuring.*
// %% [markdown] goals
// ## After this notebook you can
//
// - give the reasons for each of the two shapes, and say which of them are about cost and which about what a ReLU destroys;
// - explain how a unit changes its number of channels, and what becomes of the shortcut when it does;
// - say which pixels a convolution of stride 2 never reads;
// - choose the expansion $t$ for a budget of work, and say what $t$, $c$, $n$ and $s$ decide in MobileNetV2;
// - find the op at which a unit needs the most memory.
// %%
import {
  analysis, check, figure, measure, predictRatios, reveal, show, showMarkdown, showScore, showTable, tables,
  verdicts,
} from 'beyond-flops';
import {
  expansionFigure, rowsTable, shortcutsTable, strideDiagram, strideFigure, unitsDiagram,
} from 'beyond-flops/experiments/residual-units';
// %% [markdown] the-idea
// ## The idea
//
// All residual units compute $y = x + F(x)$. They differ in $F$. Per pixel, with $c$ channels at the ends:
//
// | unit | inside | multiply-accumulates |
// | --- | --- | --- |
// | standard | 3×3, 3×3, all $c$ | $18\,c^2$ |
// | bottleneck | 1×1 to $n = c/4$, **full** 3×3, 1×1 back | $2\,c\,n + 9\,n^2$ |
// | inverted residual | 1×1 to $n = t\,c$, **depthwise** 3×3, 1×1 back | $2\,c\,n + 9\,n$ |
//
// Look at the last terms. A full 3×3 costs $9\,n^2$, so the channels inside must be few: ResNet narrows *because* its 3×3 is full. A
// depthwise 3×3 costs only $9\,n$, so the channels inside may be many. In the three units below, with about the same work, a full 3×3
// on the inverted residual's 216 channels would make it 25 times as expensive.
// %%
await show(unitsDiagram());
// %% [markdown] why-narrow-wide-narrow
// ## Why narrow, wide, narrow?
//
// That a wide middle is affordable does not yet make it desirable. Three arguments:
//
// 1. **The ReLUs are inside.** [Notebook 07](07-relu-manifold.ipynb) showed that a ReLU on few channels destroys what they carry, and on
//    many channels destroys nearly nothing. So the non-linearity belongs where the map is wide. Behind the second 1×1 convolution the map is
//    narrow again: $c$ channels have to carry $c$ dimensions, and behind random weights a ReLU there would let one input in $2^c$ through. So it
//    is left out, and the bottleneck is *linear*. This is all that is meant when people write that MobileNetV2 "protects the features
//    of the low-dimensional space": nothing was added to protect them, a ReLU was taken away.
// 2. **What is kept is narrow.** Between two units only the ends exist, and the shortcut has to keep one of them for the whole unit.
// 3. **The assumption.** What a layer has to say lies in few dimensions, so that a narrow map can hold it. This is the paper's
//    premise, a statement about accuracy, and not measured here.
//
// The figure spends the same work with more or less expansion. On the right is the argument about ReLU: at the same work, $t = 1$
// preserves nothing, $t = 2$ half, $t = 3$ practically everything. On the left is its price.
// %%
await show(expansionFigure());
// %% [markdown] change-of-channels
// ## How can input and output differ?
//
// The number of output channels is simply the number of filters of the last 1×1 convolution: nothing forces it to equal the
// input's. Only the *sum* does. A sum needs two maps of one shape, and where a unit changes channels or has stride 2, there are
// three ways out: pad the shortcut with zeros (ResNet's option A), compute it with a 1×1 convolution (option B), or have none. ResNet
// computes it, MobileNetV2 leaves it out.
// %%
await show(strideDiagram());
showTable(shortcutsTable());
// %% [markdown] what-stride-drops
// ## What stride 2 drops
//
// The shortcut is one thing. The other is pixels. ResNet's computed shortcut is a 1×1 convolution of stride 2, and so was the first
// convolution of the unit in the original paper. Count how many windows read each pixel:
// %%
await show(strideFigure());
// %% [markdown] stride-in-inverted
// In MobileNetV2's unit, the stride is in the depthwise 3×3, which reads every pixel. That has a price as well: the expansion in front
// of it still works on the large map. In the unit drawn above, it does 6.1 of 9.5 million multiply-accumulates, for an output with a
// quarter of the pixels.
// %% [markdown] predict
// ## Predict before you see
//
// Four units of the same work: the three from above, and `narrow-depthwise`, a bottleneck of 184 → 46 → 184 channels whose 3×3 is
// depthwise. Take the time of `bottleneck` as 1. How long do the others take **on this machine**, on the platform `typescript`? The
// inverted residual moves 1.35 times the values of the bottleneck, the standard unit a third of them.
// %%
const guess = predictRatios('units', {
  standard: undefined,
  'narrow-depthwise': undefined,
  inverted: undefined,
});
// %% [markdown] the-run
// ## The run
//
// The units; inverted residuals with $t = 1 … 12$ at the same work; units of stride 2 with a computed shortcut and without; and the
// 3×3 convolutions once more without Winograd's algorithm.
// %%
const finding = await measure('residual-units', { platforms: ['typescript', 'wasm', 'side-by-side'] });
// %%
await reveal(finding, guess);
// %% [markdown] paper
// ## What the papers say
//
// Neither paper prints times of single units. MobileNetV2 says of the expansion that rates from 5 to 10 "result in nearly identical
// performance curves", with smaller networks better off at the lower end and larger ones at the upper end; it uses 6. That is about
// accuracy at a given work, and only tells us how free the choice is. What follows is the cost of that choice here:
// %%
showTable(tables(finding).slice(0, 2));
// %% [markdown] principles
// ## t, c, n, s: is there a principle?
//
// These are the bottlenecks of MobileNetV2, with what they cost at 224×224. Can you find a rule before you read on?
// %%
showTable(rowsTable());
// %% [markdown] habits
// There is no formula behind the numbers, but there are habits:
//
// - **s** decides where the map is halved. Each halving leaves a quarter of the pixels, for everything behind it.
// - **c** grows as the map shrinks, by 1.3 to 2 each time. Work goes with $c^2$, so that all rows but the first stay within 23 to 58 million
//   multiply-accumulates. Doubling $c$ at every halving, as VGG and ResNet do, would keep the work of a unit constant; here it
//   grows more slowly, in more steps.
// - **n** puts the depth where a unit is cheap in memory: seven of the 17 units read 14×14 maps, and no unit is repeated at 112×112.
// - **t** is 6 everywhere but in the first unit, which gets 32 channels at 112×112 and would expand them to the largest map of the network.
//
// Three rows have $s = 1$ and still change channels: 32 → 16 on 112×112, 64 → 96 on 14×14 and 160 → 320 on 7×7. Their first units
// have no shortcut either: of the 17 units, 10 have one. All this was designed by hand; MnasNet, FBNet and
// MobileNetV3 later let a search make such choices, with measured latency in the objective.
// %% [markdown] here
// ## What this machine found
// %%
await show(figure(finding, 'residual-units'));
// %% [markdown] verdicts
// The verdicts, each with the rule that was written down before the measurement:
// %%
showTable(verdicts(finding));
// %%
showMarkdown(analysis(finding));
// %% [markdown] opposite
// ## If your machine shows the opposite
//
// - **The inverted residual is not slower.** Does your platform use Winograd's algorithm? In the published run, it explained the bottleneck's
//   lead: without it the two were level. Then look at `depthwise-alone` in the verdicts: the depthwise kernel may be good.
// - **`narrow-depthwise` is as slow as the inverted residual.** The two move about the same, but its depthwise layer does a fifth of the
//   work. Then it is not the depthwise arithmetic that costs the time. Do not conclude that it is the bytes: compare with the bottleneck only
//   where its 3×3 is computed without Winograd's algorithm.
// - **The standard unit is far ahead.** Its 3×3 convolutions may be computed by Winograd's algorithm, which needs fewer products than are
//   counted; so may the bottleneck's. The suite without it says how much of their lead over the inverted residual that was.
// - **`t = 12` is not slower than `t = 2`.** Then this machine was not limited by what is moved. Look at the interval: in the published
//   run the difference was small and `direction only` on our own platforms, and clear only on the native engine.
// - **The computed shortcut costs nothing.** With two threads or more, it may run beside the other branch only if the engine does that; ours
//   runs op after op. Look at the A/A interval first.
// %% [markdown] exercise-1
// ## Exercise 1
//
// What share of the pixels of a large map is never read by a convolution with a $k \times k$ window and stride $s$? The figure has three
// cases. Write it as a function for all of them, edges left aside.
// %%
const answer1 = undefined; // (kernel, stride) => …
await check('residual-units/1', answer1);
// %% [markdown] exercise-2
// ## Exercise 2
//
// Design an inverted residual. Its work must be that of $t = 6$ on 36 channels, 17,496 multiply-accumulates per pixel, within 3 %. A
// ReLU on its expanded channels must preserve 99 % of inputs of $c$ dimensions, on average over random matrices (an input is preserved if at
// least $c$ of the $t\,c$ channels are on). Of the expansions $t$ with which both are possible, take the one that needs the least memory when
// run op by op.
// Which whole numbers $t$ and $c$ do you choose?
// %%
const answer2 = undefined; // { t: …, c: … }
await check('residual-units/2', answer2);
// %% [markdown] exercise-3
// ## Exercise 3
//
// A microcontroller has too little memory for the inverted residual of 36 → 216 → 36 channels, run op by op. Only one change is
// possible. Which one lowers the peak the most? First find the op at which the peak is reached.
//
// - `'drop the shortcut'`: the unit is built without its sum;
// - `'sum in place'`: the sum is written over one of its inputs;
// - `'t = 3 at the same work'`: wider ends and a narrower inside, as wide as the budget of exercise 2 allows;
// - `'depthwise in place'`: the depthwise convolution writes each channel over the channel that it has read.
// %%
const answer3 = undefined; // '…'
await check('residual-units/3', answer3);
// %%
await showScore('residual-units');
// %% [markdown] sources
// ## Sources
//
// - K. He, X. Zhang, S. Ren, J. Sun 2016, *Deep Residual Learning for Image Recognition*,
//   [arXiv:1512.03385](https://arxiv.org/abs/1512.03385): section 3.3 (options A and B), Figure 5.
// - M. Sandler, A. Howard, M. Zhu, A. Zhmoginov, L.-C. Chen 2018, *MobileNetV2: Inverted Residuals and Linear Bottlenecks*,
//   [arXiv:1801.04381](https://arxiv.org/abs/1801.04381): sections 3, 4 and 5, Tables 1 and 2, appendix A.
// - A. Lavin, S. Gray 2016, *Fast Algorithms for Convolutional Neural Networks*,
//   [arXiv:1509.09308](https://arxiv.org/abs/1509.09308): Winograd's algorithm, F(2×2, 3×3).
// - How this suite measures and judges: [METHODOLOGY.md](../METHODOLOGY.md).
//
// **Next:** [20 · Width, resolution, depth](20-multipliers.ipynb)
