import { countRows } from '../../src/experiment/counts.js';
import type { SuiteDeclaration } from '../../src/experiment/define.js';
import type { ExactRow, Profile } from '../../src/measure/results/rows.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import { optimize } from '../../src/networks/graph/passes/index.js';
import { convBn } from '../../src/networks/models/blocks/conv-bn-activation.js';
import { inception } from '../../src/networks/models/blocks/inception.js';
import { graphOf } from '../../src/networks/models/catalogue.js';

/** The side of the map of Inception V3's middle modules. */
const SIDE = 17;
/** Channels of the modules: with these, both have as many weights, as both networks nearly have. */
const INCEPTION = 192;
const XCEPTION = 160;

export const MODULES_SUITE = 'modules';
export const NETWORKS_SUITE = 'networks-96';
export const NETWORKS = ['inception-v3', 'xception'] as const;

/** Inception V3's module of Figure 6 (7×7 as 1×7 and 7×1) with a quarter of its channels. */
export function inceptionModule(channels: number = INCEPTION, side: number = SIDE): Graph {
  const g = new GraphBuilder('inception-module');
  const [end, inner] = [channels / 4, channels / 6];
  const [wide, high] = [
    [1, 7],
    [7, 1],
  ] as const;
  const branches = {
    '1x1': [{ filters: end }],
    '7x7': [{ filters: inner }, { filters: inner, kernel: wide }, { filters: end, kernel: high }],
    '7x7-double': [
      { filters: inner },
      { filters: inner, kernel: high },
      { filters: inner, kernel: wide },
      { filters: inner, kernel: high },
      { filters: end, kernel: wide },
    ],
    pool: [{ pool: 'avg', stride: 1 } as const, { filters: end }],
  };
  return g.build(inception(g, g.input([1, channels, side, side]), branches, 'mixed'));
}

/** A module of Xception's middle flow: three times ReLU and a separable convolution, and the shortcut. */
export function xceptionModule(channels: number = XCEPTION, side: number = SIDE): Graph {
  const g = new GraphBuilder('xception-module');
  const x = g.input([1, channels, side, side]);
  let y = x;
  for (let i = 1; i <= 3; i++) {
    // The shortcut reads the input too, so the first ReLU must not overwrite it.
    y =
      i === 1 ? g.node('relu', [y], {}, { name: '1/relu' }) : g.activation('relu', y, { name: `${i}/relu` });
    y = g.depthwise(y, { kernel: [3, 3], padding: 1 }, { name: `${i}/depthwise` });
    y = convBn(g, y, { filters: channels }, `${i}/pointwise`);
  }
  return g.build(g.add(y, x, { name: 'sum' }));
}

/** One module of each network; whole networks, with 90 MB of weights each, are for the full profile. */
export function moduleSuites(profile: Profile): readonly SuiteDeclaration[] {
  const modules: SuiteDeclaration = {
    id: MODULES_SUITE,
    title: `two modules of as many weights, ${SIDE}×${SIDE}`,
    arms: [
      { id: NETWORKS[0], graph: () => optimize(inceptionModule()) },
      { id: NETWORKS[1], graph: () => optimize(xceptionModule()) },
    ],
  };
  const networks: SuiteDeclaration = {
    id: NETWORKS_SUITE,
    title: 'Inception V3 and Xception, 96×96',
    arms: NETWORKS.map(name => ({ id: name, graph: () => optimize(graphOf(name, { resolution: 96 })) })),
    platforms: 'compiled',
  };
  return profile === 'full' ? [modules, networks] : [modules];
}

export const printedCase = (network: string) => `299/${network}`;

/** Counts of both networks at the resolution of the paper. */
export function printedRows(): readonly ExactRow[] {
  return NETWORKS.flatMap(name => countRows(printedCase(name), graphOf(name)));
}
