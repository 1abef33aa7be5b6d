import { countNode } from '../../cost/counts.js';
import { predictLayers, type Roofline } from '../../cost/roofline.js';
import type { Arm } from '../../measure/arms.js';
import { opNodes } from '../../networks/graph/graph.js';

/** What the cost models predict for an arm before it runs. */
export interface ModelCosts {
  readonly macs: number;
  /** Elements. */
  readonly memoryAccessCost: number;
  /** ns; undefined where the machine's ceilings were not measured. */
  readonly roofline: number | undefined;
}

/** Total costs of the ops of an arm that are timed. */
export function modelCosts({ graph: build, only = () => true }: Arm, roof: Roofline | undefined): ModelCosts {
  const graph = build();
  const nodes = opNodes(graph).filter(only);
  const ids = new Set(nodes.map(({ id }) => id));
  const counts = nodes.map(node => countNode(node, graph));
  const layers = roof && predictLayers(roof, graph).filter(({ id }) => ids.has(id));
  return {
    macs: sum(counts.map(({ macs }) => macs)),
    memoryAccessCost: sum(counts.map(({ memoryAccessCost }) => memoryAccessCost)),
    roofline: layers && sum(layers.map(({ ns }) => ns)),
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
