import type { Arm, Suite } from '../../src/measure/arms.js';
import type { Profile } from '../../src/measure/results/rows.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import { optimize } from '../../src/networks/graph/passes/index.js';
import { graphOf } from '../../src/networks/models/catalogue.js';
import { platformsFor } from '../../src/networks/platforms.js';
import { fullConvolutions } from './full-convolutions.js';

/** MobileNetV1 at a width and a resolution, with full and with separable convolutions: Table 4 and thinner ones. */
export interface NetworkPair {
  readonly width: number;
  readonly resolution: number;
}

/** Table 4, and a pair with a fiftieth of its work. */
export const PAIRS: readonly NetworkPair[] = [
  { width: 0.25, resolution: 128 },
  { width: 1, resolution: 224 },
];

/** Id of a pair's suite. */
export function pairSuiteId({ width, resolution }: NetworkPair): string {
  return `network-${width}-${resolution}`;
}

/** The two networks of a pair, as built. */
export function pairGraph({ width, resolution }: NetworkPair, form: 'full' | 'separable'): Graph {
  const separable = graphOf('mobilenet-v1', { width, resolution });
  return form === 'full' ? fullConvolutions(separable) : separable;
}

/** A network as it is deployed: after all passes. */
function deployed(id: string, graph: () => Graph): Arm {
  return { id, graph: () => optimize(graph()) };
}

/** The pairs of a profile: Table 4 itself is for the full one. */
export function pairSuites(profile: Profile): readonly Suite[] {
  return (profile === 'full' ? PAIRS : PAIRS.slice(0, 1)).map(pair => ({
    id: pairSuiteId(pair),
    title: `MobileNetV1 × ${pair.width}, ${pair.resolution}×${pair.resolution}, full and separable`,
    baseline: 'separable',
    arms: (['separable', 'full'] as const).map(form => deployed(form, () => pairGraph(pair, form))),
    platforms: platformsFor('large'),
  }));
}

/** A network of ShuffleNetV1's Table 8. */
export interface TimedNetwork {
  /** Name in the catalogue of models, and of the arm. */
  readonly model: string;
  /** Row of the table. */
  readonly row: string;
  readonly quick: boolean;
  /** Where its name stands in the figure, so that names do not meet. */
  readonly label: 'bottom right' | 'top left';
}

export const TABLE_8: readonly TimedNetwork[] = [
  { model: 'shufflenet-v1-0.5-g3', row: 'ShuffleNet 0.5x (g=3)', quick: true, label: 'bottom right' },
  { model: 'shufflenet-v1-1.0-g3', row: 'ShuffleNet 1x (g=3)', quick: true, label: 'bottom right' },
  { model: 'shufflenet-v1-2.0-g3', row: 'ShuffleNet 2x (g=3)', quick: false, label: 'top left' },
  { model: 'mobilenet-v1-1.0-224', row: '1.0 MobileNet-224', quick: false, label: 'bottom right' },
  { model: 'alexnet', row: 'AlexNet', quick: false, label: 'bottom right' },
];

export const TABLE_8_SUITE = 'shufflenet-v1';

/** The networks of Table 8 at 224×224; the larger ones are for the full profile. */
export function tableEightSuite(profile: Profile): Suite {
  return {
    id: TABLE_8_SUITE,
    title: "networks of ShuffleNetV1's Table 8, 224×224",
    baseline: TABLE_8[0].model,
    arms: TABLE_8.filter(({ quick }) => quick || profile === 'full').map(({ model }) =>
      deployed(model, () => graphOf(model)),
    ),
    platforms: platformsFor('large'),
  };
}
