import { predictNs, roofline } from '../cost/roofline.js';
import type { Interval } from '../judging/statistics.js';
import type { Results } from '../record/results.js';
import { CLASSES, deployed } from './networks.js';

/** What might predict how long a network takes: exact numbers, and the roofline, which the machine's ceilings make. */
export const PREDICTORS = ['MACs', 'parameters', 'memory access cost', 'peak memory', 'roofline'] as const;
export type Predictor = (typeof PREDICTORS)[number];

/** A measured network beside what each predictor says of it. */
export interface Point {
  readonly model: string;
  readonly predicted: Readonly<Record<Predictor, number>>;
  readonly timeNs: Interval;
}

/** All measured networks of a platform, lightest class first; [] where it, or its ceilings, were not measured. */
export function pointsOf(results: Results, platform: string): readonly Point[] {
  const ceilings = results.ceilings(platform);
  if (ceilings.length === 0) return [];
  const roof = roofline(ceilings);
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
        roofline: predictNs(roof, deployed(model)),
      },
    }));
  });
}

/** The platforms with enough measured networks to speak of an order. */
export function rankedPlatforms(results: Results): readonly string[] {
  return results.platforms.filter(platform => pointsOf(results, platform).length >= 3);
}
