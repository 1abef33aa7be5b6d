import { type Kind, kindOf, kindsIn } from '../../src/cost/layer-kinds.js';
import { suiteCountRows } from '../../src/experiment/counts.js';
import type { SuiteDeclaration } from '../../src/experiment/define.js';
import { firstMeasured } from '../../src/experiment/measured-suites.js';
import type { Arm } from '../../src/measure/arms.js';
import type { ExactRow, Profile } from '../../src/measure/results/rows.js';
import type { Graph, OpNode } from '../../src/networks/graph/graph.js';
import { optimize } from '../../src/networks/graph/passes/index.js';
import { graphOf } from '../../src/networks/models/catalogue.js';

/** Rows and columns of the image: those of the papers, which are counted, and of the quick profile. */
export const PAPER_RESOLUTION = 224;
const QUICK_RESOLUTION = 128;

/** A network as it was built, and after all passes. */
export const STAGES = ['built', 'fused'] as const;
export type Stage = (typeof STAGES)[number];

/** The names of the stages in tables and figures. */
export const STAGE_NAMES: { readonly [S in Stage]: string } = { built: 'as built', fused: 'fused' };

/** Id of the suite of a network. */
export function suiteIdOf(model: string, resolution: number): string {
  return `${model}-${resolution}`;
}

/**
 * The networks whose time is divided by kind; `quick` is whether the quick profile has them, and on which platforms.
 * `suite` is the one at the papers' resolution where that was measured.
 */
export const NETWORKS = (
  [
    { model: 'shufflenet-v1', title: 'ShuffleNetV1 1× (g = 3)', quick: 'fast' },
    { model: 'shufflenet-v2', title: 'ShuffleNetV2 1×', quick: 'compiled' },
    { model: 'mobilenet-v2', title: 'MobileNetV2', quick: 'compiled' },
    { model: 'mobilenet-v1', title: 'MobileNetV1', quick: 'compiled' },
    { model: 'squeezenet-1.1', title: 'SqueezeNet 1.1', quick: 'no' },
    { model: 'resnet-18', title: 'ResNet-18', quick: 'no' },
    { model: 'googlenet', title: 'GoogLeNet', quick: 'no' },
    { model: 'densenet-121', title: 'DenseNet-121', quick: 'no' },
  ] as const
).map(network => ({
  ...network,
  suite: firstMeasured(
    suiteIdOf(network.model, PAPER_RESOLUTION),
    suiteIdOf(network.model, QUICK_RESOLUTION),
  ),
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
export function stageGraph(model: string, resolution: number, stage: Stage): Graph {
  const built = graphOf(model, { resolution });
  return stage === 'built' ? built : optimize(built);
}

/** All arms of a stage return one graph, so that the parts run in the memory of the whole. */
function stageArms(model: string, resolution: number, stage: Stage): readonly Arm[] {
  const whole = stageGraph(model, resolution, stage);
  const graph = () => whole;
  const parts = kindsIn(whole).map(kind => {
    return { id: armOf(stage, kind), graph, only: (node: OpNode) => kindOf(node) === kind };
  });
  return [{ id: armOf(stage), graph }, ...parts];
}

/** One suite a network: at each stage the whole of it, and each kind of its ops alone. */
export function layerSuites(profile: Profile): readonly SuiteDeclaration[] {
  const isFull = profile === 'full';
  const resolution = isFull ? PAPER_RESOLUTION : QUICK_RESOLUTION;
  return NETWORKS.filter(({ quick }) => isFull || quick !== 'no').map(({ model, title, quick }) => ({
    id: suiteIdOf(model, resolution),
    title: `${title}, ${resolution}×${resolution}`,
    arms: STAGES.flatMap(stage => stageArms(model, resolution, stage)),
    platforms: isFull || quick === 'fast' ? 'fast' : 'compiled',
  }));
}

/** Ops, multiply-accumulates and memory access cost of every network by kind, as built and fused. */
export function layerRows(): readonly ExactRow[] {
  const parts = layerSuites('full').map(({ id, arms }) => ({ id, arms: arms.filter(({ only }) => only) }));
  return suiteCountRows(parts, ['ops', 'macs', 'memoryAccessCost']);
}
