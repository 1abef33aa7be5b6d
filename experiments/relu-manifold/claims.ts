import { exactly } from '../../src/experiment/claims/exact.js';
import type { ClaimText } from '../../src/experiment/claims/ratio.js';
import type { Claim } from '../../src/measure/judging/claim.js';
import type { Interval } from '../../src/measure/judging/statistics.js';
import { formatInterval, significant } from '../../src/reports/format.js';
import { DIMENSIONS, DISTRIBUTIONS, DRAWS, exactOf, intervalOf, TRIALS } from './cells.js';

const FIGURE = 'MobileNetV2, Figure 1';

/** The paper's few and many dimensions. */
const FEW_DIMENSIONS = [2, 3];
const MANY_DIMENSIONS = [15, 30];
/** Share of the points of the spiral that must collapse in few dimensions, and that may at most in many. */
const MANY = 0.25;
const FEW = 0.01;
/** Share of midpoints from which an image counts as highly non-convex. */
const HIGHLY = 0.9;

const and = (dimensions: readonly number[]) => dimensions.join(' and ');
const to = (dimensions: readonly number[]) => dimensions.join(' to ');

/** A quantity in one of the dimensions. */
interface Cell extends Interval {
  readonly n: number;
}

/** A claim about a quantity in several dimensions, with ReLU and a Gaussian T. */
function inDimensions({
  dimensions = DIMENSIONS,
  quantity,
  name,
  holds,
  ...text
}: ClaimText & {
  readonly rule: string;
  /** All where it is absent. */
  readonly dimensions?: readonly number[];
  readonly quantity: string;
  /** Of the quantity, for the evidence. */
  readonly name: string;
  readonly holds: (cells: readonly Cell[]) => boolean;
}): Claim {
  return exactly(text, results => {
    const cells = dimensions.map(n => ({ n, ...intervalOf(results, quantity, n) }));
    const shown = cells.map(cell => `n = ${cell.n}: ${formatInterval(cell)}`);
    return { holds: holds(cells), evidence: `${name}, ${shown.join('; ')}` };
  });
}

/** What the caption of Figure 1 and Theorem 1 say, in an order for reading. */
export const claims: readonly Claim[] = [
  inDimensions({
    id: 'few-dimensions-collapse',
    statement: `In ${and(FEW_DIMENSIONS)} dimensions ReLU loses information: points of the spiral collapse.`,
    source: FIGURE,
    rule: `the mean share of collapsed points over ${DRAWS} matrices is above ${MANY} for n = ${and(FEW_DIMENSIONS)}, with all of its interval`,
    dimensions: FEW_DIMENSIONS,
    quantity: 'collapsed',
    name: 'collapsed points',
    holds: cells => cells.every(({ low }) => low > MANY),
  }),
  inDimensions({
    id: 'many-dimensions-preserve',
    statement: `In ${to(MANY_DIMENSIONS)} dimensions ReLU leaves the information there.`,
    source: FIGURE,
    rule: `the mean share of collapsed points over ${DRAWS} matrices is below ${FEW} for n = ${and(MANY_DIMENSIONS)}, with all of its interval`,
    dimensions: MANY_DIMENSIONS,
    quantity: 'collapsed',
    name: 'collapsed points',
    holds: cells => cells.every(({ high }) => high < FEW),
  }),
  exactly(
    {
      id: 'preserved-fraction',
      statement: 'ReLU preserves 1 − (1 + n) / 2ⁿ of the area on average, whatever the sign-symmetric T.',
      source: 'MobileNetV2, appendix A, Theorem 1',
      rule: `the 99.9 % interval of ${TRIALS} pairs of a matrix and a point contains the expectation for every n and both distributions`,
    },
    results => {
      const compared = DISTRIBUTIONS.flatMap(distribution =>
        DIMENSIONS.map(n => {
          const interval = intervalOf(results, 'preserved', n, { distribution });
          const expected = exactOf(results, 'expected', n, { distribution });
          return {
            holds: interval.low <= expected && expected <= interval.high,
            shown: `${distribution} n = ${n}: ${formatInterval(interval, 4)} for ${significant(expected, 4)}`,
          };
        }),
      );
      return {
        holds: compared.every(({ holds }) => holds),
        evidence: compared.map(({ shown }) => shown).join('; '),
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
      const [collapsed, error, ninetieth] = ['collapsed', 'error', 'errorNinetieth'].map(quantity => {
        const values = DISTRIBUTIONS.flatMap(distribution =>
          DIMENSIONS.map(n => exactOf(results, quantity, n, { distribution, nonLinearity: 'linear' })),
        );
        return Math.max(...values);
      });
      return {
        holds: [collapsed, error, ninetieth].every(value => value === 0),
        evidence: `over all n at most: collapsed ${collapsed}, median error ${error}, 90th percentile ${ninetieth}`,
      };
    },
  ),
  inDimensions({
    id: 'error-falls',
    statement: 'The more dimensions, the better the spiral comes back.',
    source: FIGURE,
    rule: `the mean error of the shape falls at each step of n = ${DIMENSIONS.join(', ')} to an interval that lies wholly below the one before`,
    quantity: 'shapeError',
    name: 'error of the shape',
    holds: cells => cells.slice(1).every(({ high }, i) => high < cells[i].low),
  }),
  inDimensions({
    id: 'non-convex',
    statement: `In ${to(MANY_DIMENSIONS)} dimensions the transformation is highly non-convex.`,
    source: FIGURE,
    rule:
      `all of the interval of the share of pairs of points whose images have their midpoint outside the image is above ${HIGHLY} for n = ${and(MANY_DIMENSIONS)}; ` +
      'the share is 0 for a convex image, and the measure is ours, for the paper defines none',
    quantity: 'midpointsOutside',
    name: 'midpoints outside',
    holds: cells => cells.filter(({ n }) => MANY_DIMENSIONS.includes(n)).every(({ low }) => low > HIGHLY),
  }),
];
