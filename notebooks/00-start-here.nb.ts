// figures: 2
// %% [markdown]
// # Start here: the same FLOPs, another time
//
// Papers about light-weight networks print one number for how much work a network is: its **FLOPs**. It is tempting
// to read it as time. This notebook takes four layers with *exactly* the same FLOPs, lets this machine run them, and
// looks at what comes out. The other notebooks do the same with the claims of the papers.
//
// Run a cell with <kbd>Shift</kbd>+<kbd>Enter</kbd>. Each cell calls the library `beyond-flops`; measuring happens in
// a process of its own, so nothing that you do in the notebook changes the numbers.
// %%
import { countGraph, figure, GraphBuilder, measure, show, showMarkdown, showSource, showTable, verdicts } from 'beyond-flops';
// %% [markdown]
// ## The words
//
// | word | meaning |
// | --- | --- |
// | MACs | multiply-accumulates, $a \leftarrow a + x \cdot w$: what a convolution consists of |
// | FLOPs | here 2 × MACs, a multiply and an add. The papers' "FLOPs" are our MACs: always look twice |
// | memory access cost | numbers read and written once: input, weights and output |
// | N, C, K, H×W, R×S, G | batch, channels in, channels out, feature map, kernel window, groups |
//
// A convolution with an R×S window and G groups on an H×W map (stride 1) takes
//
// $$\text{MACs} = H \cdot W \cdot K \cdot \frac{C}{G} \cdot R \cdot S .$$
//
// A 1×1 convolution is the simplest one: at each pixel, every output channel is a weighted sum of all input channels.
// This is the reference kernel of the library, the formula as loops. It is slow, and it stays: everything faster is
// checked against it.
// %%
await showSource('src/kernels/pointwise/0-reference.ts');
// %% [markdown]
// ## Four layers, one number
//
// On a 56×56 map, the following layers have $9 \cdot 16^2 = 48^2 = 96^2/4 = 9 \cdot 256 = 2304$ MACs per pixel.
// Counting needs no clock:
// %%
const builder = new GraphBuilder('one 1×1 convolution');
const image = builder.input([1, 48, 56, 56]);
const layer = builder.build(builder.pointwise(image, { filters: 48 }));
const counts = countGraph(layer);
showMarkdown(`1×1, 48 → 48 channels: **${counts.macs} MACs**, ${counts.flops} FLOPs, memory access cost ${counts.memoryAccessCost}`);
// %% [markdown]
// Before you run the next cell, write down your guess: which of the four is the slowest, and by what factor?
// %%
const look = await measure('first-look');
// %%
await show(figure(look, 'time-against-flops'));
// %% [markdown]
// The grey bars are what FLOPs promise: four times the same. The coloured bars are this machine, today. Two things can
// explain the difference, and the papers use both: how many numbers have to be moved (the memory access cost), and
// how well a kernel uses each number that it has loaded.
// %%
await show(figure(look, 'time-against-cost'));
// %% [markdown]
// ## How to read a verdict
//
// A paper's sentence is a **claim**; each experiment says beforehand what would count as an answer. What is measured
// is never one time but a ratio between two cases that ran in turns, with an interval from the repeated rounds:
//
// | verdict | the interval of the ratio … |
// | --- | --- |
// | reproduced | … lies wholly beyond a threshold set before, usually half of the paper's effect |
// | direction only | … lies wholly on the paper's side of 1, but not surely beyond the threshold |
// | not here | … lies on the other side, or so close to 1 that there is no effect |
// | can't tell | … crosses a bound, or the same code measured twice differs by as much |
//
// "Not here" is a result, not a failure: the papers measured a graphics card and a phone.
// %%
showTable(verdicts(look));
// %% [markdown]
// ## Exercises
//
// 1. Change the layer above to 96 → 24 channels. Are MACs and memory access cost still the same? For a fixed number of
//    MACs, which choice of channels moves the fewest numbers? (Notebook 01 has the theorem.)
// 2. Measure again: run the cell with `measure` a second time. Which digits stay, and are the changes smaller than the
//    error bars?
// 3. Show the source of `src/kernels/depthwise/0-reference.ts`. How often is each input value used there, and how often
//    in a 1×1 convolution with 48 output channels? Does that fit the second figure?
