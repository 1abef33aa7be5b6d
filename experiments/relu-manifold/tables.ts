import type { Results } from '../../src/measure/results/results.js';
import { reluSpiral } from '../../src/papers/mobilenetv2.js';
import { formatInterval, formatShare } from '../../src/reports/format.js';
import type { Table } from '../../src/reports/table.js';
import { tableOf } from '../../src/reports/table-of.js';
import {
  areaCase,
  DIMENSIONS,
  DISTRIBUTIONS,
  DRAWS,
  intervalOf,
  NON_LINEARITIES,
  statisticsCase,
  TRIALS,
} from './cells.js';

/** What the paper says of each panel beside what is counted here. */
export function paperTable(results: Results): Table {
  const printed = (n: number) => reluSpiral.rows.find(([panel]) => panel === `Output/dim=${n}`)![2];
  const area = (quantity: string) => (n: number) => results.exact(areaCase(n), quantity);
  const statistic = (quantity: string) => (n: number) => results.exact(statisticsCase(n), quantity);
  return tableOf(
    'ReLU by the number of dimensions, Gaussian T',
    DIMENSIONS,
    [
      { label: 'n', cell: n => n },
      { label: 'paper, Figure 1', cell: printed },
      { label: 'points collapsed', cell: n => formatShare(statistic('collapsed')(n)) },
      { label: 'area preserved, Theorem 1', digits: 6, cell: area('expected') },
      {
        label: 'area preserved, here',
        cell: n => formatInterval(intervalOf(results, areaCase(n), 'preserved'), 4),
      },
      { label: 'error', digits: 3, cell: statistic('error') },
      { label: 'error of the shape', digits: 3, cell: statistic('shapeError') },
      { label: 'midpoints outside the image', digits: 3, cell: area('midpointsOutside') },
    ],
    [
      `Area and midpoints: ${TRIALS} pairs of a fresh matrix and random points, brackets: 99.9 % intervals. The rest: ` +
        `${DRAWS} matrices with the whole spiral; error is the median, because the mean does not exist for n = 2.`,
    ],
  );
}

/** Non-linearities and distributions of T side by side. */
export function variantsTable(results: Results): Table {
  const variants = DIMENSIONS.flatMap(n =>
    NON_LINEARITIES.flatMap(({ name }) =>
      DISTRIBUTIONS.map(distribution => ({
        n,
        name,
        distribution,
        at: statisticsCase(n, name, distribution),
      })),
    ),
  );
  type Variant = (typeof variants)[number];
  const statistic = (quantity: string) => (variant: Variant) => results.exact(variant.at, quantity);
  const interval = (quantity: string) => (variant: Variant) =>
    formatInterval(intervalOf(results, variant.at, quantity));
  return tableOf(
    'ReLU, ReLU6 and linear, with Gaussian and orthonormal T',
    variants,
    [
      { label: 'n', cell: ({ n }) => n },
      { label: 'non-linearity', cell: ({ name }) => name },
      { label: 'T', cell: ({ distribution }) => distribution },
      { label: 'points collapsed', cell: variant => formatShare(statistic('collapsed')(variant)) },
      { label: 'error, median', cell: interval('error') },
      { label: 'error, 90th percentile', digits: 3, cell: statistic('errorNinetieth') },
      { label: 'error of the shape', cell: interval('shapeError') },
      { label: 'effective rank of what comes back', digits: 3, cell: statistic('rankReturned') },
      { label: 'effective rank of the activations', digits: 3, cell: statistic('rankActivations') },
    ],
    [`${DRAWS} matrices each, the same for all three non-linearities; brackets: 95 % intervals.`],
  );
}
