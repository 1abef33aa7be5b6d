// figures: 5
// %% [markdown] title
// # 16 · Squeeze-and-excite
//
// **The question.** Squeeze-and-excite adds less than 3 % to the work of a block. One paper calls it 25 to 40 % slower, another writes
// of "no discernible latency cost". Which is right?
//
// **The papers.** Zhang et al. 2017, *ShuffleNet*, section 4.3; Howard et al. 2019, *Searching for MobileNetV3*, section 5.3.
//
// *About 35 minutes, including one of measuring.*
// %% [markdown] goals
// ## After this notebook you can
//
// - count what squeeze-and-excite adds to a block: work, weights, passes over the map;
// - say which of its parts moves most early in a network, and which late;
// - read a claim about latency and say what it compares with what;
// - say why its product cannot simply be fused into the layer before it.
// %%
import {
  analysis, check, countGraph, figure, measure, predictRatios, reveal, show, showMarkdown, showScore, showSource,
  showTable, tables, verdicts,
} from 'beyond-flops';
import { excitationGraph, squeezeExciteDiagram, trafficFigure } from 'beyond-flops/experiments/squeeze-excite';
// %% [markdown] the-idea
// ## The idea
//
// A convolution weights its input channels the same way for every image. Squeeze-and-excite (SE) lets the image decide. It takes the
// mean of each channel, sends the $C$ means through two small fully connected layers with $S$ values in between, and multiplies each
// channel by the number that comes out:
//
// $$z_c = \frac{1}{H W}\sum_{h,w} x_{c,h,w}, \qquad s = \sigma\big(W_2\,\text{ReLU}(W_1 z + b_1) + b_2\big), \qquad
//   y_{c,h,w} = s_c\, x_{c,h,w} .$$
//
// $\sigma$ is the logistic function; MobileNetV3 takes the hard sigmoid instead. The work is $2\,C\,S$ multiply-accumulates for the
// whole map, and that is all that a FLOP count shows.
// %%
await show(squeezeExciteDiagram());
// %% [markdown] order
// Follow the arrow that leaves the depthwise convolution twice. The product needs the map once more, and cannot begin before the pool
// has seen its last pixel. An activation can be computed while a value is still in a register. This product cannot.
// %% [markdown] count
// ## Count first
//
// SE alone, on maps of three stages of MobileNetV3-Large, with $S$ about $C/4$:
// %%
const early = countGraph(excitationGraph(56, 72, 24));
const middle = countGraph(excitationGraph(14, 672, 168));
const late = countGraph(excitationGraph(7, 960, 240));
showMarkdown(`
| map | multiply-accumulates | elements read and written | elements per multiply-accumulate |
| --- | ---: | ---: | ---: |
| 56×56, 72 channels | ${early.macs} | ${early.memoryAccessCost} | ${(early.memoryAccessCost / early.macs).toFixed(1)} |
| 14×14, 672 channels | ${middle.macs} | ${middle.memoryAccessCost} | ${(middle.memoryAccessCost / middle.macs).toFixed(1)} |
| 7×7, 960 channels | ${late.macs} | ${late.memoryAccessCost} | ${(late.memoryAccessCost / late.macs).toFixed(1)} |
`);
// %%
await show(trafficFigure());
// %% [markdown] weights
// Early, SE is three passes over a large map. Late, it is two matrices, of which each weight is used **once** per image: a 1×1
// convolution on one pixel is a matrix-vector product, and no tiling can use a weight twice.
// %% [markdown] the-kernel
// ## The kernel
//
// The first of the three passes; one addition for each element that is read:
// %%
await showSource('src/kernels/global-pool/1-four-sums.ts');
// %% [markdown] predict
// ## Predict before you see
//
// The baseline is a block of 28×28 pixels with 120 channels inside and without SE, on the platform `typescript`. How long does it take
// with pool and product (`28-pool`), and with all of SE (`28-se`)? And how long does a block of 7×7 pixels with 960 channels inside
// take, which does 1.64 times the work, without SE and with it?
// %%
const guess = predictRatios('blocks', {
  '28-pool': undefined,
  '28-se': undefined,
  '7-plain': undefined,
  '7-se': undefined,
});
// %% [markdown] the-run
// ## The run
//
// Four blocks of MobileNetV3-Large without and with SE, two of them part by part; one block with SE made in several ways; and two
// networks with and without, on `wasm` only.
// %%
const finding = await measure('squeeze-excite', { platforms: ['typescript', 'wasm'] });
// %%
await reveal(finding, guess);
// %% [markdown] paper
// ## What the papers found, and what they compare
//
// ShuffleNetV1 adds SE to ShuffleNet 2×: 527 M multiply-adds instead of 524 M, 24.7 % instead of 26.3 % errors, and "usually 25 ∼ 40 %
// slower" on mobile devices. It compares **with** and **without**. (Table 8 of ShuffleNetV2 has such a pair as well: on its GPU SE
// takes 1.35 times as long, on its ARM core 1.20 times.)
//
// MobileNetV3 starts from MnasNet, whose SE is already there, and only changes its **width**: $S$ is a quarter of the expansion instead
// of a quarter of the block's narrow end. "We find that doing so increases the accuracy, at the modest increase of number of
// parameters, and with no discernible latency cost." It prints no time without SE.
//
// So the two sentences do not contradict each other. "SE costs no time, says MobileNetV3" is a misreading.
//
// What could the 25 to 40 % come from? Counted as it is deployed, ShuffleNet 2× moves 37 % more elements with SE and does 0.5 % more
// work. If its time follows its traffic, the slow-down is no riddle. Another reading: SE makes 64 more calls, four in each of 16 units.
// On the phone of ShuffleNetV1's Table 8 (108.8 ms for ShuffleNet 2×), each would have to take 0.4 to 0.7 ms. Which reading do you find
// more likely, and which cases of the run would you compare to decide?
// %%
showTable(tables(finding));
// %% [markdown] here
// ## What this machine found
// %%
await show(figure(finding, 'blocks'));
// %%
await show(figure(finding, 'choices'));
// %% [markdown] verdicts
// The verdicts, each with the rule that was written down before the measurement:
// %%
showTable(verdicts(finding));
// %%
showMarkdown(analysis(finding));
// %% [markdown] opposite
// ## If your machine shows the opposite
//
// - **SE is free.** Its maps may never leave a cache that is close by. The map of the first block, 56×56, is the largest: does SE cost
//   more there than on 28×28? Compare with `wasm-threads`, where each of SE's four ops also ends with waiting for the other threads:
//   `await measure('squeeze-excite', { platforms: ['wasm-threads'] })`.
// - **SE costs more than its traffic says.** Then calls or slow small ops decide. Look at the block part by part: if `pool, product`
//   is cheap and `all of it` is not, it is the two convolutions on one pixel.
// - **The wider SE is clearly slower.** 672 / 4 against 112 / 4 inside means six times the weights, 226 against 38 thousand. A core that
//   reads them from memory each time should show it. MobileNetV3's phone, by its authors' account, did not. In the published run, the
//   narrow one saved 6 % of the block on `wasm-threads`, and 4 % on `wasm`, about which the rule cannot tell.
// - **The sigmoid gate makes a difference.** It is computed for 672 numbers in a block of 31 million multiply-accumulates, so look at
//   the A/A interval first.
// %% [markdown] exercise-1
// ## Exercise 1 · Count it yourself
//
// Write a function that returns how many **elements** SE reads and writes on a map of side × side pixels, each input, weight and
// output of an op once: the pool; two 1×1 convolutions on one pixel, both with a bias and with their activation fused; the product.
// %%
const answer1 = undefined; // (side: number, channels: number, squeezed: number) => …
await check('squeeze-excite/1', answer1);
// %% [markdown] exercise-2
// ## Exercise 2 · At half the resolution
//
// The figure above is for images of 224×224. Your camera gives 112×112, so every map has half the side (4×4 instead of 7×7). Order the
// stages by what SE reads and writes there, **fewest elements first**: `'28×28, 72 channels'`, `'14×14, 120 channels'`,
// `'7×7, 672 channels'`, `'4×4, 960 channels'`.
// %%
const answer2 = undefined; // ['…', '…', '…', '…']
await check('squeeze-excite/2', answer2);
// %% [markdown] exercise-3
// ## Exercise 3 · Which part to optimise
//
// You can either fuse the passes over the map into the neighbouring layers, or store the weights of the two convolutions in 8 bits, but
// not both. For 960 channels and a quarter of them inside, what is the **smallest side of the map** at which the three passes move
// more elements than the two convolutions?
// %%
const answer3 = undefined; // pixels
await check('squeeze-excite/3', answer3);
// %%
await showScore('squeeze-excite');
// %% [markdown] sources
// ## Sources
//
// - J. Hu, L. Shen, G. Sun 2018, *Squeeze-and-Excitation Networks*, [arXiv:1709.01507](https://arxiv.org/abs/1709.01507).
// - X. Zhang, X. Zhou, M. Lin, J. Sun 2017, *ShuffleNet*, [arXiv:1707.01083](https://arxiv.org/abs/1707.01083): section 4.3, Table 5.
// - A. Howard et al. 2019, *Searching for MobileNetV3*, [arXiv:1905.02244](https://arxiv.org/abs/1905.02244): section 5.3 (5.2.1 in
//   the first revision), Table 1.
// - N. Ma et al. 2018, *ShuffleNet V2*, [arXiv:1807.11164](https://arxiv.org/abs/1807.11164): Table 8.
// - How this suite measures and judges: [METHODOLOGY.md](../METHODOLOGY.md).
//
// **Next:** [17 · Shuffle and split](17-shuffle-and-split.ipynb)
