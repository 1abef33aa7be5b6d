// figures: 4
// %% [markdown] title
// # 06 · Depthwise-separable convolutions
//
// **The question.** A 3×3 convolution that is split into a depthwise and a 1×1 one does 8 to 9 times less work. How much
// less time does it take?
//
// **The papers.** Howard et al. 2017, *MobileNets*, section 3.1 and Tables 3 and 4: counts, no times. Zhang et al. 2017,
// *ShuffleNet*, Table 8: times on a phone.
//
// *About 35 minutes, of which this machine measures two.*
// %% [markdown] goals
// ## After this notebook you can
//
// - compute how many times less work a separable layer does, for any window and number of filters;
// - say on which maps it moves less data than the full convolution, and on which it moves more;
// - compute how much of a layer's time a slow half takes, from its part of the work;
// - read "times less in theory, times less in practice" off a measurement.
// %%
import {
  analysis, check, countGraph, figure, GraphBuilder, graphOf, measure, predictRatios, reveal, show,
  showMarkdown, showScore, showSource, showTable, tables, verdicts,
} from 'beyond-flops';
import { fullConvolutions, separableSavingsFigure } from 'beyond-flops/experiments/depthwise-separable';
// %% [markdown] the-idea
// ## The idea
//
// A full convolution looks at all channels and at a window at once. Its separable form looks at the window of each
// channel by itself, then at all channels of each pixel:
//
// $$\underbrace{P Q \cdot C K \cdot S^2}_{\text{full}} \qquad
//   \underbrace{P Q \cdot C \cdot S^2}_{\text{depthwise}} + \underbrace{P Q \cdot C K}_{1 \times 1} \qquad
//   \frac{\text{separable}}{\text{full}} = \frac{1}{K} + \frac{1}{S^2} .$$
//
// (The paper writes $N$ for our $K$ and $D_K$ for our $S$.) It does not follow that less is moved: the map between the
// two halves has to be written and read.
// %%
await show(separableSavingsFigure());
// %% [markdown] a-layer
// Table 3 of MobileNet has one layer of $14 \times 14$ pixels, 512 channels in and out:
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
// The same for a whole network. `fullConvolutions` puts a full convolution wherever MobileNet has a separable one, which
// gives the "Conv MobileNet" of Table 4: printed are 4866 M multiply-adds and 29.3 M parameters against 569 M and 4.2 M.
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
// In the loops of the full convolution, every value that is loaded serves $K$ filters and nine taps. In those of the
// depthwise one it serves nine multiply-accumulates, and that is all:
// %%
await showSource('src/kernels/depthwise/0-reference.ts');
// %% [markdown] predict
// ## Predict before you see
//
// A layer of MobileNet with half of its channels: $28 \times 28$ pixels, 128 → 128 channels. The full convolution does 8.4 times
// the work of the separable form; of the separable form, the depthwise half does 7 % and the 1×1 half 93 %. How many times as long
// as the separable form does each take **on this machine**?
// %%
const guess = predictRatios('layers-0.5', {
  '28-full': undefined,
  '28-depthwise': undefined,
  '28-pointwise': undefined,
});
// %% [markdown] the-run
// ## The run
//
// Five layers of MobileNet with half of its channels, each in full, separable, and in the two halves of the separable form; a
// thin MobileNet with full and with separable convolutions; and ShuffleNets of two widths.
// %%
const finding = await measure('depthwise-separable', { platforms: ['typescript', 'wasm'] });
// %%
await reveal(finding, guess);
// %% [markdown] paper
// ## What the papers found
//
// MobileNet's counts with full and with separable convolutions are 8.6 times apart; the separable network loses 1.1 % of
// accuracy, and no time is printed beside them.
// ShuffleNet prints times on one thread of a Snapdragon 820: from 1× to 0.5×, 3.7 times less work is 2.5 times less time, and its text
// sums up that four times less complexity is about 2.6 times faster.
// %%
showTable(tables(finding));
// %% [markdown] here
// ## What this machine found
//
// Left: how many times less, by work and by the clock. Right: the depthwise half's part of the separable form, in work and in time.
// %%
await show(figure(finding, 'layers'));
// %% [markdown] practice
// ShuffleNet's table, from its smallest network on:
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
// - **A layer saves more time than work.** Then the full convolution is slow, not the separable one fast: on $7 \times 7$ pixels with
//   many channels it has nine times the weights of the 1×1 convolution to fetch. `npx beyond-flops machine` prints your caches.
// - **The full convolution is faster than its work says.** On `wasm` it may run by Winograd's algorithm, with 16 products instead of
//   36: less work than is counted. Compare with `typescript`, where it does not.
// - **The depthwise half is not the slow one.** With few channels the 1×1 half is short, too. Look at the right panel, layer by layer.
// - **The platforms disagree.** They run other kernels for both forms, and a ratio is a matter of both. Which of the two changed?
// - **The intervals are wide.** Look at the A/A interval in the verdicts; close other programs, plug in the power supply, and measure
//   again.
// %% [markdown] exercise-1
// ## Exercise 1
//
// Write how many **times less work** the separable form does as a function of the number of filters $K$ and the side of the window $S$.
// %%
const answer1 = undefined; // (filters, window) => …
await check('depthwise-separable/1', answer1);
// %% [markdown] exercise-2
// ## Exercise 2
//
// With 128 channels in and out and a 3×3 window, the full layer has a memory access cost of $2 s^2 \cdot 128 + 9 \cdot 128^2$ on a map
// of $s \times s$ pixels. What is the **smallest $s$** at which the separable form moves **more**? Write down its cost first: two maps
// more, and other weights.
// %%
const answer2 = undefined; // a whole number
await check('depthwise-separable/2', answer2);
// %% [markdown] exercise-3
// ## Exercise 3
//
// On some machine the depthwise half takes **three times as long per multiply-accumulate** as the 1×1 half. How many **per cent** of the
// time of a separable 3×3 layer with 128 filters does the depthwise half take? Compare with the right panel above: by how much
// is it slower on yours?
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
