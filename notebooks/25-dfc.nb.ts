// figures: 6
// %% [markdown] title
// # 25 · Decoupled attention
//
// **The question.** Attention over all pairs of pixels costs $O(H^2 W^2)$. GhostNetV2 decouples it into columns and rows, cuts both to
// short windows at half the size, and reports about the same cost as without attention. What is left of its reach, and what does it
// cost?
//
// **The paper.** Tang et al. 2022, *GhostNetV2*, section 3 and Figure 2. Times of networks: timm's benchmark.
//
// *About 35 minutes, including one of measuring.*
// %% [markdown] goals
// ## After this notebook you can
//
// - derive the orders of full, decoupled and windowed attention, and say what each of the three still sees;
// - give a way of mixing pixels that decoupled attention cannot express;
// - find the time that a block spends outside its multiply-accumulates;
// - reconcile two published results that seem to contradict each other.
// %%
import {
  analysis, check, figure, measure, predictRatios, reveal, show, showMarkdown, showScore, showSource, showTable,
  tables, verdicts,
} from 'beyond-flops';
import { dfcDiagram, growthFigure, growthTable, reachFigure } from 'beyond-flops/experiments/dfc';
// %% [markdown] the-idea
// ## The idea
//
// We want a gate for each pixel and channel that depends on the whole map. A fully connected layer over all pixels gives it, with
// fixed weights instead of self-attention's products. With the map as pixels $z_{hw} \in \mathbb{R}^C$,
//
// $$a_{hw} = \sum_{h',w'} F_{hw,h'w'} \odot z_{h'w'} .$$
//
// There are $HW$ outputs, and each sums over $HW$ pixels: $H^2 W^2$ multiply-accumulates per channel. ($\odot$ multiplies channel
// by channel. $F$ may have a number for each channel, or one for all; the work is the same. Here all share one.)
//
// **Decoupled**, one sum goes over the column and a second one over the row:
//
// $$a'_{hw} = \sum_{h'} F^H_{h,h'w} \odot z_{h'w}, \qquad a_{hw} = \sum_{w'} F^W_{w,hw'} \odot a'_{hw'} .$$
//
// That is $H^2 W + H W^2$. If the weights depend on the *offset* between two pixels alone, each step is a depthwise convolution
// with a window as long as the column or row. GhostNetV2 takes windows of five, $1 \times 5$ and $5 \times 1$, on a map that a 2×2
// average pool has halved, and enlarges the result.
// %%
await show(dfcDiagram());
// %% [markdown] growth
// Twice the side is 16 times the work of full attention and 16 times its weights, 8 times the work decoupled, and 4 times with
// windows, as for any convolution:
// %%
await show(growthFigure());
// %%
showTable(growthTable());
// %% [markdown] reach
// ## What is left of the reach
//
// Which pixels can change the gate of the one in the middle? Counted on the graphs:
// %%
await show(reachFigure());
// %% [markdown] reach-read
// Two decoupled steps see everything: the column step brings a whole column to each pixel of the row, and the row step collects them.
// The price is not the reach but the choice of weights, see exercise 3. The windows see 10×10 pixels on a map of any size: half of a
// 14×14 map, and 3 % of a 56×56 one. That is "long range" next to a 3×3 convolution, but a small part
// of a large map.
//
// This is the block as the networks of this project use it:
// %%
await showSource('src/networks/models/blocks/dfc.ts');
// %% [markdown] predict
// ## Predict before you see
//
// On 28×28 pixels and 16 channels, the time of the pool, the two windows and the enlargement together is 1. How long do three changed
// forms take **on this machine**, on the platform `typescript`? `whole-map` neither halves nor enlarges the map: four times the
// multiply-accumulates. `square-window` has one 3×3 window instead of the two of five: nine multiply-accumulates per pixel instead of
// ten. `windows-only` leaves out the pool and the enlargement, which have none; its windows run on 14×14 pixels.
// %%
const guess = predictRatios('forms', {
  'whole-map': undefined,
  'square-window': undefined,
  'windows-only': undefined,
});
// %% [markdown] the-run
// ## The run
//
// The three attentions at three sizes (full attention not at 56×56, where its weights take 39 MB); the changed forms of DFC; a ghost
// bottleneck without a gate, with squeeze-and-excite and with DFC; and both networks at 96×96.
// %%
const finding = await measure('dfc', { platforms: ['typescript', 'wasm'] });
// %%
await reveal(finding, guess);
// %% [markdown] paper
// ## What the papers found
//
// The abstract gives 75.3 % accuracy with 167 M multiply-accumulates, beside 74.5 % for GhostNet at "a similar computational cost".
// GhostNet of the same width has 141 M and 73.9 %, and 167 M is 18 % more; the one with 74.5 % may be wider. Figure 2 of the paper has
// GhostNetV2 at 37.5 ms with 75.3 % accuracy and GhostNet at 37.2 ms with 74.5 %, as far as one can read it off. timm measured
// one width of each: on an Intel i9, GhostNetV2 takes 15.6 ms and GhostNet 8.1 ms; on an i7 12.8 ms and 9.8 ms. Both can be true. In
// the figure, points of equal *latency* are compared, and the GhostNet beside a GhostNetV2 may be a wider one. timm compares equal
// *width*: what attention adds.
// %%
showTable(tables(finding));
// %% [markdown] here
// ## What this machine found
//
// The three attentions by the side of the map. By the counts alone, each doubling of the side would be ×16, ×8 and ×4. Where does a
// line rise less, and what in it does not grow with the counts?
// %%
await show(figure(finding, 'dfc-times'));
// %% [markdown] cost
// What a gate adds to a bottleneck, and attention to the network:
// %%
await show(figure(finding, 'dfc-cost'));
// %% [markdown] verdicts
// The verdicts, each with the rule that was written down before the measurement:
// %%
showTable(verdicts(finding));
// %%
showMarkdown(analysis(finding));
// %% [markdown] opposite
// ## If your machine shows the opposite
//
// - **DFC is faster on the whole map than at half its size.** Then the pool and the enlargement take longer than the windows save:
//   look at `windows-only`. In the network there is a 1×1 convolution between them as well, so halving has more to save. (In the
//   published run it is so on `wasm`.)
// - **Decoupling saves less than the counts.** Two transpositions move the map and have no multiply-accumulates. A kernel that reads
//   columns in place would do without.
// - **Full attention is not so slow.** At 28×28 it has 614,656 weights, 2.5 MB, each used for 16 channels. If they stay in a cache, it
//   is a plain matrix product, which most platforms are good at.
// - **GhostNetV2 takes hardly longer than GhostNet.** Compare the counts first: 15 % more. timm's factor was measured in PyTorch,
//   where each of the added ops may also cost a dispatch.
// %% [markdown] exercise-1
// ## Exercise 1
//
// The map has 28×28 pixels, DFC halves it and takes windows of $1 \times K$ and $K \times 1$. What is the **smallest odd $K$ for
// which every pixel's gate** sees the **whole** map?
// %%
const answer1 = undefined; // a number
await check('dfc/1', answer1);
// %% [markdown] exercise-2
// ## Exercise 2
//
// "Decoupled attention always does less work than full attention." Find a map, not necessarily square, for which it does **more**.
// %%
const answer2 = undefined; // [H, W]
await check('dfc/2', answer2);
// %% [markdown] exercise-3
// ## Exercise 3
//
// A map of 2×2 pixels, one channel. Full attention is a table of $4 \times 4$ weights: a row for each output, a column for each input,
// both in the order $11, 12, 21, 22$. Find a table that **no decoupled attention** has, whatever $F^H_{h,h'w}$ and
// $F^W_{w,hw'}$ are. (They may differ between columns and between rows, as in the equations above.)
// %%
const answer3 = undefined; // [[…, …, …, …], …]
await check('dfc/3', answer3);
// %%
await showScore('dfc');
// %% [markdown] sources
// ## Sources
//
// - Y. Tang, K. Han, J. Guo, C. Xu, C. Xu, Y. Wang 2022, *GhostNetV2: Enhance Cheap Operation with Long-Range Attention*,
//   [arXiv:2211.12905](https://arxiv.org/abs/2211.12905): section 3, Figure 2.
// - R. Wightman, *pytorch-image-models*, `results/benchmark-infer-fp32-nchw-pt240-cpu-…csv`.
// - How this suite measures and judges: [METHODOLOGY.md](../METHODOLOGY.md).
//
// **Next:** [26 · Compound scaling](26-compound-scaling.ipynb)
