// figures: 6
// %% [markdown] title
// # 20 · Width, resolution, depth
//
// **The question.** MobileNetV1 can be made narrower, be given a smaller image, or lose layers. At about the same work, which of
// the three saves the most time?
//
// **The paper.** Howard et al. 2017, *MobileNets*, sections 3.3 and 3.4, Tables 5 to 9.
//
// *About 35 minutes, including one of measuring.*
// %% [markdown] goals
// ## After this notebook you can
//
// - say what a width multiplier α, a resolution multiplier ρ and fewer layers each do to work, parameters and traffic;
// - explain why the work of a separable layer falls more slowly than α² and exactly with ρ²;
// - tell a slow-down that comes from the *mixture* of layers from one that comes from a *kernel*;
// - choose channels for a budget, and find out whether "fewer FLOPs" also means "fewer parameters".
// %%
import {
  analysis, check, countGraph, figure, graphOf, measure, predictRatios, reveal, show, showMarkdown,
  showScore, showTable, tables, verdicts,
} from 'beyond-flops';
import { fullConvolutions } from 'beyond-flops/experiments/depthwise-separable';
import { multiplierCountsFigure, multipliersDiagram } from 'beyond-flops/experiments/multipliers';
// %% [markdown] the-idea
// ## The idea
//
// MobileNetV1 has two dials, so that one design serves phones of every speed. The **width multiplier** α thins every layer: M
// input and N output channels become αM and αN. The **resolution multiplier** ρ shrinks the image, and with it every feature map.
// A depthwise-separable layer on a map of $D_F \times D_F$ pixels then does
//
// $$\underbrace{D_K^2 \cdot \alpha M \cdot \rho^2 D_F^2}_{\text{depthwise: falls with } \alpha}
//   + \underbrace{\alpha M \cdot \alpha N \cdot \rho^2 D_F^2}_{1 \times 1 \text{: falls with } \alpha^2}$$
//
// multiply-accumulates. The paper says "roughly α²" and ρ². The third way, dropping layers, is its Table 5.
//
// What the formula leaves out is what the layer *moves*. Under α, maps shrink with α only. Under ρ, maps shrink with ρ² and the
// weights not at all. Without some of its layers, a stack of equal layers moves proportionally less of everything.
// %%
await show(multipliersDiagram());
// %%
await show(multiplierCountsFigure());
// %% [markdown] same-parameters
// ## "The same number of parameters"?
//
// Depthwise-separable convolutions are often summed up as "the same number of weights, several times less computation". Count:
// %%
const separable = graphOf('mobilenet-v1');
const rows = [
  ['full 3×3 convolutions', countGraph(fullConvolutions(separable))],
  ['depthwise separable', countGraph(separable)],
  ['α = 1/2', countGraph(graphOf('mobilenet-v1', { width: 0.5 }))],
  ['ρ = 4/7 (128 pixels)', countGraph(graphOf('mobilenet-v1', { resolution: 128 }))],
] as const;
const lines = rows.map(([name, { macs, parameters }]) => `| ${name} | ${(macs / 1e6).toFixed(0)} | ${(parameters / 1e6).toFixed(2)} |`);
showMarkdown(`| MobileNetV1 | MACs, M | parameters, M |\n| --- | ---: | ---: |\n${lines.join('\n')}`);
// %% [markdown] same-parameters-answer
// The separable network does 8.6 times less work *and* has 7 times fewer parameters. The sentence is true of one dial only: ρ,
// which takes away pixels and leaves every weight where it is. Keep that apart when memory for weights is what you lack.
// %% [markdown] predict
// ## Predict before you see
//
// Sixteen separable layers of 96 channels on 14×14 pixels are the full slice. Three others do about a quarter of its work: 48
// channels (0.27 of the work), 7×7 pixels (0.25), four layers (0.25). Take the time of the full slice as 1. How long does each of
// them take **on this machine**, on the platform `typescript`?
// %%
const guess = predictRatios('slice', {
  'narrow-48': undefined,
  'small-7': undefined,
  'shallow-4': undefined,
});
// %% [markdown] the-run
// ## The run
//
// Besides the slices, their depthwise and their 1×1 convolutions are timed apart, which will tell where a slow-down comes from.
// Whole networks run on compiled platforms only, at 160×160. (Two platforms run here; without the option all of them do, and
// the native engine where it is installed.)
// %%
const finding = await measure('multipliers', { platforms: ['typescript', 'wasm'] });
// %%
await reveal(finding, guess);
// %% [markdown] paper
// ## What the paper found
//
// No times: Tables 5 to 9 print accuracy, multiply-adds and parameters. At about half of the work, the narrow network (α = 0.75,
// 325 M) loses 2.2 points of accuracy, the one on 160×160 pixels (290 M) 3.4, and the shallow one (307 M) 5.3. Times of the same
// networks come from others: on ShuffleNetV2's ARM core, α = 1/2 takes 1.5 times and α = 1/4 2.5 times as long *per
// multiply-accumulate* as α = 1.
// %%
showTable(tables(finding));
// %% [markdown] here
// ## What this machine found
//
// A line at 1 would mean that time falls as the work does. Below: the same share of the work, reached in three ways.
// %%
await show(figure(finding, 'slowdown'));
// %% [markdown] causes
// Two things can make a narrow slice slow per multiply-accumulate. **Mixture**: the depthwise half falls only with α, so a larger
// share of what is left is depthwise, which may be the slower kind. **Kernels**: each kind may itself be slower on few channels.
// The first is computed from the times of the full slice, the second is timed. (For the small map the mixture is 1 by definition.)
// %%
await show(figure(finding, 'causes'));
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
// - **The narrow slice is as fast per multiply-accumulate as the full one.** Look at *mixture* in the figure of causes: if it is
//   about 1, a depthwise multiply-accumulate costs as much here as one of a 1×1 convolution, and the mixture cannot matter. The
//   table of the halves says what share of the time each kind has.
// - **The small map is the slow one.** Compare `small-7` with `small-6x8` in the verdicts. A register tile of `wasm` spans 8 pixels: 49
//   pixels are six tiles and one pixel, 48 are six tiles. If the map of 6×8 is not slow, the remainder is the cause, and not the
//   resolution.
// - **Table 5's shallow network is no faster per multiply-accumulate than the narrow one.** Look at the exact verdicts: the five layers
//   that it lacks move a third as much per multiply-accumulate as those that it keeps. Depth, too, changes the mixture.
// - **The shallow slice is slower per multiply-accumulate than the full one.** On fast platforms `shallow-1` takes a tenth of a
//   millisecond or less, and what a run costs once weighs sixteen times as much as in the full slice. `shallow-9` should then hardly show it.
// - **`wasm-threads` disagrees with `wasm`.** A kernel with too little work stays on one thread: compare the absolute times of `narrow-24`
//   on both platforms. If they are equal, the slice has lost its second thread, and only that. The shallow slices should then agree on both
//   platforms: their layers are as large as those of the full one.
// %% [markdown] exercise-1
// ## Exercise 1
//
// You have a budget: a separable layer (3×3 depthwise, then 1×1) of C → C channels may keep at most a given **share** of its
// multiply-accumulates. Write the function that gives the most channels that fit: a multiple of 8, as deployed networks have
// them. The map stays as it is. Try √share first, and see why it fails.
// %%
const answer1 = undefined; // (channels, share) => …
await check('multipliers/1', answer1);
// %% [markdown] exercise-2
// ## Exercise 2
//
// A colleague ranks networks by multiply-accumulates to find the one with the smallest file. Find a counter-example: two members of
// MobileNetV1's family, of which the first does **less work** and has at least **three times the parameters** of the second. Give
// each as `[width, resolution]`; widths from 0.25 to 1, resolutions 32, 64, … 224.
// %%
const answer2 = undefined; // [[…, …], […, …]]
await check('multipliers/2', answer2);
// %% [markdown] exercise-3
// ## Exercise 3
//
// On some platform a depthwise multiply-accumulate takes 4 times as long as one of a 1×1 convolution, **whatever the number of
// channels**. A separable layer (3×3) is thinned from 96 to 24 channels. By what factor does its time **per
// multiply-accumulate** change?
// %%
const answer3 = undefined; // a number
await check('multipliers/3', answer3);
// %%
await showScore('multipliers');
// %% [markdown] take-away
// ## To take away
//
// In a stack of equal layers, fewer layers give back what they took: but for what a run costs once, the rest stays as fast as it
// was. In a real network it matters *which* layers go: the shallow network of Table 5 keeps the early ones, which move most per
// multiply-accumulate. A narrower network moves more per multiply-accumulate and is more depthwise, a smaller image reads the
// same weights for fewer pixels. Which of these two is dearer depends on
// the kernels: in the published run the narrow slice was on `typescript`, the small map on every compiled platform. The dial that saves
// most time for its work need not be the one that keeps most accuracy: by Tables 5 and 7, dropping layers costs the most.
// %% [markdown] sources
// ## Sources
//
// - A. Howard et al. 2017, *MobileNets: Efficient Convolutional Neural Networks for Mobile Vision Applications*,
//   [arXiv:1704.04861](https://arxiv.org/abs/1704.04861): equations 6 and 7, Tables 5 to 9.
// - N. Ma et al. 2018, *ShuffleNet V2*, [arXiv:1807.11164](https://arxiv.org/abs/1807.11164): Table 8, times of MobileNetV1 at four
//   widths.
// - TensorFlow's release of MobileNetV2, README: times over width and resolution on a Pixel 1.
// - How this suite measures and judges: [METHODOLOGY.md](../METHODOLOGY.md).
//
// **Next:** [21 · Fire modules](21-fire.ipynb)
