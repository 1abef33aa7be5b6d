import { mean, median } from 'simple-statistics';
import { countGraph } from '../../cost/counts.js';
import { type Explanation, explain } from '../../cost/predictors.js';
import { predictNs, roofline } from '../../cost/roofline.js';
import type { Claim } from '../../measure/judging/claim.js';
import { bootstrapOver, roundMedians } from '../../measure/judging/statistics.js';
import { type Judgement, judgeDifference } from '../../measure/judging/verdict.js';
import type { Results } from '../../measure/results/results.js';
import type { Figure } from '../../reports/figure.js';
import { formatInterval, significant } from '../../reports/format.js';
import { axisSuffix, legendOnce } from '../../reports/panels.js';
import { PREDICTED_STYLE, platformColour } from '../../reports/theme.js';
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
}

/** All measured arms of one platform; empty where the platform, or its ceilings, were not measured. */
export function pointsOf(sweeps: readonly Sweep[], results: Results, platform: string): readonly Point[] {
  const ceilings = results.ceilings(platform);
  if (ceilings.length === 0) return [];
  const roof = roofline(ceilings);
  return sweeps.flatMap(sweep => {
    const suite = results.suite(platform, sweep.suite);
    if (!suite?.has(baselineOf(sweep).id)) return [];
    const first = predictions(baselineOf(sweep).graph(1));
    const firstRounds = roundMedians(suite.row(baselineOf(sweep).id).samplesNs);
    return sweep.arms
      .filter(arm => suite.has(arm.id))
      .map(arm => {
        const own = predictions(arm.graph(1));
        const rounds = roundMedians(suite.row(arm.id).samplesNs).map((ns, r) => ns / firstRounds[r]);
        return {
          label: `${sweep.suite}/${arm.id}`,
          predicted: Object.fromEntries(PREDICTORS.map(p => [p, own[p] / first[p]])) as Point['predicted'],
          rounds,
          measured: suite.ratio(arm.id, baselineOf(sweep).id)!.estimate,
        };
      });
  });

  function predictions(graph: ReturnType<Sweep['arms'][number]['graph']>): Record<Predictor, number> {
    const { macs, memoryAccessCost } = countGraph(graph);
    return { MACs: macs, 'memory access cost': memoryAccessCost, roofline: predictNs(roof, graph) };
  }
}

/** How well a predictor explains the points: rank correlation and share of variance. */
function explainPoints(points: readonly Point[], predictor: Predictor): Explanation {
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
function logError(points: readonly Point[], times: readonly number[], predictor: Predictor): number {
  const squares = points.map((point, i) => Math.log(times[i] / point.predicted[predictor]) ** 2);
  return Math.sqrt(mean(squares));
}

/** Spearman's ρ of a predictor with times; 0 where it is the same everywhere. */
function rankCorrelation(points: readonly Point[], times: readonly number[], predictor: Predictor): number {
  const predicted = points.map(point => point.predicted[predictor]);
  return explain(predicted, times).rankCorrelation ?? 0;
}

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

/** Measured against predicted time, one panel a predictor; on the dashed line the prediction is right. */
export function predictorFigure(sweeps: readonly Sweep[], results: Results): Figure | undefined {
  const platforms = results.platforms.filter(platform => pointsOf(sweeps, results, platform).length >= 3);
  if (platforms.length === 0) return undefined;
  const symbols = ['circle', 'square', 'diamond', 'cross', 'triangle-up'];
  const traces = PREDICTORS.flatMap((predictor, panel) =>
    platforms.flatMap((platform, p) => {
      const points = pointsOf(sweeps, results, platform);
      return {
        type: 'scatter' as const,
        mode: 'markers' as const,
        name: platform,
        marker: {
          symbol: symbols[p % symbols.length],
          size: 9,
          color: platformColour(platform),
          opacity: 0.8,
        },
        x: points.map(point => point.predicted[predictor]),
        y: points.map(point => point.measured),
        text: points.map(point => point.label),
        xaxis: `x${axisSuffix(panel)}`,
        yaxis: 'y',
      };
    }),
  );
  const all = platforms.flatMap(platform => pointsOf(sweeps, results, platform));
  const values = all.flatMap(point => [point.measured, ...PREDICTORS.map(p => point.predicted[p])]);
  const range = [Math.min(...values) * 0.9, Math.max(...values) * 1.05];
  const gap = 0.06;
  const width = (1 - 2 * gap) / 3;
  const domain = (panel: number) => [panel * (width + gap), panel * (width + gap) + width];
  const axis = (panel: number) => ({
    title: { text: `${PREDICTORS[panel]}, × first` },
    range,
    domain: domain(panel),
  });
  return {
    id: 'predictors',
    title: 'Which predictor explains the measured times?',
    caption:
      'Each point is one network; both axes are multiples of the first network of its channel set. On the dashed ' +
      'line a prediction is exactly right; a vertical cloud means that the predictor cannot tell the networks apart.',
    data: legendOnce(traces),
    layout: {
      width: 900,
      height: 430,
      xaxis: axis(0),
      xaxis2: axis(1),
      xaxis3: axis(2),
      yaxis: { title: { text: 'measured time, × first' }, range },
      shapes: PREDICTORS.map((_, panel) => ({
        type: 'line' as const,
        xref: `x${axisSuffix(panel)}` as 'x',
        yref: 'y' as const,
        x0: range[0],
        y0: range[0],
        x1: range[1],
        y1: range[1],
        line: { ...PREDICTED_STYLE.line, width: 1 },
      })),
    },
  };
}
