// figures: 5
// %% [markdown] title
// # 23 · A pyramid of dilated convolutions
//
// **The question.** A dilated window sees further with the same nine weights. What does a pyramid of such windows see, what does it
// save, and how much of that becomes time saved?
//
// **The papers.** Mehta et al. 2018, *ESPNet*, section 3, and Mehta et al. 2018, *ESPNetv2*, section 3: parameters and fields, no
// times of single modules.
//
// *About 35 minutes, including one of measuring.*
// %% [markdown] goals
// ## After this notebook you can
//
// - compute the field of a pyramid, and count on its graph which pixels of that field it really reads;
// - say what hierarchical feature fusion mends about gridding, and what it does not;
// - derive the 3.6 and the 7.14 of the two papers, and say when the second becomes less than 1;
// - name two things that differ between windows with the same counts, and test which of them takes the time.
// %%
import {
  analysis, check, figure, measure, predictRatios, reveal, show, showMarkdown, showScore, showTable, tables,
  verdicts,
} from 'beyond-flops';
import { espDiagram, fieldOf, griddingFigure, pyramidTable } from 'beyond-flops/experiments/esp';
// %% [markdown] the-idea
// ## The idea
//
// Segmentation needs large maps and a large field at once. A window of $n \times n$ taps that are $r$ pixels apart spans
// $(n-1) \cdot r + 1$ pixels and still has $n^2$ weights. An **ESP module** puts $K$ of them side by side, in four steps:
//
// 1. **reduce**: a 1×1 convolution maps $M$ channels to $d = M/K$;
// 2. **split**: every branch gets all $d$ channels;
// 3. **transform**: branch $k$ is an $n \times n$ convolution $d \to d$ of dilation $2^{k-1}$;
// 4. **merge**: the branches are joined to $M$ channels.
//
// The 1×1 convolution makes the module cheap, the dilations make its field large: for $n = 3$ and $K = 4$ it spans
// $2 \cdot 2^3 + 1 = 17$ pixels. (Where input and output have the same shape, the input is added to the output, so that gradients
// pass through a deep network more easily. That sum, batch norm and PReLU are left out below: every form compared would have them.)
//
// $$\text{ESP:}\quad M d + n^2 d^2 K \qquad\qquad
//   \text{EESP:}\quad \frac{M d}{g} + (n^2 + d)\, d\, K .$$
//
// The **EESP unit** of the second paper makes each convolution cheaper: the first 1×1 has $g$ groups, and each dilated convolution
// becomes a depthwise one followed by a 1×1.
// %%
await show(espDiagram());
// %% [markdown] counts
// The first paper's example is $M = 128$, $K = 4$, $d = 32$: a 3×3 convolution of 128 channels has 147,456 parameters, the ESP
// module 40,960: 3.6 times fewer. The second paper's example is $M = 240$, $g = K = 4$, $d = 60$. Its "7 times fewer parameters" is
// $144\,000 / 20\,160 = 7.14$. (Some texts call this the reduction of the computational complexity. The formula counts parameters;
// on one size of map, with stride 1, each of them is used once per pixel, so the quotient of the multiply-accumulates is the same.)
// %%
showTable(pyramidTable());
// %% [markdown] gridding
// ## Gridding
//
// Spanning 17 pixels is not reading 17 × 17 of them. One pixel is 1 here and all others 0; every weight is 1. Each branch answers with
// nine dots, and the larger its dilation, the wider the gaps between them: the **gridding** that shows as a checkerboard in
// segmentations. **Hierarchical feature fusion** adds the branches up before they are joined: branch 2 gets branch 1 added, branch 3
// that sum, and so on.
// %%
await show(griddingFigure());
// %% [markdown] field
// Why does that help? After the sums, no channel is left that knows only a coarse grid: every one has the fine grids inside it.
// Counting on the graph which pixels reach the last branch also says what fusion does *not* do:
// %%
const [alone, fused, two] = [fieldOf(4, { fused: false }), fieldOf(4), fieldOf(4, { modules: 2 })];
showMarkdown(`
| K = 4 | field | pixels reached | share |
| --- | ---: | ---: | ---: |
| last branch alone | ${alone.side}×${alone.side} | ${alone.reached} | ${(100 * alone.share).toFixed(1)} % |
| with the sums | ${fused.side}×${fused.side} | ${fused.reached} | ${(100 * fused.share).toFixed(1)} % |
| two modules, with the sums | ${two.side}×${two.side} | ${two.reached} | ${(100 * two.share).toFixed(1)} % |
`);
// %% [markdown] field-read
// Most of the field stays unread, at the rim in particular. The sums cost no parameter and no multiply-accumulate, so "it does not
// increase the complexity" is right. Whether they cost time is a question for the clock: three sums read and write maps.
// %% [markdown] predict
// ## Predict before you see
//
// A 3×3 convolution of 32 → 32 channels on 32×32 pixels. With any dilation it has the same parameters and the same
// multiply-accumulates. Its time without dilation is 1. How long does it take with each of the others **on this machine**, on the
// platform `typescript`?
// %%
const guess = predictRatios('dilation', {
  'd=2': undefined,
  'd=4': undefined,
  'd=8': undefined,
  'd=16': undefined,
});
// %% [markdown] the-run
// ## The run
//
// Five dilations; three of them again by the direct algorithm; a depthwise convolution with and without dilation; a 3×3 convolution
// against ESP modules with and without sums; ESP against EESP; and the last 1×1 convolutions of EESP, on two sizes of map.
// %%
const finding = await measure('esp', { platforms: ['typescript', 'wasm', 'side-by-side'] });
// %%
await reveal(finding, guess);
// %% [markdown] paper
// ## What the papers found
//
// They print parameters and accuracies, and whole networks in images per second. There is no time of a single module to compare
// with. In the tables, fields, parameters and multiply-accumulates are counted on the graphs; the times are this machine's.
// %%
showTable(tables(finding));
// %% [markdown] here
// ## What this machine found
//
// Two things differ between dilations although the counts do not. **The algorithm**: Winograd's needs nine neighbouring taps, so
// only the undilated convolution can have it; the line *direct algorithm* does without it everywhere. **The border**: with
// $d = 16$ on 32 pixels, 56 % of the multiply-accumulates meet the zeros around the map. A kernel may skip them, or make a larger
// map that has them. Which of the two differences, if either, does each line follow?
// %%
await show(figure(finding, 'dilation'));
// %% [markdown] modules
// What the modules save. The pair *both direct* repeats the first without Winograd's algorithm on either side:
// %%
await show(figure(finding, 'modules'));
// %% [markdown] one-or-k
// **One kernel or K?** After the sums, $K$ 1×1 convolutions and one in $K$ groups compute the same values. The paper chose the
// second form since it launches one kernel and not $K$. On one thread, without a driver, a launch is a function call; the last two
// pairs show whether that matters, and on which map. (One grouped 1×1 convolution *behind* the sums and $K$ of them *before* the
// sums have equal counts and different outputs: $P_2 D_2 x + P_1 D_1 x$ is not $P_2 (D_2 x + D_1 x)$.)
// %% [markdown] verdicts
// The verdicts, each with the rule that was written down before the measurement:
// %%
showTable(verdicts(finding));
// %%
showMarkdown(analysis(finding));
// %% [markdown] opposite
// ## If your machine shows the opposite
//
// - **Dilation makes the convolution faster.** Plain loops skip taps that lie outside the map, and with $d = 16$ these are more than
//   half of all: run `reference`. A kernel that copies the map with its border cannot skip them.
// - **Dilation costs nothing.** Then the undilated convolution probably has no algorithm that the others lack. On `typescript` all five
//   run the same code; compare with `wasm`.
// - **ESP saves more time than parameters.** Compare memory access cost: a 3×3 convolution of 128 channels has 147,456 weights and
//   32,768 values of input. Where weights have to come from far away, having fewer of them saves more than arithmetic.
// - **The sums take noticeable time.** Each of them reads two maps of 32 KB and writes one, which a near cache may hold. Networks for
//   segmentation have maps for which that is no longer so.
// - **K convolutions take much longer than one in groups.** Then a call is dear beside its work. Compare `wasm` with `wasm-threads`,
//   where each call ends with waiting.
// %% [markdown] exercise-1
// ## Exercise 1
//
// Branches *side by side* only unite their grids. Now put three 3×3 convolutions **one behind the other**. Choose their dilations so
// that their common field has **no hole** and is **as large as possible**.
// %%
const answer1 = undefined; // [d1, d2, d3]
await check('esp/1', answer1);
// %% [markdown] exercise-2
// ## Exercise 2
//
// "EESP always has fewer parameters than ESP." Find a counter-example: $M$, $K$ and $g$ for which the EESP unit of $n = 3$ has **more**.
// ($K$ divides $M$, and $g$ divides $d = M/K$; at most 512 channels and 8 branches.)
// %%
const answer2 = undefined; // [M, K, g]
await check('esp/2', answer2);
// %% [markdown] exercise-3
// ## Exercise 3
//
// Write the share of the multiply-accumulates of a 3×3 convolution that meet the **map**, and not the zeros around it. The map has
// `side` × `side` pixels, the padding is as large as the dilation (the output has as many pixels as the input), and the dilation may
// be larger than the map.
// %%
const answer3 = undefined; // (side: number, dilation: number) => …
await check('esp/3', answer3);
// %%
await showScore('esp');
// %% [markdown] sources
// ## Sources
//
// - S. Mehta, M. Rastegari, A. Caspi, L. Shapiro, H. Hajishirzi 2018, *ESPNet: Efficient Spatial Pyramid of Dilated Convolutions
//   for Semantic Segmentation*, [arXiv:1803.06815](https://arxiv.org/abs/1803.06815).
// - S. Mehta, M. Rastegari, L. Shapiro, H. Hajishirzi 2018, *ESPNetv2: A Light-weight, Power Efficient, and General Purpose
//   Convolutional Neural Network*, [arXiv:1811.11431](https://arxiv.org/abs/1811.11431).
// - How this suite measures and judges: [METHODOLOGY.md](../METHODOLOGY.md).
//
// **Next:** [24 · Ghost modules](24-ghost.ipynb)
