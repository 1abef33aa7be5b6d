import type { Arm, MeasuredExperiment, Suite } from '../../measure/arms.js';
import { type GraphData, graphFrom } from '../../measure/graphs/graph-data.js';
import { bindGraph } from '../../networks/graph/executor.js';
import type { Graph } from '../../networks/graph/graph.js';
import { NATIVE, type PlaceName, platforms, SIDE_BY_SIDE } from '../../networks/platforms.js';
import { relativeError, TOLERANCE } from '../../tensors/compare.js';
import { LAYER } from '../layers/distinct.js';

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
export interface OtherGraph {
  readonly id: string;
  readonly graph: GraphData;
  /** What of it is measured: its one op again and again, or all of it. */
  readonly what: 'layer' | 'network';
  /** Whether its outputs have to be those of the network as it is. */
  readonly same?: boolean;
}

/** For the process that measures: the arms of one suite. */
export function experiment(data: SuiteData): MeasuredExperiment {
  const suite = suiteOf(data);
  return { id: DOCTOR, exact: () => [], suites: () => [suite], needsCeilings: false, claims: [] };
}

/** The suite: the network as it is, and layers or changed networks beside it. */
export function suiteOf({ suite: id, platform, whole, others, seed }: SuiteData): Suite {
  const original = graphFrom(whole);
  const arms = others.map(({ id: arm, graph: data, what, same }): Arm => {
    const graph = graphFrom(data);
    if (what === 'layer') {
      // A whole run would begin by copying the input where it is overwritten; an engine without steps knows only those.
      return {
        id: arm,
        graph: () => graph,
        ...(platform !== NATIVE && { only: ({ name }) => name === LAYER }),
      };
    }
    let checked = !same;
    return {
      id: arm,
      graph() {
        if (!checked) expectSameOutput(original, graph, platform, seed);
        checked = true;
        return graph;
      },
    };
  });
  return {
    id,
    title: id,
    baseline: WHOLE,
    arms: [{ id: WHOLE, graph: () => original }, ...arms],
    platforms: [platform],
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
  const error = Math.max(...expected.map((values, i) => relativeError(got[i], values)));
  if (!(error <= TOLERANCE)) {
    throw new Error(`differs from the original: error ${error}, expected at most ${TOLERANCE}`);
  }
}
