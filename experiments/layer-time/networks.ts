import { type Kind, kindOf, kindsIn } from '../../src/cost/layer-kinds.js';
import { countRows } from '../../src/experiment/counts.js';
import type { SuiteDeclaration } from '../../src/experiment/define.js';
import { firstMeasured } from '../../src/experiment/measured-suites.js';
import type { Arm } from '../../src/measure/arms.js';
import type { ExactRow, Profile } from '../../src/measure/results/rows.js';
import { type Graph, type OpNode, opNodes } from '../../src/networks/graph/graph.js';
import { optimize } from '../../src/networks/graph/passes/index.js';
import { graphOf } from '../../src/networks/models/catalogue.js';
import { engineOf, platformsFor } from '../../src/networks/platforms.js';

/** Rows and columns of the image: those of the papers, and of the quick profile. */
export const RESOLUTIONS = [224, 128] as const;
type Resolution = (typeof RESOLUTIONS)[number];

/** A network as it was built, and after all passes. */
export const STAGES = ['built', 'fused'] as const;
export type Stage = (typeof STAGES)[number];

/** The names of the stages in tables and figures. */
export const STAGE_NAMES: { readonly [S in Stage]: string } = { built: 'as built', fused: 'fused' };

/** Id of the suite of a network. */
export function suiteIdOf(model: string, resolution: Resolution): string {
  return `${model}-${resolution}`;
}

/**
 * The networks whose time is divided by kind; `quick` is whether the quick profile has them, and on which platforms.
 * `measured` is the suite at the papers' resolution where that was measured.
 */
export const NETWORKS = (
  [
    { model: 'shufflenet-v1', title: 'ShuffleNetV1 1× (g = 3)', quick: 'all' },
    { model: 'shufflenet-v2', title: 'ShuffleNetV2 1×', quick: 'compiled' },
    { model: 'mobilenet-v2', title: 'MobileNetV2', quick: 'all' },
    { model: 'mobilenet-v1', title: 'MobileNetV1', quick: 'compiled' },
    { model: 'squeezenet-1.1', title: 'SqueezeNet 1.1', quick: 'no' },
    { model: 'resnet-18', title: 'ResNet-18', quick: 'no' },
    { model: 'googlenet', title: 'GoogLeNet', quick: 'no' },
    { model: 'densenet-121', title: 'DenseNet-121', quick: 'no' },
  ] as const
).map(network => ({
  ...network,
  measured: firstMeasured(...RESOLUTIONS.map(resolution => suiteIdOf(network.model, resolution))),
}));

/** The network of a name in the catalogue of models. */
export function networkOf(model: (typeof NETWORKS)[number]['model']): (typeof NETWORKS)[number] {
  return NETWORKS.find(network => network.model === model)!;
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

/** All arms of a stage return one graph, so that the parts run in the memory of the whole. */
function stageArms(model: string, resolution: Resolution, stage: Stage): readonly Arm[] {
  const whole = stageGraph(model, resolution, stage);
  const graph = () => whole;
  return [
    { id: armOf(stage), graph },
    ...kindsIn(whole).map(kind => ({
      id: armOf(stage, kind),
      graph,
      only: (node: OpNode) => kindOf(node) === kind,
    })),
  ];
}

/** One suite a network: at each stage the whole of it, and each kind of its ops alone. */
export function layerSuites(profile: Profile): readonly SuiteDeclaration[] {
  const isFull = profile === 'full';
  const resolution = isFull ? 224 : 128;
  const compiled = platformsFor('large').filter(platform => engineOf(platform) !== 'javascript');
  return NETWORKS.filter(({ quick }) => isFull || quick !== 'no').map(({ model, title, quick }) => ({
    id: suiteIdOf(model, resolution),
    title: `${title}, ${resolution}×${resolution}`,
    arms: STAGES.flatMap(stage => stageArms(model, resolution, stage)),
    platforms: isFull || quick === 'all' ? 'fast' : compiled,
  }));
}

/** Ops, multiply-accumulates and memory access cost of every network by kind, as built and fused. */
export function layerRows(): readonly ExactRow[] {
  return layerSuites('full').flatMap(({ id, arms }) =>
    arms.flatMap(({ id: arm, graph, only }) => {
      if (!only) return [];
      const at = `${id}/${arm}`;
      const ops = { case: at, quantity: 'ops', unit: '1', value: opNodes(graph()).filter(only).length };
      return [ops, ...countRows(at, graph(), ['macs', 'memoryAccessCost'], only)];
    }),
  );
}
