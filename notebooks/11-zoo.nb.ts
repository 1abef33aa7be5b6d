// figures: 5
// %% [markdown] title
// # 11 · The zoo: which number ranks networks by speed?
//
// **The question.** Papers compare networks by their FLOPs. How well do FLOPs, parameters, memory access cost, peak memory and
// the roofline rank networks by speed?
//
// **The papers.** Ma et al. 2018, *ShuffleNet V2*: networks with the same FLOPs differ in speed (Table 8). Howard et al. 2019,
// *MobileNetV3*, Table 3; the benchmarks of ncnn and timm. All of them print times of whole networks.
//
// *About 40 minutes, including one of measuring.*
// %% [markdown] goals
// ## After this notebook you can
//
// - count work, parameters, memory access cost and peak memory of any network in the catalogue;
// - use a rank correlation to say how well a number ranks networks, and over which range that means anything;
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
// Spearman's rank correlation $\rho$ compares two rankings: it is 1 if both put the networks in the same order, and 0 if the two
// are unrelated. Here are times that somebody else printed, against multiply-accumulates:
// %%
await show(printedTimesFigure());
// %% [markdown] the-counts
// ## The counts
//
// Everything that can be said about a network without a clock:
// %%
const names = ['alexnet', 'squeezenet-1.0', 'mobilenet-v1', 'mobilenet-v2', 'shufflenet-v2', 'ghostnet', 'efficientnet', 'resnet-18'];
const counted = (name: string): string => {
  const { macs, parameters, layers } = networkCost(graphOf(name));
  const deployed = optimize(graphOf(name));
  return `| ${name} | ${layers} | ${(macs / 1e6).toFixed(0)} | ${(parameters / 1e6).toFixed(2)} | ${(countGraph(deployed).memoryAccessCost / 1e6).toFixed(1)} | ${(minimumMemory(deployed).bytes / 2 ** 20).toFixed(2)} |`;
};
showMarkdown(['| network | layers | MACs, M | parameters, M | memory access cost, M elements | peak memory, MiB |', '| --- | ---: | ---: | ---: | ---: | ---: |', ...names.map(counted)].join('\n'));
// %% [markdown] the-roofline
// SqueezeNet has one fiftieth of AlexNet's parameters, but more work. Which of these columns comes closest to the time?
//
// For each layer, the roofline takes the larger of the time for its arithmetic and the time for its traffic, at the rates that this
// machine reaches, and adds them up:
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
// Fifteen networks with batch norm folded and activations fused, as one would deploy them. (One platform runs here; without the option all
// of them do, and the native engine where it is installed: compare its ranking with this one.)
// %%
const finding = await measure('zoo', { platforms: ['wasm'] });
// %%
await reveal(finding, guess);
// %% [markdown] paper
// ## What the papers found
//
// ShuffleNetV2's Table 8 groups networks by their FLOPs. Within a group, speeds differ by up to a factor of about 2 on the phone and
// about 3 on the graphics card. The winners also differ: on the phone ShuffleNetV2 is the fastest in all four groups (in the last one
// tied with Xception), on the graphics card MobileNetV1 is. The tables below show the printed rankings next to this machine's.
// %%
showTable(tables(finding));
// %% [markdown] here
// ## What this machine found
//
// Which network is the furthest above the line, that is, slower than its multiply-accumulates suggest?
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
// - **FLOPs rank your networks perfectly.** Over a wide range they nearly do. Look only at networks with about the same work: the
//   interval of ρ gets wide, because a handful of networks can be ordered in only a few ways.
// - **ShuffleNets are the slowest of their size.** Copies may cost you more than arithmetic: fast convolutions, slow memory. Compare
//   with the shares of notebook 10.
// - **ShuffleNets are the fastest.** The reverse, as on the paper's phone: slow convolutions hide the copies. The full profile runs the
//   light networks on `typescript` as well, where every multiply-accumulate is slow.
// - **Memory access cost ranks better than FLOPs, or worse.** Both happen: in the published run it was ahead on `onnxruntime` and behind on
//   `wasm`, and with fifteen networks neither difference is certain.
// - **A ranking flips between two runs.** The intervals of the two networks probably overlap; then there is no ranking between them.
// %% [markdown] exercise-1
// ## Exercise 1
//
// Without a clock: order `'mobilenet-v2'`, `'resnet-18'`, `'shufflenet-v2'` and `'alexnet'` by the number of elements they read and
// write **per multiply-accumulate**, the largest first, as deployed (`countGraph(optimize(graphOf(name)))`).
// %%
const answer1 = undefined; // ['…', '…', '…', '…']
await check('zoo/1', answer1);
// %% [markdown] exercise-2
// ## Exercise 2
//
// Take only those networks of the first figure that have 200 to 600 million multiply-accumulates. What is the rank correlation
// between multiply-accumulates and time now? (`printedNetworks()` from `beyond-flops/experiments/zoo` lists the networks,
// `explain(x, y).rankCorrelation` from `beyond-flops` correlates.)
// %%
const answer2 = undefined; // a number
await check('zoo/2', answer2);
// %% [markdown] exercise-3
// ## Exercise 3
//
// In a batch of 32 images the weights are read once for all of them. Divide what AlexNet, as deployed, reads and writes for a single
// image by what it reads and writes per image in such a batch: **by what factor** does it fall? (`countGraph` gives
// `memoryAccessCost` and `parameters`.)
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
//
// **Next:** [12 · Your own network](12-your-own-network.ipynb)
