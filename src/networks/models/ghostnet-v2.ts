import type { Graph } from '../graph/graph.js';
import type { Family, ParametersOf } from './family.js';
import { ghostNet } from './ghostnet.js';
import { classes, resolution, width } from './parameters.js';

/** The network halves the image five times; then attention needs two rows to halve once more. */
const parameters = {
  width: width(),
  resolution: resolution(33, 224, 'because attention halves the last map once more'),
  classes: classes(),
};

type GhostNetV2 = ParametersOf<typeof parameters>;

/** All rows but the first two. */
const ATTENTION_FROM = 2;

const build = (wanted: GhostNetV2): Graph => ghostNet('ghostnet-v2', wanted, ATTENTION_FROM);

/** GhostNetV2: GhostNet whose first ghost modules are gated by attention along rows and columns. */
export const family: Family<GhostNetV2> = {
  name: 'ghostnet-v2',
  title: 'GhostNetV2',
  paper: { title: 'GhostNetV2: Enhance Cheap Operation with Long-Range Attention', arxiv: '2211.12905' },
  parameters,
  variants: [
    {
      name: 'ghostnet-v2-1.0',
      parameters: { width: 1 },
      published: { macs: 167e6, parameters: 6.16e6, source: "abstract; parameters: timm's table of results" },
    },
    {
      name: 'ghostnet-v2-1.3',
      parameters: { width: 1.3 },
      published: { parameters: 8.96e6, source: "timm's table of results" },
    },
    {
      name: 'ghostnet-v2-1.6',
      parameters: { width: 1.6 },
      published: { parameters: 12.39e6, source: "timm's table of results" },
    },
  ],
  smallest: { width: 0.5, resolution: 33 },
  follows:
    "The authors' PyTorch code, for the paper leaves open where attention begins (the third bottleneck), how long " +
    'its windows are (5), and that each of its three convolutions has batch norm and no activation.',
  build,
};
