// figures: 5
// %% [markdown] title
// # 27 · Fused MBConv
//
// **The question.** With full convolutions in place of the depthwise ones in its early stages, EfficientNet-B4 trains 1.38 times as fast
// at 1.67 times the work. EfficientNetV2 starts from there. Which of its four differences saves what, and does it save time here?
//
// **The paper.** Tan & Le 2021, *EfficientNetV2*: Figure 2, section 3 and Table 3.
//
// *About 40 minutes, including two of measuring.*
// %% [markdown] goals
// ## After this notebook you can
//
// - compute how much work fusing adds, and say on which maps it moves less;
// - compute how slow a depthwise convolution has to be for fusing to pay;
// - count each of the four differences between EfficientNet and EfficientNetV2, and correct two common statements about them;
// - explain why "3×3 and more layers" is good advice for one block and bad advice for another.
// %%
import {
  analysis, check, countGraph, figure, measure, optimize, predictRatios, reveal, show, showMarkdown, showScore, showTable,
  tables, verdicts,
} from 'beyond-flops';
import { blockGraph, fusingFigure, mbconvDiagram } from 'beyond-flops/experiments/fused-mbconv';
// %% [markdown] the-idea
// ## The idea
//
// An MBConv (the inverted residual of MobileNetV2) expands $C$ channels to $e\,C$ with a 1×1 convolution, filters each of them with a
// depthwise one, and projects back. A **Fused-MBConv** replaces the first two by one full 3×3 convolution. Per pixel,
//
// $$\underbrace{e\,C\,(2\,C + 9)}_{\text{MBConv}} \qquad \underbrace{e\,C\,(10\,C)}_{\text{Fused-MBConv}} \qquad
//   \frac{\text{fused}}{\text{MBConv}} = \frac{10\,C}{2\,C + 9} .$$
//
// With the channels of these networks that is about four to five times the work. The paper does it because depthwise convolutions
// often cannot make full use of modern accelerators.
// %%
await show(mbconvDiagram());
// %% [markdown] counts
// Fusing also saves something: a wide map is neither written nor read, and one activation on it is left out. On small maps with many
// channels, the weights of the full convolution outweigh that:
// %%
await show(fusingFigure());
// %% [markdown] differences
// ## Four differences
//
// What is different in EfficientNetV2: (1) Fused-MBConv in the early stages; (2) smaller expansion ratios, which "tend to have less
// memory access overhead"; (3) 3×3 windows, with more layers for the same receptive field; (4) no last stage of stride 1. Take the
// second. A block of expansion 4 moves less than one of expansion 6, because it does less. What if the work is the same?
// %%
const expanded = (expansion: number, layers: number): number[] => {
  const block = { operator: 'mbconv', channels: 40, side: 24, kernel: 3, expansion, layers } as const;
  const { macs, memoryAccessCost } = countGraph(optimize(blockGraph(block)));
  return [macs, memoryAccessCost];
};
showMarkdown(`
| MBConv, 40 channels, 24×24 | MACs | memory access cost, elements |
| --- | ---: | ---: |
| expansion 6, one block | ${expanded(6, 1).join(' | ')} |
| expansion 4, one block | ${expanded(4, 1).join(' | ')} |
| expansion 6, two blocks | ${expanded(6, 2).join(' | ')} |
| expansion 4, three blocks | ${expanded(4, 3).join(' | ')} |
`);
// %% [markdown] differences-again
// At equal work, the smaller expansion moves **more**: the narrow ends and the sums are paid three times instead of twice. So the
// saving is in doing less, and not in the ratio. The second table below counts the other differences, the last stage among them: it has
// 14 % of the parameters of EfficientNet-B0, 8 % of its work and 3 % of its memory access cost. It is gone from V2-S; in the authors' code
// for V2-M and V2-L a last stage of stride 1 is back.
// %% [markdown] predict
// ## Predict before you see
//
// Blocks of EfficientNet-B4 with half of its channels, on maps of about half its side, expansion 6. In the early stage 2 (16 channels of
// 48×48) the fused block does 3.9 times the work of the MBConv; in the late stage 6 (136 channels of 6×6) 4.8 times. Take the time of
// the early MBConv as 1. How long do the others take **on this machine**, on the platform `wasm`?
// %%
const guess = predictRatios('stages-0.5', {
  'stage2-fused': undefined,
  'stage6-mbconv': undefined,
  'stage6-fused': undefined,
});
// %% [markdown] the-run
// ## The run
//
// Both blocks in four stages; expansions 6 and 4; windows of 5×5 and 3×3; EfficientNet-B0 with and without fused stages. The platform
// `side-by-side` takes the early stage apart: without Winograd's algorithm, and with ReLU in place of swish.
// %%
const finding = await measure('fused-mbconv', { platforms: ['typescript', 'wasm', 'side-by-side'] });
// %%
await reveal(finding, guess);
// %% [markdown] paper
// ## What the paper found
//
// EfficientNet-B4 in training, images per second on one TPU core: 262 without fused stages, 362 with stages 1 to 3 fused, 327 with
// 1 to 5, 254 with all seven. So the answer depends on where; the authors let a search decide. The printed counts are beside ours
// in the first table. They do not all follow one rule: with 3×3 windows in the fused stages only the second row fits, with B4's own
// windows only the last two.
// %%
showTable(tables(finding));
// %% [markdown] here
// ## What this machine found
//
// Below 1, the fused block is faster; the dashed line is its work.
// %%
await show(figure(finding, 'stages'));
// %% [markdown] others
// The early stage taken apart, expansion, windows, and the network:
// %%
await show(figure(finding, 'times'));
// %% [markdown] verdicts
// The verdicts, each with the rule that was written down before the measurement:
// %%
showTable(verdicts(finding));
// %%
showMarkdown(analysis(finding));
// %% [markdown] opposite
// ## If your machine shows the opposite
//
// - **The fused block is slower everywhere.** It does four to five times the work. How many times faster is it per multiply-accumulate? If
//   fewer times than that, the MBConv is not slow enough here for fusing to pay.
// - **The fused block is faster everywhere.** Look at `fused-direct`: the full convolution may need 16 products where 36 are counted. Then
//   look at `mbconv-relu`: two activations on a wide map may cost more than the depthwise convolution between them.
// - **Fusing costs no more in late stages than in early ones.** Compare each block per multiply-accumulate, early and late. With more
//   channels, windows and activations are a smaller part of an MBConv, which should make it cheaper. On `wasm`, mind the map, too: these
//   kernels use Winograd's algorithm from 7×7 on, and stage 6 has 6×6.
// - **The network shows less than the block.** Only three of its seven stages are fused, and they take a part of its time; that part is an
//   upper limit for what fusing can save.
// - **Expansion 4 is faster at equal work.** The difference in memory access cost is 8 %, and a kernel that is limited by arithmetic hides
//   it. Look at the A/A interval before you explain anything.
// %% [markdown] exercise-1
// ## Exercise 1
//
// Write the work of a Fused-MBConv over that of an MBConv for **any window** of $S \times S$: the depthwise convolution has it in one
// block, the full convolution in the other. Which letters drop out?
// %%
const answer1 = undefined; // (channels: number, window: number) => …
await check('fused-mbconv/1', answer1);
// %% [markdown] exercise-2
// ## Exercise 2
//
// When does fusing pay, if counts are all there is? Let full and 1×1 convolutions take the same time per multiply-accumulate, and a depthwise
// convolution $q$ times as long. From which $q$ on is a Fused-MBConv of **24 channels** and 3×3 windows the faster one?
// %%
const answer2 = undefined; // a number
await check('fused-mbconv/2', answer2);
// %% [markdown] exercise-3
// ## Exercise 3
//
// A stack of blocks of 24 channels and expansion 4 has to see **7×7 pixels**. Choose the windows of one to three blocks, each 3, 5 or 7, so that
// the stack does the **least work**: once if all of them are MBConv, once if all are Fused-MBConv.
// %%
const answer3 = undefined; // { mbconv: […], fused: […] }
await check('fused-mbconv/3', answer3);
// %%
await showScore('fused-mbconv');
// %% [markdown] sources
// ## Sources
//
// - M. Tan, Q. V. Le 2021, *EfficientNetV2: Smaller Models and Faster Training*,
//   [arXiv:2104.00298](https://arxiv.org/abs/2104.00298): Figure 2, section 3, Tables 3 and 4. The search maximises
//   $A \cdot S^w \cdot P^v$ with $w = -0.07$ and $v = -0.05$ (where −005 is printed, the decimal point has been lost).
// - M. Tan, Q. V. Le 2019, *EfficientNet*, [arXiv:1905.11946](https://arxiv.org/abs/1905.11946): Table 1.
// - The block that is fused here: [08 · The t-split: memory against time](08-t-split.ipynb); depthwise against full
//   convolutions: [06 · Depthwise-separable convolutions](06-depthwise-separable.ipynb).
// - How this suite measures and judges: [METHODOLOGY.md](../METHODOLOGY.md).
//
// **Next:** [28 · Concurrency](28-concurrency.ipynb)
