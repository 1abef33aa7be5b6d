// figures: 2
// %% [markdown]
// # 07 · Depthwise-separable convolutions
//
// **The question.** A 3×3 convolution that is split into a depthwise and a 1×1 one does 8 to 9 times less work. How much
// less time does it take?
//
// **The papers.** Howard et al. 2017, *MobileNets*, [arXiv:1704.04861](https://arxiv.org/abs/1704.04861), section 3.1 and
// Tables 3 and 4: counts, no times. Zhang et al. 2017, *ShuffleNet*, [arXiv:1707.01083](https://arxiv.org/abs/1707.01083),
// Table 8: times on a phone, and the sentence that four times less complexity is about 2.6 times faster.
// %%
import { countGraph, figure, fullConvolutions, graphOf, GraphBuilder, measure, show, showMarkdown, showSource, showTable, tables, verdicts } from 'beyond-flops';
// %% [markdown]
// ## The idea
//
// A full convolution looks at all channels and at a window at once. Its separable form looks at the window of each
// channel by itself, then at all channels of each pixel:
//
// $$\underbrace{P Q \cdot C K \cdot S^2}_{\text{full}} \qquad
//   \underbrace{P Q \cdot C \cdot S^2}_{\text{depthwise}} + \underbrace{P Q \cdot C K}_{1 \times 1} \qquad
//   \frac{\text{separable}}{\text{full}} = \frac{1}{K} + \frac{1}{S^2} .$$
//
// (The paper writes $N$ for our $K$ and $D_K$ for our $S$.) Table 3 has one layer of MobileNet: $14 \times 14$ pixels,
// 512 channels in and out.
// %%
const full = new GraphBuilder('full');
const fullGraph = full.build(full.conv2d(full.input([1, 512, 14, 14]), { filters: 512, kernel: [3, 3], padding: 1 }));
const separable = new GraphBuilder('separable');
const depthwise = separable.depthwise(separable.input([1, 512, 14, 14]), { kernel: [3, 3], padding: 1 });
const separableGraph = separable.build(separable.pointwise(depthwise, { filters: 512 }));
const [before, after] = [countGraph(fullGraph), countGraph(separableGraph)];
showMarkdown([
  '| | MACs | parameters | memory access cost, elements |', '| --- | ---: | ---: | ---: |',
  `| full | ${before.macs} | ${before.parameters} | ${before.memoryAccessCost} |`,
  `| separable | ${after.macs} | ${after.parameters} | ${after.memoryAccessCost} |`,
  `| times less | ${(before.macs / after.macs).toFixed(2)} | ${(before.parameters / after.parameters).toFixed(2)} | ${(before.memoryAccessCost / after.memoryAccessCost).toFixed(2)} |`,
  '', `1/512 + 1/9 = ${(1 / 512 + 1 / 9).toFixed(4)}, and ${after.macs} / ${before.macs} = ${(after.macs / before.macs).toFixed(4)}`,
].join('\n'));
// %% [markdown]
// The same for a whole network. `fullConvolutions` puts a full convolution wherever MobileNet has a separable one, which
// gives the "Conv MobileNet" of Table 4: printed are 4866 M multiply-adds and 29.3 M parameters against 569 M and 4.2 M.
// %%
const mobilenet = graphOf('mobilenet-v1');
const line = (name: string, graph: typeof mobilenet): string => {
  const { macs, parameters } = countGraph(graph);
  return `| ${name} | ${(macs / 1e6).toFixed(1)} M | ${(parameters / 1e6).toFixed(2)} M |`;
};
showMarkdown(['| network | MACs | parameters |', '| --- | ---: | ---: |', line('Conv MobileNet', fullConvolutions(mobilenet)), line('MobileNet', mobilenet)].join('\n'));
// %% [markdown]
// ## Why time may differ
//
// In the loops of the full convolution, every value that is loaded serves $K$ filters and nine taps. In those of the
// depthwise one it serves nine multiply-accumulates, and that is all:
// %%
await showSource('src/kernels/depthwise/0-reference.ts');
// %% [markdown]
// ## The run
//
// Layers of MobileNet with half of its channels, in full, separable, and in the two halves of the separable form; a thin
// MobileNet with full and with separable convolutions; and ShuffleNets of two widths. Guess first: where will the depthwise
// half cost most of the separable form's time, at $112^2$ pixels or at $7^2$? And will any layer save *more* time than work?
// %%
const finding = await measure('depthwise-separable', { platforms: ['typescript', 'wasm'] });
// %%
await show(figure(finding, 'layers'));
// %%
await show(figure(finding, 'practice'));
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
// 1. With 5×5 windows, how many times less work is the separable form for 512 filters? Count it with `countGraph`.
// 2. Memory access cost of the separable form is *higher* for large maps. From which side of the map on, with 128 channels in
//    and out? Solve $2 \cdot s^2 \cdot 128 + 9 \cdot 128^2 = 4 \cdot s^2 \cdot 128 + 9 \cdot 128 + 128^2$, then check it.
// 3. In the first layer, $1/K$ is largest. Why does MobileNet begin with a full convolution all the same? Think of what the
//    separable form of 3 input channels would save.
