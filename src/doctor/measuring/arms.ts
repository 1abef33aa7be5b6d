import type { Arm, MeasuredExperiment, Suite } from '../../measure/arms.js';
import { compareOutputs } from '../../measure/check.js';
import { type GraphData, graphFrom } from '../../measure/graphs/graph-data.js';
import { bindGraph } from '../../networks/graph/executor.js';
import type { Graph, OpNode } from '../../networks/graph/graph.js';
import { NATIVE, type PlaceName, platforms, SIDE_BY_SIDE } from '../../networks/platforms.js';
import { LAYER, layerGraph } from '../layers/distinct.js';

/** Name of the experiment, and id of the arm of the network as it is. */
export const DOCTOR = 'doctor';
export const WHOLE = 'network';

/** What a measuring process is told of the arms of one suite. */
export interface SuiteData {
  readonly suite: string;
  readonly platform: PlaceName;
  /** The network as it is, which is the baseline. */
  readonly whole: GraphData;
  /** Others that are timed beside it. */
  readonly others: readonly OtherGraph[];
  /** Of the comparison of changed networks with the original. */
  readonly seed: number;
}

/** A layer, or a changed network. */
export type OtherGraph = { readonly id: string } & (
  | {
      /** A layer of the network as it is, by the id of its node: its weights need not be sent again. */
      readonly what: 'own layer';
      readonly node: number;
    }
  | { readonly what: 'layer'; readonly graph: GraphData }
  | {
      readonly what: 'network';
      readonly graph: GraphData;
      /** Whether its output has to be that of the network as it is. */
      readonly same: boolean;
    }
);

/** For the process that measures: the arms of one suite. */
export function experiment(data: SuiteData): MeasuredExperiment {
  const suite = suiteOf(data);
  return { id: DOCTOR, exact: () => [], suites: () => [suite], needsCeilings: false, claims: [] };
}

/** The suite: the network as it is, and layers or changed networks beside it. */
export function suiteOf({ suite: id, platform, whole, others, seed }: SuiteData): Suite {
  const original = graphFrom(whole);
  const arms = others.map((other): Arm => {
    if (other.what === 'network') return networkArm(original, other, platform, seed);
    const graph =
      other.what === 'layer'
        ? graphFrom(other.graph)
        : layerGraph({ node: original.nodes[other.node] as OpNode, graph: original });
    // A whole run would begin by copying the input where it is overwritten.
    return { id: other.id, graph: () => graph, only: ({ name }) => name === LAYER };
  });
  return {
    id,
    title: id,
    baseline: WHOLE,
    arms: [{ id: WHOLE, graph: () => original }, ...arms],
    platforms: [platform],
  };
}

function networkArm(
  original: Graph,
  { id, graph: data, same }: Extract<OtherGraph, { what: 'network' }>,
  platform: PlaceName,
  seed: number,
): Arm {
  const graph = graphFrom(data);
  let checked = !same;
  return {
    id,
    graph() {
      if (!checked) expectSameOutput(original, graph, platform, seed);
      checked = true;
      return graph;
    },
  };
}

/** @throws {Error} where a changed network computes something else on the same input and weights */
function expectSameOutput(original: Graph, changed: Graph, place: PlaceName, seed: number): void {
  const platform = place === NATIVE || place === SIDE_BY_SIDE ? platforms.wasm : platforms[place];
  const [expected, got] = [original, changed].map(graph => {
    const executable = bindGraph(graph, platform, seed);
    executable.run();
    return executable.outputs;
  });
  const { error } = compareOutputs(got, expected, 'the original');
  if (error !== undefined) throw new Error(error);
}
