import { type Kind, kindOf, kindsIn } from '../../src/cost/layer-kinds.js';
import type { Arm, Suite } from '../../src/measure/arms.js';
import type { Results, SuiteResults } from '../../src/measure/results/results.js';
import type { Profile } from '../../src/measure/results/rows.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import { optimize } from '../../src/networks/graph/passes/index.js';
import { graphOf } from '../../src/networks/models/catalogue.js';
import { engineOf, platformsFor } from '../../src/networks/platforms.js';

/** A network whose time is divided. */
export interface DividedNetwork {
  /** Name in the catalogue of models. */
  readonly model: string;
  readonly title: string;
  /** Whether the quick profile has it, and on scalar kernels too. */
  readonly quick: 'no' | 'fast' | 'all';
}

export const NETWORKS: readonly DividedNetwork[] = [
  { model: 'shufflenet-v1', title: 'ShuffleNetV1 1× (g = 3)', quick: 'all' },
  { model: 'shufflenet-v2', title: 'ShuffleNetV2 1×', quick: 'fast' },
  { model: 'mobilenet-v2', title: 'MobileNetV2', quick: 'all' },
  { model: 'mobilenet-v1', title: 'MobileNetV1', quick: 'fast' },
  { model: 'squeezenet-1.1', title: 'SqueezeNet 1.1', quick: 'no' },
  { model: 'resnet-18', title: 'ResNet-18', quick: 'no' },
  { model: 'googlenet', title: 'GoogLeNet', quick: 'no' },
  { model: 'densenet-121', title: 'DenseNet-121', quick: 'no' },
];

/** Rows and columns of the image: those of the papers, and of the quick profile. */
export const RESOLUTIONS = [224, 128] as const;
type Resolution = (typeof RESOLUTIONS)[number];

/** A network as it was built, and after all passes. */
export const STAGES = ['built', 'fused'] as const;
export type Stage = (typeof STAGES)[number];

/** Id of the suite of a network. */
export function suiteIdOf(model: string, resolution: Resolution): string {
  return `${model}-${resolution}`;
}

/** `built`, the whole network, or `built-pool`, its ops of one kind. */
export function armOf(stage: Stage, kind?: Kind): string {
  return kind ? `${stage}-${kind}` : stage;
}

/** The graph of a stage. */
export function stageGraph(model: string, resolution: Resolution, stage: Stage): Graph {
  const built = graphOf(model, { resolution });
  return stage === 'built' ? built : optimize(built);
}

/** One suite a network: at each stage the whole of it, and each kind of its ops alone. */
export function layerSuites(profile: Profile): readonly Suite[] {
  const resolution = profile === 'full' ? 224 : 128;
  return NETWORKS.filter(({ quick }) => quick !== 'no' || profile === 'full').map(
    ({ model, title, quick }) => ({
      id: suiteIdOf(model, resolution),
      title: `${title}, ${resolution}×${resolution}`,
      baseline: armOf('built'),
      arms: STAGES.flatMap(stage => stageArms(model, resolution, stage)),
      platforms: platformsFor('large').filter(
        platform => profile === 'full' || quick === 'all' || engineOf(platform) !== 'javascript',
      ),
    }),
  );
}

/** All arms of a stage return one graph, so that the parts run in the memory of the whole. */
function stageArms(model: string, resolution: Resolution, stage: Stage): readonly Arm[] {
  const whole = stageGraph(model, resolution, stage);
  const graph = () => whole;
  return [
    { id: armOf(stage), graph },
    ...kindsIn(whole).map(kind => ({
      id: armOf(stage, kind),
      graph,
      only: (node: Parameters<typeof kindOf>[0]) => kindOf(node) === kind,
    })),
  ];
}

/** The measured suite of a network on a platform, at the papers' resolution if there is one. */
export function suiteOf(results: Results, platform: string, model: string): SuiteResults | undefined {
  return RESOLUTIONS.map(resolution => results.suite(platform, suiteIdOf(model, resolution))).find(
    suite => suite !== undefined,
  );
}
