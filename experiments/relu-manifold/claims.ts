import type { Claim } from '../../src/measure/judging/claim.js';
import type { Interval } from '../../src/measure/judging/statistics.js';
import { judgeExact } from '../../src/measure/judging/verdict.js';
import type { Results } from '../../src/measure/results/results.js';
import { formatInterval, significant } from '../../src/reports/format.js';
import { areaCase, DIMENSIONS, DISTRIBUTIONS, DRAWS, intervalOf, statisticsCase, TRIALS } from './cells.js';
import type { NonLinearity } from './embedding.js';

const FIGURE = 'MobileNetV2, Figure 1';
const APPENDIX = 'MobileNetV2, appendix A, Theorem 1';

/** Share of the points of the spiral that must collapse in 2 and 3 dimensions, and that may at most in 15 and 30. */
const MANY = 0.25;
const FEW = 0.01;
/** Share of midpoints from which an image counts as highly non-convex. */
const HIGHLY = 0.9;

/** A statistic over draws of a Gaussian T in each of the dimensions. */
function byDimension(
  results: Results,
  quantity: string,
  nonLinearity: NonLinearity['name'] = 'relu',
  dimensions: readonly number[] = DIMENSIONS,
): { n: number; interval: Interval }[] {
  return dimensions.map(n => ({
    n,
    interval: intervalOf(results, statisticsCase(n, nonLinearity, 'gaussian'), quantity),
  }));
}

function listed(cells: readonly { n: number; interval: Interval }[]): string {
  return cells.map(({ n, interval }) => `n = ${n}: ${formatInterval(interval)}`).join('; ');
}

/** What the caption of Figure 1 and Theorem 1 say, in an order for reading. */
export const claims: readonly Claim[] = [
  {
    id: 'few-dimensions-collapse',
    statement: 'In 2 and 3 dimensions ReLU loses information: points of the spiral collapse.',
    source: FIGURE,
    kind: 'exact',
    rule: `reproduced if the mean share of collapsed points over ${DRAWS} matrices is above ${MANY} for n = 2 and 3, with all of its interval`,
    judge(results) {
      const cells = byDimension(results, 'collapsed', 'relu', [2, 3]);
      const holds = cells.every(({ interval }) => interval.low > MANY);
      return judgeExact(holds, `collapsed points, ${listed(cells)}`);
    },
  },
  {
    id: 'many-dimensions-preserve',
    statement: 'In 15 to 30 dimensions ReLU leaves the information there.',
    source: FIGURE,
    kind: 'exact',
    rule: `reproduced if the mean share of collapsed points over ${DRAWS} matrices is below ${FEW} for n = 15 and 30, with all of its interval`,
    judge(results) {
      const cells = byDimension(results, 'collapsed', 'relu', [15, 30]);
      const holds = cells.every(({ interval }) => interval.high < FEW);
      return judgeExact(holds, `collapsed points, ${listed(cells)}`);
    },
  },
  {
    id: 'preserved-fraction',
    statement: 'ReLU preserves 1 − (1 + n) / 2ⁿ of the area on average, whatever the sign-symmetric T.',
    source: APPENDIX,
    kind: 'exact',
    rule: `reproduced if the 99.9 % interval of ${TRIALS} pairs of a matrix and a point contains the expectation for every n and both distributions`,
    judge(results) {
      const cells = DISTRIBUTIONS.flatMap(distribution =>
        DIMENSIONS.map(n => {
          const at = areaCase(n, distribution);
          const interval = intervalOf(results, at, 'preserved');
          return { n, distribution, interval, expected: results.exact(at, 'expected') };
        }),
      );
      const holds = ({ interval, expected }: (typeof cells)[number]) =>
        interval.low <= expected && expected <= interval.high;
      const shown = cells.map(
        ({ n, distribution, interval, expected }) =>
          `${distribution} n = ${n}: ${formatInterval(interval, 4)} for ${significant(expected, 4)}`,
      );
      return judgeExact(cells.every(holds), shown.join('; '));
    },
  },
  {
    id: 'linear-loses-nothing',
    statement: 'Without a non-linearity nothing is lost in any dimension: a linear bottleneck is safe.',
    source: 'MobileNetV2, section 3.2',
    kind: 'exact',
    rule: 'reproduced if no point collapses and the error is 0 but for rounding (below 10⁻⁹) for every n and both distributions',
    judge(results) {
      const largest = ['collapsed', 'error', 'errorNinetieth'].map(quantity =>
        Math.max(
          ...DISTRIBUTIONS.flatMap(distribution =>
            DIMENSIONS.map(n => results.exact(statisticsCase(n, 'linear', distribution), quantity)),
          ),
        ),
      );
      return judgeExact(
        largest.every(value => value === 0),
        `over all n at most: collapsed ${largest[0]}, median error ${largest[1]}, 90th percentile ${largest[2]}`,
      );
    },
  },
  {
    id: 'error-falls',
    statement: 'The more dimensions, the better the spiral comes back.',
    source: FIGURE,
    kind: 'exact',
    rule: `reproduced if the mean error of the shape falls at each step of n = ${DIMENSIONS.join(', ')} to an interval that lies wholly below the one before`,
    judge(results) {
      const cells = byDimension(results, 'shapeError');
      const holds = cells.slice(1).every(({ interval }, i) => interval.high < cells[i].interval.low);
      return judgeExact(holds, `error of the shape, ${listed(cells)}`);
    },
  },
  {
    id: 'non-convex',
    statement: 'In 15 to 30 dimensions the transformation is highly non-convex.',
    source: FIGURE,
    kind: 'exact',
    rule:
      'the paper defines no measure; ours is the share of pairs of points whose images have their midpoint outside ' +
      `the image, which is 0 for a convex image: reproduced if all of its interval is above ${HIGHLY} for n = 15 and 30`,
    judge(results) {
      const cells = DIMENSIONS.map(n => ({
        n,
        interval: intervalOf(results, areaCase(n, 'gaussian'), 'midpointsOutside'),
      }));
      const holds = cells.every(({ n, interval }) => n < 15 || interval.low > HIGHLY);
      return judgeExact(holds, `midpoints outside, ${listed(cells)}`);
    },
  },
];
