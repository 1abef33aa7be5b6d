// figures: 5
// %% [markdown] title
// # 18 · Dense connections
//
// **The question.** DenseNet joins everything that came before; ShuffleNetV2 passes half of it on. What does each move and hold,
// and what does it take in time?
//
// **The papers.** Huang et al. 2017, *Densely Connected Convolutional Networks*; Ma et al. 2018, *ShuffleNet V2*, section 3 and
// Table 8.
//
// *About 35 minutes, including one of measuring.*
// %% [markdown] goals
// ## After this notebook you can
//
// - count what the concatenations of a dense block move, and say how it grows with depth;
// - say when its memory grows with the square of the depth, and when it does not;
// - let concatenations share one buffer, and name what must not happen in it;
// - say how much of an earlier unit ShuffleNetV2 still has, and what the shuffle has to do with it.
// %%
import {
  analysis, check, countGraph, figure, measure, predictRatios, reveal, show, showMarkdown, showScore, showTable,
  tables, verdicts,
} from 'beyond-flops';
import { denseBlock, denseDiagram, depthFigure, reuseFigure, sparseBlock } from 'beyond-flops/experiments/dense-connections';
// %% [markdown] the-idea
// ## The idea
//
// A ResNet adds a layer's output to its input. A DenseNet puts it beside it: layer $\ell$ of a block reads the concatenation of
// the block's input and of all layers before it, and adds $k$ channels, the growth rate.
//
// $$x_\ell = H_\ell([x_0, x_1, \ldots, x_{\ell-1}]), \qquad \text{channels read by layer } \ell = c_0 + (\ell - 1)\,k .$$
//
// Nothing that was computed is ever overwritten: features are **used again**. That saves parameters and work, because each
// layer can be narrow. What does it cost? The multiply-accumulates do not say, for a concatenation has none.
//
// ## The blocks
// %%
await show(denseDiagram());
// %% [markdown] three-ways
// Left, a concatenation is a copy. Every layer joins all features anew, although all but the last $k$ channels were joined by the
// layer before. Middle, the 1×1 convolution uses that a product with joined channels is a sum of products, $W\,[a, b] = W_a\,a +
// W_b\,b$, and needs no copy. Right, a unit of ShuffleNetV2 for comparison. Before you go on: which of the two dense forms moves
// less?
// %%
const block = { channels: 16, growth: 8, layers: 6, side: 28 };
const joined = countGraph(denseBlock(block, 'post-activation'));
const pieces = countGraph(denseBlock(block, 'pieces'));
const units = countGraph(sparseBlock({ channels: 78, units: 6, side: 28 }));
showMarkdown(`
| block | MACs | elements moved |
| --- | ---: | ---: |
| dense, 6 layers, concatenations | ${joined.macs} | ${joined.memoryAccessCost} |
| dense, 6 layers, in pieces | ${pieces.macs} | ${pieces.memoryAccessCost} |
| 6 ShuffleNetV2 units, 78 channels | ${units.macs} | ${units.memoryAccessCost} |
`);
// %% [markdown] pieces
// Pieces move more! The sums have $4k$ channels, more than each piece of $k$, and they are read and written once for every piece.
// Avoiding a copy is not a goal in itself.
//
// ## The graph: what grows with the square of the depth
//
// Behind layer $i$ there are $c_0 + ik$ channels to be joined. The features grow with the depth, and the sum of all
// concatenations with its square. Is the same true of memory?
// %%
await show(depthFigure());
// %% [markdown] shared
// Only if every concatenation is kept, as training keeps it for the backward pass. At inference, a concatenation's place is free
// again when its layer has run, and the memory follows the features.
//
// It gets better still. Each concatenation is **the beginning of the next one**. Reserve the place of the last one, let every layer
// write its $k$ channels right where they belong, and no concatenation is left to be run: each of them is a part of the same
// buffer. (For one image, that is. With several, the channels of each image have to be joined.) The second lowest line of the
// figure is this plan. It has one rule: **nothing may be written over a feature that is still to be read.** A ReLU in place
// would break it. So would DenseNet's batch norms if they worked in place: they come *before* the 1×1 convolution and are
// different for each layer.
//
// ## ShuffleNetV2: reuse that fades
//
// In ShuffleNetV2, half of the channels go past a unit untouched, are shuffled, and half of them go past the next one. With the
// share $r$ that is passed on, $r^j c$ channels of a unit are still there after $j$ more. (The paper prints $r = (1 - c')/c$; it
// must be $(c - c')/c$, which is 1/2 in all its models.) The figure does not use the formula but follows every channel:
// %%
await show(reuseFigure());
// %% [markdown] why-sparse
// This is how the paper relates itself to DenseNet: it shows the norms of the weights between DenseNet's layers, as DenseNet's
// authors had plotted them, large between near layers and small between far ones, and concludes that dense connections between
// all layers could be partly redundant. ShuffleNetV2's connections fade in the same way, and nothing has to be multiplied for
// them: the channels are simply left alone. It has been suspected that this, joining and shuffling instead of joining densely, is
// why ShuffleNetV2 is fast as well as accurate. Only "fast" can be tested here.
// %% [markdown] predict
// ## Predict before you see
//
// A dense block as in the paper, with batch norm and ReLU first (`pre-activation`), takes 1. How long do these take **on this
// machine**, on the platform `typescript`: the same block with every batch norm folded (`post-activation`), in pieces (`pieces`),
// and six ShuffleNetV2 units of the same work (`sparse`)? Memory access cost says 0.59, 0.85 and 2.07.
// %%
const guess = predictRatios('blocks', { 'post-activation': undefined, pieces: undefined, sparse: undefined });
// %% [markdown] the-run
// ## The run
//
// The four blocks, and blocks of 4, 8 and 16 layers with concatenations that are copies or parts of one buffer (on the platform
// `side-by-side`, which runs if you leave out `platforms`).
// %%
const finding = await measure('dense-connections', { platforms: ['typescript', 'wasm'] });
// %%
await reveal(finding, guess);
// %% [markdown] paper
// ## What the paper found
//
// Table 8 of ShuffleNetV2 has DenseNets at four levels of complexity. On the ARM core, at about 140 million multiply-accumulates,
// one runs 15.8 images per second, ShuffleNetV2 24.4. Per multiply-accumulate that is ×1.59, and ×1.36 on average over the four
// levels. The table says "our impl." and nothing about how these DenseNets are built.
// %%
showTable(tables(finding));
// %% [markdown] here
// ## What this machine found
// %%
await show(figure(finding, 'dense-connections'));
// %% [markdown] verdicts
// The verdicts, each with the rule that was written down before the measurement:
// %%
showTable(verdicts(finding));
// %%
showMarkdown(analysis(finding));
// %% [markdown] opposite
// ## If your machine shows the opposite
//
// - **The dense block is faster than ShuffleNetV2's units.** Memory access cost says so too; Table 8 is about other networks. On
//   `wasm` there is one more suspect: two thirds of the block's work is in full 3×3 convolutions, and Winograd's algorithm does
//   them with fewer multiplications. `dense-direct` (side by side) is the block without it. On which side of 1 is it? In the
//   published run it changed sides.
// - **The dense block is much slower.** Compare with `post-activation`. If the difference is gone, it was batch norm and ReLU,
//   not the connections.
// - **Copies cost nothing.** The concatenations of a block of 16 layers read and write 2.1 million values, 8 MB, but at most 0.5
//   MB are copied at once, which fits in a cache. Work out how many bytes per second that would be, and compare with the
//   ceilings in [notebook 02](02-memory-wall.ipynb).
// - **Pieces are faster than concatenations.** Perhaps the sums stay in a cache. Their bytes are counted all the same; a count
//   is not a time.
// - **On the native engine, where installed, everything differs.** It makes its own memory plan, and we do not see what it
//   fuses.
// %% [markdown] exercise-1
// ## Exercise 1
//
// A dense block has $c_0$ input channels, growth $k$ and $L$ layers. The first layer reads the input as it is; every other layer
// reads a concatenation; and the block ends with one. How many channels do all concatenations write together? (No loop is
// needed.)
// %%
const answer1 = undefined; // (c0, k, L) => channels
await check('dense-connections/1', answer1);
// %% [markdown] exercise-2
// ## Exercise 2
//
// The block with 16 layers of growth 8 adds 128 channels. Design one that adds as many, copies **at most 0.6 times** as much in
// its concatenations, and does **at most 1.6 times** the multiply-accumulates. Say what it gives up.
// %%
const answer2 = undefined; // [layers, growth]
await check('dense-connections/2', answer2);
// %% [markdown] exercise-3
// ## Exercise 3
//
// Leave out all shuffles of stage 3 of ShuffleNetV2 1× (232 channels). How many channels of the stage's first unit are still
// unchanged after seven more units?
// %%
const answer3 = undefined; // a number
await check('dense-connections/3', answer3);
// %%
await showScore('dense-connections');
// %% [markdown] sources
// ## Sources
//
// - G. Huang, Z. Liu, L. van der Maaten, K. Weinberger 2017, *Densely Connected Convolutional Networks*,
//   [arXiv:1608.06993](https://arxiv.org/abs/1608.06993): section 3.
// - G. Pleiss, D. Chen, G. Huang, T. Li, L. van der Maaten, K. Weinberger 2017, *Memory-Efficient Implementation of DenseNets*,
//   [arXiv:1707.06990](https://arxiv.org/abs/1707.06990).
// - N. Ma, X. Zhang, H.-T. Zheng, J. Sun 2018, *ShuffleNet V2: Practical Guidelines for Efficient CNN Architecture Design*,
//   [arXiv:1807.11164](https://arxiv.org/abs/1807.11164): section 3, Table 8.
// - How this suite measures and judges: [METHODOLOGY.md](../METHODOLOGY.md).
//
// **Next:** [19 · Residual units](19-residual-units.ipynb)
