import { countGraph } from '../../src/cost/counts.js';
import { countRows, exactRows, suiteCountRows } from '../../src/experiment/counts.js';
import type { ExactRow } from '../../src/measure/results/rows.js';
import type { Graph, OpNode } from '../../src/networks/graph/graph.js';
import { removeDeadNodes } from '../../src/networks/graph/passes/remove-dead-nodes.js';
import { blocksSuite, excitationGraph, nameOf, STAGES, type Stage, squeezedOf } from './blocks.js';
import { choicesSuite } from './choices.js';
import { networkSuites } from './networks.js';

/** Elements that the parts of squeeze-and-excite read and write, each input, weight and output once. */
export interface Traffic {
  /** The global pool, which reads the map. */
  readonly pool: number;
  /** The two 1×1 convolutions on one pixel: mostly their weights. */
  readonly convolutions: number;
  /** The product, which reads the map again and writes it. */
  readonly multiply: number;
}

/** What squeeze-and-excite reads and writes on a map. */
export function trafficOf(side: number, channels: number, squeezed: number): Traffic {
  const graph = excitationGraph(side, channels, squeezed);
  const of = (only: (node: OpNode) => boolean) => countGraph(graph, only).memoryAccessCost;
  return {
    pool: of(({ op }) => op === 'globalPool'),
    convolutions: of(({ op }) => op === 'pointwise'),
    multiply: of(({ op }) => op === 'multiply'),
  };
}

/** The same at a stage of MobileNetV3-Large. */
export function stageTraffic(stage: Stage): Traffic {
  return trafficOf(stage.side, stage.expanded, squeezedOf(stage));
}

/** The case of a stage's squeeze-and-excite in the exact numbers. */
export const trafficCase = (stage: Stage): string => `traffic/${nameOf(stage)}`;

/** The case of a network as it is timed: with batch norm folded and activations fused. */
export const deployedCase = (suite: string, arm: string): string => `deployed/${suite}/${arm}`;

/** Counts of every arm, networks as they are built; and what each part of squeeze-and-excite moves. */
export function exact(): readonly ExactRow[] {
  const asBuilt = (graph: Graph) => removeDeadNodes(graph);
  return [
    ...suiteCountRows([
      blocksSuite('full'),
      choicesSuite('full'),
      ...networkSuites('quick', asBuilt),
      ...networkSuites('full', asBuilt),
    ]),
    ...[...networkSuites('quick'), ...networkSuites('full')].flatMap(({ id, arms }) =>
      arms.flatMap(arm => countRows(deployedCase(id, arm.id), arm.graph(), ['memoryAccessCost'])),
    ),
    ...STAGES.flatMap(stage => exactRows(trafficCase(stage), 'elements', { ...stageTraffic(stage) })),
  ];
}
