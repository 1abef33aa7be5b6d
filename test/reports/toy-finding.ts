import { type Evaluation, evaluate } from '../../src/experiment/evaluate.js';
import type { Experiment } from '../../src/experiment/experiment.js';
import { judgeRatio } from '../../src/measure/judging/verdict.js';
import { definitionOf } from '../../src/measure/results/definition.js';
import { exactHash } from '../../src/measure/results/exact-csv.js';
import { type Results, resultsOf } from '../../src/measure/results/results.js';
import {
  type RunHeader,
  SCHEMA_VERSION,
  type TimedRow,
  type TimedRun,
} from '../../src/measure/results/rows.js';

/** Text that must be escaped wherever it is shown. */
export const NASTY = '<script>alert("a|b")</script> & `c`';

const noGraph = () => {
  throw new Error('the report binds no graph');
};

/** An experiment of one suite with two arms, whose texts hold what has to be escaped. */
export const toyExperiment: Experiment = {
  id: 'toy',
  title: `Toy ${NASTY}`,
  question: `Is slow slower? ${NASTY}`,
  published: [],
  needsCeilings: false,
  exact: () => [{ case: 'suite/fast', quantity: 'macs', unit: 'multiply-accumulates', value: 1000 }],
  suites: profile => [
    {
      id: 'suite',
      title: 'Two arms',
      baseline: 'fast',
      arms: ['fast', 'slow'].map(id => ({ id, graph: noGraph })),
      platforms: profile === 'full' ? ['reference', 'typescript'] : ['typescript'],
    },
  ],
  claims: [
    {
      id: 'exact-claim',
      statement: `Counts are counted ${NASTY}`,
      source: 'Table 1',
      kind: 'exact',
      rule: `\`macs\` = 1000 ${NASTY}`,
      judge: results => ({
        verdict: results.exact('suite/fast', 'macs') === 1000 ? 'reproduced' : 'not here',
        evidence: 'macs are 1000',
      }),
    },
    {
      id: 'slower',
      statement: 'Slow is slower.',
      source: 'Table 2',
      kind: 'timed',
      rule: 'reproduced from 1.5',
      judge(results, platform) {
        const suite = results.suite(platform, 'suite');
        const ratio = suite?.ratio('slow', 'fast');
        return suite && judgeRatio({ what: 'time', ratio, noise: suite.noise, reproducedFrom: 1.5 });
      },
    },
  ],
  tables: [
    (results: Results) => ({
      title: `Table ${NASTY}`,
      columns: [{ label: 'case' }, { label: 'paper', unit: 'ms', digits: 2 }],
      rows: [
        [NASTY, 1.234],
        ['macs', results.exact('suite/fast', 'macs')],
        ['unpublished', null],
      ],
      notes: [NASTY],
    }),
  ],
  figures: [
    () => ({
      id: 'figure',
      title: `Figure ${NASTY}`,
      caption: `Caption ${NASTY}`,
      data: [{ type: 'scatter', x: [1, 2], y: [3, 4], name: NASTY }],
      layout: {},
    }),
  ],
  analysis: `**See** that <img src="https://example.org/x.png"> ![a picture](https://example.org/y.png)
and [a link](https://example.org/) but not [this](javascript:alert(1)).`,
};

const header: RunHeader = {
  type: 'header',
  schema: SCHEMA_VERSION,
  run: '2026-01-31T10-00-00-toy-2c',
  experiment: 'toy',
  profile: 'quick',
  startedAt: '2026-01-31T10:00:00.000Z',
  settings: { rounds: 9, minRoundMs: 5, minIterations: 1, minWarmupMs: 20, maxWarmupMs: 250 },
  seed: 1,
  commit: 'unknown',
  definition: definitionOf(toyExperiment, 'quick'),
  exact: exactHash(toyExperiment.exact()),
  engines: { reference: 'javascript', typescript: 'javascript' },
  machine: {
    cpu: 'Toy 1000',
    cores: 2,
    architecture: 'x64',
    os: 'Toy OS 1',
    memoryBytes: 2 ** 34,
    caches: [{ level: 1, bytes: 2 ** 15, ways: 8 }],
    node: '20.19.0',
    v8: '11.3',
    features: ['simd'],
  },
  loadBefore: 0.1,
  selection: 'all',
};

/** An arm whose 9 rounds each take `ns`, give or take a few. */
function row(arm: string, ns: number, again = false): TimedRow {
  return {
    type: 'timed',
    suite: 'suite',
    platform: 'typescript',
    arm,
    again,
    status: 'measured',
    samplesNs: Array.from({ length: 9 }, (_, round) => [ns + round]),
    warmupNs: 1000,
    warm: true,
    checkError: 0,
    macs: 1000,
    memoryAccessCost: 100,
    arenaBytes: 64,
    scratchBytes: 0,
  };
}

/** A run in which `slow` takes `slowNs`, or fails, and `fast` 1000 ns. */
export function toyRun(slowNs: number | 'failed', overrides: Partial<RunHeader> = {}): TimedRun {
  const slow: TimedRow =
    slowNs === 'failed'
      ? { ...row('slow', 0), status: 'failed', error: `differs ${NASTY}`, samplesNs: [], checkError: null }
      : row('slow', slowNs);
  return {
    header: { ...header, ...overrides },
    timed: [row('fast', 1000), slow, row('fast', 1000, true)],
    ceilings: [],
    footer: {
      type: 'footer',
      status: 'complete',
      endedAt: header.startedAt,
      loadAfter: 0,
      warnings: [`load ${NASTY}`],
    },
  };
}

/** The toy experiment with such a run, or without one. */
export function toyFinding(run?: TimedRun): Evaluation {
  return evaluate(toyExperiment, resultsOf(toyExperiment, toyExperiment.exact(), run));
}

/** The toy experiment with a published run. */
export function publishedToy(run?: TimedRun): Evaluation {
  const results = resultsOf(toyExperiment, toyExperiment.exact(), run);
  return evaluate(toyExperiment, results, { origin: 'published' });
}

/** The toy experiment with a run of the reader's own beside a published one. */
export function toyFindingBeside(here: TimedRun | undefined, published: TimedRun | undefined): Evaluation {
  const results = resultsOf(toyExperiment, toyExperiment.exact(), here);
  return evaluate(toyExperiment, results, { published: publishedToy(published) });
}
