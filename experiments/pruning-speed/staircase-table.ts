import { measuredSuites } from '../../src/experiment/measured-suites.js';
import type { Results } from '../../src/measure/results/results.js';
import { tflite46002 } from '../../src/papers/pruning.js';
import { publishedNumber } from '../../src/papers/published.js';
import { formatInterval, significant } from '../../src/reports/format.js';
import type { Table } from '../../src/reports/table.js';
import { tableOf } from '../../src/reports/table-of.js';
import { staircasePeriod } from './period.js';
import { measuredStaircase, staircases, teethOf, timesByCount } from './staircase.js';
import { TILE_WIDTH } from './tiles.js';

const [MULTIPLE, ONE_MORE] = ['32/43', '33/43'].map(
  row => publishedNumber(tflite46002, row, 'latency') / 1000,
);

/** Per convolution and platform: the period and how the counts below a multiple compare with it. */
export function staircaseTable(results: Results): Table | undefined {
  const measured = staircases.flatMap(stairs =>
    measuredSuites(results, measuredStaircase(stairs)).map(suite => ({
      convolution: stairs.name,
      platform: suite.platform,
      ...staircasePeriod([...timesByCount(suite).values()]),
      ...teethOf(suite, TILE_WIDTH),
    })),
  );
  if (measured.length === 0) return undefined;
  return tableOf(
    'The staircase',
    measured,
    [
      { label: 'convolution', cell: one => one.convolution },
      { label: 'platform', cell: one => one.platform },
      { label: 'period', unit: 'channels', cell: one => one.period },
      { label: 'autocorrelation', digits: 2, cell: one => one.strength },
      {
        label: `time over the line between multiples of ${TILE_WIDTH}`,
        cell: one => formatInterval(one.overLine),
      },
      { label: 'multiple − 1 over the multiple', cell: one => formatInterval(one.lastOverMultiple) },
      {
        label: 'fewer channels slower in every round',
        cell: one => `${one.slower.length} of ${one.pairs}`,
      },
    ],
    [
      `Published beside it (TFLite, Pixel 3): 32 → 43 channels ${significant(MULTIPLE)}, ` +
        `33 → 43 ${significant(ONE_MORE, 4)}, a ratio of ${significant(ONE_MORE / MULTIPLE)}.`,
    ],
  );
}
