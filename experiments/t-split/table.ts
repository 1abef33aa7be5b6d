import { measuredSuites } from '../../src/experiment/measured-suites.js';
import type { Results } from '../../src/measure/results/results.js';
import type { BottleneckBlock } from '../../src/networks/models/bottleneck.js';
import { formatInterval } from '../../src/reports/format.js';
import type { Table } from '../../src/reports/table.js';
import { type ItemColumn, tableOf } from '../../src/reports/table-of.js';
import { armOf, blocks, caseOf, QUICK_BLOCKS, SIMULATED_BLOCKS, splitsOf } from './blocks.js';

/** A table for each block of the quick profile, and for others where they were measured. */
export function tSplitTables(results: Results): readonly Table[] {
  return blocks
    .filter(block => QUICK_BLOCKS.includes(block) || measuredSuites(results, block.name).length > 0)
    .map(block => tSplitTable(block, results));
}

/** One block: memory, simulated misses where there are any, measured time by the number of slices. */
function tSplitTable(block: BottleneckBlock, results: Results): Table {
  const { name, side, channels, expanded, filters, stride } = block;
  const exact =
    (quantity: string, unit = 1) =>
    (t: number) =>
      results.exact(caseOf(block, t), quantity) / unit;
  const arena = exact('arenaBytes');
  const misses = [
    { label: 'L1 misses', cell: exact('l1Misses') },
    { label: 'L2 misses', cell: exact('l2Misses') },
  ];
  return tableOf<number>(
    `${name}: ${side}²×${channels} → ${expanded} → ${filters}, stride ${stride}`,
    splitsOf(block),
    [
      { label: 't', cell: t => t },
      { label: 'MACs', unit: 'M', digits: 4, cell: exact('macs', 1e6) },
      { label: 'formula', unit: 'KiB', digits: 4, cell: exact('formulaBytes', 1024) },
      { label: 'arena', unit: 'KiB', digits: 4, cell: exact('arenaBytes', 1024) },
      { label: 'arena, × t = 1', digits: 3, cell: t => arena(t) / arena(1) },
      ...(SIMULATED_BLOCKS.includes(block) ? misses : []),
      ...measuredSuites(results, name).flatMap((suite): ItemColumn<number>[] => [
        {
          label: `${suite.platform}: scratch`,
          unit: 'KiB',
          digits: 3,
          cell: t => (suite.has(armOf(t)) ? inKib(suite.row(armOf(t)).scratchBytes) : null),
        },
        {
          label: `${suite.platform}: time, × t = 1`,
          cell: t => formatInterval(suite.ratio(armOf(t), armOf(1))),
        },
      ]),
    ],
    ['The paper prints no time for any t; formula and arena are float32 activations without weights.'],
  );
}

const inKib = (bytes: number | null) => bytes && bytes / 1024;
