import { countGraph } from '../../src/cost/counts.js';
import type { SuiteChoice } from '../../src/experiment/claims/ratio.js';
import type { SuiteDeclaration } from '../../src/experiment/define.js';
import type { Profile } from '../../src/measure/results/rows.js';
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

/** Networks up to so many multiply-accumulates, timed in a suite and process of their own. */
interface Class {
  readonly suite: string;
  readonly upToMacs: number;
  /** Whether scalar kernels, which take ten times as long, run it in this profile. */
  scalar(profile: Profile): boolean;
  /** What the quick profile takes of it; the full one takes all. */
  readonly quick: readonly string[];
}

/** From the lightest; networks above the last limit are counted and not timed. */
export const CLASSES: readonly Class[] = [
  {
    suite: 'light',
    upToMacs: 150e6,
    scalar: () => true,
    quick: [
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
    ],
  },
  {
    suite: 'medium',
    upToMacs: 600e6,
    scalar: profile => profile === 'full',
    quick: [
      'mobilenet-v3-large',
      'mobilenet-v2-1.0-224',
      'squeezenet-1.1',
      'efficientnet-b0',
      'mobilenet-v1-1.0-224',
    ],
  },
  { suite: 'heavy', upToMacs: 5e9, scalar: () => false, quick: [] },
];

/** So many of the quick profile's lightest networks show in a smoke run that everything works. */
const SMOKE = 5;

/** The suites of a profile, the lightest networks first. */
export function zooSuites(profile: Profile): readonly SuiteDeclaration[] {
  const fast = platformsFor('large');
  return CLASSES.flatMap(({ suite: id, upToMacs, scalar }, place) => {
    const models = modelsOf(place, profile);
    if (models.length === 0) return [];
    return {
      id,
      title: `networks up to ${upToMacs / 1e6} million multiply-accumulates`,
      arms: models.map(model => ({ id: model, graph: () => deployed(model) })),
      platforms: fast.filter(platform => scalar(profile) || engineOf(platform) !== 'javascript'),
    };
  });
}

/** The suite of a platform that measured all of these networks. */
export function suiteWith(...models: readonly string[]): SuiteChoice {
  return (results, platform) =>
    CLASSES.map(({ suite }) => results.suite(platform, suite)).find(suite =>
      models.every(model => suite?.arms.includes(model)),
    );
}

function modelsOf(place: number, profile: Profile): readonly string[] {
  const { quick, upToMacs } = CLASSES[place];
  if (profile === 'smoke') return place === 0 ? quick.slice(0, SMOKE) : [];
  if (profile === 'quick') return quick;
  const above = place === 0 ? 0 : CLASSES[place - 1].upToMacs;
  return MODELS.filter(model => {
    const { macs } = countGraph(deployed(model));
    return macs > above && macs <= upToMacs;
  });
}
