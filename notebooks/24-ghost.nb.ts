// figures: 6
// %% [markdown] title
// # 24 · Ghost modules
//
// **The question.** A ghost module computes one in $s$ feature maps by a convolution and makes the others from it by cheap
// operations. It promises $s$ times less work. When does it keep that promise, and what does the clock say?
//
// **The paper.** Han et al. 2020, *GhostNet*, equations 4 and 5. Times of networks: timm's benchmark.
//
// *About 35 minutes, including one of measuring.*
// %% [markdown] goals
// ## After this notebook you can
//
// - compute what a ghost module saves for any $c$, $k$, $s$ and $d$, and give the $c$ below which it loses;
// - separate what is cheap to count from what is cheap to run: windows, shifts, copies;
// - measure what an "identity" costs in a framework that copies it;
// - compare a ghost bottleneck with an inverted residual by work, traffic and time, and say how far the result depends on the platform.
// %%
import {
  analysis, check, countGraph, figure, measure, predictRatios, reveal, show, showMarkdown, showScore, showTable,
  tables, verdicts,
} from 'beyond-flops';
import { fullLayer, ghostDiagram, ghostLayer, savingFigure, savingTable } from 'beyond-flops/experiments/ghost';
// %% [markdown] the-idea
// ## The idea
//
// Many feature maps of a trained network look like copies of one another, as if one were the other's ghost. So, says the paper,
// compute only $n/s$ of the $n$ maps by the ordinary $k \times k$ convolution over all $c$ channels. From each of these
// **intrinsic** maps make $s - 1$ **ghosts** by a depthwise $d \times d$ convolution, and put all of them side by side.
//
// $$r_s = \frac{c\,k^2}{\tfrac1s\, c\,k^2 + \tfrac{s-1}{s}\, d^2} \approx \frac{s \cdot c}{s + c - 1} \approx s .$$
//
// The first step of the approximation takes $d$ to be about as large as $k$; the second, $s$ to be much smaller than $c$. The
// quotient of the parameters, $r_c$, is the same number: every weight is used once per pixel.
// %%
await show(ghostDiagram());
// %% [markdown] saving
// In GhostNet itself the primary convolutions are 1×1, so there $k = 1$ and $d = 3$, and the first step of the
// approximation does not hold. With $s = 2$, what is left is $r_s = 2c/(c + 9)$.
// %%
await show(savingFigure());
// %%
showTable(savingTable());
// %% [markdown] moved
// What the equation leaves out is what has to be moved. A layer and its module, with 64 → 64 channels on 28×28 pixels:
// %%
const shape = { side: 28, channels: 64, filters: 64, kernel: 1, ratio: 2, cheap: 3 };
const [layer, ghost] = [countGraph(fullLayer(shape)), countGraph(ghostLayer(shape))];
showMarkdown(`
| | MACs | parameters | elements moved |
| --- | ---: | ---: | ---: |
| 1×1 convolution | ${layer.macs} | ${layer.parameters} | ${layer.memoryAccessCost} |
| ghost module | ${ghost.macs} | ${ghost.parameters} | ${ghost.memoryAccessCost} |
| layer over module | ${(layer.macs / ghost.macs).toFixed(2)} | ${(layer.parameters / ghost.parameters).toFixed(2)} | ${(layer.memoryAccessCost / ghost.memoryAccessCost).toFixed(2)} |
`);
// %% [markdown] identity
// The intrinsic maps are written once, read by the cheap operation, and then read and written again: the "identity" of the paper is
// a concatenation, and here a concatenation copies. A planner can do better: if the primary convolution writes straight into
// the first half of the output, and the cheap one into the second, nothing has to be copied.
// %% [markdown] predict
// ## Predict before you see
//
// How cheap is cheap? Each operation makes 64 maps from 64 maps of 28×28 pixels. The time of a depthwise 3×3 convolution is 1; it has
// nine multiply-accumulates per value. The 5×5 has 25, a 1×1 convolution in groups of four channels has four. `shift-one-hot` moves
// every map by one pixel with a depthwise 3×3 convolution of one 1 and eight zeros; `shift-slice-pad` does the same by cutting off
// a row or column and padding with zeros, without any multiply-accumulate. `copy` does nothing but copy the maps. How long do they
// take **on this machine**, on the platform `typescript`?
// %%
const guess = predictRatios('cheap', {
  'depthwise-5x5': undefined,
  'pointwise-grouped': undefined,
  'shift-one-hot': undefined,
  'shift-slice-pad': undefined,
  copy: undefined,
});
// %% [markdown] the-run
// ## The run
//
// 1×1 and 3×3 layers against their modules; the parts of a module one by one; the cheap operations; two bottlenecks; and three
// networks at 96×96.
// %%
const finding = await measure('ghost', { platforms: ['typescript', 'wasm', 'side-by-side'] });
// %%
await reveal(finding, guess);
// %% [markdown] paper
// ## What the paper found
//
// The paper counts; its times are of whole networks on a phone, and its accuracy (75.7 %, against 75.2 % of MobileNetV3-Large at
// similar work) needs training, which is not done here. timm's benchmark has GhostNet 1.0 at 8.1 ms on an Intel i9, where
// MobileNetV1 with four times the work takes 4.0 ms and MobileNetV3-Large 5.7 ms. On an i7, in the same files, it is 9.8 ms against
// 6.4 ms and 7.4 ms.
// %%
showTable(tables(finding));
// %% [markdown] here
// ## What this machine found
//
// Layers and a bottleneck. A point on its square means that time followed the work:
// %%
await show(figure(finding, 'modules'));
// %% [markdown] cheap
// The operations that could make ghosts. Squares are counted work, crosses counted traffic. Does either of them explain all points?
// If not, think of what a window can do with each value that it loads, and of how many calls an operation is made of.
// %%
await show(figure(finding, 'cheap'));
// %% [markdown] networks
// Whole networks, with timm's ratio:
// %%
await show(figure(finding, 'networks'));
// %% [markdown] verdicts
// The verdicts, each with the rule that was written down before the measurement:
// %%
showTable(verdicts(finding));
// %%
showMarkdown(analysis(finding));
// %% [markdown] opposite
// ## If your machine shows the opposite
//
// - **GhostNet is faster than MobileNetV1.** timm has it the other way round, in PyTorch. Two suspects: its kernels, and what it pays
//   for each call, since GhostNet has several times as many ops. The table above says how dear a call would have to be to explain it
//   alone. Where the native engine is installed, add `'onnxruntime'` to the platforms: fast dense convolutions without PyTorch.
// - **The module saves more time than work.** At $c = 16$ a 1×1 convolution has sixteen multiply-accumulates per output value, about
//   as few as a depthwise one. Then how well a kernel does with so short a sum may decide more than the count.
// - **The concatenation costs nothing.** The maps of this module take 200 KB, which a cache may hold. In the table of other kernels and
//   buffers, compare `c=64-s=2` with `c=64-s=2-shared`: their difference is what the copy costs in its place, which may be more
//   than it takes alone.
// - **The shift by slices is slower than the convolution.** It is nine ops against one, and its memory access cost is three times
//   as high.
// - **3×3 modules save less on `wasm` than on `typescript`.** On `wasm` the layer has Winograd's algorithm, the cheap window does not.
//   The pair *all direct* does without it on both sides.
// %% [markdown] exercise-1
// ## Exercise 1
//
// Make $s$ larger and larger. What is the most that a ghost module can save, whatever $s \ge 1$ you choose? Write the **largest
// $r_s$ over all $s \ge 1$**, or the limit that it approaches, as a function of $c$, $k$ and $d$. Think of layers for which ghosts do not pay.
// %%
const answer1 = undefined; // (c: number, k: number, d: number) => …
await check('ghost/1', answer1);
// %% [markdown] exercise-2
// ## Exercise 2
//
// Write a cheap operation that has **no multiply-accumulates**: it moves every map by one pixel **to the right**; the left column
// becomes zeros, the right one is lost. Your code gets a graph builder, the id of the input `[1, channels, side, side]`, `side` and
// `channels`, and returns the id of the output. These two ops will do:
//
// - `g.node('slice', [x], { starts, ends, steps })`, with a number for each of the four axes;
// - `g.node('pad', [x], { before, after, mode: 'constant', value: 0 })`, the same.
// %%
const answer2 = undefined; // (g: GraphBuilder, x: number, side: number, channels: number) => …
await check('ghost/2', answer2);
// %% [markdown] exercise-3
// ## Exercise 3
//
// For GhostNet's own rows, a ghost bottleneck does about half the work of an inverted residual. Find a shape for which it does
// **more**: `filters` channels at both ends and `expanded` inside, both even, stride 1, windows of 3×3.
// %%
const answer3 = undefined; // { expanded: …, filters: … }
await check('ghost/3', answer3);
// %%
await showScore('ghost');
// %% [markdown] sources
// ## Sources
//
// - K. Han, Y. Wang, Q. Tian, J. Guo, C. Xu, C. Xu 2020, *GhostNet: More Features from Cheap Operations*,
//   [arXiv:1911.11907](https://arxiv.org/abs/1911.11907): equations 4 and 5, Figure 3.
// - B. Wu et al. 2017, *Shift: A Zero FLOP, Zero Parameter Alternative to Spatial Convolutions*,
//   [arXiv:1711.08141](https://arxiv.org/abs/1711.08141).
// - C. Chen, Z. Guo, H. Zeng, P. Xiong, J. Dong 2022, *RepGhost*, [arXiv:2211.06088](https://arxiv.org/abs/2211.06088): what
//   the concatenation costs.
// - R. Wightman, *pytorch-image-models*, `results/benchmark-infer-fp32-nchw-pt240-cpu-…csv`.
// - How this suite measures and judges: [METHODOLOGY.md](../METHODOLOGY.md).
//
// **Next:** [25 · Decoupled attention](25-dfc.ipynb)
