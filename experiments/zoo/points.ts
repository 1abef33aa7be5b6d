import { predictNs, roofline } from '../../src/cost/roofline.js';
import type { Interval } from '../../src/measure/judging/statistics.js';
import type { Results } from '../../src/measure/results/results.js';
import { CLASSES, deployed } from './networks.js';
import { rankInterval } from './ranking.js';

/** What might predict how long a network takes: exact numbers, and the roofline, which the machine's ceilings make. */
export const PREDICTORS = ['MACs', 'parameters', 'memory access cost', 'peak memory', 'roofline'] as const;
export type Predictor = (typeof PREDICTORS)[number];

/** A measured network beside what each predictor says of it. */
export interface Point {
  readonly model: string;
  /** Without the roofline where the ceilings of the platform's engine were not measured. */
  readonly predicted: Readonly<Partial<Record<Predictor, number>>>;
  readonly timeNs: Interval;
}

/** All measured networks of a platform, lightest class first. */
export function pointsOf(results: Results, platform: string): readonly Point[] {
  const ceilings = results.ceilings(platform);
  const roof = ceilings.length > 0 ? roofline(ceilings) : undefined;
  return CLASSES.flatMap(({ suite: id }) => {
    const suite = results.suite(platform, id);
    return (suite?.arms ?? []).map(model => ({
      model,
      timeNs: suite!.timeNs(model)!,
      predicted: {
        MACs: results.exact(model, 'macs'),
        parameters: results.exact(model, 'parameters'),
        'memory access cost': results.exact(model, 'memoryAccessCost'),
        'peak memory': results.exact(model, 'peakBytes'),
        ...(roof && { roofline: predictNs(roof, deployed(model)) }),
      },
    }));
  });
}

/** One value a point; undefined where the predictor says nothing of them. */
export function predicted(points: readonly Point[], predictor: Predictor): readonly number[] | undefined {
  const values = points.map(point => point.predicted[predictor]);
  return values.every(value => value !== undefined) ? values : undefined;
}

/** The platforms with enough measured networks to speak of an order. */
export function rankedPlatforms(results: Results): readonly string[] {
  return results.platforms.filter(platform => pointsOf(results, platform).length >= 3);
}

/** Spearman's ρ of each predictor with the times, with its interval over the networks. */
export function correlations(points: readonly Point[]): readonly (Interval | undefined)[] {
  const times = points.map(({ timeNs }) => timeNs.estimate);
  return PREDICTORS.map(predictor => {
    const values = predicted(points, predictor);
    return values && rankInterval([values], times, ([rho]) => rho);
  });
}
