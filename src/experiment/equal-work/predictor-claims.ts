import type { Claim } from '../../measure/judging/claim.js';
import {
  bootstrapOver,
  drawnMedian,
  type IntervalOptions,
  timesDrawn,
} from '../../measure/judging/statistics.js';
import type { Results } from '../../measure/results/results.js';
import { significant } from '../../reports/format.js';
import { randomStream } from '../../tensors/random.js';
import { type Gain, ordersBetter, predictsBetter } from '../claims/gain.js';
import { explainPoints, logError, type Point, PREDICTORS, pointsOf, rankCorrelation } from './predictors.js';
import type { Sweep } from './sweep.js';

const BETTER = 'memory access cost';
const WORSE = 'MACs';
/** Of the draws of an interval. */
const SEED = 1;

/** Memory access cost against multiply-accumulates as predictors: of the order, and of the size of the times. */
export function predictorClaims(sweeps: readonly Sweep[], source: string): readonly Claim[] {
  const gainOf = (measure: Measure) => (results: Results, platform: string) => {
    const points = pointsOf(sweeps, results, platform);
    const level = results.run?.header.settings.level;
    return points.length < 3 ? undefined : gainOver(points, measure, { level });
  };
  const text = { source, resampled: 'rounds and over moments, all channel sets together' };
  return [
    ordersBetter(
      BETTER,
      WORSE,
      {
        id: 'predictor-order',
        statement:
          'Memory access cost puts the networks into the order of their times better than multiply-accumulates do.',
        ...text,
      },
      gainOf(
        (points, times) => rankCorrelation(points, times, BETTER) - rankCorrelation(points, times, WORSE),
      ),
    ),
    predictsBetter(
      {
        id: 'predictor-size',
        statement:
          'Memory access cost says how much longer a network takes better than multiply-accumulates do.',
        measure: `log error of ${WORSE} − log error of ${BETTER}`,
        ...text,
      },
      gainOf((points, times) => logError(points, times, WORSE) - logError(points, times, BETTER)),
    ),
  ];
}

type Measure = (points: readonly Point[], times: readonly number[]) => number;

/**
 * The gain with its interval. Each draw takes rounds with replacement, and moves each network's time by as much as it
 * differs between moments: networks that take nearly the same time may change places in another run.
 */
function gainOver(points: readonly Point[], measure: Measure, options: IntervalOptions): Gain {
  // Only rounds of one sweep were made together; of a sweep with more rounds than another, some spread over all count.
  const fewest = Math.min(...points.map(point => point.rounds.length));
  const medians = points.map(({ rounds }) =>
    drawnMedian(Array.from({ length: fewest }, (_, i) => rounds[Math.floor((i * rounds.length) / fewest)])),
  );
  const moments = randomStream(SEED, 'moments');
  const timesOf = (drawn: readonly number[]) => {
    const times = timesDrawn(drawn, fewest);
    return medians.map((medianOf, i) => medianOf(times) * Math.exp(points[i].deviation * moments.normal()));
  };
  const measured = points.map(point => point.measured);
  const detail = PREDICTORS.map(predictor => {
    const { rSquared } = explainPoints(points, predictor);
    const rho = rankCorrelation(points, measured, predictor);
    const error = logError(points, measured, predictor);
    return `${predictor}: ρ ${significant(rho, 2)}, R² ${significant(rSquared ?? 0, 2)}, log error ${significant(error, 2)}`;
  });
  const interval = bootstrapOver(fewest, drawn => measure(points, timesOf(drawn)), {
    ...options,
    seed: SEED,
  });
  return {
    interval: { ...interval, estimate: measure(points, measured) },
    networks: points.length,
    detail: detail.join('; '),
  };
}
