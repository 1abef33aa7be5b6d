import type { Results } from '../../src/measure/results/results.js';
import { reluSpiral } from '../../src/papers/mobilenetv2.js';
import { formatInterval, formatShare } from '../../src/reports/format.js';
import type { Table } from '../../src/reports/table.js';
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
  return {
    title: 'ReLU by the number of dimensions, Gaussian T',
    columns: [
      { label: 'n' },
      { label: 'paper, Figure 1' },
      { label: 'points collapsed' },
      { label: 'area preserved, Theorem 1', digits: 6 },
      { label: 'area preserved, here' },
      { label: 'error', digits: 3 },
      { label: 'error of the shape', digits: 3 },
      { label: 'midpoints outside the image', digits: 3 },
    ],
    rows: DIMENSIONS.map(n => {
      const area = areaCase(n, 'gaussian');
      const statistics = statisticsCase(n, 'relu', 'gaussian');
      const panel = reluSpiral.rows.find(([name]) => name === `Output/dim=${n}`)!;
      return [
        n,
        panel[2],
        formatShare(results.exact(statistics, 'collapsed')),
        results.exact(area, 'expected'),
        formatInterval(intervalOf(results, area, 'preserved'), 4),
        results.exact(statistics, 'error'),
        results.exact(statistics, 'shapeError'),
        results.exact(area, 'midpointsOutside'),
      ];
    }),
    notes: [
      `Area and midpoints: ${TRIALS} pairs of a fresh matrix and random points, brackets: 99.9 % intervals. The rest: ` +
        `${DRAWS} matrices with the whole spiral; error is the median, because the mean does not exist for n = 2.`,
    ],
  };
}

/** Non-linearities and distributions of T side by side. */
export function variantsTable(results: Results): Table {
  const cells = DIMENSIONS.flatMap(n =>
    NON_LINEARITIES.flatMap(({ name }) => DISTRIBUTIONS.map(distribution => ({ n, name, distribution }))),
  );
  return {
    title: 'ReLU, ReLU6 and linear, with Gaussian and orthonormal T',
    columns: [
      { label: 'n' },
      { label: 'non-linearity' },
      { label: 'T' },
      { label: 'points collapsed' },
      { label: 'error, median' },
      { label: 'error, 90th percentile', digits: 3 },
      { label: 'error of the shape' },
      { label: 'effective rank of what comes back', digits: 3 },
      { label: 'effective rank of the activations', digits: 3 },
    ],
    rows: cells.map(({ n, name, distribution }) => {
      const at = statisticsCase(n, name, distribution);
      return [
        n,
        name,
        distribution,
        formatShare(results.exact(at, 'collapsed')),
        formatInterval(intervalOf(results, at, 'error')),
        results.exact(at, 'errorNinetieth'),
        formatInterval(intervalOf(results, at, 'shapeError')),
        results.exact(at, 'rankReturned'),
        results.exact(at, 'rankActivations'),
      ];
    }),
    notes: [`${DRAWS} matrices each, the same for all three non-linearities; brackets: 95 % intervals.`],
  };
}
