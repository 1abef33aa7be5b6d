import type { SuiteDeclaration } from '../../src/experiment/define.js';
import { firstMeasured } from '../../src/experiment/measured-suites.js';
import type { Profile } from '../../src/measure/results/rows.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import { optimize } from '../../src/networks/graph/passes/index.js';
import { graphOf } from '../../src/networks/models/catalogue.js';
import { publishedNumber } from '../../src/papers/published.js';
import { actualSpeed } from '../../src/papers/shufflenetv1.js';
import { fullConvolutions } from './full-convolutions.js';

/** MobileNetV1 with separable and with full convolutions: a pair with a fiftieth of the work, and the paper's Table 4. */
export const PAIRS = [
  { id: 'network-0.25-128', width: 0.25, resolution: 128 },
  { id: 'network-1-224', width: 1, resolution: 224 },
] as const;
export const [, TABLE_4] = PAIRS;

/** The largest pair that was measured. */
export const measuredPair = firstMeasured(...PAIRS.map(({ id }) => id).reverse());

/**
 * The networks of ShuffleNetV1's Table 8 with what it prints of them, in millions and ms. `label` is where their names
 * stand in the figure, so that none meet.
 */
export const TABLE_8 = (
  [
    { model: 'shufflenet-v1-0.5-g3', row: 'ShuffleNet 0.5x (g=3)', quick: true, label: 'bottom right' },
    { model: 'shufflenet-v1-1.0-g3', row: 'ShuffleNet 1x (g=3)', quick: true, label: 'bottom right' },
    { model: 'shufflenet-v1-2.0-g3', row: 'ShuffleNet 2x (g=3)', quick: false, label: 'top left' },
    { model: 'mobilenet-v1-1.0-224', row: '1.0 MobileNet-224', quick: false, label: 'bottom right' },
    { model: 'alexnet', row: 'AlexNet', quick: false, label: 'bottom right' },
  ] as const
).map(network => ({
  ...network,
  macs: publishedNumber(actualSpeed, network.row, 'macs_M'),
  ms: publishedNumber(actualSpeed, network.row, 'ms_224x224'),
}));

export const TABLE_8_SUITE = 'shufflenet-v1';

/**
 * The pairs of networks and those of Table 8 at 224×224; Table 4 and the larger ones of Table 8 are for the full profile.
 *
 * @param passes  over every graph: it is timed as it would be deployed, and counted as the papers count it, as built
 */
export function networkSuites(
  profile: Profile,
  passes: (graph: Graph) => Graph = optimize,
): readonly SuiteDeclaration[] {
  const isFull = profile === 'full';
  const pairs = PAIRS.filter(pair => isFull || pair !== TABLE_4).map(({ id, width, resolution }) => {
    const separable = () => graphOf('mobilenet-v1', { width, resolution });
    return {
      id,
      title: `MobileNetV1 × ${width}, ${resolution}×${resolution}, full and separable`,
      arms: [
        { id: 'separable', graph: () => passes(separable()) },
        { id: 'full', graph: () => passes(fullConvolutions(separable())) },
      ],
    };
  });
  const tableEight = {
    id: TABLE_8_SUITE,
    title: "networks of ShuffleNetV1's Table 8, 224×224",
    arms: TABLE_8.filter(({ quick }) => isFull || quick).map(({ model }) => ({
      id: model,
      graph: () => passes(graphOf(model)),
    })),
    platforms: isFull ? 'fast' : 'compiled',
  } as const;
  return [...pairs, tableEight];
}
