import { measuredSuites } from '../../src/experiment/measured-suites.js';
import type { Results, SuiteResults } from '../../src/measure/results/results.js';
import { formatShare } from '../../src/reports/format.js';
import type { Table } from '../../src/reports/table.js';
import { type ItemColumn, platformColumns, tableOf } from '../../src/reports/table-of.js';
import {
  armOf,
  EXPANSION_SUITE,
  EXPANSIONS,
  type Expansion,
  UNITS,
  UNITS_SUITE,
  type Unit,
  WINOGRAD_SUITE,
} from './arms.js';
import { preservedBy } from './memory.js';
import { countRow, type NetworkName, ROWS, shortcutsIn, shortcutsOf, type TableRow } from './networks.js';

const PER_MAC = { perMac: true } as const;

/** Columns of what one unit counts for each pixel. */
function memoryColumns<T>(results: Results, caseOf: (item: T) => string): readonly ItemColumn<T>[] {
  const column = (label: string, quantity: string): ItemColumn<T> => ({
    label,
    unit: 'values per pixel',
    digits: 4,
    cell: item => results.exact(`${caseOf(item)}/one`, quantity),
  });
  return [column('moved', 'moved'), column('peak, op by op', 'peak'), column('both ends', 'ends')];
}

/** The units of the same work: counts, and times per multiply-accumulate. */
export function unitsTable(results: Results): Table {
  const rows: readonly Unit[] = Object.values(UNITS);
  const caseOf = ({ id }: Unit) => `${UNITS_SUITE}/${id}`;
  return tableOf(
    'Residual units of the same work',
    rows,
    [
      { label: 'unit', cell: ({ id, title }) => `${id}: ${title}` },
      { label: 'MACs', unit: 'M', digits: 4, cell: unit => results.exact(caseOf(unit), 'macs') / 1e6 },
      ...memoryColumns(results, caseOf),
      ...platformColumns(
        measuredSuites(results, UNITS_SUITE),
        'time per MAC, over the bottleneck',
        (suite: SuiteResults, { id }: Unit) => suite.ratio(id, 'bottleneck', PER_MAC),
      ),
    ],
    [
      'MACs of two units on 28×28. What is moved, alive or at the ends is that of one unit, with activations fused.',
      ...measuredSuites(results, WINOGRAD_SUITE).flatMap(suite =>
        (['standard', 'bottleneck'] as const).flatMap(unit => {
          const ratio = suite.ratio(`${unit}-direct`, unit);
          return ratio
            ? [`Without Winograd's algorithm, ${unit} takes ×${ratio.estimate.toFixed(2)} of its time.`]
            : [];
        }),
      ),
    ],
  );
}

/** A share, without the digits of one that is nearly nothing or nearly all. */
function preservedText(share: number): string {
  if (share < 1e-6) return 'less than one in a million';
  return share > 0.9999 ? 'over 99.99 %' : formatShare(share);
}

/** The expansions at the same work. */
export function expansionTable(results: Results): Table {
  const caseOf = (one: Expansion) => `${EXPANSION_SUITE}/${armOf(one)}`;
  return tableOf(
    'Inverted residuals of the same work',
    EXPANSIONS,
    [
      { label: 't', cell: ({ t }) => t },
      { label: 'channels, ends', cell: ({ channels }) => channels },
      { label: 'inside', cell: ({ t, channels }) => t * channels },
      { label: 'MACs', unit: 'M', digits: 4, cell: one => results.exact(caseOf(one), 'macs') / 1e6 },
      ...memoryColumns(results, caseOf),
      { label: 'preserved by a random ReLU', cell: one => preservedText(preservedBy(one)) },
      ...platformColumns(
        measuredSuites(results, EXPANSION_SUITE),
        'time per MAC, over t = 6',
        (suite: SuiteResults, one: Expansion) => suite.ratio(armOf(one), armOf({ t: 6 }), PER_MAC),
      ),
    ],
    ['With t = 1 there is no expanding convolution.'],
  );
}

/** What t, c, n and s are in MobileNetV2, and what they cost there. Counted. */
export function rowsTable(): Table {
  const all = ROWS.reduce((sum, row) => sum + countRow(row).macs, 0);
  const millions = (label: string, value: (row: TableRow) => number): ItemColumn<TableRow> => ({
    label,
    unit: 'M',
    digits: 3,
    cell: row => value(row) / 1e6,
  });
  return tableOf(
    "The bottlenecks of MobileNetV2's Table 2, at 224×224",
    ROWS,
    [
      { label: 'input', cell: ({ input }) => input.replace('^2x', '² × ') },
      ...(['t', 'c', 'n', 's'] as const).map(key => ({ label: key, cell: (row: TableRow) => row[key] })),
      { label: 'shortcuts', cell: row => shortcutsOf(row) },
      millions('MACs', row => countRow(row).macs),
      millions('MACs of a unit, on average', row => countRow(row).macs / row.n),
      { label: 'share of all rows', cell: row => formatShare(countRow(row).macs / all) },
      millions('parameters', row => countRow(row).parameters),
      millions('moved, elements', row => countRow(row).memoryAccessCost),
    ],
    [
      'Parameters include scale and shift of batch norm; what is moved counts batch norm and ReLU6 as passes of their own.',
    ],
  );
}

/** How two networks come by their shortcuts. Counted. */
export function shortcutsTable(): Table {
  const rows = (['mobilenet-v2', 'resnet-50'] as const).map(name => ({ name, ...shortcutsIn(name) }));
  return tableOf<(typeof rows)[number] & { readonly name: NetworkName }>('Shortcuts of two networks', rows, [
    { label: 'network', cell: ({ name }) => name },
    { label: 'units', cell: ({ units }) => units },
    { label: 'with a shortcut', cell: ({ sums }) => sums },
    { label: 'of these a convolution', cell: ({ projections }) => projections },
    {
      label: 'share of the MACs in them',
      cell: ({ projectionMacs, macs }) => formatShare(projectionMacs / macs),
    },
  ]);
}
