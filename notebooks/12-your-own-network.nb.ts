// figures: 5
// %% [markdown] title
// # 12 · Your own network: why is it slower than its FLOPs promise?
//
// **The question.** You have built a network with few FLOPs. Why is it slower than they promise, and what would make it faster?
//
// **The papers.** Ma et al. 2018, *ShuffleNet V2*: four guidelines, tested here on a network of your choice wherever it breaks them.
// Williams et al. 2009, *Roofline*: how fast a layer can be at most.
//
// *About 45 minutes, including two of measuring.*
// %% [markdown] goals
// ## After this notebook you can
//
// - export a network from PyTorch or Keras and read it here;
// - explain why two tools print different FLOPs for the same network;
// - read the bar from what FLOPs promise to the measured time;
// - tell a fault that costs time from one that only looks costly, by measuring the changed network.
// %%
import {
  barFigure, barTable, check, compareGraphs, countersFigure, countersTable, countGraph, examineNetwork, findingsTable, graphFigure,
  graphTable, layerFigure, layersTable, optimize, ownNetwork, ownNetworkFile, promiseText, readNetwork, savingsFigure, show, showMarkdown,
  showScore, showTable,
} from 'beyond-flops';
// %% [markdown] export
// ## Getting a network out of Python
//
// ONNX is a file format that all common frameworks can write. From PyTorch:
//
// ```python
// import torch, torchvision
//
// model = torchvision.models.mobilenet_v2(weights='DEFAULT').eval()
// torch.onnx.export(model, torch.zeros(1, 3, 224, 224), 'model.onnx', dynamo=False)
// ```
//
// and from Keras (3.9 or newer):
//
// ```python
// import keras
//
// model = keras.applications.MobileNetV2()
// model.export('model.onnx', format='onnx')
// ```
//
// `eval()` matters: in training mode, batch norm takes its statistics from the batch, so it cannot be folded into the convolution before it.
//
// This notebook comes with a file of its own, a classifier for images of 96×96 pixels with a few faults left in. Put the path of your file in
// its place.
// %%
const network = readNetwork(ownNetworkFile()); // or readNetwork('/path/to/model.onnx', { input: [1, 3, 224, 224] })
showMarkdown([`opset ${network.opset}, ${network.graph.nodes.length} nodes`, ...network.notes].join('\n\n'));
// %% [markdown] the-counts
// ## The counts, and what other tools would print
//
// Before any measuring: how much work is it? That depends on which tool you ask.
// %%
await show(countersFigure(network.graph));
// %%
showTable(countersTable(network.graph));
// %% [markdown] conventions
// All of these numbers are right, each by its own convention. Most tools count a multiply and an add as **one** operation, whether they call
// it MAC or FLOP; some also count batch norm, activations or pools. Compare two networks only by numbers of the same tool.
// %% [markdown] predict
// ## Predict before you see
//
// The network has 33 filters in its first block, a batch norm after every convolution, 8 groups in one layer, and one 1×1 convolution that
// pads its map. What does each of these changes save, in per cent of the whole network's time?
//
// - `channels-above-a-tile`: 32 filters instead of 33
// - `unfused-batch-norm`: batch norm folded into the convolutions
// - `groups`: no groups, at the same width
// - `padded-pointwise`: no padding in the 1×1 convolution
// %%
const guess = undefined; // for instance { 'channels-above-a-tile': 3, 'unfused-batch-norm': 20, groups: 5, 'padded-pointwise': 1 }
// %% [markdown] the-run
// ## The run
//
// The doctor times the network and each of its layers alone, in turns, in one process. Its rules propose changes. What the roofline rules out
// is dropped; of the rest, the changed layers are timed too, and the changes that seem to save most are then timed as whole networks.
// %%
const report = await examineNetwork(network, { platform: 'wasm' });
// %%
showMarkdown(promiseText(report));
await show(barFigure(report.platforms[0])!);
// %% [markdown] the-bar
// The first part is what FLOPs promise: every multiply-accumulate at the speed that this machine reaches with data in registers. What follows
// is what the promise leaves out: waiting for memory, kernels that do not reach the roofline, layers that multiply nothing, and what lies
// between the layers.
// %%
showTable(barTable(report.platforms[0]));
showTable(layersTable(report.platforms[0]));
// %% [markdown] here
// ## What this machine found
//
// Each change is made alone. Which of the faults cost time here, and which only look costly?
// %%
await show(savingsFigure(report, guess));
showTable(findingsTable(report, guess));
// %% [markdown] change-it
// ## Change it, and measure again
//
// Savings do not add up: two changes may save the same time. So change the network, and measure it against the original. `optimize` folds batch
// norm and fuses activations, as an inference engine does when it loads a file; `ownNetwork` builds the network again, here without the padding.
// %%
const repaired = optimize(ownNetwork({ padding: 0 }));
const comparison = await compareGraphs({ 'as exported': network.graph, fused: optimize(network.graph), repaired }, { perLayer: 'kind' });
showTable(graphTable(comparison));
// %%
await show([graphFigure(comparison), layerFigure(comparison)]);
// %% [markdown] paper
// ## What the paper says
//
// ShuffleNetV2's guidelines: equal channel widths, few groups, few fragments, few element-wise operations. They come from one graphics card and
// one phone. The table above says which of them pay for this network, on this machine, in this engine. In another engine, the same network may
// have other faults.
// %% [markdown] opposite
// ## If your machine shows the opposite
//
// - **One filter less saves nothing.** The kernel's tile may have another size, or run along the pixels instead of the filters. Notebook 09
//   measures the staircase.
// - **The groups save time.** They do less work; the guideline is about groups *at equal work*. Look at the layer's speed in the table: what
//   suffers is its GFLOP/s.
// - **Everything is "can't tell".** Other programs are using the machine. Close them, or give the doctor more time: `{ seconds: 120 }`.
// - **Most of the bar lies between the layers.** On a busy machine, long runs are interrupted more often than short ones. Run it again.
//
// On the command line, `npx beyond-flops doctor model.onnx --html report.html` writes all of this to a page, and
// `npx beyond-flops doctor before.onnx after.onnx` says why the second is not faster than the first.
// %% [markdown] exercise-1
// ## Exercise 1
//
// Without a clock, and without counting a single layer: **how many million elements** go through the batch norms of `ownNetwork()`? Use only
// what the table above says of *thop* and *fvcore*.
// %%
const answer1 = undefined; // a number, in million
await check('own-network/1', answer1);
// %% [markdown] exercise-2
// ## Exercise 2
//
// The 33rd filter of the first block is pruned. **How many per cent** of the network's multiply-accumulates does that save? Compare it with what
// the doctor measured: which of the two numbers would you have expected? (`ownNetwork({ filters: 32 })` builds the pruned network.)
// %%
const answer2 = undefined; // a number, in per cent
await check('own-network/2', answer2);
// %% [markdown] exercise-3
// ## Exercise 3
//
// A layer has `macs` multiply-accumulates, moves `bytes` bytes, and takes `ms` milliseconds. The machine reaches `gflops` GFLOP/s with data in
// registers and `gbs` GB/s from memory. Write a function that gives the time, in ms, that a perfect kernel would save on this layer. Arithmetic
// and traffic overlap, so only the longer of the two counts. A saving is never below 0.
// %%
const answer3 = undefined; // (macs, bytes, ms, gflops, gbs) => …
await check('own-network/3', answer3);
// %%
await showScore('own-network');
// %% [markdown] sources
// ## Sources
//
// - N. Ma, X. Zhang, H.-T. Zheng, J. Sun 2018, *ShuffleNet V2: Practical Guidelines for Efficient CNN Architecture Design*,
//   [arXiv:1807.11164](https://arxiv.org/abs/1807.11164).
// - S. Williams, A. Waterman, D. Patterson 2009, *Roofline: An Insightful Visual Performance Model for Multicore Architectures*,
//   Communications of the ACM 52(4).
// - The counters: [fvcore](https://github.com/facebookresearch/fvcore), [ptflops](https://github.com/sovrasov/flops-counter.pytorch),
//   [thop](https://github.com/Lyken17/pytorch-OpCounter), [torchinfo](https://github.com/TylerYep/torchinfo),
//   [torchvision](https://docs.pytorch.org/vision/stable/models.html).
// - [ONNX](https://onnx.ai), the file format.
//
// **Next:** [13 · Fragmentation](13-fragmentation.ipynb)
