// figures: 4
// %% [markdown]
// # 04 · Why is it slower after channel pruning?
//
// **The question.** Pruning channels removes multiply-accumulates. How much of that arrives as time, and where does it
// stop?
//
// **Where it comes from.** Notes on model compression ask it in so many words, after a pruned network had become slower.
// They are not alone: TensorFlow Lite took 86.5 for 32 → 43 channels and 157.0 for 33 → 43
// ([issue 46002](https://github.com/tensorflow/tensorflow/issues/46002)); a pruned network took 98.27 ms in ncnn where the
// whole one took 92.13 ms ([issue 3190](https://github.com/Tencent/ncnn/issues/3190)); NetAdapt
// ([arXiv:1804.03230](https://arxiv.org/abs/1804.03230), Table 1) prints a network with 81 % of the multiply-accumulates at 129 % of the latency.
// %%
import { countGraph, figure, measure, prunedFilters, show, showMarkdown, showSource, showTable, smallVgg, tables, verdicts } from 'beyond-flops';
// %% [markdown]
// ## The idea
//
// A fast kernel computes a *tile* of several filters and pixels at once: each value that it has loaded is then used
// several times. With tiles of $T$ filters, $K$ filters need
//
// $$\left\lceil \frac{K}{T} \right\rceil \text{ tiles,} \qquad \text{of which } \frac{K}{T\,\lceil K/T\rceil} \text{ is useful.}$$
//
// From $K = T$ to $K = T + 1$ the number of tiles doubles; from 256 to 257 filters, with tiles of 128, it grows by half for
// 0.4 % more results. A kernel may also run the remainder in a smaller tile: then the step is smaller, and it is still there.
//
// This is the heart of the optimised kernel here, a tile of 4 × 4 sums in local variables:
// %%
await showSource('src/kernels/matmul/tiles.ts');
// %% [markdown]
// ## What pruning promises
//
// A small VGG-like network; the same share of the filters is pruned from each layer. Two layers in a row both shrink, so
// multiply-accumulates fall with the square of what is kept:
// %%
const line = (share: number): string => {
  const { macs, parameters } = countGraph(smallVgg('vgg', prunedFilters(share, 1), 1));
  return `| ${100 * share} % | ${prunedFilters(share, 1).join(', ')} | ${(macs / 1e6).toFixed(2)} | ${parameters} |`;
};
showMarkdown(['| pruned | filters | MACs, M | parameters |', '| ---: | --- | ---: | ---: |', ...[0, 0.3, 0.5, 0.7, 0.9].map(line)].join('\n'));
// %% [markdown]
// ## The run
//
// Three parts: one convolution at every channel count from 16 to 128; the network, pruned by 0 … 90 % to exact counts
// and to multiples of 8; and batches of 1, 2, 4, 8. Guess first: at 90 % pruned, about 1 % of the multiply-accumulates are
// left. How much of the time? (Only the optimised platform runs here.)
// %%
const finding = await measure('pruning-speed', { platforms: ['typescript'] });
// %%
await show(figure(finding, 'staircase'));
await show(figure(finding, 'teeth'));
// %%
await show(figure(finding, 'pruned-network'));
// %%
await show(figure(finding, 'batch'));
// %% [markdown]
// ## Paper beside here
// %%
showTable(tables(finding));
// %% [markdown]
// ## Verdicts
// %%
showTable(verdicts(finding));
// %%
showMarkdown(finding.experiment.analysis);
// %% [markdown]
// ## Exercises
//
// 1. For tiles of 4 filters, which counts between 16 and 32 waste most? Find them in the first figure.
// 2. A network has 23 filters in a layer. Would you prune to 20, keep 23, or add one? Use the second figure to say what each
//    choice costs in time here.
// 3. Activations and pools do not shrink with the square of the kept share. Count them: how does `elementOps` of
//    `countGraph` fall from 0 % to 90 %, and how do the multiply-accumulates?
