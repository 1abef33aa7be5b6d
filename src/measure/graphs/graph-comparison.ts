import { type Counts, countNode } from '../../cost/counts.js';
import type { Kind } from '../../cost/layer-kinds.js';
import { type NetworkCost, networkCost } from '../../cost/network-cost.js';
import type { Graph } from '../../networks/graph/graph.js';
import type { Shape } from '../../tensors/tensor.js';
import type { Interval } from '../judging/statistics.js';
import { resultsOf, type SuiteResults } from '../results/results.js';
import type { TimedRow, TimedRun } from '../results/rows.js';
import { armOf, type LayerUnit, layersOf, SUITE } from './graph-arms.js';

/** What was measured and counted of some ops of a graph, timed alone in the memory of the graph. */
export interface ComparedLayer {
  /** Name of the op; with `perLayer: 'kind'` that of the kind. */
  readonly name: string;
  readonly kind: Kind;
  /** Ops that it is made of: 1, or all of a kind. */
  readonly ops: number;
  /** Of its last op. */
  readonly output: Shape;
  readonly counts: Counts;
  /** Time of one run, ns: the median over the rounds; undefined where it was not measured. */
  readonly ns: Interval | undefined;
  /** Its time over that of the whole graph, paired by round. The shares of all layers need not add up to 1. */
  readonly share: Interval | undefined;
  /** Why it was not measured. */
  readonly error?: string;
}

/** What was measured and counted of one graph. */
export interface ComparedGraph {
  /** The name that it was given. */
  readonly name: string;
  /** Time of one run, ns: the median over the rounds; undefined where it was not measured. */
  readonly ns: Interval | undefined;
  /** Time over that of the first graph, paired by round. */
  readonly ratio: Interval | undefined;
  readonly cost: NetworkCost;
  /** Largest relative error of its output against the reference's; null where there was no output. */
  readonly checkError: number | null;
  /** Why it was not measured: its output differs from the reference's, for instance. */
  readonly error?: string;
  /** In their order; [] without `perLayer`. */
  readonly layers: readonly ComparedLayer[];
}

/** Graphs that were timed against each other. */
export interface GraphComparison {
  readonly platform: string;
  readonly perLayer: LayerUnit | undefined;
  /** In the order in which they were given; the first is the baseline. */
  readonly graphs: readonly ComparedGraph[];
  /** The first graph against itself (A/A); undefined where it was not measured. */
  readonly noise: Interval | undefined;
  /** What a reader has to know: a busy machine, failures, warm-ups that did not get flat. */
  readonly notices: readonly string[];
  /** Every sample, with the machine, the settings and the seed. */
  readonly run: TimedRun;
}

/** The comparison that a run of the graphs' suite makes. */
export function graphComparisonOf(
  graphs: Readonly<Record<string, Graph>>,
  perLayer: LayerUnit | undefined,
  platform: string,
  run: TimedRun,
): GraphComparison {
  const suite = resultsOf({ id: SUITE }, [], run).suite(platform, SUITE);
  if (!suite) throw new Error(`graphs: nothing was measured on ${platform}`);
  return {
    platform,
    perLayer,
    graphs: Object.entries(graphs).map(([name, graph]) => comparedGraph(name, graph, perLayer, suite)),
    noise: suite.noise,
    notices: run.footer.warnings,
    run,
  };
}

function comparedGraph(
  name: string,
  graph: Graph,
  perLayer: LayerUnit | undefined,
  suite: SuiteResults,
): ComparedGraph {
  const arm = armOf(name);
  const row = suite.row(arm);
  return {
    name,
    ns: suite.timeNs(arm),
    ratio: suite.ratio(arm, suite.baseline),
    cost: networkCost(graph),
    checkError: row.checkError,
    ...errorOf(row),
    layers: layersOf(graph, perLayer).map(({ name: layer, kind, nodes }): ComparedLayer => {
      const part = armOf(name, layer);
      return {
        name: layer,
        kind,
        ops: nodes.length,
        output: nodes.at(-1)!.shape,
        counts: sumOf(nodes.map(node => countNode(node, graph))),
        ns: suite.timeNs(part),
        share: suite.ratio(part, arm),
        ...errorOf(suite.row(part)),
      };
    }),
  };
}

function errorOf({ status, error }: TimedRow): { readonly error?: string } {
  return status === 'failed' ? { error: error ?? 'no reason was recorded' } : {};
}

function sumOf(counts: readonly Counts[]): Counts {
  return counts.reduce((sum, one) => ({
    macs: sum.macs + one.macs,
    flops: sum.flops + one.flops,
    elementOps: sum.elementOps + one.elementOps,
    parameters: sum.parameters + one.parameters,
    memoryAccessCost: sum.memoryAccessCost + one.memoryAccessCost,
    bytesMoved: sum.bytesMoved + one.bytesMoved,
  }));
}
