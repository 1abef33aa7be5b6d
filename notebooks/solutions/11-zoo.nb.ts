// figures: 0
// %% [markdown] title
// # 11 · The zoo: solutions
// %%
import { check, countGraph, explain, graphOf, optimize, showScore } from 'beyond-flops';
import { printedNetworks } from 'beyond-flops/experiments/zoo';
// %% [markdown] exercise-1
// AlexNet reads 59 million weights of dense layers, each for a single multiply-accumulate; ShuffleNetV2 copies feature maps; ResNet-18
// is nearly all 3×3 convolutions.
// %%
const perMac = (name: string): number => {
  const { memoryAccessCost, macs } = countGraph(optimize(graphOf(name)));
  return memoryAccessCost / macs;
};
await check('zoo/1', ['mobilenet-v2', 'resnet-18', 'shufflenet-v2', 'alexnet'].sort((a, b) => perMac(b) - perMac(a)));
// %% [markdown] exercise-2
// Five networks are left, and EfficientNet-B0 takes far longer than its work suggests.
// %%
const some = printedNetworks().filter(({ macs }) => macs >= 200e6 && macs <= 600e6);
await check('zoo/2', explain(some.map(({ macs }) => macs), some.map(({ ms }) => ms)).rankCorrelation);
// %% [markdown] exercise-3
// For a single image: feature maps and weights. In the batch: the feature maps, and a 32nd of the weights.
// %%
const { memoryAccessCost, parameters } = countGraph(optimize(graphOf('alexnet')));
await check('zoo/3', memoryAccessCost / (memoryAccessCost - parameters + parameters / 32));
// %%
await showScore('zoo');
