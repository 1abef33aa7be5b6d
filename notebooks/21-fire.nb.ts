// figures: 6
// %% [markdown] title
// # 21 · Fire modules
//
// **The question.** SqueezeNet reaches AlexNet's accuracy with a fiftieth of its parameters. What do its three strategies do to
// the work, and what to the time?
//
// **The paper.** Iandola et al. 2016, *SqueezeNet*: sizes and accuracies, no times.
//
// *About 35 minutes, including two of measuring.*
// %% [markdown] goals
// ## After this notebook you can
//
// - say what the squeeze ratio and the share of 3×3 filters do to parameters and to work;
// - name a change that multiplies the work and leaves every parameter as it was;
// - explain where AlexNet's parameters are, and why so few of its multiply-accumulates are there;
// - design a fire module for a budget.
// %%
import {
  analysis, check, countGraph, figure, graphOf, measure, predictRatios, reveal, show, showMarkdown, showScore, showTable,
  tables, verdicts,
} from 'beyond-flops';
import { fireDiagram, SQUEEZENET, squeezeNetOf } from 'beyond-flops/experiments/fire';
// %% [markdown] the-idea
// ## The idea
//
// SqueezeNet has three strategies: (1) replace 3×3 filters by 1×1 filters; (2) let fewer channels reach the 3×3 filters; (3)
// down-sample late, so that convolutions see large maps. Strategies 1 and 2 make a **fire module**: a 1×1 convolution *squeezes*
// $C$ channels to $s$, and 1×1 and 3×3 filters beside each other *expand* them to $e_1 + e_3$. Without biases it has
//
// $$s \cdot (C + e_1 + 9\,e_3) \ \text{parameters}, \qquad h\,w \ \text{times as many multiply-accumulates.}$$
//
// The **squeeze ratio** is $s / (e_1 + e_3)$; SqueezeNet's is 0.125, and half of its expanding filters are 3×3.
// %%
await show(fireDiagram());
// %% [markdown] where-parameters-are
// ## Where the parameters are
//
// Each weight of a convolution is used once per output pixel, each weight of a dense layer once per image. So a network can have
// nearly all of its parameters in one place and nearly all of its work in another:
// %%
const alexnet = graphOf('alexnet');
const isDense = (node: { op: string }): boolean => node.op === 'dense';
const [all, dense, squeeze] = [countGraph(alexnet), countGraph(alexnet, isDense), countGraph(graphOf('squeezenet-1.0'))];
showMarkdown(`
| | parameters | MACs | MACs per parameter |
| --- | ---: | ---: | ---: |
| AlexNet, dense layers | ${(dense.parameters / 1e6).toFixed(2)} M | ${(dense.macs / 1e6).toFixed(0)} M | ${(dense.macs / dense.parameters).toFixed(0)} |
| AlexNet, everything else | ${((all.parameters - dense.parameters) / 1e6).toFixed(2)} M | ${((all.macs - dense.macs) / 1e6).toFixed(0)} M | ${((all.macs - dense.macs) / (all.parameters - dense.parameters)).toFixed(0)} |
| SqueezeNet 1.0 | ${(squeeze.parameters / 1e6).toFixed(2)} M | ${(squeeze.macs / 1e6).toFixed(0)} M | ${(squeeze.macs / squeeze.parameters).toFixed(0)} |
`);
// %% [markdown] strategy-3
// Strategy 3 is another kind of change. Move the pools of a SqueezeNet from where release 1.1 has them (behind conv1, fire3 and
// fire5) to where release 1.0 has them (conv1, fire4 and fire8), and nothing else:
// %%
const early = countGraph(squeezeNetOf({ ...SQUEEZENET, pools: ['conv1', 'fire3', 'fire5'] }, 224));
const late = countGraph(squeezeNetOf(SQUEEZENET, 224));
showMarkdown(`Early pools: ${early.parameters} parameters, ${(early.macs / 1e6).toFixed(0)} M multiply-accumulates. Late pools: ` +
  `${late.parameters} parameters, ${(late.macs / 1e6).toFixed(0)} M multiply-accumulates.`);
// %% [markdown] predict
// ## Predict before you see
//
// Fire modules of 128 → 128 channels on $20 \times 20$ pixels, with squeeze ratios of 0.125, 0.25, 0.5 and 0.75. Parameters and
// work grow in proportion to the ratio: ×2, ×4 and ×6. Take the time at 0.125 as 1. How long do the others take **on this
// machine**, on the platform `typescript`?
// %%
const guess = predictRatios('squeeze-ratio', {
  'sr=0.25': undefined,
  'sr=0.5': undefined,
  'sr=0.75': undefined,
});
// %% [markdown] the-run
// ## The run
//
// Two sweeps of a fire module, three places for the pools, two releases of SqueezeNet beside AlexNet's convolutions, and one of
// AlexNet's dense layers beside a convolution and a small dense layer. The platform `side-by-side` repeats two modules without
// Winograd's algorithm.
// %%
const finding = await measure('fire', { platforms: ['typescript', 'wasm', 'side-by-side'] });
// %%
await reveal(finding, guess);
// %% [markdown] paper
// ## What the paper found
//
// With a squeeze ratio of 0.125 the model has 4.8 MB and AlexNet's accuracy, 80.3 % top-5; with 0.75 it has 19 MB and 86.0 %, and
// a larger ratio brings nothing. In both, half of the expanding filters are 3×3. Their share was varied at a ratio of 0.5: with half
// of them 3×3 the accuracy is 85.6 %, and a larger share brings nothing. The paper prints no times. The authors' second release has
// "2.4x less computation" and the same accuracy: it pools earlier, which takes strategy 3 partly back, and has a smaller first
// convolution.
// %%
await show(figure(finding, 'sizes'));
// %% [markdown] here
// ## What this machine found
// %%
await show(figure(finding, 'modules'));
// %% [markdown] networks
// Pools and releases:
// %%
await show(figure(finding, 'times'));
// %% [markdown] dense
// A dense layer beside a convolution that does exactly its work, a small dense layer of 256 KiB, which fits in most L2 caches, and
// the large one on eight images at once; all per multiply-accumulate. If the dense layer is slow, is it the loop or the weights? The
// small layer has the same loop:
// %%
await show(figure(finding, 'dense'));
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
// - **A strong squeeze saves as much time as work.** Then maps and calls cost little beside the products. Look at a smaller map,
//   where calls weigh more, or at a faster platform, where everything does that is not a product.
// - **3×3 filters are not cheaper per multiply-accumulate.** Compare `wide=112` and `wide=112-direct`: if they take the same time, no
//   Winograd kernel ran here.
// - **The large dense layer is as fast per weight as the small one.** Then its loop is the limit, or a cost per call, and not its 16 MB
//   of weights; or they fit in a cache that is fast enough. `npx beyond-flops machine` lists the caches.
// - **SqueezeNet is no slower than AlexNet's convolutions.** At 96×96 it does 1.31 times their work, so they cost more per
//   multiply-accumulate. AlexNet has an 11×11 and a 5×5 window, which fewer kernels are written for; no arm here shows that this is why.
// %% [markdown] exercise-1
// ## Exercise 1
//
// A 3×3 convolution of 256 → 256 channels is to be replaced by a fire module of 256 → 256 channels with **at least half** of its
// expanding filters 3×3 and **at most a tenth of the parameters**, biases included. The squeeze is where information is lost, so
// make it **as wide as the budget allows**. `countGraph(fireGraph(256, 13, module)).parameters` counts for you (import `fireGraph`
// from this notebook's experiment).
// %%
const answer1 = undefined; // { squeeze: …, expand1x1: …, expand3x3: … }
await check('fire/1', answer1);
// %% [markdown] exercise-2
// ## Exercise 2
//
// Strategy 3 under a budget. Place the three pools of a SqueezeNet on an image of 64×64 so that the network does **at most 30 M**
// multiply-accumulates and is **as late as possible**: add up the places of the three pools, conv1 = 0, fire2 = 1, …, fire9 = 8.
// `countGraph(squeezeNetOf({ ...SQUEEZENET, pools: […] }, 64)).macs` counts for you.
// %%
const answer2 = undefined; // ['conv1', 'fire…', 'fire…']
await check('fire/2', answer2);
// %% [markdown] exercise-3
// ## Exercise 3
//
// "Fewer parameters, so less work." Find a counter-example: a dense layer with **at least 20 times the weights** of a 1×1 convolution
// that does **at most a tenth of its work**. Count weights only, no biases.
// %%
const answer3 = undefined; // { dense: { inputs: …, units: … }, convolution: { side: …, channels: …, filters: … } }
await check('fire/3', answer3);
// %%
await showScore('fire');
// %% [markdown] sources
// ## Sources
//
// - F. N. Iandola, S. Han, M. W. Moskewicz, K. Ashraf, W. J. Dally, K. Keutzer 2016, *SqueezeNet: AlexNet-level accuracy with 50x fewer
//   parameters and <0.5MB model size*, [arXiv:1602.07360](https://arxiv.org/abs/1602.07360): sections 3 and 5, Figure 3. It is a
//   preprint; its header says "under review" at ICLR 2017.
// - The authors' [repository](https://github.com/forresti/SqueezeNet): both releases.
// - What the ReLU behind a narrow tensor such as the squeeze costs: [07 · What ReLU does to a low-dimensional
//   manifold](07-relu-manifold.ipynb).
// - How this suite measures and judges: [METHODOLOGY.md](../METHODOLOGY.md).
//
// **Next:** [22 · Extreme Inception](22-xception.ipynb)
