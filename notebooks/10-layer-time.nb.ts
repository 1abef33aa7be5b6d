// figures: 4
// %% [markdown] title
// # 10 · Where the time goes
//
// **The question.** FLOPs count convolutions. What share of the time goes to batch norm, activations, sums and copies, and how
// much of it disappears when they are fused?
//
// **The papers.** Ma et al. 2018, *ShuffleNet V2*, Figure 2: convolutions take 54 % of MobileNetV2's time on a graphics card and
// 89 % on a phone. Notes on compressing small networks: everything that is not a tensor operation takes a large part of the time,
// and batch norm most of that; so fuse it.
//
// *About 30 minutes, including half a minute of measuring.*
// %% [markdown] goals
// ## After this notebook you can
//
// - fold a batch norm into the convolution before it, and say where that is impossible;
// - use Amdahl's law to say when faster convolutions make everything else matter, and what fusing can gain at most;
// - say what fusing saves: not multiply-accumulates, but passes over the feature maps;
// - say when the times of single layers add up to that of the network, and when they do not.
// %%
import {
  analysis, check, figure, graphOf, measure, passTable, predictRatios, reveal, show, showMarkdown, showScore,
  showSource, showTable, tables, verdicts,
} from 'beyond-flops';
import { movedByKindFigure } from 'beyond-flops/experiments/layer-time';
// %% [markdown] the-idea
// ## The idea
//
// At inference, batch norm is a scale and a shift for each filter. The scale can be multiplied into the weights of the convolution
// before it, and the shift goes into its bias:
//
// $$\gamma\,\frac{w x + b - \mu}{\sqrt{\sigma^2 + \varepsilon}} + \beta \;=\; (a w)\,x + b',
//   \qquad a = \frac{\gamma}{\sqrt{\sigma^2 + \varepsilon}} .$$
//
// What $b'$ is, is exercise 2. An activation can be applied to a finished sum before it is written. Neither saves a
// multiply-accumulate; each saves a pass over a feature map. Kind by kind, without a clock:
// %%
await show(movedByKindFigure('mobilenet-v2'));
// %% [markdown] the-pass
// This is the pass that folds batch norm:
// %%
await showSource('src/networks/graph/passes/fold-batch-norm.ts');
// %% [markdown] every-pass
// And this is what each pass changes in MobileNetV2:
// %%
const network = graphOf('mobilenet-v2');
showMarkdown([
  '| after the pass | ops | elements read and written, M | element operations, M |', '| --- | ---: | ---: | ---: |',
  ...passTable(network).map(({ pass, nodes, memoryAccessCost, elementOps }) => `| ${pass} | ${nodes} | ${(memoryAccessCost / 1e6).toFixed(1)} | ${(elementOps / 1e6).toFixed(1)} |`),
].join('\n'));
// %% [markdown] predict
// ## Predict before you see
//
// Take the time of MobileNetV2 as built, on SIMD kernels, as 1. How much do its 1×1 convolutions take alone, its batch norms, its
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
// Networks as built and fused, on images of 128×128, as in the quick profile. The whole network is timed, and so is each kind of
// layer alone, in the memory of its network.
// %%
const finding = await measure('layer-time', { platforms: ['wasm'], profile: 'quick' });
// %%
await reveal(finding, guess);
// %% [markdown] paper
// ## What the papers found
//
// Convolutions take half of the time on a graphics card and nine tenths on a phone. A possible reason is Amdahl's law: the faster
// the convolutions are, the smaller their share, unless everything else becomes faster too. But read the bars with care: on the
// graphics card, 20 to 22 % of the time is "data", input and output, which is neither a convolution nor an element-wise layer.
// The first table shows these shares next to this machine's.
// %%
showTable(tables(finding));
// %% [markdown] here
// ## What this machine found
// %%
await show(figure(finding, 'shares-wasm'));
// %% [markdown] adding-up
// Look-up tables of layer times, as NetAdapt and FBNet use them, assume that the times add up:
// %%
await show(figure(finding, 'sum'));
// %%
showTable(verdicts(finding));
// %%
showMarkdown(analysis(finding));
// %% [markdown] opposite
// ## If your machine shows the opposite
//
// - **Batch norm takes hardly anything.** Then the convolutions may be slow, as on the paper's phone, where they take nearly all
//   the time. Add `'reference'` or `'typescript'` to the platforms above and compare the shares.
// - **Batch norm takes even more than here.** Possible reasons are fast arithmetic with little memory bandwidth: an old laptop with
//   few memory channels, or a graphics chip that shares the memory.
// - **Fusing gains a lot, or nothing.** The time of batch norm and activations, each alone, says what it can gain; the A/A interval
//   says what the run can tell. The maps of a small image may fit into a near cache; the full profile uses images of 224×224.
// - **The kinds add up to more than the whole**, as NetAdapt's layers do. Then each kind alone may pay for something that the network
//   pays for once. In the published run they add up to less: alone, a kind may find its maps in a cache from which, in the network,
//   other layers have pushed them. No case of this experiment tests that; how would you?
// %% [markdown] exercise-1
// ## Exercise 1
//
// On the paper's phone, convolutions take 89 % of MobileNetV2's time. Suppose they ran four times as fast and everything else stayed
// the same. What **percentage** of the time would convolutions then take?
// %%
const answer1 = undefined; // a number
await check('layer-time/1', answer1);
// %% [markdown] exercise-2
// ## Exercise 2
//
// Write the bias $b'$ of a convolution after folding as a function of its bias $b$ and the batch norm's $\gamma$, $\beta$, $\mu$,
// $\sigma^2$ and $\varepsilon$.
// %%
const answer2 = undefined; // (b, gamma, beta, mean, variance, epsilon) => …
await check('layer-time/2', answer2);
// %% [markdown] exercise-3
// ## Exercise 3
//
// DenseNet normalises before its convolutions. How many of its batch norms are left after all passes? Count them in
// `optimize(graphOf('densenet-121'))`: `opNodes(graph)` lists a graph's ops, and `kindOf(node)` names their kinds. (All four come
// from `beyond-flops`.) Which of them could be folded, and why?
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
// **Next:** [11 · The zoo: which number ranks networks by speed?](11-zoo.ipynb)