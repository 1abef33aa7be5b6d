import { GraphBuilder } from '../graph/builder.js';
import type { Graph } from '../graph/graph.js';
import { convBn } from './blocks/conv-bn-activation.js';
import { shuffleUnitV2 } from './blocks/shuffle-units.js';
import type { Family, ParametersOf } from './family.js';
import { choice, classes, resolution } from './parameters.js';
import { torchvisionCounts } from './torchvision.js';

const parameters = { width: choice([0.5, 1, 1.5, 2], 1), resolution: resolution(32), classes: classes() };

type ShuffleNetV2 = ParametersOf<typeof parameters>;

/** Table 5: output channels of stages 2, 3 and 4, and of conv5. */
const COLUMNS = {
  0.5: { stages: [48, 96, 192], conv5: 1024 },
  1: { stages: [116, 232, 464], conv5: 1024 },
  1.5: { stages: [176, 352, 704], conv5: 1024 },
  2: { stages: [244, 488, 976], conv5: 2048 },
} as const;

/** Table 5: units in stages 2, 3 and 4; the first of each has stride 2. */
const REPEATS = [4, 8, 4];

const STEM = 24;

function build({ width, resolution: side, classes: units }: ShuffleNetV2): Graph {
  const { stages, conv5 } = COLUMNS[width];
  const g = new GraphBuilder('shufflenet-v2');
  let x = g.input([1, 3, side, side]);
  x = convBn(g, x, { filters: STEM, kernel: 3, stride: 2, activation: 'relu' }, 'conv1');
  x = g.maxPool(x, { kernel: [3, 3], stride: 2, padding: 1 }, { name: 'pool1' });
  for (const [stage, filters] of stages.entries()) {
    for (let i = 0; i < REPEATS[stage]; i++) {
      const unit = { filters, stride: i === 0 ? 2 : 1 } as const;
      x = shuffleUnitV2(g, x, unit, `stage${stage + 2}/unit${i + 1}`);
    }
  }
  x = convBn(g, x, { filters: conv5, activation: 'relu' }, 'conv5');
  x = g.globalPool(x, { name: 'pool' });
  return g.build(g.dense(x, { units, bias: true }, { name: 'classes' }));
}

/** ShuffleNetV2: channel split, equal widths, channel shuffle. */
export const family: Family<ShuffleNetV2> = {
  name: 'shufflenet-v2',
  title: 'ShuffleNetV2',
  paper: {
    title: 'ShuffleNet V2: Practical Guidelines for Efficient CNN Architecture Design',
    arxiv: '1807.11164',
  },
  parameters,
  variants: [
    {
      name: 'shufflenet-v2-0.5',
      parameters: { width: 0.5 },
      published: torchvisionCounts(40, 1_366_792),
    },
    { name: 'shufflenet-v2-1.0', parameters: { width: 1 }, published: torchvisionCounts(145, 2_278_604) },
    { name: 'shufflenet-v2-1.5', parameters: { width: 1.5 }, published: torchvisionCounts(296, 3_503_624) },
    { name: 'shufflenet-v2-2.0', parameters: { width: 2 }, published: torchvisionCounts(583, 7_393_996) },
  ],
  smallest: { width: 0.5, resolution: 32 },
  follows:
    'torchvision, which has the widths of Table 5. The table prints 41, 146, 299 and 591 million multiply-adds, ' +
    '1 to 2 % more than these widths have.',
  build,
};
