import { exactly } from '../../src/experiment/claims/exact.js';
import type { Claim } from '../../src/measure/judging/claim.js';
import type { Interval } from '../../src/measure/judging/statistics.js';
import type { Results } from '../../src/measure/results/results.js';
import { formatInterval, significant } from '../../src/reports/format.js';
import { areaCase, DIMENSIONS, DISTRIBUTIONS, DRAWS, intervalOf, statisticsCase, TRIALS } from './cells.js';

const FIGURE = 'MobileNetV2, Figure 1';
const APPENDIX = 'MobileNetV2, appendix A, Theorem 1';

/** The paper's few and many dimensions. */
const FEW_DIMENSIONS = [2, 3] as const;
const MANY_DIMENSIONS = [15, 30] as const;
/** Share of the points of the spiral that must collapse in few dimensions, and that may at most in many. */
const MANY = 0.25;
const FEW = 0.01;
/** Share of midpoints from which an image counts as highly non-convex. */
const HIGHLY = 0.9;

interface Cell {
  readonly n: number;
  readonly interval: Interval;
}

/** A statistic over draws of a Gaussian T, with ReLU, in each of the dimensions. */
function statistics(results: Results, quantity: string, dimensions: readonly number[] = DIMENSIONS): Cell[] {
  return dimensions.map(n => ({
    n,
    interval: intervalOf(results, statisticsCase(n, 'relu', 'gaussian'), quantity),
  }));
}

function listed(cells: readonly Cell[]): string {
  return cells.map(({ n, interval }) => `n = ${n}: ${formatInterval(interval)}`).join('; ');
}

const and = (dimensions: readonly number[]) => dimensions.join(' and ');

/** What the caption of Figure 1 and Theorem 1 say, in an order for reading. */
export const claims: readonly Claim[] = [
  exactly(
    {
      id: 'few-dimensions-collapse',
      statement: `In ${and(FEW_DIMENSIONS)} dimensions ReLU loses information: points of the spiral collapse.`,
      source: FIGURE,
      rule: `the mean share of collapsed points over ${DRAWS} matrices is above ${MANY} for n = ${and(FEW_DIMENSIONS)}, with all of its interval`,
    },
    results => {
      const cells = statistics(results, 'collapsed', FEW_DIMENSIONS);
      return {
        holds: cells.every(({ interval }) => interval.low > MANY),
        evidence: `collapsed points, ${listed(cells)}`,
      };
    },
  ),
  exactly(
    {
      id: 'many-dimensions-preserve',
      statement: `In ${MANY_DIMENSIONS.join(' to ')} dimensions ReLU leaves the information there.`,
      source: FIGURE,
      rule: `the mean share of collapsed points over ${DRAWS} matrices is below ${FEW} for n = ${and(MANY_DIMENSIONS)}, with all of its interval`,
    },
    results => {
      const cells = statistics(results, 'collapsed', MANY_DIMENSIONS);
      return {
        holds: cells.every(({ interval }) => interval.high < FEW),
        evidence: `collapsed points, ${listed(cells)}`,
      };
    },
  ),
  exactly(
    {
      id: 'preserved-fraction',
      statement: 'ReLU preserves 1 − (1 + n) / 2ⁿ of the area on average, whatever the sign-symmetric T.',
      source: APPENDIX,
      rule: `the 99.9 % interval of ${TRIALS} pairs of a matrix and a point contains the expectation for every n and both distributions`,
    },
    results => {
      const cells = DISTRIBUTIONS.flatMap(distribution =>
        DIMENSIONS.map(n => {
          const at = areaCase(n, distribution);
          const interval = intervalOf(results, at, 'preserved');
          return { n, distribution, interval, expected: results.exact(at, 'expected') };
        }),
      );
      const shown = cells.map(
        ({ n, distribution, interval, expected }) =>
          `${distribution} n = ${n}: ${formatInterval(interval, 4)} for ${significant(expected, 4)}`,
      );
      return {
        holds: cells.every(({ interval: { low, high }, expected }) => low <= expected && expected <= high),
        evidence: shown.join('; '),
      };
    },
  ),
  exactly(
    {
      id: 'linear-loses-nothing',
      statement: 'Without a non-linearity nothing is lost in any dimension: a linear bottleneck is safe.',
      source: 'MobileNetV2, section 3.2',
      rule: 'no point collapses and the error is 0 but for rounding (below 10⁻⁹) for every n and both distributions',
    },
    results => {
      const cells = DISTRIBUTIONS.flatMap(distribution =>
        DIMENSIONS.map(n => statisticsCase(n, 'linear', distribution)),
      );
      const [collapsed, error, ninetieth] = ['collapsed', 'error', 'errorNinetieth'].map(quantity =>
        Math.max(...cells.map(at => results.exact(at, quantity))),
      );
      return {
        holds: [collapsed, error, ninetieth].every(value => value === 0),
        evidence: `over all n at most: collapsed ${collapsed}, median error ${error}, 90th percentile ${ninetieth}`,
      };
    },
  ),
  exactly(
    {
      id: 'error-falls',
      statement: 'The more dimensions, the better the spiral comes back.',
      source: FIGURE,
      rule: `the mean error of the shape falls at each step of n = ${DIMENSIONS.join(', ')} to an interval that lies wholly below the one before`,
    },
    results => {
      const cells = statistics(results, 'shapeError');
      return {
        holds: cells.slice(1).every(({ interval }, i) => interval.high < cells[i].interval.low),
        evidence: `error of the shape, ${listed(cells)}`,
      };
    },
  ),
  exactly(
    {
      id: 'non-convex',
      statement: `In ${MANY_DIMENSIONS.join(' to ')} dimensions the transformation is highly non-convex.`,
      source: FIGURE,
      rule:
        `all of the interval of the share of pairs of points whose images have their midpoint outside the image is above ${HIGHLY} for n = ${and(MANY_DIMENSIONS)}; ` +
        'the share is 0 for a convex image, and the measure is ours, for the paper defines none',
    },
    results => {
      const cells = DIMENSIONS.map(n => ({
        n,
        interval: intervalOf(results, areaCase(n, 'gaussian'), 'midpointsOutside'),
      }));
      const many = cells.filter(({ n }) => MANY_DIMENSIONS.some(dimensions => dimensions === n));
      return {
        holds: many.every(({ interval }) => interval.low > HIGHLY),
        evidence: `midpoints outside, ${listed(cells)}`,
      };
    },
  ),
];
