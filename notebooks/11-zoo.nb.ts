// figures: 5
// %% [markdown] title
// # 11 · The zoo: what orders networks by their time?
//
// **The question.** Papers compare networks by their FLOPs. How well do FLOPs, parameters, memory access cost, peak memory and
// the roofline order networks by the time that they take?
//
// **The papers.** Ma et al. 2018, *ShuffleNet V2*: networks of the same FLOPs differ in speed (Table 8). Howard et al. 2019,
// *MobileNetV3*, Table 3; the benchmarks of ncnn and timm. All of them print times of whole networks.
//
// *About 40 minutes, of which this machine measures one.*
// %% [markdown] goals
// ## After this notebook you can
//
// - count work, parameters, memory access cost and peak memory of any network of the catalogue;
// - use a rank correlation to say how well a number orders networks, and over which range that means anything;
// - predict a network's time by a roofline, and say why networks miss it;
// - say which of a network's costs a batch shares.
// %%
import {
  analysis, check, countGraph, figure, graphOf, measure, minimumMemory, networkCost, optimize, predictOrder,
  reveal, show, showMarkdown, showScore, showTable, tables, verdicts,
} from 'beyond-flops';
import { printedTimesFigure } from 'beyond-flops/experiments/zoo';
// %% [markdown] the-idea
// ## The idea
//
// Spearman's rank correlation $\rho$ compares orders: 1 if two lists put the networks in the same order, 0 if they have
// nothing to do with each other. Here are times that somebody else printed, against multiply-accumulates:
// %%
await show(printedTimesFigure());
// %% [markdown] the-counts
// ## The counts
//
// Everything that can be said of a network without a clock:
// %%
const names = ['alexnet', 'squeezenet-1.0', 'mobilenet-v1', 'mobilenet-v2', 'shufflenet-v2', 'ghostnet', 'efficientnet', 'resnet-18'];
const counted = (name: string): string => {
  const { macs, parameters, layers } = networkCost(graphOf(name));
  const deployed = optimize(graphOf(name));
  return `| ${name} | ${layers} | ${(macs / 1e6).toFixed(0)} | ${(parameters / 1e6).toFixed(2)} | ${(countGraph(deployed).memoryAccessCost / 1e6).toFixed(1)} | ${(minimumMemory(deployed).bytes / 2 ** 20).toFixed(2)} |`;
};
showMarkdown(['| network | layers | MACs, M | parameters, M | memory access cost, M elements | peak memory, MiB |', '| --- | ---: | ---: | ---: | ---: | ---: |', ...names.map(counted)].join('\n'));
// %% [markdown] the-roofline
// SqueezeNet has 50 times fewer parameters than AlexNet, and more work. Which of these columns is the time?
//
// The roofline takes, for each layer, the larger of the time for its arithmetic and the time for its traffic, at what this
// machine reaches, and sums them up:
//
// $$t = \sum_{\text{layers}} \max\left(\frac{2 \cdot \text{macs} + \text{element operations}}{\text{peak}},\
//   \frac{\text{bytes}}{\text{bandwidth}}\right).$$
// %% [markdown] predict
// ## Predict before you see
//
// Five light networks: `shufflenet-v2-0.5` (41 M multiply-accumulates), `shufflenet-v1-0.5-g3` (38 M), `mobilenet-v1-0.25-224` (41 M),
// `mobilenet-v3-small` (57 M), `mobilenet-v2-0.35-224` (59 M). Put their names in the order of their times, the fastest first.
// %%
const guess = predictOrder('light', undefined); // for instance ['mobilenet-v1-0.25-224', …]
// %% [markdown] the-run
// ## The run
//
// Fifteen networks with batch norm folded and activations fused, as one would deploy them.
// %%
const finding = await measure('zoo', { platforms: ['wasm'] });
// %%
await reveal(finding, guess);
// %% [markdown] paper
// ## What the papers found
//
// ShuffleNetV2's Table 8 groups networks by their FLOPs, and within a group speeds differ by up to a factor of two. The tables below
// have the printed orders beside this machine's.
// %%
showTable(tables(finding));
// %% [markdown] here
// ## What this machine found
//
// Which network is the furthest above the line, that is, slower than its multiply-accumulates say?
// %%
await show(figure(finding, 'scatter-wasm'));
// %%
await show(figure(finding, 'correlations'));
await show(figure(finding, 'predictors'));
// %%
showTable(verdicts(finding));
// %%
showMarkdown(analysis(finding));
// %% [markdown] opposite
// ## If your machine shows the opposite
//
// - **FLOPs order your networks perfectly.** Over a wide range they nearly do. Look at networks of about the same work only: the
//   interval of ρ gets wide, because a handful of networks have few orders.
// - **ShuffleNets are the slowest of their size.** Copies cost you more than arithmetic: fast convolutions, slow memory. Compare
//   with the shares of notebook 10.
// - **ShuffleNets are the fastest.** The reverse, as on the papers' phones: try the platform `typescript`.
// - **An order flips between two runs.** The intervals of the two networks overlap; that is no order.
// %% [markdown] exercise-1
// ## Exercise 1
//
// Without a clock: put `'mobilenet-v2'`, `'resnet-18'`, `'shufflenet-v2'` and `'alexnet'` in the order of elements read and written **for
// each multiply-accumulate**, the most first, as deployed (`countGraph(optimize(graphOf(name)))`).
// %%
const answer1 = undefined; // ['…', '…', '…', '…']
await check('zoo/1', answer1);
// %% [markdown] exercise-2
// ## Exercise 2
//
// Take only those networks of the first figure that have 200 to 600 million multiply-accumulates. What is the rank correlation of
// multiply-accumulates and time now? (`printedNetworks()` lists them, `explain(x, y).rankCorrelation` correlates; import both.)
// %%
const answer2 = undefined; // a number
await check('zoo/2', answer2);
// %% [markdown] exercise-3
// ## Exercise 3
//
// In a batch of 32 images the weights are read once for all of them. How many **times** less does AlexNet, as deployed, read and write for an
// image in such a batch than for an image alone? (`countGraph` gives `memoryAccessCost` and `parameters`.)
// %%
const answer3 = undefined; // a number
await check('zoo/3', answer3);
// %%
await showScore('zoo');
// %% [markdown] sources
// ## Sources
//
// - N. Ma, X. Zhang, H.-T. Zheng, J. Sun 2018, *ShuffleNet V2: Practical Guidelines for Efficient CNN Architecture Design*,
//   [arXiv:1807.11164](https://arxiv.org/abs/1807.11164), Table 8.
// - A. Howard et al. 2019, *Searching for MobileNetV3*, [arXiv:1905.02244](https://arxiv.org/abs/1905.02244), Table 3.
// - ncnn, [benchmark](https://github.com/Tencent/ncnn/tree/master/benchmark): Snapdragon 810, one thread.
// - S. Williams, A. Waterman, D. Patterson 2009, *Roofline: An Insightful Visual Performance Model for Multicore Architectures*,
//   Communications of the ACM 52(4).
