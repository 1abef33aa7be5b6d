import { GraphBuilder } from '../graph/builder.js';
import type { Graph } from '../graph/graph.js';
import { convBn } from './blocks/conv-bn-activation.js';
import { invertedResidual } from './blocks/inverted-residual.js';
import type { Family, ParametersOf, Variant } from './family.js';
import { choice, classes, resolution } from './parameters.js';

const parameters = { net: choice(['a', 'b', 'c'], 'c'), resolution: resolution(32), classes: classes() };

type Fbnet = ParametersOf<typeof parameters>;

/** The candidates of the search that were found: window, expansion, groups of the 1×1 convolutions. */
const CANDIDATES = {
  k3_e1: { kernel: 3, expansion: 1, groups: 1 },
  k3_e1_g2: { kernel: 3, expansion: 1, groups: 2 },
  k3_e3: { kernel: 3, expansion: 3, groups: 1 },
  k3_e6: { kernel: 3, expansion: 6, groups: 1 },
  k5_e1: { kernel: 5, expansion: 1, groups: 1 },
  k5_e1_g2: { kernel: 5, expansion: 1, groups: 2 },
  k5_e3: { kernel: 5, expansion: 3, groups: 1 },
  k5_e6: { kernel: 5, expansion: 6, groups: 1 },
} as const;

/** What the search found for each stage, and the filters of the last convolution. */
interface Found {
  readonly stages: readonly (readonly (keyof typeof CANDIDATES | 'skip')[])[];
  readonly head: number;
}

/** The stages that were searched: filters f, stride s of the first block. */
const STAGES = [
  { f: 16, s: 1 },
  { f: 24, s: 2 },
  { f: 32, s: 2 },
  { f: 64, s: 2 },
  { f: 112, s: 1 },
  { f: 184, s: 2 },
  { f: 352, s: 1 },
] as const;

const STEM = 16;

const NETS: Readonly<Record<Fbnet['net'], Found>> = {
  a: {
    stages: [
      ['skip'],
      ['k3_e3', 'k3_e1', 'skip', 'skip'],
      ['k5_e6', 'k3_e3', 'k5_e1', 'k3_e3'],
      ['k5_e6', 'k5_e3', 'k5_e1_g2', 'k5_e6'],
      ['k3_e6', 'k5_e1_g2', 'k5_e3', 'k3_e1_g2'],
      ['k5_e6', 'k5_e6', 'k5_e3', 'k5_e6'],
      ['k5_e6'],
    ],
    head: 1504,
  },
  b: {
    stages: [
      ['k3_e1'],
      ['k3_e6', 'k5_e1', 'k3_e1', 'k3_e1'],
      ['k5_e6', 'k5_e3', 'k3_e6', 'k5_e6'],
      ['k5_e6', 'k5_e6', 'skip', 'k5_e3'],
      ['k5_e6', 'k3_e1', 'k5_e1', 'k5_e3'],
      ['k5_e6', 'k5_e1', 'k5_e6', 'k5_e6'],
      ['k3_e6'],
    ],
    head: 1984,
  },
  c: {
    stages: [
      ['k3_e1'],
      ['k3_e6', 'skip', 'k3_e1', 'k3_e1'],
      ['k5_e6', 'k5_e3', 'k5_e6', 'k3_e6'],
      ['k5_e6', 'k5_e3', 'k5_e6', 'k5_e6'],
      ['k5_e6', 'k5_e6', 'k5_e6', 'k5_e3'],
      ['k5_e6', 'k5_e6', 'k5_e6', 'k5_e6'],
      ['k3_e6'],
    ],
    head: 1984,
  },
};

/** `stage3.2` is the second block of the third searched stage; a skipped block leaves no node. */
function build({ net, resolution: side, classes: units }: Fbnet): Graph {
  const { stages, head } = NETS[net];
  const g = new GraphBuilder(`fbnet-${net}`);
  let x = g.input([1, 3, side, side]);
  x = convBn(g, x, { filters: STEM, kernel: 3, stride: 2, activation: 'relu' }, 'stem');
  for (const [row, found] of stages.entries()) {
    const { f, s } = STAGES[row];
    for (const [i, candidate] of found.entries()) {
      if (candidate === 'skip') continue;
      const { expansion, ...rest } = CANDIDATES[candidate];
      const expanded = g.shape(x)[1] * expansion;
      const block = { ...rest, expanded, filters: f, stride: i === 0 ? s : 1, activation: 'relu' } as const;
      x = invertedResidual(g, x, block, `stage${row + 1}.${i + 1}`);
    }
  }
  x = convBn(g, x, { filters: head, activation: 'relu' }, 'head');
  x = g.globalPool(x, { name: 'pool' });
  return g.build(g.dense(x, { units, bias: true }, { name: 'classes' }));
}

function variant(net: Fbnet['net'], macs: number, learned: number): Variant<Fbnet> {
  const source = "the authors' model zoo (mobile-vision)";
  return { name: `fbnet-${net}`, parameters: { net }, published: { macs, parameters: learned, source } };
}

/** FBNet: inverted residuals, each chosen by a differentiable search for the latency of one phone. */
export const family: Family<Fbnet> = {
  name: 'fbnet',
  title: 'FBNet',
  paper: {
    title: 'FBNet: Hardware-Aware Efficient ConvNet Design via Differentiable Neural Architecture Search',
    arxiv: '1812.03443',
  },
  parameters,
  variants: [
    variant('a', 244_526_360, 4_270_290),
    variant('b', 291_101_640, 4_766_670),
    variant('c', 378_233_440, 5_525_420),
  ],
  smallest: { net: 'a', resolution: 32 },
  follows:
    "The authors' PyTorch definitions (mobile-vision), without the biases that its convolutions have before batch " +
    'norm, for batch norm cancels them. The published multiply-adds include the additions of the global pool; the ' +
    'published parameters are those of convolution weights only. timm has an expanding convolution even where the ' +
    'expansion is 1, so its FBNet-C does more.',
  build,
};
