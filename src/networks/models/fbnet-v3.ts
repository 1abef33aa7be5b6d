import { GraphBuilder } from '../graph/builder.js';
import type { Graph } from '../graph/graph.js';
import { convBn } from './blocks/conv-bn-activation.js';
import { fbnetBlock, fbnetChannels } from './blocks/fbnet-block.js';
import { pooledHead } from './blocks/pooled-head.js';
import type { Family, ParametersOf, Variant } from './family.js';
import { choice, classes, resolution } from './parameters.js';

const parameters = {
  net: choice(['b', 'd', 'g'], 'b'),
  resolution: resolution(49, 248, 'below which a window of FBNetV3-B does not fit its map'),
  classes: classes(),
};

type FbnetV3 = ParametersOf<typeof parameters>;

/** Blocks that were found: window k, channels c, stride s of the first, repeats n, expansion e. */
interface Found {
  readonly k: 3 | 5;
  readonly c: number;
  readonly s: 1 | 2;
  readonly n: number;
  readonly e: number;
  readonly se: boolean;
  /** Padding of the depthwise convolution, where it is not half the window. */
  readonly p?: number;
}

/** Rows of the stages, stage 1 first. */
interface Net {
  readonly stem: number;
  readonly stages: readonly (readonly Found[])[];
}

const NETS: Readonly<Record<FbnetV3['net'], Net>> = {
  b: {
    stem: 16,
    stages: [
      [{ k: 3, c: 16, s: 1, n: 2, e: 1, se: false }],
      [
        { k: 5, c: 24, s: 2, n: 1, e: 4, se: false },
        { k: 5, c: 24, s: 1, n: 3, e: 2, se: false },
      ],
      [
        { k: 5, c: 40, s: 2, n: 1, e: 5, se: true },
        { k: 5, c: 40, s: 1, n: 4, e: 3, se: true },
      ],
      [
        { k: 5, c: 72, s: 2, n: 1, e: 5, se: false, p: 1 },
        { k: 3, c: 72, s: 1, n: 4, e: 3, se: false },
        { k: 3, c: 120, s: 1, n: 1, e: 5, se: true },
        { k: 5, c: 120, s: 1, n: 5, e: 3, se: true },
      ],
      [
        { k: 3, c: 184, s: 2, n: 1, e: 6, se: true, p: 0 },
        { k: 5, c: 184, s: 1, n: 5, e: 4, se: true },
        { k: 5, c: 224, s: 1, n: 1, e: 6, se: true },
      ],
    ],
  },
  d: {
    stem: 24,
    stages: [
      [{ k: 3, c: 16, s: 1, n: 2, e: 1, se: false }],
      [
        { k: 3, c: 24, s: 2, n: 1, e: 5, se: false },
        { k: 3, c: 24, s: 1, n: 5, e: 2, se: false },
      ],
      [
        { k: 5, c: 40, s: 2, n: 1, e: 4, se: true },
        { k: 3, c: 40, s: 1, n: 4, e: 3, se: true },
      ],
      [
        { k: 3, c: 72, s: 2, n: 1, e: 5, se: false },
        { k: 3, c: 72, s: 1, n: 4, e: 3, se: false },
        { k: 3, c: 128, s: 1, n: 1, e: 5, se: true },
        { k: 5, c: 128, s: 1, n: 6, e: 3, se: true },
      ],
      [
        { k: 3, c: 208, s: 2, n: 1, e: 6, se: true },
        { k: 5, c: 208, s: 1, n: 5, e: 5, se: true },
        { k: 5, c: 240, s: 1, n: 1, e: 6, se: true },
      ],
    ],
  },
  g: {
    stem: 32,
    stages: [
      [{ k: 3, c: 24, s: 1, n: 3, e: 1, se: false }],
      [
        { k: 5, c: 40, s: 2, n: 1, e: 4, se: false },
        { k: 5, c: 40, s: 1, n: 4, e: 2, se: false },
      ],
      [
        { k: 5, c: 56, s: 2, n: 1, e: 4, se: true },
        { k: 5, c: 56, s: 1, n: 4, e: 3, se: true },
      ],
      [
        { k: 5, c: 104, s: 2, n: 1, e: 5, se: false },
        { k: 3, c: 104, s: 1, n: 4, e: 3, se: false },
        { k: 3, c: 160, s: 1, n: 1, e: 5, se: true },
        { k: 5, c: 160, s: 1, n: 8, e: 3, se: true },
      ],
      [
        { k: 3, c: 264, s: 2, n: 1, e: 6, se: true },
        { k: 5, c: 264, s: 1, n: 6, e: 5, se: true },
        { k: 5, c: 288, s: 1, n: 2, e: 6, se: true },
      ],
    ],
  },
};

const HEAD_EXPANSION = 6;
const HIDDEN = 1984;

/** `stage4.2` is the second block of stage 4. */
function build({ net, resolution: side, classes: units }: FbnetV3): Graph {
  const { stem, stages } = NETS[net];
  const g = new GraphBuilder(`fbnet-v3-${net}`);
  let x = g.input([1, 3, side, side]);
  x = convBn(g, x, { filters: stem, kernel: 3, stride: 2, activation: 'hSwish' }, 'stem');
  for (const [row, found] of stages.entries()) {
    let place = 0;
    for (const { k, c, s, n, e, se, p } of found) {
      const block = { kernel: k, filters: c, padding: p, expansion: e, activation: 'hSwish' } as const;
      // A quarter of the channels before the expansion.
      const squeeze = se ? 1 / 4 / e : undefined;
      for (let i = 0; i < n; i++) {
        place += 1;
        const stride = i === 0 ? s : 1;
        x = fbnetBlock(g, x, { ...block, stride, squeeze }, `stage${row + 1}.${place}`);
      }
    }
  }
  const expanded = fbnetChannels(g.shape(x)[1] * HEAD_EXPANSION);
  const head = { expanded, hidden: HIDDEN, bias: false, activation: 'hSwish', units } as const;
  return g.build(pooledHead(g, x, head));
}

function variant(net: FbnetV3['net'], side: number, macs: number, learned: number): Variant<FbnetV3> {
  const source = "the authors' model zoo (mobile-vision)";
  return {
    name: `fbnet-v3-${net}`,
    parameters: { net, resolution: side },
    published: { macs, parameters: learned, source },
  };
}

/** FBNetV3: network and training recipe searched together. */
export const family: Family<FbnetV3> = {
  name: 'fbnet-v3',
  title: 'FBNetV3',
  paper: {
    title: 'FBNetV3: Joint Architecture-Recipe Search using Predictor Pretraining',
    arxiv: '2006.02049',
  },
  parameters,
  variants: [
    variant('b', 248, 461_550_136, 8_542_224),
    variant('d', 248, 644_420_352, 10_237_552),
    variant('g', 320, 2_129_656_384, 16_513_648),
  ],
  smallest: { resolution: 49 },
  follows:
    "The authors' PyTorch definitions (mobile-vision), which are the search results, without the bias before the " +
    'batch norm of the stem; two convolutions of B have less padding than usual there, which timm does not have. ' +
    'The published multiply-adds include the additions of global pools, and once more of the hidden layer, which ' +
    'that code pools again; the published parameters are those of weights only.',
  build,
};
