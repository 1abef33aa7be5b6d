import { mean } from 'simple-statistics';
import { countGraph } from '../../cost/counts.js';
import { type Explanation, explain } from '../../cost/predictors.js';
import { predictNs } from '../../cost/roofline.js';
import type { Results } from '../../measure/results/results.js';
import { roofOf } from '../roof-of.js';
import { baselineOf, type Sweep } from './sweep.js';

/** What might predict how long a network takes. */
export const PREDICTORS = ['MACs', 'memory access cost', 'roofline'] as const;
export type Predictor = (typeof PREDICTORS)[number];

/** One measured arm beside what each predictor says of it; all numbers are multiples of its sweep's first arm. */
export interface Point {
  readonly label: string;
  readonly predicted: Readonly<Record<Predictor, number>>;
  /** Measured time in each round. */
  readonly rounds: readonly number[];
  /** Median over the rounds. */
  readonly measured: number;
  /** How far that may be from the median of other moments, as a standard deviation of its logarithm. */
  readonly deviation: number;
}

/** All measured arms of one platform; empty where the platform, or its ceilings, were not measured. */
export function pointsOf(sweeps: readonly Sweep[], results: Results, platform: string): readonly Point[] {
  const roof = roofOf(results, platform);
  if (!roof) return [];
  const predictions = (graph: ReturnType<Sweep['arms'][number]['graph']>): Record<Predictor, number> => {
    const { macs, memoryAccessCost } = countGraph(graph);
    return { MACs: macs, 'memory access cost': memoryAccessCost, roofline: predictNs(roof, graph) };
  };
  return sweeps.flatMap(sweep => {
    const suite = results.suite(platform, sweep.suite);
    if (!suite?.has(baselineOf(sweep).id)) return [];
    const first = predictions(baselineOf(sweep).graph(1));
    const firstRounds = suite.rounds(baselineOf(sweep).id);
    return sweep.arms
      .filter(arm => suite.has(arm.id))
      .map(arm => {
        const own = predictions(arm.graph(1));
        const rounds = suite.rounds(arm.id).map((ns, r) => ns / firstRounds[r]);
        return {
          label: `${sweep.suite}/${arm.id}`,
          predicted: Object.fromEntries(PREDICTORS.map(p => [p, own[p] / first[p]])) as Point['predicted'],
          rounds,
          measured: suite.ratio(arm.id, baselineOf(sweep).id)!.estimate,
          deviation: arm.id === baselineOf(sweep).id ? 0 : suite.deviation(rounds),
        };
      });
  });
}

/** How well a predictor explains the points: rank correlation and share of variance. */
export function explainPoints(points: readonly Point[], predictor: Predictor): Explanation {
  return explain(
    points.map(point => point.predicted[predictor]),
    points.map(point => point.measured),
  );
}

/**
 * How far a predictor is off, without any free parameter: the root mean square of
 *
 *   ln(measured / predicted), both as multiples of their sweep's first arm
 */
export function logError(points: readonly Point[], times: readonly number[], predictor: Predictor): number {
  const squares = points.map((point, i) => Math.log(times[i] / point.predicted[predictor]) ** 2);
  return Math.sqrt(mean(squares));
}

/** Spearman's ρ of a predictor with times; 0 where it is the same everywhere. */
export function rankCorrelation(
  points: readonly Point[],
  times: readonly number[],
  predictor: Predictor,
): number {
  const predicted = points.map(point => point.predicted[predictor]);
  return explain(predicted, times).rankCorrelation ?? 0;
}
