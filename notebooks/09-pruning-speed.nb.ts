// figures: 6
// %% [markdown] title
// # 09 · Why is it slower after channel pruning?
//
// **The question.** Pruning channels removes multiply-accumulates. How much of that becomes time saved, and where does it stop?
//
// **Where it comes from.** Notes on model compression ask exactly this, after a pruned network had become slower. They are not
// alone: users of TensorFlow Lite and of ncnn report it, and so does a table of NetAdapt.
//
// *About 40 minutes, including one of measuring.*
// %% [markdown] goals
// ## After this notebook you can
//
// - say how many filters a tiled kernel really computes, and why latency may be a staircase in their number;
// - predict how much pruning leaves of the multiply-accumulates, and how much of everything else;
// - choose a number of filters that is larger *and* faster, and show it by measuring;
// - tell a fixed cost per call from the lost efficiency of a small layer.
// %%
import {
  analysis, check, countGraph, figure, measure, predictRatios, prunedFilters, reveal, show, showMarkdown,
  showScore, showSource, showTable, smallVgg, tables, verdicts,
} from 'beyond-flops';
import { tilesFigure } from 'beyond-flops/experiments/pruning-speed';
// %% [markdown] the-idea
// ## The idea
//
// A fast kernel computes a *tile* of several filters and pixels at once, so that each loaded value is used several times. With
// tiles of $T$ filters, $K$ filters need
//
// $$\left\lceil \frac{K}{T} \right\rceil \text{ tiles,} \qquad \text{of which } \frac{K}{T\,\lceil K/T\rceil} \text{ is useful.}$$
//
// From $K = T$ to $K = T + 1$ the number of tiles doubles. From 256 to 257 filters, with tiles of 128, it grows by half for 0.4 %
// more results.
// %%
await show(tilesFigure());
// %% [markdown] the-kernel
// ## The kernel
//
// A kernel may also run the remainder in smaller tiles, each of which loads nearly as much and computes less. Then the step is
// smaller, but it is still there. The TypeScript kernel here does that: a tile of 4 × 4 sums in local variables, followed by the smaller tiles
// for the remainder.
// %%
await showSource('src/kernels/matmul/tiles.ts');
// %% [markdown] what-pruning-promises
// ## What pruning promises
//
// A small VGG-like network, with the same share of the filters pruned from each layer. A layer loses both input and output channels,
// so the multiply-accumulates fall roughly with the square of the share that is kept. (`prunedFilters(share, 1)` keeps the exact
// counts, with 8 it rounds to multiples of 8; the last argument of `smallVgg` is the batch.)
// %%
const line = (share: number): string => {
  const { macs, parameters } = countGraph(smallVgg('vgg', prunedFilters(share, 1), 1));
  return `| ${100 * share} % | ${prunedFilters(share, 1).join(', ')} | ${(macs / 1e6).toFixed(2)} | ${parameters} |`;
};
showMarkdown(['| pruned | filters | MACs, M | parameters |', '| ---: | --- | ---: | ---: |', ...[0, 0.3, 0.5, 0.7, 0.9].map(line)].join('\n'));
// %% [markdown] predict
// ## Predict before you see
//
// With half of the filters pruned, a quarter of the multiply-accumulates is left; with 90 % pruned, about 1 %. What share of the
// whole network's time is left **on this machine**: 0.25 and 0.01, as the counts promise? And with a single filter in each layer?
// Replace each `undefined` with a number. (`unaligned` means that the filter counts are exact; in an `aligned` network they are
// rounded to multiples of 8.)
// %%
const guess = predictRatios('pruned-vgg', {
  '50%-unaligned': undefined,
  '90%-unaligned': undefined,
  'one-filter': undefined,
});
// %% [markdown] the-run
// ## The run
//
// Three parts, all on the optimised TypeScript kernels: one convolution at every channel count from 16 to 128; the network, pruned by
// 0 … 90 % to exact counts and to multiples of 8; and batches of 1, 2, 4 and 8.
// %%
const finding = await measure('pruning-speed', { platforms: ['typescript'] });
// %%
await reveal(finding, guess);
// %% [markdown] paper
// ## What others found
//
// - TensorFlow Lite on a phone: 86.5 for 32 → 43 channels, 157.0 for 33 → 43, in the same unit
//   ([issue 46002](https://github.com/tensorflow/tensorflow/issues/46002)).
// - ncnn: a network pruned to counts like 5, 10, 23 and 43 took 98.27 ms, the whole one 92.13 ms
//   ([issue 3190](https://github.com/Tencent/ncnn/issues/3190)). The maintainer's answer: use multiples of 4, or better of 8.
// - NetAdapt, Table 1: a network with 81 % of the multiply-accumulates at 129 % of the latency.
// - The notes: 3.08 times fewer parameters, 1.46 times as fast.
//
// The first two are single observations by users, not experiments. Next to this machine's results:
// %%
showTable(tables(finding));
// %% [markdown] here
// ## What this machine found
//
// First the staircase, then its teeth: how much longer a count takes than the straight line between the neighbouring multiples of 4
// predicts.
// %%
await show(figure(finding, 'staircase'));
await show(figure(finding, 'teeth'));
// %% [markdown] the-network
// The network against its promise (on the right per multiply-accumulate, where small networks can be read), and then the batch: if a
// call had a fixed cost, two images in one call would be cheaper than two calls.
// %%
await show(figure(finding, 'pruned-network'));
await show(figure(finding, 'batch'));
// %%
showTable(verdicts(finding));
// %%
showMarkdown(analysis(finding));
// %% [markdown] opposite
// ## If your machine shows the opposite
//
// - **There are no teeth.** They are small here and may hide in the noise: look at the A/A interval, close other programs, and
//   measure with `profile: 'full'`. On `wasm` there should be none of this width: its tile has five filters, and it divides them into
//   equal panels.
// - **There are teeth for input channels, too.** In our kernels the depth of a sum has no tiles. A pattern there may come from memory:
//   rows whose length is a multiple of a large power of two fall into the same sets of the cache. An engine may have a faster
//   kernel for some counts, though: in the published run, `onnxruntime` takes longer for 31 input channels than for 32 in
//   the 3×3 convolution, and in the 1×1 one it is the other way round.
// - **Pruned by 90 %, it keeps its promise.** Then the whole network was slow as well, and there was no efficiency to lose. Measure
//   with `platforms: ['typescript', 'wasm']`: the platform that is faster on the whole network should lose more of its speed.
// - **A smaller network is slower than a larger one.** Compare the intervals, not the points. If they do not overlap, look at the
//   aligned network: on `onnxruntime` the counts decide. On a laptop with cores of
//   two kinds, or a hot one, the speed may change during a run. Interleaved rounds let this affect all networks alike, but the
//   intervals grow.
// - **The floor is high, and batches are cheap.** Then each call has a cost, as on `onnxruntime`. On our kernels, look for a different
//   version of Node, or a debugger that is attached.
// %% [markdown] exercise-1
// ## Exercise 1
//
// Activations and pools are counted as `elementOps`. When 90 % of the filters are pruned, what **percentage** of the whole network's
// `elementOps` is left? `countGraph` counts them.
// %%
const answer1 = undefined; // a number of per cent
await check('pruning-speed/1', answer1);
// %% [markdown] exercise-2
// ## Exercise 2
//
// A kernel always computes whole tiles of $T$ filters. Write a function: how many filters does it compute, useful or not, when $K$ are
// requested? That many could be kept in the same time.
// %%
const answer2 = undefined; // (K, T) => …
await check('pruning-speed/2', answer2);
// %% [markdown] exercise-3
// ## Exercise 3
//
// A 1×1 convolution of 64 channels on a 20×20 map was pruned to **7 filters**. Choose a number of filters, **at least 7**, that is
// *faster*. Both are measured here on the TypeScript kernels, in turns; the interval of the ratio decides.
// %%
const answer3 = undefined; // a number of filters
await check('pruning-speed/3', answer3);
// %% [markdown] further
// ## Further questions
//
// With 97 filters instead of 7, the same trick gains nothing here. Count the tiles of both, and say why. What would have to be different
// in the kernel for 97 → 100 to pay off? The first figure shows such kernels.
// %%
await showScore('pruning-speed');
// %% [markdown] sources
// ## Sources
//
// - T.-J. Yang et al. 2018, *NetAdapt: Platform-Aware Neural Network Adaptation for Mobile Applications*,
//   [arXiv:1804.03230](https://arxiv.org/abs/1804.03230): Table 1.
// - V. Radu et al. 2019, *Performance Aware Convolutional Neural Network Channel Pruning for Embedded GPUs*,
//   [arXiv:2002.08697](https://arxiv.org/abs/2002.08697): pruning 12 % of the channels can double the time.
// - TensorFlow, [issue 46002](https://github.com/tensorflow/tensorflow/issues/46002), 2020; ncnn,
//   [issue 3190](https://github.com/Tencent/ncnn/issues/3190), 2021.
// - NVIDIA, *Matrix Multiplication Background User's Guide*: tile quantization.
// - How this suite measures: [METHODOLOGY.md](../METHODOLOGY.md).
//
// **Next:** [10 · Where the time goes](10-layer-time.ipynb)
