import type { Experiment } from '../../experiment/experiment.js';
import type { SuiteResults } from '../../measure/results/results.js';
import type { Graph } from '../../networks/graph/graph.js';
import { bottleneckStack } from '../../networks/models/pointwise-stack.js';
import { singleConvolution } from '../../networks/models/single-convolution.js';
import type { PlatformName } from '../../networks/platforms.js';
import { measureExperiment } from '../cells/measure.js';

/** Layers to be compared, by name; each builds its graph from numbers. */
const builders = {
  /** 1×1 convolutions c1 → c2 → c1 at 56×56, repeated. */
  bottleneckStack: ([c1, c2, blocks]: readonly number[]): Graph => bottleneckStack(c1, c2, blocks),
  /** One 1×1 convolution on a square map. */
  pointwise: ([side, channels, filters]: readonly number[]): Graph =>
    singleConvolution(side, channels, filters, 1),
} as const;

export type DuelBuilder = keyof typeof builders;

/** Two graphs from one builder: the reader's and a baseline. */
export interface Duel {
  readonly builder: DuelBuilder;
  readonly baseline: readonly number[];
  readonly yours: readonly number[];
  /** `wasm` by default. */
  readonly platform?: PlatformName;
}

const ID = 'layer-duel';
const PLATFORM: PlatformName = 'wasm';

/** The duel as an experiment: both graphs in one suite, on one platform. */
export function duelExperiment({ builder, baseline, yours, platform = PLATFORM }: Duel): Experiment {
  const build = builders[builder];
  return {
    id: ID,
    title: 'Your layer against the baseline',
    question: 'Which of the two is faster?',
    published: [],
    needsCeilings: false,
    exact: () => [],
    suites: () => [
      {
        id: ID,
        title: ID,
        baseline: 'baseline',
        arms: [
          { id: 'baseline', graph: () => build(baseline) },
          { id: 'yours', graph: () => build(yours) },
        ],
        platforms: [platform],
      },
    ],
    claims: [],
    tables: [],
    figures: [],
    analysis: '',
  };
}

/** The name under which a measuring process imports it. */
export { duelExperiment as experiment };

/** Measures a duel in a separate process; undefined if it was interrupted. */
export async function measureDuel(duel: Duel): Promise<SuiteResults | undefined> {
  const source = { module: import.meta.url, data: duel };
  const { results } = await measureExperiment(duelExperiment(duel), source);
  return results.suite(duel.platform ?? PLATFORM, ID);
}
