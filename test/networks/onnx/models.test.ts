import { bottleneck } from '../../../src/networks/models/bottleneck.js';
import { parallelBranches } from '../../../src/networks/models/parallel-branches.js';
import { bottleneckStack, groupedStack } from '../../../src/networks/models/pointwise-stack.js';
import { singleConvolution } from '../../../src/networks/models/single-convolution.js';
import { SMALL_VGG_FILTERS, smallVgg } from '../../../src/networks/models/small-vgg.js';
import { platformNames } from '../../../src/networks/platforms.js';
import { assertAgrees } from './agrees.js';

const block = { name: 'b', side: 14, channels: 8, expanded: 24, filters: 8, stride: 1 } as const;

/** The networks of the experiments. */
const models = [
  bottleneck(block, 1),
  bottleneck({ ...block, stride: 2 }, 3),
  parallelBranches(),
  bottleneckStack(8, 12, 2),
  groupedStack(12, 4, 2, true),
  singleConvolution(9, 4, 6, 3),
  smallVgg('small-vgg', SMALL_VGG_FILTERS, 2),
];

describe('an ONNX file, run by onnxruntime-web, agrees with every platform', () => {
  for (const model of models) it(`for ${model.name}`, () => assertAgrees(model, platformNames));
});
