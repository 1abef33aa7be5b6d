import { explain } from '../../src/cost/predictors.js';
import { predictNs } from '../../src/cost/roofline.js';
import { roofOf } from '../../src/experiment/roof-of.js';
import { bootstrapOver, type Interval } from '../../src/measure/judging/statistics.js';
import type { Results } from '../../src/measure/results/results.js';
import { CLASSES, deployed } from './networks.js';

/**
 * What might predict how long a network takes, and the axis of its values: exact numbers, and the roofline, which the
 * machine's ceilings make.
 */
export const PREDICTORS = [
  { name: 'MACs', axis: 'multiply-accumulates, million' },
  { name: 'parameters', axis: 'parameters, million' },
  { name: 'memory access cost', axis: 'elements read and written, million' },
  { name: 'peak memory', axis: 'peak memory, MiB' },
  { name: 'roofline', axis: 'predicted time, ms' },
] as const;
type Predictor = (typeof PREDICTORS)[number]['name'];

/** The measured networks of a platform, lightest class first, and lists with a number for each of them. */
export interface Ranking {
  readonly platform: string;
  readonly models: readonly string[];
  readonly ms: readonly number[];
  /** In the units of the axes; without the roofline where the ceilings of the platform's engine were not measured. */
  readonly predicted: Readonly<Partial<Record<Predictor, readonly number[]>>>;
}

/** The platforms with enough measured networks to speak of an order. */
export function rankings(results: Results): readonly Ranking[] {
  return results.platforms
    .map(platform => rankingOf(results, platform))
    .filter(({ models }) => models.length >= 3);
}

function rankingOf(results: Results, platform: string): Ranking {
  const measured = CLASSES.flatMap(({ suite: id }) => {
    const suite = results.suite(platform, id);
    return (suite?.arms ?? []).map(model => ({ model, ms: suite!.timeNs(model)!.estimate / 1e6 }));
  });
  const models = measured.map(({ model }) => model);
  const exact = (quantity: string, unit: number) =>
    models.map(model => results.exact(model, quantity) / unit);
  const roof = roofOf(results, platform);
  return {
    platform,
    models,
    ms: measured.map(({ ms }) => ms),
    predicted: {
      MACs: exact('macs', 1e6),
      parameters: exact('parameters', 1e6),
      'memory access cost': exact('memoryAccessCost', 1e6),
      'peak memory': exact('peakBytes', 2 ** 20),
      ...(roof && { roofline: models.map(model => predictNs(roof, deployed(model)) / 1e6) }),
    },
  };
}

/** Spearman's ρ of a predictor with the times, with its interval over the networks. */
export function correlation({ ms, predicted }: Ranking, predictor: Predictor): Interval | undefined {
  const values = predicted[predictor];
  return values && rankInterval([values], ms, ([rho]) => rho);
}

/** Spearman's ρ of two lists; 0 where one of them is the same everywhere. */
export function rankCorrelation(a: readonly number[], b: readonly number[]): number {
  return explain(a, b).rankCorrelation ?? 0;
}

/**
 * ρ of each of `lists` with `times`, combined by `combine`, with its bootstrap interval over the networks: how much
 * of it hangs on which networks happen to be in the list.
 *
 * @param lists  one value a network each
 * @throws {RangeError} where there are fewer than 3 networks
 */
export function rankInterval(
  lists: readonly (readonly number[])[],
  times: readonly number[],
  combine: (correlations: readonly number[]) => number,
): Interval {
  const pick = (values: readonly number[], networks: readonly number[]) => networks.map(i => values[i]);
  return bootstrapOver(
    times.length,
    networks => combine(lists.map(list => rankCorrelation(pick(list, networks), pick(times, networks)))),
    { seed: 1 },
  );
}
