// figures: 6
// %% [markdown] title
// # 26 · Compound scaling
//
// **The question.** EfficientNet spends twice the FLOPs on depth, width and resolution together. Does the time double as well, and
// which of the three is cheapest in time?
//
// **The papers.** Tan & Le 2019, *EfficientNet*, section 3, Tables 2 and 4; Tan & Le 2021, *EfficientNetV2*, section 3.3.
//
// *About 40 minutes, including one of measuring.*
// %% [markdown] goals
// ## After this notebook you can
//
// - derive why d · w² · r² is the growth of the FLOPs, and name what it leaves out;
// - say what the constants 1.2, 1.1 and 1.15 promise, and what rounding makes of the promise;
// - compare directions of growth that cost the same FLOPs by what they move and by their time;
// - read a growth of time as an exponent, and choose φ for a time instead of for FLOPs.
// %%
import {
  analysis, check, countGraph, figure, graphOf, measure, predictRatios, reveal, show, showMarkdown,
  showScore, showTable, tables, verdicts,
} from 'beyond-flops';
import { compoundDiagram, dimensionsFigure, familyFigure, gridFigure } from 'beyond-flops/experiments/compound-scaling';
// %% [markdown] the-idea
// ## The idea
//
// A network can be made larger in three dimensions. An ordinary convolution does $h\,w\,c_1 c_2\,k^2$ multiply-accumulates: twice the
// **depth** d is twice the work, twice the **width** w (all channels) is four times the work, and so is twice the **resolution** r.
// EfficientNet scales all three by one number φ:
//
// $$d = \alpha^\varphi, \quad w = \beta^\varphi, \quad r = \gamma^\varphi, \qquad
//   \alpha \cdot \beta^2 \cdot \gamma^2 \approx 2, \qquad \alpha, \beta, \gamma \ge 1 .$$
//
// Whatever φ is, the FLOPs then grow by $(\alpha \beta^2 \gamma^2)^\varphi \approx 2^\varphi$: φ is an exponent, not a factor. α, β and γ
// say how the growth is shared out, φ says how much there is of it. A small grid search on B0 at φ = 1, by accuracy, gave α = 1.2, β = 1.1, γ = 1.15.
//
// Why all three? The paper's argument is accuracy: a larger image needs more layers, so that windows still see enough of it, and
// more channels for its finer patterns; each dimension alone soon stops paying. That argument says nothing about *time*.
// %%
await show(compoundDiagram());
// %% [markdown] width-is-different
// ## The same FLOPs, not the same traffic
//
// d · w² · r² treats the dimensions as equals. Look at what is moved. A deeper network repeats its layers: hardly anything
// changes per multiply-accumulate (in B0 it falls a little, because the repeated blocks move less than the first of a stage). On a larger image, each weight is used for more pixels. In a *wider* layer, each value that is read is used
// for more channels; and what is not an ordinary convolution (depthwise windows, swish, batch norm, the gate of
// squeeze-and-excite) grows only with w, not with w².
// %%
await show(dimensionsFigure());
// %% [markdown] promise
// ## What the constants promise
//
// First the product, then B0 scaled by exactly these constants, as the code builds it: channels rounded to multiples of 8, layers
// rounded *up*. The figure below it does the same for every α, β and γ in steps of 0.05 whose product is within 2 % of 2: the points
// among which a grid search chooses.
// %%
const product = 1.2 * 1.1 ** 2 * 1.15 ** 2;
const first = countGraph(graphOf('efficientnet-b0')).macs;
const scaled = countGraph(graphOf('efficientnet', { depth: 1.2, width: 1.1, resolution: 258 })).macs;
showMarkdown(`α · β² · γ² = **${product.toFixed(4)}**; after rounding, the network does **${(scaled / first).toFixed(2)}** times the work of B0.`);
// %%
await show(gridFigure());
// %% [markdown] grid
// If d · w² · r² were the work, all points would lie on the dashed line. In fact these networks do 2.0 to 3.3 times the work of B0,
// so a search among them does not compare accuracy at equal FLOPs. (Points that build the same network coincide: 1.2, 1.1, 1.15 and
// 1.25, 1.1, 1.15 are the same after rounding.) Further down means less traffic per multiply-accumulate: that is where growth goes
// into width.
//
// The authors' own family, with the factors from their code:
// %%
await show(familyFigure());
// %% [markdown] rounding
// Two things go wrong with "≈ 2". The printed constants multiply to 1.92, which is ×50 after six steps and not ×64. And the
// networks that are built do *more* than their factors say: ⌈1.1 · l⌉ turns 1, 2, 3 and 4 layers into 2, 3, 4 and 5, so that B1,
// with a depth factor of 1.1, has 23 blocks where B0 has 16. Rounding up is worst in short stages; from B4 on, rounding adds 6 to
// 14 %. The right half of the figure shows one thing more: the three factors of a network do not belong to one φ. The family is a
// table near the rule, not the rule itself.
// %% [markdown] predict
// ## Predict before you see
//
// Four MBConv blocks of 32 channels on 12×12 pixels are the base. Three stacks do about four times its work: 16 blocks; 64 channels
// (3.75 times); 24×24 pixels. A fourth grows in all three dimensions at once: 6 blocks, 40 channels, 16×16 (4.06 times). Take the
// time of the base as 1. How long does each of them take **on this machine**, on the platform `typescript`?
// %%
const guess = predictRatios('stack', {
  'depth-4': undefined,
  'width-4': undefined,
  'resolution-4': undefined,
  'compound-4': undefined,
});
// %% [markdown] the-run
// ## The run
//
// A search over directions like the paper's, but by time: seven ways to double the work, four ways to quadruple it. Whole networks, B0 and
// B1, run on compiled platforms only. (Two platforms run here; without the option `platforms` all of them do, and the native engine where
// it is installed.)
// %%
const finding = await measure('compound-scaling', { platforms: ['typescript', 'wasm'] });
// %%
await reveal(finding, guess);
// %% [markdown] paper
// ## What the papers found
//
// The search went by accuracy and FLOPs; times are in Table 4 only. On one core of a Xeon, B1 took 0.098 s and B7 3.1 s: 32 times as
// long for 53 times the FLOPs, an exponent of log 32 / log 53 = 0.87. In timm's table, B1 takes 0.89 times as long per FLOP as B0 on an
// i7. EfficientNetV2 later found faults with the scaling itself: large images make training slow and batches small, and growing every
// stage alike is not best. It stops at **480×480** and adds **more layers in late stages**, where maps are small.
// %%
showTable(tables(finding));
// %% [markdown] here
// ## What this machine found
//
// Below 1, time grows more slowly than the work.
// %%
await show(figure(finding, 'directions'));
// %% [markdown] verdicts
// The verdicts, each with the rule that was written down before the measurement:
// %%
showTable(verdicts(finding));
// %%
showMarkdown(analysis(finding));
// %% [markdown] opposite
// ## If your machine shows the opposite
//
// - **Width is not cheaper than depth.** Then what grows only with w takes little of the time here. Compare with the two arms of
//   1×1 convolutions: if the whole stack behaves as they do, depthwise windows, swish and gates are nearly free on this platform. The two
//   plain arms tell how much of it swish and squeeze-and-excite are.
// - **The larger image is the cheapest.** Each of its calls works on four times the pixels, so that what a call costs weighs a quarter as
//   much as in the deeper stack. If that is the cause, `wasm-threads`, where every call ends with waiting, shows it most.
// - **The larger image is the dearest.** Maps of 192 channels on 24×24 pixels are 432 KiB. Look at the caches in the machine table:
//   does one level hold the maps of the base, but not these?
// - **B1 is slower per multiply-accumulate than B0.** On half the sides, the last stages work on 4×4 pixels, and B1 has more of these
//   layers. The full profile runs both at the paper's resolutions.
// %% [markdown] exercise-1
// ## Exercise 1
//
// w · c is rarely a number of channels that a kernel likes. The MobileNets, and EfficientNet after them, round to a multiple of 8:
// to the **nearest** one (a half goes up), but at least 8, and if that takes away **more than a tenth** of the channels asked for, to
// the next one above. Write that function of c. Then ask yourself how wide B1 would be with w = 1.04.
// %%
const answer1 = undefined; // (c) => …
await check('compound-scaling/1', answer1);
// %% [markdown] exercise-2
// ## Exercise 2
//
// Find factors that promise twice the work, 1.96 ≤ d · w² · r² ≤ 2.04, although the network that is built from B0 does **at least 25 %
// more** than they promise. Give `{ depth, width, resolution }`, three factors from 1 to 2. (It is counted after rounding, on an
// image of 224 · r pixels.)
// %%
const answer2 = undefined; // { depth: …, width: …, resolution: … }
await check('compound-scaling/2', answer2);
// %% [markdown] exercise-3
// ## Exercise 3
//
// Your B0 takes 40 ms, and you may spend 320 ms. You scale by the paper's constants, without rounding, and have measured that time grows
// with the 0.9th power of the work. Which **φ** (not a whole number) uses up the time?
// %%
const answer3 = undefined; // a number
await check('compound-scaling/3', answer3);
// %%
await showScore('compound-scaling');
// %% [markdown] take-away
// ## To take away
//
// d · w² · r² prices the dimensions by FLOPs. By traffic, width is cheaper than depth and resolution, because only the 1×1 convolutions
// of an MBConv grow with w². Which price your machine charges is measured, not derived: in the published run width was the cheapest on
// every platform, and on this suite's own kernels about half of that or more because swish and squeeze-and-excite grow only with w. What
// each dimension buys in accuracy is a third question.
// %% [markdown] sources
// ## Sources
//
// - M. Tan, Q. Le 2019, *EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks*,
//   [arXiv:1905.11946](https://arxiv.org/abs/1905.11946): equations 2 and 3, Tables 2 and 4, footnote 3.
// - M. Tan, Q. Le 2021, *EfficientNetV2: Smaller Models and Faster Training*,
//   [arXiv:2104.00298](https://arxiv.org/abs/2104.00298): section 3.3.
// - huggingface/pytorch-image-models, results/benchmark-infer-fp32-nchw-pt240-cpu: times of B0 and B1.
// - How this suite measures and judges: [METHODOLOGY.md](../METHODOLOGY.md).
//
// **Next:** [27 · Fused MBConv](27-fused-mbconv.ipynb)
