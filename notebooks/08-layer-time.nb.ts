// figures: 2
// %% [markdown]
// # 08 · Where the time goes
//
// **The question.** FLOPs count convolutions. Which share of the time is in batch norm, activations, sums and copies, and how
// much of it goes away when they are fused?
//
// **The papers.** Ma et al. 2018, *ShuffleNet V2*, [arXiv:1807.11164](https://arxiv.org/abs/1807.11164), Figure 2: of
// MobileNetV2's time 54 % are convolutions on a graphics card and 89 % on a phone. Notes on compressing small networks:
// what is not a tensor operation takes a large part of the time, and batch norm most of it; so fuse it.
// %%
import { countGraph, figure, graphOf, kindOf, measure, optimize, passTable, show, showMarkdown, showSource, showTable, tables, verdicts } from 'beyond-flops';
// %% [markdown]
// ## The idea
//
// At inference batch norm is a scale and a shift for each filter, and both can be multiplied into the weights before:
//
// $$\gamma\,\frac{w x + b - \mu}{\sqrt{\sigma^2 + \varepsilon}} + \beta \;=\; (a w)\,x + a (b - \mu) + \beta,
//   \qquad a = \frac{\gamma}{\sqrt{\sigma^2 + \varepsilon}} .$$
//
// An activation can be computed on a finished sum before it is written. Neither saves a multiply-accumulate; both save a
// pass over a map. This is the pass that folds batch norm:
// %%
await showSource('src/graph/passes/fold-batch-norm.ts');
// %% [markdown]
// What each pass changes in MobileNetV2, before any clock:
// %%
const network = graphOf('mobilenet-v2');
showMarkdown([
  '| after the pass | ops | elements read and written, M | element operations, M |', '| --- | ---: | ---: | ---: |',
  ...passTable(network).map(({ pass, nodes, memoryAccessCost, elementOps }) => `| ${pass} | ${nodes} | ${(memoryAccessCost / 1e6).toFixed(1)} | ${(elementOps / 1e6).toFixed(1)} |`),
].join('\n'));
// %% [markdown]
// And where its elements are read and written, kind by kind. Batch norm and activations move more than all convolutions:
// %%
const kinds = ['convolution', 'depthwise', 'pointwise', 'dense', 'batch-norm', 'activation', 'pool', 'element-wise'] as const;
const fused = optimize(network);
const elements = (graph: typeof network, kind: (typeof kinds)[number]): string => (countGraph(graph, node => kindOf(node) === kind).memoryAccessCost / 1e6).toFixed(2);
showMarkdown(['| kind of layer | as built, M | fused, M |', '| --- | ---: | ---: |', ...kinds.map(kind => `| ${kind} | ${elements(network, kind)} | ${elements(fused, kind)} |`)].join('\n'));
// %% [markdown]
// ## The run
//
// Four networks, as built and fused. The whole network is timed, and each kind of layer alone in the memory of its network.
// Guess first: which share of the time are batch norm and activations of MobileNetV2 on SIMD kernels? And will the kinds add
// up to the whole?
// %%
const finding = await measure('layer-time', { platforms: ['wasm'] });
// %%
await show(figure(finding, 'shares-wasm'));
// %%
await show(figure(finding, 'sum'));
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
// 1. Suppose that convolutions ran four times as fast and everything else stayed as it is. Which share of MobileNetV2, as
//    built, would be outside of them? Compare it with the paper's graphics card.
// 2. `passTable(network, […])` takes a list of passes from `passes`. Fuse activations *without* folding batch norm first: how
//    many are fused, and why so few?
// 3. DenseNet normalises before its convolutions. Which of its batch norms can be folded? Find those that are left with
//    `kindOf` in `optimize(graphOf('densenet-121'))`.
