import { median } from 'simple-statistics';
import type { Claim } from '../../measure/judging/claim.js';
import { bootstrapOver } from '../../measure/judging/statistics.js';
import { type Judgement, judgeDifference } from '../../measure/judging/verdict.js';
import { formatInterval, significant } from '../../reports/format.js';
import { explainPoints, logError, type Point, PREDICTORS, pointsOf, rankCorrelation } from './predictors.js';
import type { Sweep } from './sweep.js';

/** Memory access cost against multiply-accumulates as predictors: of the order, and of the size of the times. */
export function predictorClaims(sweeps: readonly Sweep[], source: string): readonly Claim[] {
  const claim = (
    id: string,
    statement: string,
    measure: string,
    gain: (points: readonly Point[], times: readonly number[]) => number,
  ): Claim => ({
    id,
    statement,
    source,
    kind: 'timed',
    rule: `${measure}, all channel sets together: reproduced if the interval is above 0, not here if below 0, else can't tell`,
    judge(results, platform) {
      const points = pointsOf(sweeps, results, platform);
      return points.length < 3 ? undefined : judgeGain(points, measure, gain);
    },
  });
  return [
    claim(
      'predictor-order',
      'Memory access cost puts the networks into the order of their times better than multiply-accumulates do.',
      'ρ(memory access cost) − ρ(MACs)',
      (points, times) =>
        rankCorrelation(points, times, 'memory access cost') - rankCorrelation(points, times, 'MACs'),
    ),
    claim(
      'predictor-size',
      'Memory access cost says how much longer a network takes better than multiply-accumulates do.',
      'log error of MACs − log error of memory access cost',
      (points, times) => logError(points, times, 'MACs') - logError(points, times, 'memory access cost'),
    ),
  ];
}

function judgeGain(
  points: readonly Point[],
  measure: string,
  gain: (points: readonly Point[], times: readonly number[]) => number,
): Judgement {
  const timesOf = (rounds: readonly number[]) =>
    points.map(point => median(rounds.map(round => point.rounds[round])));
  const interval = bootstrapOver(points[0].rounds.length, rounds => gain(points, timesOf(rounds)), {
    seed: 1,
  });
  const measured = points.map(point => point.measured);
  const summary = PREDICTORS.map(predictor => {
    const { rSquared } = explainPoints(points, predictor);
    const rho = rankCorrelation(points, measured, predictor);
    const error = logError(points, measured, predictor);
    return `${predictor}: ρ ${significant(rho, 2)}, R² ${significant(rSquared ?? 0, 2)}, log error ${significant(error, 2)}`;
  });
  const evidence = `${measure} = ${formatInterval(interval, 2)} over ${points.length} networks; ${summary.join('; ')}`;
  return judgeDifference({ what: measure, interval, evidence });
}
