import type { Claim } from '../../measure/judging/claim.js';
import { type Judgement, judgeAll, judgeExact, judgeRatio } from '../../measure/judging/verdict.js';
import { significant } from '../../reports/format.js';
import { baselineOf, paperSlowdown, type Sweep, type SweepArm } from './sweep.js';

/** The paper's effect counts as met from half of its size, but no effect is smaller than 2 %. */
function fromHalf(paper: number): number {
  return Math.max(1.02, 1 + (paper - 1) / 2);
}

/** Memory access cost grows from arm to arm of one series, in the order given. */
export function costGrowsClaim(sweeps: readonly Sweep[], statement: string, source: string): Claim {
  return {
    id: 'memory-access-cost-grows',
    statement,
    source,
    kind: 'exact',
    rule: 'reproduced if memory access cost per multiply-accumulate grows at every step of every channel set',
    judge(results) {
      const perMac = (sweep: Sweep, arm: SweepArm) =>
        results.exact(`${sweep.suite}/${arm.id}`, 'memoryAccessCost') /
        results.exact(`${sweep.suite}/${arm.id}`, 'macs');
      const failures = sweeps.flatMap(sweep =>
        steps(sweep)
          .filter(([from, to]) => perMac(sweep, to) <= perMac(sweep, from))
          .map(([from, to]) => `${sweep.suite}: ${from.id} → ${to.id}`),
      );
      const growth = sweeps.map(sweep => {
        const last = sweep.arms.at(-1)!;
        return `${sweep.suite} ×${significant(perMac(sweep, last) / perMac(sweep, baselineOf(sweep)), 3)}`;
      });
      return judgeExact(
        failures.length === 0,
        failures.length === 0
          ? `first to last: ${growth.join(', ')}`
          : `does not grow: ${failures.join('; ')}`,
      );
    },
  };
}

/** The last arm of a series is slower per multiply-accumulate than the baseline, as much as the paper says. */
export function slowdownClaim(sweep: Sweep, series: string, statement: string, source: string): Claim {
  const last = seriesOf(sweep, series).at(-1)!;
  const paper = paperSlowdown(sweep, last);
  const reproducedFrom = fromHalf(paper);
  return {
    id: `slower-${sweep.suite}${series ? `-${slug(series)}` : ''}`,
    statement,
    source: `${source}: ×${significant(paper, 3)} per multiply-accumulate`,
    kind: 'timed',
    published: paper,
    rule: `reproduced from ×${significant(reproducedFrom, 3)}, half of the paper's effect`,
    judge(results, platform) {
      const suite = results.suite(platform, sweep.suite);
      const ratio = suite?.ratio(last.id, baselineOf(sweep).id, { perMac: true });
      const what = `time per MAC, ${last.id} over ${baselineOf(sweep).id}`;
      return suite && ratio && judgeRatio({ what, ratio, noise: suite.noise, reproducedFrom });
    },
  };
}

/** Each step of a series is slower per multiply-accumulate than the one before. */
export function everyStepClaim(sweep: Sweep, series: string, statement: string, source: string): Claim {
  return {
    id: `every-step-${sweep.suite}${series ? `-${slug(series)}` : ''}`,
    statement,
    source,
    kind: 'timed',
    rule: "the weakest verdict of the single steps, each reproduced from half of the paper's step, at least 2 %",
    judge(results, platform) {
      const suite = results.suite(platform, sweep.suite);
      if (!suite) return undefined;
      const judgements: Judgement[] = [];
      for (const [from, to] of steps(sweep, series)) {
        const ratio = suite.ratio(to.id, from.id, { perMac: true });
        if (!ratio) return undefined;
        const reproducedFrom = fromHalf(paperSlowdown(sweep, to) / paperSlowdown(sweep, from));
        const what = `${from.position} → ${to.position}`;
        judgements.push(judgeRatio({ what, ratio, noise: suite.noise, reproducedFrom }));
      }
      return judgeAll(judgements);
    },
  };
}

/** The arms of one series, with the baseline in front. */
export function seriesOf(sweep: Sweep, series: string): readonly SweepArm[] {
  const baseline = baselineOf(sweep);
  return [baseline, ...sweep.arms.filter(arm => arm !== baseline && arm.series === series)];
}

/** Neighbouring arms of one series, or of all of them. */
function steps(sweep: Sweep, series?: string): readonly (readonly [SweepArm, SweepArm])[] {
  const names = series === undefined ? [...new Set(sweep.arms.slice(1).map(arm => arm.series))] : [series];
  return names.flatMap(name => {
    const arms = seriesOf(sweep, name);
    return arms.slice(1).map((arm, i) => [arms[i], arm] as const);
  });
}

function slug(series: string): string {
  return series.toLowerCase().replaceAll(' ', '-');
}
