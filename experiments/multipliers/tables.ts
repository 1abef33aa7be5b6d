import { isMeasured, measuredSuites } from '../../src/experiment/measured-suites.js';
import { pairColumns } from '../../src/experiment/pair-columns.js';
import { ratioOfSums } from '../../src/experiment/ratio-of-sums.js';
import type { Results } from '../../src/measure/results/results.js';
import { publishedNumber } from '../../src/papers/published.js';
import { significant } from '../../src/reports/format.js';
import type { Table } from '../../src/reports/table.js';
import { platformColumns, tableOf } from '../../src/reports/table-of.js';
import { members, networkSuites, SHALLOW_ARM, SMALL_ARM, WIDTHS, widthArm } from './networks.js';
import { armSlowdown } from './published-times.js';
import { FULL_ARM, halfOf, MULTIPLIERS, reduced, SLICE_SUITE, takenApart, WAYS } from './slice.js';

const PER_MAC = { perMac: true } as const;

/** What the slices save, in counts and in time. */
export function sliceTable(results: Results): Table {
  const rows = WAYS.flatMap(way =>
    reduced[way].map(({ id, channels, side, layers }) => ({
      name: `${MULTIPLIERS[way]}: ${layers} × ${channels} on ${side}²`,
      suite: SLICE_SUITE,
      arm: id,
      over: FULL_ARM,
    })),
  );
  const columns = pairColumns(results, rows);
  return tableOf(
    'Slices of MobileNetV1 that do less work, as shares of the full slice',
    rows,
    [
      columns.name('layers × channels on map'),
      ...columns.countRatios(),
      ...columns.timeRatios('time'),
      ...columns.perMacRatios(),
    ],
    ['Batch norm is folded into the convolutions and ReLU fused, as a network is deployed.'],
  );
}

/** What the halves of the slices take, and whether they add up to the whole. */
export function halvesTable(results: Results): Table | undefined {
  const measured = measuredSuites(results, SLICE_SUITE);
  if (measured.length === 0) return undefined;
  const macs = (arm: string) => results.exact(`${SLICE_SUITE}/${arm}`, 'macs');
  const slices = [FULL_ARM, ...takenApart.map(({ id }) => id)].map(slice => {
    const depthwise = halfOf(slice, 'depthwise');
    return { slice, depthwise, halves: [depthwise, halfOf(slice, 'pointwise')] };
  });
  type Row = (typeof slices)[number];
  return tableOf(
    'The depthwise half of the slices',
    slices,
    [
      { label: 'slice', cell: ({ slice }) => slice },
      {
        label: 'depthwise, of all MACs',
        unit: '%',
        digits: 3,
        cell: ({ slice, depthwise }) => (100 * macs(depthwise)) / macs(slice),
      },
      ...platformColumns(measured, 'depthwise, share of the time of both halves', (suite, row: Row) =>
        ratioOfSums(suite, [row.depthwise], row.halves),
      ),
      ...platformColumns(measured, 'both halves, whole = 1', (suite, row: Row) =>
        ratioOfSums(suite, row.halves, [row.slice]),
      ),
    ],
    [
      'Each half is timed as a stack of its own. Where both together are far from 1, taking the slice apart explains little.',
    ],
  );
}

/** Whole networks, where they were measured: the paper's ways to do less, with the times that it does not print. */
export function networkTables(results: Results): readonly Table[] {
  return networkSuites('full')
    .filter(({ id }) => isMeasured(results, id))
    .map(({ id, title = id }) => {
      const arms = [...WIDTHS.map(widthArm), SMALL_ARM, SHALLOW_ARM];
      const rows = arms.map(arm => ({
        name: arm,
        suite: id,
        arm,
        over: FULL_ARM,
        printed: printedSlowdown(arm),
      }));
      const columns = pairColumns(results, rows);
      return tableOf(
        title,
        rows,
        [
          columns.name('network'),
          columns.macs('MACs', 'M'),
          columns.countRatio('MACs, of the full one', 'macs'),
          columns.countRatio('parameters, of the full one', 'parameters'),
          { label: 'paper: time per MAC, of the full one', digits: 3, cell: ({ printed }) => printed },
          ...columns.timeRatios('time, of the full one'),
          ...columns.timeRatios('time per MAC, of the full one', (suite, { arm, over }) =>
            suite.ratio(arm, over, PER_MAC),
          ),
        ],
        ["Paper: MobileNetV1 at 224×224 on ShuffleNetV2's ARM core (Table 8)."],
      );
    });
}

function printedSlowdown(arm: string): number | null {
  const width = WIDTHS.find(one => widthArm(one) === arm);
  return width === undefined ? null : armSlowdown(width);
}

/** The paper's Tables 5, 6, 7 and 9 beside what is counted. */
export function countsTable(results: Results): Table {
  const count = (id: string, quantity: string) => results.exact(`table/${id}`, quantity) / 1e6;
  return tableOf(
    'MobileNetV1, scaled: printed and counted',
    members,
    [
      { label: 'network', cell: ({ row }) => row },
      { label: 'printed in', cell: ({ published }) => published.place },
      {
        label: 'top-1',
        unit: '%',
        digits: 3,
        cell: ({ published, row }) => publishedNumber(published, row, 'top1'),
      },
      {
        label: 'MACs printed',
        unit: 'M',
        cell: ({ published, row }) => publishedNumber(published, row, 'macs_M'),
      },
      { label: 'MACs counted', unit: 'M', digits: 4, cell: ({ id }) => count(id, 'macs') },
      {
        label: 'parameters printed',
        unit: 'M',
        cell: ({ published, row }) => significant(publishedNumber(published, row, 'parameters_M'), 2),
      },
      { label: 'parameters counted', unit: 'M', digits: 3, cell: ({ id }) => count(id, 'parameters') },
    ],
    ['Parameters are counted without batch norm, which the printed numbers leave out.'],
  );
}
