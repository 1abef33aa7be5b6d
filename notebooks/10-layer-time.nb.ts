// figures: 4
// %% [markdown] title
// # 10 · Where the time goes
//
// **The question.** FLOPs count convolutions. Which share of the time is in batch norm, activations, sums and copies, and how
// much of it goes away when they are fused?
//
// **The papers.** Ma et al. 2018, *ShuffleNet V2*, Figure 2: of MobileNetV2's time 54 % are convolutions on a graphics card and
// 89 % on a phone. Notes on compressing small networks: what is not a tensor operation takes a large part of the time, and
// batch norm most of it; so fuse it.
//
// *About 30 minutes, of which this machine measures half a minute.*
// %% [markdown] goals
// ## After this notebook you can
//
// - fold a batch norm into the convolution before it, and say where that is impossible;
// - use Amdahl's law to say why faster convolutions make everything else matter;
// - tell what fusing saves: not multiply-accumulates, but passes over the maps;
// - say when times of single layers add up to that of a network, and when they do not.
// %%
import {
  analysis, check, figure, graphOf, measure, passTable, predictRatios, reveal, show, showMarkdown, showScore,
  showSource, showTable, tables, verdicts,
} from 'beyond-flops';
import { movedByKindFigure } from 'beyond-flops/experiments/layer-time';
// %% [markdown] the-idea
// ## The idea
//
// At inference batch norm is a scale and a shift for each filter, and both can be multiplied into the weights before:
//
// $$\gamma\,\frac{w x + b - \mu}{\sqrt{\sigma^2 + \varepsilon}} + \beta \;=\; (a w)\,x + a (b - \mu) + \beta,
//   \qquad a = \frac{\gamma}{\sqrt{\sigma^2 + \varepsilon}} .$$
//
// An activation can be computed on a finished sum before it is written. Neither saves a multiply-accumulate; both save a
// pass over a map. Kind by kind, before any clock:
// %%
await show(movedByKindFigure('mobilenet-v2'));
// %% [markdown] the-pass
// This is the pass that folds batch norm:
// %%
await showSource('src/networks/graph/passes/fold-batch-norm.ts');
// %% [markdown] every-pass
// And what each pass changes in MobileNetV2:
// %%
const network = graphOf('mobilenet-v2');
showMarkdown([
  '| after the pass | ops | elements read and written, M | element operations, M |', '| --- | ---: | ---: | ---: |',
  ...passTable(network).map(({ pass, nodes, memoryAccessCost, elementOps }) => `| ${pass} | ${nodes} | ${(memoryAccessCost / 1e6).toFixed(1)} | ${(elementOps / 1e6).toFixed(1)} |`),
].join('\n'));
// %% [markdown] predict
// ## Predict before you see
//
// MobileNetV2 as built, on SIMD kernels, takes 1. What do its 1×1 convolutions alone take, its batch norms, its
// activations? And the whole network after fusing?
// %%
const guess = predictRatios('mobilenet-v2-128', {
  'built-pointwise': undefined,
  'built-batch-norm': undefined,
  'built-activation': undefined,
  fused: undefined,
});
// %% [markdown] the-run
// ## The run
//
// Networks as built and fused, on images of 128×128, as in the quick profile. The whole network is timed, and each kind of layer alone in the memory of its network.
// %%
const finding = await measure('layer-time', { platforms: ['wasm'], profile: 'quick' });
// %%
await reveal(finding, guess);
// %% [markdown] paper
// ## What the papers found
//
// Half of the time on a graphics card, and nine tenths on a phone, are convolutions: the faster they are, the less of the time
// they take. The first table has these shares beside this machine's.
// %%
showTable(tables(finding));
// %% [markdown] here
// ## What this machine found
// %%
await show(figure(finding, 'shares-wasm'));
// %% [markdown] adding-up
// Look-up tables of layer times, as NetAdapt and FBNet use them, assume that times add up:
// %%
await show(figure(finding, 'sum'));
// %%
showTable(verdicts(finding));
// %%
showMarkdown(analysis(finding));
// %% [markdown] opposite
// ## If your machine shows the opposite
//
// - **Batch norm takes hardly anything.** Then convolutions are slow: on `typescript` and `reference` they take nearly all of the
//   time, as on the paper's phone. Add `'typescript'` to the platforms above.
// - **Batch norm takes even more than here.** Little memory bandwidth beside fast arithmetic: old laptops with two memory chips,
//   or a graphics chip that shares the memory.
// - **Fusing gains nothing.** Look at the A/A interval of the run. Or the maps of a small image fit into a near cache; the full profile
//   has images of 224×224.
// - **The kinds add up to less than the whole.** Alone, a kind finds its maps in the cache, where in the network others pushed
//   them out. A large cache makes this difference small.
// %% [markdown] exercise-1
// ## Exercise 1
//
// On the paper's phone 89 % of MobileNetV2's time are convolutions. Suppose that they ran four times as fast and everything else
// stayed as it is. How many **per cent** of the time would then be convolutions?
// %%
const answer1 = undefined; // a number
await check('layer-time/1', answer1);
// %% [markdown] exercise-2
// ## Exercise 2
//
// Write the bias of a convolution after folding as a function of its bias $b$ and the batch norm's $\gamma$, $\beta$, $\mu$,
// $\sigma^2$ and $\varepsilon$.
// %%
const answer2 = undefined; // (b, gamma, beta, mean, variance, epsilon) => …
await check('layer-time/2', answer2);
// %% [markdown] exercise-3
// ## Exercise 3
//
// DenseNet normalises before its convolutions. How many of its batch norms are left after all passes? Count them in
// `optimize(graphOf('densenet-121'))`: `opNodes(graph)` lists a graph's ops, `kindOf(node)` names their kinds (import all four from
// `beyond-flops`).
// %%
const answer3 = undefined; // a number
await check('layer-time/3', answer3);
// %%
await showScore('layer-time');
// %% [markdown] sources
// ## Sources
//
// - N. Ma, X. Zhang, H.-T. Zheng, J. Sun 2018, *ShuffleNet V2: Practical Guidelines for Efficient CNN Architecture Design*,
//   [arXiv:1807.11164](https://arxiv.org/abs/1807.11164), Figure 2.
// - S. Ioffe, C. Szegedy 2015, *Batch Normalization: Accelerating Deep Network Training by Reducing Internal Covariate Shift*,
//   [arXiv:1502.03167](https://arxiv.org/abs/1502.03167).
// - T.-J. Yang et al. 2018, *NetAdapt: Platform-Aware Neural Network Adaptation for Mobile Applications*,
//   [arXiv:1804.03230](https://arxiv.org/abs/1804.03230): look-up tables of layer times.
//
// **Next:** [11 · The zoo: what orders networks by their time?](11-zoo.ipynb)
