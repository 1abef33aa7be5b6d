// figures: 3
// %% [markdown]
// # 09 · The zoo: what orders networks by their time?
//
// **The question.** Papers compare networks by their FLOPs. How well do FLOPs, parameters, memory access cost, peak memory and
// the roofline order networks by the time that they take?
//
// **The papers.** Ma et al. 2018, *ShuffleNet V2*, [arXiv:1807.11164](https://arxiv.org/abs/1807.11164): networks of the same
// FLOPs differ in speed (Table 8). Howard et al. 2019, *MobileNetV3*, [arXiv:1905.02244](https://arxiv.org/abs/1905.02244),
// Table 3; the benchmarks of ncnn and timm. All of them print times of whole networks.
// %%
import { countGraph, explain, figure, graphOf, measure, minimumMemory, networkCost, optimize, show, showMarkdown, showTable, tables, verdicts } from 'beyond-flops';
// %% [markdown]
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
// %% [markdown]
// SqueezeNet has 50 times fewer parameters than AlexNet, and more work. Which of these columns is the time?
//
// ## What is predicted
//
// The roofline takes, for each layer, the larger of the time for its arithmetic and the time for its traffic, at what this
// machine reaches, and sums them up:
//
// $$t = \sum_{\text{layers}} \max\left(\frac{2 \cdot \text{macs} + \text{element operations}}{\text{peak}},\
//   \frac{\text{bytes}}{\text{bandwidth}}\right).$$
//
// Spearman's rank correlation $\rho$ compares orders: 1 if two lists put the networks in the same order, 0 if they have
// nothing to do with each other. A phone of 2015 (ncnn, Snapdragon 810), in the order of multiply-accumulates:
// %%
const printed = [['shufflenet-v1', 41.49], ['shufflenet-v2', 37.97], ['mobilenet-v3', 63.73], ['mobilenet-v2', 78.03], ['squeezenet-1.1', 71.77], ['mobilenet-v1', 111.48], ['alexnet', 148.06]] as const;
const macs = printed.map(([name]) => countGraph(graphOf(name)).macs);
showMarkdown([
  '| network | MACs, M | printed, ms |', '| --- | ---: | ---: |',
  ...printed.map(([name, ms], i) => `| ${name} | ${(macs[i] / 1e6).toFixed(0)} | ${ms} |`),
  '', `ρ = ${explain(macs, printed.map(([, ms]) => ms)).rankCorrelation!.toFixed(3)}`,
].join('\n'));
// %% [markdown]
// ## The run
//
// Fifteen networks with batch norm folded and activations fused, as one would deploy them. Guess first: which network is the
// furthest above the line, that is, slower than its multiply-accumulates say? Which predictor wins?
// %%
const finding = await measure('zoo', { platforms: ['wasm'] });
// %%
await show(figure(finding, 'scatter-wasm'));
// %%
await show(figure(finding, 'correlations'));
// %%
await show(figure(finding, 'predictors'));
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
// 1. Take only the networks between 130 and 150 million multiply-accumulates from the table above. By which factor do their
//    times differ? That is what "same FLOPs" means here.
// 2. Which network reads and writes the most elements for each multiply-accumulate, and where does it lie in the scatter?
// 3. Memory access cost counts weights once and maps once. For a batch of 32 images, which of the columns change, and which
//    networks gain most? (`GraphBuilder` has the batch as its first dimension; the networks of the catalogue have one image.)
