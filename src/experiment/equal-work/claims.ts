import type { Claim } from '../../measure/judging/claim.js';
import type { Results } from '../../measure/results/results.js';
import { grows } from '../claims/exact.js';
import { judgePair, slower, weakestInSuites } from '../claims/ratio.js';
import { halfOf } from '../claims/threshold.js';
import { baselineOf, paperSlowdown, type Sweep, type SweepArm } from './sweep.js';

const PER = { per: 'multiply-accumulate' } as const;

/** Memory access cost per multiply-accumulate, of the paper's whole network. */
export const costPerMac = {
  name: 'memory access cost per multiply-accumulate',
  of: (results: Results, caseId: string): number =>
    results.exact(caseId, 'memoryAccessCost') / results.exact(caseId, 'macs'),
};

/** Memory access cost grows from arm to arm of each series, in the order given. */
export function costGrows(sweeps: readonly Sweep[], statement: string, source: string): Claim {
  const series = sweeps.flatMap(sweep =>
    seriesNames(sweep).map(name => ({
      name: name ? `${sweep.suite}, ${name},` : sweep.suite,
      cases: seriesOf(sweep, name).map(arm => `${sweep.suite}/${arm.id}`),
    })),
  );
  return grows(costPerMac, series, { id: 'memory-access-cost-grows', statement, source });
}

/** The last arm of a series is slower per multiply-accumulate than the baseline, by half of what the paper says. */
export function lastSlower(sweep: Sweep, series: string, statement: string, source: string): Claim {
  const last = seriesOf(sweep, series).at(-1)!;
  return slower(last.id, baselineOf(sweep).id, {
    id: `slower-${sweep.suite}${series ? `-${slug(series)}` : ''}`,
    statement,
    source,
    suite: sweep.suite,
    published: paperSlowdown(sweep, last),
    ...PER,
  });
}

/** Each step of a series is slower per multiply-accumulate than the one before. */
export function everyStepSlower(sweep: Sweep, series: string, statement: string, source: string): Claim {
  const text = {
    id: `every-step-${sweep.suite}${series ? `-${slug(series)}` : ''}`,
    statement,
    source,
    rule: "time per multiply-accumulate of each arm over the one before: reproduced from half of the paper's step, at least 2 %",
  };
  return weakestInSuites(text, [sweep], suite => {
    const arms = seriesOf(sweep, series);
    const judgements = arms.slice(1).map((arm, i) =>
      judgePair(suite, arm.id, arms[i].id, {
        names: [arm.position, arms[i].position],
        threshold: halfOf(paperSlowdown(sweep, arm) / paperSlowdown(sweep, arms[i])),
        ...PER,
      }),
    );
    // A step that was not measured leaves the claim about every step open.
    return judgements.includes(undefined) ? [] : judgements;
  });
}

/** The arms of one series, with the baseline in front. */
export function seriesOf(sweep: Sweep, series: string): readonly SweepArm[] {
  const baseline = baselineOf(sweep);
  return [baseline, ...sweep.arms.filter(arm => arm !== baseline && arm.series === series)];
}

/** The series of a sweep, in the order of their first arms. */
export function seriesNames(sweep: Sweep): readonly string[] {
  return [...new Set(sweep.arms.slice(1).map(arm => arm.series))];
}

function slug(series: string): string {
  return series.toLowerCase().replaceAll(' ', '-');
}
