// figures: 4
// %% [markdown] title
// # 14 · Element-wise operations
//
// **The question.** ReLU and the sum of a shortcut do no multiply-accumulates, so a FLOP count says that they are free. How much
// longer does a unit take with them?
//
// **The paper.** Ma et al. 2018, *ShuffleNet V2*, guideline 4 and Table 4: element-wise operations are non-negligible.
//
// *About 35 minutes, including one of measuring.*
// %% [markdown] goals
// ## After this notebook you can
//
// - count what ReLU and a shortcut move, next to what the convolutions of their unit move;
// - say what fusing removes, and what it cannot remove;
// - tell from a table of speeds whether an operation costs its bytes or its call;
// - say in which sense an inverted residual is easier on memory bandwidth than a ResNet unit, and in which it is not.
// %%
import {
  analysis, check, figure, measure, predictRatios, reveal, show, showMarkdown, showScore, showSource, showTable,
  tables, verdicts,
} from 'beyond-flops';
import { elementWiseDiagram, readingsTable, trafficFigure } from 'beyond-flops/experiments/element-wise';
// %% [markdown] the-idea
// ## The idea
//
// A 1×1 convolution does $c$ multiply-accumulates for each value that it writes. A ReLU does a comparison, a sum does one addition.
// Yet each of them reads and writes whole feature maps, and that takes time as well. In the simplest model, in which nothing overlaps,
//
// $$\text{time} \;=\; \frac{\text{multiply-accumulates}}{\text{multiply-accumulates per second}} \;+\;
//   \frac{\text{bytes of the element-wise passes}}{\text{bytes per second}} .$$
//
// The first term grows with the square of the channels, the second with the channels. So where should you expect the second term to
// show: in wide units or in narrow ones, with a slow convolution kernel or with a fast one?
//
// Here are two units that do the same work, within 1 %. How wide are the maps that are added, and how wide is the widest one that an
// activation works on?
// %%
await show(elementWiseDiagram());
// %% [markdown] traffic
// Take the unit on the left, with $c = 128$ channels at its ends and $c/4$ inside. For each pixel, its convolutions read and write
// $3c$ values. Its three ReLUs, as passes of their own, move another $3c$, and the sum moves $3c$ more: two maps in, one out. The
// multiply-accumulates are the same as before, but three times as many bytes are moved.
// %%
await show(trafficFigure());
// %% [markdown] the-kernel
// ## The kernel
//
// Two values are read and one is written for a single addition. No tile and no reordering can help here: nothing is used twice.
// %%
await showSource('src/kernels/add/1-flat-loop.ts');
// %% [markdown] fusing
// What does help is to make no pass at all. **Fusing** lets a convolution compute the ReLU while its sums are still at hand;
// the map is then written once instead of written, read and written again. The shortcut can be fused as well: the last convolution
// begins its sums with the shortcut's values instead of zeros. Even so, those values have to be read, which is why the bar *both
// fused* is longer than *neither*.
//
// One trap: on the platform `typescript`, "fused" means that the same call runs a second loop over its output. That saves the call
// but not the bytes. The SIMD kernels activate in registers, or a tile at a time while it is still in the L1 cache.
// %% [markdown] predict
// ## Predict before you see
//
// Units with $c = 32$ channels at the ends and 8 inside, on 56×56 pixels. The convolutions alone take 1. How long do the others take
// **on this machine**, on the platform `typescript`? (`no-shortcut` has its ReLUs, `no-relu` its shortcut, and in `relu-fused` only
// the sum is a pass of its own.)
// %%
const guess = predictRatios('c=32', {
  both: undefined,
  'no-shortcut': undefined,
  'no-relu': undefined,
  'relu-fused': undefined,
});
// %% [markdown] the-run
// ## The run
//
// The rows of Table 4 at three widths; the same units with fused passes; units on maps of 3.3 MB; and the sums of the two units
// above, timed on their own.
// %%
const finding = await measure('element-wise', { platforms: ['typescript', 'wasm'] });
// %%
await reveal(finding, guess);
// %% [markdown] paper
// ## What the paper found
//
// "Around 20 % speedup is obtained after ReLU and shortcut are removed", says the text. The table says 8 to 24 %, depending on
// device and width. It does not give the size of the map, and its caption leaves open what $c$ is: the channels of all three
// convolutions, or those of the unit, with a quarter of them inside, as in ResNet. The printed speeds decide part of it. Multiplied by
// the work of each reading, they give the speed at which the ARM core must have computed:
// %%
showTable(readingsTable());
// %% [markdown] paper-here
// The third reading would need over five times the speed that the same core reached in Table 1. Winograd's algorithm saves
// multiplications in the 3×3 convolutions only: a factor of 2.25 there, or 4 with larger tiles, is 1.8 or 2.6 for the whole unit. This
// suite takes the first reading; the second one is possible too, and is measured at one width.
// %%
showTable(tables(finding));
// %% [markdown] here
// ## What this machine found
// %%
await show(figure(finding, 'element-wise'));
// %% [markdown] verdicts
// The verdicts, each with the rule that was written down before the measurement:
// %%
showTable(verdicts(finding));
// %%
showMarkdown(analysis(finding));
// %% [markdown] two-units
// ## ResNet's shortcut and MobileNetV2's
//
// A well-known comment on MobileNetV2 says that ResNet is hard on bandwidth: its shortcut does little work, but the maps that it adds
// are large. In an inverted residual the ends are narrow, so the sum is small. Count it, for the two units at the top: $3 \cdot 128$
// values per pixel against $3 \cdot 36$. For the **sum**, the comment is right.
//
// For the **unit** it is not. The 216 channels inside, six times as many as at the ends, are written and read again, and in total the
// inverted residual moves more. The comment has a condition that is easily overlooked: several layers have to be computed together, so
// that the wide maps never reach memory. [Notebook 08](08-t-split.ipynb) does that in one way. Without it, what is narrow is the shortcut alone.
// %% [markdown] opposite
// ## If your machine shows the opposite
//
// - **Nothing costs anything.** Look at how fast the passes run (the note below the table of passes): a cache delivers several times as
//   many bytes per second as memory. Compare with the suite of large maps. What counts is the speed of the passes *against* that of the
//   convolutions: a platform that is faster at both by the same factor shows the same loss.
// - **Fusing saves little.** So it was in the published run, a few per cent at most. See the trap above for `typescript`. On `wasm`, a
//   fused ReLU still has to be computed, and a pass over values that are still in a cache costs little more. Bytes that are no longer
//   moved are not yet time saved.
// - **The effect falls with *c*.** That is what the model says; the paper's ARM core does the same between 64 and 128 channels. Its GPU
//   does not, and exercise 3 finds a reason. (In the published run, `wasm` did not either; the analysis says what is known about it.)
// - **The paper's effect is larger.** Its GPU starts a kernel for each pass. The claim `calls` adds a fixed cost per call to every round
//   that was measured here. If that brings the effect about, it was a cost of calls.
// - **On the native engine, where installed, a pass is free.** It may fuse what it gets as separate nodes; "passes of their own" is
//   then what we asked for, and perhaps not what it ran. Compare ReLU with the shortcut, which moves as many bytes.
// %% [markdown] exercise-1
// ## Exercise 1
//
// Write the model as a function: how many times as long does a bottleneck unit (1×1, 3×3, 1×1) take with ReLU and shortcut as passes of
// their own as without both? Given are the channels at its ends and inside, how many multiply-accumulates the convolutions do per ns, and
// how many bytes the passes move per ns (float32). Three ReLUs, one behind each convolution, the last of them behind the sum. You need no
// map size; why?
// %%
const answer1 = undefined; // (wide, narrow, macsPerNs, bytesPerNs) => …
await check('element-wise/1', answer1);
// %% [markdown] exercise-2
// ## Exercise 2
//
// You write an inference engine and have time for one of two features: computing a unit's two *inner* activations in the convolutions
// before them (`'relu'`), or beginning the last convolution's sums with the shortcut's values (`'shortcut'`). The ReLU behind the sum, if there
// is one, stays as it is. Which one removes more of what is moved, in each of these units?
//
// - `resnet`: 256 channels at the ends, 64 inside;
// - `thick`: 256 channels at the ends, 160 inside;
// - `inverted`: 32 channels at the ends, 192 inside.
// %%
const answer2 = undefined; // { resnet: '…', thick: '…', inverted: '…' }
await check('element-wise/2', answer2);
// %% [markdown] exercise-3
// ## Exercise 3
//
// The paper prints speeds, in images per second (on the GPU, in batches per second):
//
// | | GPU, c = 32 | GPU, c = 64 | ARM, c = 32 | ARM, c = 64 |
// | --- | ---: | ---: | ---: | ---: |
// | with ReLU and shortcut | 2427 | 2066 | 56.7 | 16.9 |
// | with neither | 2842 | 2376 | 66.3 | 20.2 |
//
// From $c = 32$ to $64$, every element-wise pass moves twice the bytes. How many times as **long** do the passes take at 64 as at 32, on
// each device? Give `[GPU, ARM]`. Then decide for each device: does a pass cost its bytes, or its call? (The analysis above names the
// result; here you derive it from the speeds, to within 2 %.)
// %%
const answer3 = undefined; // [GPU, ARM]
await check('element-wise/3', answer3);
// %%
await showScore('element-wise');
// %% [markdown] sources
// ## Sources
//
// - N. Ma, X. Zhang, H.-T. Zheng, J. Sun 2018, *ShuffleNet V2: Practical Guidelines for Efficient CNN Architecture Design*,
//   [arXiv:1807.11164](https://arxiv.org/abs/1807.11164): guideline 4, Table 4.
// - K. He, X. Zhang, S. Ren, J. Sun 2016, *Deep Residual Learning for Image Recognition*,
//   [arXiv:1512.03385](https://arxiv.org/abs/1512.03385): the bottleneck unit, Figure 5.
// - M. Sandler, A. Howard, M. Zhu, A. Zhmoginov, L.-C. Chen 2018, *MobileNetV2: Inverted Residuals and Linear Bottlenecks*,
//   [arXiv:1801.04381](https://arxiv.org/abs/1801.04381): the inverted residual, section 3.3; its memory, section 5.1.
// - How this suite measures and judges: [METHODOLOGY.md](../METHODOLOGY.md).
//
// **Next:** [15 · Activations](15-activations.ipynb)
