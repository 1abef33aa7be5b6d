import { expectRunnable } from '../../cost/runnable.js';
import { expectObject } from '../../errors/arguments.js';
import { InputError } from '../../errors/input-error.js';
import { checkGraph } from '../../networks/graph/check-graph.js';
import { expectGraph, type Graph } from '../../networks/graph/graph.js';
import { projectCommit } from '../commit.js';
import { failedRows } from '../jobs.js';
import { loadAverage, machineRecord, runId } from '../machine.js';
import { ProcessPool } from '../passes/process-pool.js';
import { type PlannedSuite, planRun } from '../plan.js';
import { progressReporter, type RunProgress } from '../progress.js';
import { definitionOf } from '../results/definition.js';
import { exactHash } from '../results/exact-csv.js';
import { type Profile, type RunHeader, SCHEMA_VERSION, type TimedRow } from '../results/rows.js';
import { settingsFor } from '../settings.js';
import { runWarnings } from '../warnings.js';
import { experiment, type GraphsData, type LayerUnit, SUITE } from './graph-arms.js';
import { type GraphComparison, graphComparisonOf } from './graph-comparison.js';
import { graphData } from './graph-data.js';
import { placeOf } from './place.js';

/** How graphs are timed. */
export interface TimeGraphsOptions {
  readonly platform: string;
  readonly profile: Profile;
  /** Of inputs, weights and orders. */
  readonly seed: number;
  /** Times every op alone as well, or all ops of a kind together; only whole graphs where it is absent. */
  readonly perLayer?: LayerUnit;
  /** Rounds to make; as many as the profile has where it is absent. */
  readonly rounds?: number;
  readonly onProgress?: (progress: RunProgress) => void;
  readonly signal?: AbortSignal;
}

/**
 * Times graphs against each other by the protocol of the experiments, in a process of their own: each output checked
 * against the reference first, warm-up, rounds in random order, the first graph a second time (A/A), medians, ratios
 * with intervals.
 *
 * @param graphs  by name; the first is the baseline
 * @returns undefined where `signal` aborted it
 * @throws {InputError} where there is no graph, one cannot be run or is too large, or there is no such platform
 */
export async function timeGraphs(
  graphs: Readonly<Record<string, Graph>>,
  options: TimeGraphsOptions,
): Promise<GraphComparison | undefined> {
  const { profile, seed, perLayer, signal } = options;
  checkGraphs(graphs);
  const platform = placeOf(options.platform, perLayer);
  const data: GraphsData = {
    graphs: Object.entries(graphs).map(([name, graph]) => ({ name, graph: graphData(graph, seed) })),
    perLayer,
    platform,
  };
  const measured = experiment(data);
  const { jobs, engines } = planRun(measured, { profile, platforms: [platform] });
  const job = jobs[0] as PlannedSuite;
  const usual = settingsFor(profile);
  const { rounds = usual.rounds } = options;
  const settings = { ...usual, rounds };
  const machine = await machineRecord();
  const startedAt = new Date();
  const header: RunHeader = {
    type: 'header',
    schema: SCHEMA_VERSION,
    run: runId(startedAt, machine),
    experiment: SUITE,
    profile,
    startedAt: startedAt.toISOString(),
    settings,
    seed,
    commit: await projectCommit(),
    // Of the whole graphs: the ops of each, once more for every layer, would be gigabytes of a large network.
    definition: definitionOf(experiment({ ...data, perLayer: undefined }), profile),
    exact: exactHash([]),
    engines,
    machine,
    loadBefore: loadAverage(),
    selection: 'all',
  };
  const source = { module: new URL('./graph-arms.js', import.meta.url).href, data };
  const report = progressReporter(SUITE, jobs, options.onProgress);
  const pool = new ProcessPool({
    ...{ profile, seed, settings, signal },
    onProgress: (_, phase, share) => report(job, phase, share),
  });
  const limits = { atLeast: rounds, atMost: rounds, ms: 0 };
  let timed: readonly TimedRow[];
  try {
    timed = await pool.pass({ suite: job, run: { source } }, limits);
  } catch (error) {
    timed = failedRows(job, (error as Error).message);
  } finally {
    await pool.endAll();
  }
  if (signal?.aborted) return undefined;
  const endedAt = new Date().toISOString();
  const warnings = runWarnings(header, timed);
  return graphComparisonOf(graphs, perLayer, platform, {
    header,
    timed,
    ceilings: [],
    footer: { type: 'footer', status: 'complete', endedAt, loadAfter: loadAverage(), warnings },
  });
}

function checkGraphs(graphs: Readonly<Record<string, Graph>>): void {
  expectObject('compareGraphs: graphs', graphs, 'an object of graphs by their names, { a, b }');
  const entries = Object.entries(graphs);
  if (entries.length === 0) throw new InputError('compareGraphs: got no graphs, expected at least 1');
  for (const [name, graph] of entries) {
    expectGraph(`compareGraphs: ${name}`, graph);
    checkGraph(graph);
    expectRunnable('compareGraphs', graph);
  }
}
