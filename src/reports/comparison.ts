import type { Interval } from '../measure/judging/statistics.js';
import type { Results } from '../measure/results/results.js';
import type { RunHeader, TimedRun } from '../measure/results/rows.js';
import { NATIVE } from '../networks/platforms.js';
import type { Finding } from './finding.js';
import { formatInterval, MISSING } from './format.js';
import type { Table } from './table.js';

/** A timed run with what its experiment makes of it. */
export interface ComparedRun {
  readonly finding: Finding;
  readonly run: TimedRun;
}

/** One case in both runs: its time over its suite's baseline, never a time. */
export interface CaseComparison {
  readonly platform: string;
  readonly case: string;
  readonly before?: Interval;
  readonly after?: Interval;
  /** undefined where one of the two was not measured. */
  readonly overlap?: boolean;
}

/** A claim whose verdict is not the same in both runs. */
export interface VerdictChange {
  readonly claim: string;
  readonly statement: string;
  readonly platform: string;
  readonly before: string;
  readonly after: string;
}

/** Two runs of one experiment, side by side. */
export interface Comparison {
  readonly experiment: string;
  readonly before: string;
  readonly after: string;
  /** What makes the runs different beside chance: machine, Node, profile, seed, changed experiment. */
  readonly differences: readonly string[];
  readonly cases: readonly CaseComparison[];
  readonly verdictChanges: readonly VerdictChange[];
}

/** Compares two runs of the same experiment by their ratios to the baseline and by their verdicts. */
export function compareRuns(before: ComparedRun, after: ComparedRun): Comparison {
  return {
    experiment: before.finding.experiment.id,
    before: before.run.header.run,
    after: after.run.header.run,
    differences: headerDifferences(before.run.header, after.run.header),
    cases: caseNames(before, after).map(([platform, suite, arm]) => {
      const [a, b] = [before, after].map(({ finding }) =>
        ratioToBaseline(finding.results, platform, suite, arm),
      );
      const overlap = a && b ? a.low <= b.high && b.low <= a.high : undefined;
      return { platform, case: `${suite}/${arm}`, before: a, after: b, overlap };
    }),
    verdictChanges: verdictChanges(before, after),
  };
}

/**
 * The comparison as tables: ratios, then changed verdicts.
 *
 * @param names  what the two runs are called in the headings
 */
export function comparisonTables(
  comparison: Comparison,
  names: readonly [before: string, after: string] = ['before', 'after'],
): Table[] {
  return [
    {
      title: `${comparison.experiment}: time over the suite's baseline, with intervals`,
      columns: ['platform', 'case', ...names, 'intervals'].map(label => ({ label })),
      rows: comparison.cases.map(row => [
        row.platform,
        row.case,
        formatInterval(row.before),
        formatInterval(row.after),
        row.overlap === undefined ? MISSING : row.overlap ? 'overlap' : 'apart',
      ]),
      notes: ['Times are not compared: they belong to the machine and the day of each run.'],
    },
    {
      title: `${comparison.experiment}: verdicts that changed`,
      columns: ['claim', 'platform', ...names].map(label => ({ label })),
      rows: comparison.verdictChanges.map(row => [row.statement, row.platform, row.before, row.after]),
      notes: comparison.verdictChanges.length === 0 ? ['None.'] : [],
    },
  ];
}

function headerDifferences(before: RunHeader, after: RunHeader): string[] {
  const differences = (
    [
      [
        'machine',
        `${before.machine.cpu}, ${before.machine.cores} cores`,
        `${after.machine.cpu}, ${after.machine.cores} cores`,
      ],
      ['system', before.machine.os, after.machine.os],
      ['Node', before.machine.node, after.machine.node],
      [NATIVE, before.engines[NATIVE] ?? 'absent', after.engines[NATIVE] ?? 'absent'],
      ['profile', before.profile, after.profile],
      ['seed', String(before.seed), String(after.seed)],
      ['commit', before.commit, after.commit],
    ] as const
  ).flatMap(([what, a, b]) => (a === b ? [] : [`${what}: ${a}, then ${b}`]));
  return [
    ...differences,
    ...(before.definition === after.definition
      ? []
      : ['the experiment itself: its cases were changed between the runs']),
    ...(before.exact === after.exact ? [] : ['the exact numbers: they were changed between the runs']),
  ];
}

/** [platform, suite, arm] of everything that either run measured, baselines left out: their ratio is 1. */
function caseNames(before: ComparedRun, after: ComparedRun): [string, string, string][] {
  const names = new Map<string, [string, string, string]>();
  for (const { run, finding } of [before, after]) {
    for (const { platform, suite, arm, again } of run.timed) {
      if (again || finding.results.suite(platform, suite)?.baseline === arm) continue;
      names.set(JSON.stringify([platform, suite, arm]), [platform, suite, arm]);
    }
  }
  return [...names.values()];
}

function ratioToBaseline(
  results: Results,
  platform: string,
  suite: string,
  arm: string,
): Interval | undefined {
  const measured = results.suite(platform, suite);
  return measured?.arms.includes(arm) ? measured.ratio(arm, measured.baseline) : undefined;
}

function verdictChanges(before: ComparedRun, after: ComparedRun): VerdictChange[] {
  const earlier = before.finding.claims;
  return after.finding.claims.flatMap(({ claim, verdicts }, i) =>
    verdicts.flatMap(({ platform, verdict }) => {
      const was = earlier[i].verdicts.find(one => one.platform === platform);
      if (!was || was.verdict === verdict) return [];
      const { id, statement } = claim;
      return [{ claim: id, statement, platform, before: was.verdict, after: verdict }];
    }),
  );
}
