import type { Results } from '../../src/measure/results/results.js';
import { reluSpiral } from '../../src/papers/mobilenetv2.js';
import { formatInterval, formatShare } from '../../src/reports/format.js';
import type { Table } from '../../src/reports/table.js';
import { tableOf } from '../../src/reports/table-of.js';
import { DIMENSIONS, DISTRIBUTIONS, DRAWS, exactOf, intervalOf, NON_LINEARITIES, TRIALS } from './cells.js';

/** What the paper says of each panel beside what is counted here. */
export function paperTable(results: Results): Table {
  const printed = (n: number) => reluSpiral.rows.find(([panel]) => panel === `Output/dim=${n}`)![2];
  const exact = (quantity: string) => (n: number) => exactOf(results, quantity, n);
  return tableOf(
    'ReLU by the number of dimensions, Gaussian T',
    DIMENSIONS,
    [
      { label: 'n', cell: n => n },
      { label: 'paper, Figure 1', cell: printed },
      { label: 'points collapsed', cell: n => formatShare(exact('collapsed')(n)) },
      { label: 'area preserved, Theorem 1', digits: 6, cell: exact('expected') },
      { label: 'area preserved, here', cell: n => formatInterval(intervalOf(results, 'preserved', n), 4) },
      { label: 'error', digits: 3, cell: exact('error') },
      { label: 'error of the shape', digits: 3, cell: exact('shapeError') },
      { label: 'midpoints outside the image', digits: 3, cell: exact('midpointsOutside') },
    ],
    [
      `Area and midpoints: ${TRIALS} pairs of a fresh matrix and random points, brackets: 99.9 % intervals. The rest: ` +
        `${DRAWS} matrices with the whole spiral; error is the median, because the mean does not exist for n = 2.`,
    ],
  );
}

/** Non-linearities and distributions of T side by side. */
export function variantsTable(results: Results): Table {
  const rows = DIMENSIONS.flatMap(n =>
    NON_LINEARITIES.flatMap(({ name: nonLinearity }) =>
      DISTRIBUTIONS.map(distribution => ({ n, nonLinearity, distribution })),
    ),
  );
  type Row = (typeof rows)[number];
  const exact = (quantity: string) => (row: Row) => exactOf(results, quantity, row.n, row);
  const interval = (quantity: string) => (row: Row) =>
    formatInterval(intervalOf(results, quantity, row.n, row));
  return tableOf(
    'ReLU, ReLU6 and linear, with Gaussian and orthonormal T',
    rows,
    [
      { label: 'n', cell: ({ n }) => n },
      { label: 'non-linearity', cell: ({ nonLinearity }) => nonLinearity },
      { label: 'T', cell: ({ distribution }) => distribution },
      { label: 'points collapsed', cell: row => formatShare(exact('collapsed')(row)) },
      { label: 'error, median', cell: interval('error') },
      { label: 'error, 90th percentile', digits: 3, cell: exact('errorNinetieth') },
      { label: 'error of the shape', cell: interval('shapeError') },
      { label: 'effective rank of what comes back', digits: 3, cell: exact('rankReturned') },
      { label: 'effective rank of the activations', digits: 3, cell: exact('rankActivations') },
    ],
    [`${DRAWS} matrices each, the same for all three non-linearities; brackets: 95 % intervals.`],
  );
}
