// figures: 4
// %% [markdown] title
// # 06 · Depthwise-separable convolutions
//
// **The question.** A 3×3 convolution that is split into a depthwise and a 1×1 convolution does one eighth to one ninth of the
// work. How much of that becomes time saved?
//
// **The papers.** Howard et al. 2017, *MobileNets*, section 3.1 and Tables 3 and 4: counts, no times. Zhang et al. 2017,
// *ShuffleNet*, Table 8: times on a phone.
//
// *About 35 minutes, including two of measuring.*
// %% [markdown] goals
// ## After this notebook you can
//
// - compute how much work a separable layer saves, for any window and number of filters;
// - say on which maps it moves less data than the full convolution, and on which it moves more;
// - compute a slow half's share of a layer's time from its share of the work;
// - compare the factor saved in theory with the factor saved in practice.
// %%
import {
  analysis, check, countGraph, figure, GraphBuilder, graphOf, measure, predictRatios, reveal, show,
  showMarkdown, showScore, showSource, showTable, tables, verdicts,
} from 'beyond-flops';
import { fullConvolutions, separableSavingsFigure } from 'beyond-flops/experiments/depthwise-separable';
// %% [markdown] the-idea
// ## The idea
//
// A full convolution looks at all channels and at a window at once. Its separable form first looks at the window of each channel
// on its own, then at all channels of each pixel:
//
// $$\underbrace{P Q \cdot C K \cdot S^2}_{\text{full}} \qquad
//   \underbrace{P Q \cdot C \cdot S^2}_{\text{depthwise}} + \underbrace{P Q \cdot C K}_{1 \times 1} \qquad
//   \frac{\text{separable}}{\text{full}} = \frac{1}{K} + \frac{1}{S^2} .$$
//
// (The paper writes $N$ for our $K$ and $D_K$ for our $S$.) Less work does not mean that less data is moved: the map between the
// two halves has to be written and read.
// %%
await show(separableSavingsFigure());
// %% [markdown] a-layer
// Table 3 of MobileNet lists one layer of $14 \times 14$ pixels with 512 input and 512 output channels:
// %%
const full = new GraphBuilder('full');
const fullGraph = full.build(full.conv2d(full.input([1, 512, 14, 14]), { filters: 512, kernel: [3, 3], padding: 1 }));
const separable = new GraphBuilder('separable');
const depthwise = separable.depthwise(separable.input([1, 512, 14, 14]), { kernel: [3, 3], padding: 1 });
const separableGraph = separable.build(separable.pointwise(depthwise, { filters: 512 }));
const [before, after] = [countGraph(fullGraph), countGraph(separableGraph)];
showMarkdown(`
| | MACs | parameters | memory access cost, elements |
| --- | ---: | ---: | ---: |
| full | ${before.macs} | ${before.parameters} | ${before.memoryAccessCost} |
| separable | ${after.macs} | ${after.parameters} | ${after.memoryAccessCost} |
| times less | ${(before.macs / after.macs).toFixed(2)} | ${(before.parameters / after.parameters).toFixed(2)} | ${(before.memoryAccessCost / after.memoryAccessCost).toFixed(2)} |
`);
// %% [markdown] a-network
// The same for a whole network. `fullConvolutions` replaces each of MobileNet's separable convolutions by a full one, which gives
// the "Conv MobileNet" of Table 4. The paper prints 4866 M multiply-adds and 29.3 M parameters for it, against 569 M and 4.2 M.
// %%
const mobilenet = graphOf('mobilenet-v1');
const line = (name: string, graph: typeof mobilenet): string => {
  const { macs, parameters } = countGraph(graph);
  return `| ${name} | ${(macs / 1e6).toFixed(1)} M | ${(parameters / 1e6).toFixed(2)} M |`;
};
showMarkdown(['| network | MACs | parameters |', '| --- | ---: | ---: |', line('Conv MobileNet', fullConvolutions(mobilenet)), line('MobileNet', mobilenet)].join('\n'));
// %% [markdown] the-kernel
// ## Why time may differ
//
// In the full convolution, every loaded value serves $K$ filters and nine taps. In the depthwise convolution it serves nine
// multiply-accumulates and no more:
// %%
await showSource('src/kernels/depthwise/0-reference.ts');
// %% [markdown] predict
// ## Predict before you see
//
// A layer of MobileNet with half of its channels: $28 \times 28$ pixels, 128 → 128 channels. The full convolution does 8.4 times
// the work of the separable form. Of the separable form's work, the depthwise half does 7 % and the 1×1 half 93 %. Take the time
// of the separable form as 1. How long does each of the others take **on this machine**?
// %%
const guess = predictRatios('layers-0.5', {
  '28-full': undefined,
  '28-depthwise': undefined,
  '28-pointwise': undefined,
});
// %% [markdown] the-run
// ## The run
//
// Five layers of MobileNet with half of its channels are timed as a full convolution, in separable form, and as the two halves of
// the separable form. Then a thin MobileNet with full and with separable convolutions, and ShuffleNets of two widths.
// %%
const finding = await measure('depthwise-separable', { platforms: ['typescript', 'wasm', 'side-by-side'] });
// %%
await reveal(finding, guess);
// %% [markdown] paper
// ## What the papers found
//
// MobileNet does 8.6 times the multiply-adds with full convolutions. The separable network loses 1.1 percentage points of
// accuracy. The paper prints no times for the two.
//
// ShuffleNet prints times on one thread of a Snapdragon 820: from 1× to 0.5×, the work falls by a factor of 3.7 and the time by a
// factor of 2.5. Its text sums up that four times less complexity is about 2.6 times faster.
// %%
showTable(tables(finding));
// %% [markdown] here
// ## What this machine found
//
// Left: the factor saved, in work and in time. Right: the depthwise half's share of the separable form, in work and in time.
//
// On `wasm`, the full convolutions of these layers run by Winograd's algorithm, with 16 products in place of 36. The open circles
// are the same layers against a full convolution that multiplies as often as is counted: the difference between the two lines
// of `wasm` says how much of the loss is due to a fast full convolution, and not to a slow depthwise one.
// %%
await show(figure(finding, 'layers'));
// %% [markdown] practice
// ShuffleNet's table, relative to its smallest network:
// %%
await show(figure(finding, 'practice'));
// %% [markdown] verdicts
// The verdicts, each with the rule that was written down before the measurement:
// %%
showTable(verdicts(finding));
// %%
showMarkdown(analysis(finding));
// %% [markdown] opposite
// ## If your machine shows the opposite
//
// - **A layer saves more time than work.** Then the full convolution is slow, rather than the separable one fast. On $7 \times 7$
//   pixels with many channels it has to read nine times the weights of the 1×1 convolution, which may be the reason.
//   `npx beyond-flops machine` prints your caches.
// - **The full convolution is faster than its work suggests.** On `wasm` it may run by Winograd's algorithm, with 16 products in
//   place of 36: less work than is counted. Compare with the open circles, and with `typescript`, which does not use it.
// - **The depthwise half is not the slow one.** In the published run it was not on the largest map of `wasm` either. With few
//   channels, the products of the 1×1 half are short, and it may be inefficient too. Look at the right panel, layer by layer.
// - **The platforms disagree.** They run different kernels for both forms, and a ratio depends on both. Which of the two
//   changed?
// - **The intervals are wide.** Look at the A/A interval in the verdicts; close other programs, plug in the power supply, and
//   measure again.
// %% [markdown] exercise-1
// ## Exercise 1
//
// Write **by what factor** the separable form reduces the work, as a function of the number of filters $K$ and the side of the
// window $S$.
// %%
const answer1 = undefined; // (filters, window) => …
await check('depthwise-separable/1', answer1);
// %% [markdown] exercise-2
// ## Exercise 2
//
// With 128 channels in and out and a 3×3 window, the full layer has a memory access cost of $2 s^2 \cdot 128 + 9 \cdot 128^2$ on an
// $s \times s$ map. What is the **smallest $s$** at which the separable form moves **more**? Write down its cost first: two more
// maps, and different weights.
// %%
const answer2 = undefined; // a whole number
await check('depthwise-separable/2', answer2);
// %% [markdown] exercise-3
// ## Exercise 3
//
// Suppose the depthwise half takes **three times as long per multiply-accumulate** as the 1×1 half. What **percentage** of the time
// of a separable 3×3 layer with 128 filters does the depthwise half take? Compare with the right panel above: how much slower is
// it on your machine?
// %%
const answer3 = undefined; // a number
await check('depthwise-separable/3', answer3);
// %%
await showScore('depthwise-separable');
// %% [markdown] sources
// ## Sources
//
// - A. G. Howard, M. Zhu, B. Chen, D. Kalenichenko, W. Wang, T. Weyand, M. Andreetto, H. Adam 2017, *MobileNets: Efficient Convolutional
//   Neural Networks for Mobile Vision Applications*, [arXiv:1704.04861](https://arxiv.org/abs/1704.04861): section 3.1, Tables 3 and 4.
// - X. Zhang, X. Zhou, M. Lin, J. Sun 2017, *ShuffleNet: An Extremely Efficient Convolutional Neural Network for Mobile
//   Devices*, [arXiv:1707.01083](https://arxiv.org/abs/1707.01083): section 3.2, Table 8.
// - How this suite measures: [METHODOLOGY.md](../METHODOLOGY.md).
//
// **Next:** [07 · What ReLU does to a low-dimensional manifold](07-relu-manifold.ipynb)
