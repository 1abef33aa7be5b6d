import { countGraph } from '../../src/cost/counts.js';
import { minimumMemory } from '../../src/cost/peak-memory.js';
import type { SuiteChoice } from '../../src/experiment/claims/ratio.js';
import { countRows } from '../../src/experiment/counts.js';
import type { SuiteDeclaration } from '../../src/experiment/define.js';
import type { ExactRow, Profile } from '../../src/measure/results/rows.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import { optimize } from '../../src/networks/graph/passes/index.js';
import { graphOf, publishedModels } from '../../src/networks/models/catalogue.js';
import { engineOf, platformsFor } from '../../src/networks/platforms.js';

const graphs = new Map<string, Graph>();

/** A network of the catalogue as it is deployed: after all passes. Built once. */
export function deployed(model: string): Graph {
  const graph = graphs.get(model) ?? optimize(graphOf(model));
  graphs.set(model, graph);
  return graph;
}

/** Names of all published networks. */
export const MODELS: readonly string[] = publishedModels().map(({ name }) => name);

/** Those of the quick profile, the lightest first. */
export const QUICK: readonly string[] = [
  'shufflenet-v2-0.5',
  'shufflenet-v1-0.5-g3',
  'mobilenet-v1-0.25-224',
  'mobilenet-v3-small',
  'mobilenet-v2-0.35-224',
  'espnet-v2-1.0',
  'shufflenet-v1-1.0-g3',
  'ghostnet-1.0',
  'shufflenet-v2-1.0',
  'mobilenet-v1-0.5-224',
  'mobilenet-v3-large',
  'mobilenet-v2-1.0-224',
  'squeezenet-1.1',
  'efficientnet-b0',
  'mobilenet-v1-1.0-224',
];

/** So many of them show in a smoke run that everything works. */
const SMOKE = 5;

/**
 * Networks of so many multiply-accumulates are timed in a suite and process of their own; above the last limit they are
 * counted and not timed. `scalar`: the profiles in which scalar kernels, which take ten times as long, run them.
 */
export const CLASSES: readonly {
  readonly suite: string;
  readonly aboveMacs: number;
  readonly upToMacs: number;
  readonly scalar: readonly Profile[];
}[] = [
  { suite: 'light', aboveMacs: 0, upToMacs: 150e6, scalar: ['smoke', 'full'] },
  { suite: 'medium', aboveMacs: 150e6, upToMacs: 600e6, scalar: ['full'] },
  { suite: 'heavy', aboveMacs: 600e6, upToMacs: 5e9, scalar: [] },
];

/** The suites of a profile, the lightest networks first. */
export function zooSuites(profile: Profile): readonly SuiteDeclaration[] {
  const networks = { smoke: QUICK.slice(0, SMOKE), quick: QUICK, full: MODELS }[profile].map(model => ({
    model,
    // The passes change no multiply-accumulate, and take longer than building.
    macs: countGraph(graphOf(model)).macs,
  }));
  return CLASSES.map(({ suite, aboveMacs, upToMacs, scalar }) => ({
    id: suite,
    title: `networks up to ${upToMacs / 1e6} million multiply-accumulates`,
    arms: networks
      .filter(({ macs }) => macs > aboveMacs && macs <= upToMacs)
      .map(({ model }) => ({ id: model, graph: () => deployed(model) })),
    platforms: platformsFor('large').filter(
      platform => scalar.includes(profile) || engineOf(platform) !== 'javascript',
    ),
  })).filter(({ arms }) => arms.length > 0);
}

/** The suite of a platform that measured all of these networks. */
export function suiteWith(...models: readonly string[]): SuiteChoice {
  return (results, platform) =>
    CLASSES.map(({ suite }) => results.suite(platform, suite)).find(suite =>
      models.every(model => suite?.arms.includes(model)),
    );
}

/** Counts of every published network; memory of the deployed one, work and parameters of the one as built. */
export function zooRows(): ExactRow[] {
  return MODELS.flatMap(model => {
    const graph = deployed(model);
    return [
      ...countRows(model, graphOf(model), ['macs', 'parameters']),
      ...countRows(model, graph, ['memoryAccessCost']),
      { case: model, quantity: 'peakBytes', unit: 'bytes', value: minimumMemory(graph).bytes },
    ];
  });
}
