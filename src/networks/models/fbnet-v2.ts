import { GraphBuilder } from '../graph/builder.js';
import type { Graph } from '../graph/graph.js';
import { convBn } from './blocks/conv-bn-activation.js';
import { fbnetBlock, fbnetChannels } from './blocks/fbnet-block.js';
import { pooledHead } from './blocks/pooled-head.js';
import type { Family, ParametersOf } from './family.js';
import { classes, resolution } from './parameters.js';

const parameters = { resolution: resolution(32), classes: classes() };

type FbnetV2 = ParametersOf<typeof parameters>;

/** A block that was found: window k, channels c, expansion e, squeeze-and-excite, non-linearity. */
interface Found {
  readonly k: 3 | 5;
  readonly c: number;
  readonly e: number;
  readonly se: boolean;
  readonly nl: 'RE' | 'HS';
}

/** FBNetV2-F4, a stage a list, stage 1 first; the first block of all but stage 1 halves the map. */
const STAGES: readonly (readonly (Found | 'skip')[])[] = [
  [{ k: 3, c: 16, e: 1, se: false, nl: 'HS' }],
  [
    { k: 5, c: 24, e: 5.4566, se: false, nl: 'HS' },
    { k: 5, c: 24, e: 1.7912, se: false, nl: 'HS' },
    { k: 5, c: 24, e: 1.7912, se: false, nl: 'HS' },
  ],
  [
    { k: 5, c: 32, e: 5.3501, se: true, nl: 'RE' },
    { k: 5, c: 32, e: 3.5379, se: true, nl: 'RE' },
    { k: 5, c: 32, e: 4.5379, se: true, nl: 'RE' },
    { k: 5, c: 32, e: 4.5379, se: true, nl: 'RE' },
  ],
  [
    { k: 5, c: 64, e: 5.7133, se: false, nl: 'HS' },
    { k: 3, c: 64, e: 2.1212, se: false, nl: 'HS' },
    'skip',
    { k: 3, c: 104, e: 5.0333, se: false, nl: 'HS' },
    { k: 5, c: 104, e: 2.507, se: true, nl: 'HS' },
    { k: 5, c: 104, e: 1.7712, se: true, nl: 'HS' },
    { k: 5, c: 112, e: 3.7712, se: true, nl: 'HS' },
  ],
  [
    { k: 3, c: 184, e: 5.5685, se: true, nl: 'HS' },
    { k: 5, c: 184, e: 2.84, se: true, nl: 'HS' },
    { k: 5, c: 184, e: 4.8754, se: true, nl: 'HS' },
  ],
];

const STEM = 16;

/** The last block of stage 5 is skipped, but its channels change: only a 1×1 convolution is left of it. */
const WIDENED = 224;

const HEAD_EXPANSION = 6;
const HIDDEN = 1984;

/** `stage4.2` is the second block of stage 4; a skipped block leaves no node, or the convolution `widen`. */
function build({ resolution: side, classes: units }: FbnetV2): Graph {
  const g = new GraphBuilder('fbnet-v2');
  let x = g.input([1, 3, side, side]);
  x = convBn(g, x, { filters: STEM, kernel: 3, stride: 2, activation: 'hSwish' }, 'stem');
  for (const [row, found] of STAGES.entries()) {
    for (const [i, block] of found.entries()) {
      if (block === 'skip') continue;
      const { k, c, e, se, nl } = block;
      const parts = {
        kernel: k,
        filters: c,
        stride: row > 0 && i === 0 ? 2 : 1,
        expansion: e,
        activation: nl === 'HS' ? 'hSwish' : 'relu',
        ...(se && { squeeze: 1 / 4 }),
      } as const;
      x = fbnetBlock(g, x, parts, `stage${row + 1}.${i + 1}`);
    }
  }
  x = convBn(g, x, { filters: WIDENED, activation: 'relu' }, 'widen');
  const expanded = fbnetChannels(WIDENED * HEAD_EXPANSION);
  const head = { expanded, hidden: HIDDEN, bias: false, activation: 'hSwish', units } as const;
  return g.build(pooledHead(g, x, head));
}

/** FBNetV2: channels and resolutions searched too, by masking. */
export const family: Family<FbnetV2> = {
  name: 'fbnet-v2',
  title: 'FBNetV2-F4',
  paper: {
    title: 'FBNetV2: Differentiable Neural Architecture Search for Spatial and Channel Dimensions',
    arxiv: '2004.05565',
  },
  parameters,
  variants: [
    {
      name: 'fbnet-v2-f4',
      parameters: {},
      published: {
        macs: 238_351_984,
        parameters: 6_994_824,
        source: "the authors' model zoo (mobile-vision)",
      },
    },
  ],
  smallest: { resolution: 32 },
  follows:
    "The authors' PyTorch definition (mobile-vision), which is the search result, without the bias before the " +
    'batch norm of the stem. The published multiply-adds include the additions of global pools, and once more of ' +
    'the hidden layer, which that code pools again; the published parameters are those of weights only. F1, F2, ' +
    'F3, L1 and L2 are published too.',
  build,
};
