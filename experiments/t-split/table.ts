import type { Results } from '../../src/measure/results/results.js';
import type { BottleneckBlock } from '../../src/networks/models/bottleneck.js';
import { formatInterval } from '../../src/reports/format.js';
import type { Table } from '../../src/reports/table.js';
import { armOf, caseOf, shownBlocks, splitsOf } from './blocks.js';
import { SIMULATED } from './exact.js';

/** Memory, simulated misses and measured time of each block that is shown. */
export function tSplitTables(results: Results): readonly Table[] {
  return shownBlocks(results).map(block => tSplitTable(block, results));
}

/** One block: memory, simulated misses where there are any, measured time by the number of slices. */
function tSplitTable(block: BottleneckBlock, results: Results): Table {
  const measured = results.platforms.filter(platform => results.suite(platform, block.name));
  const simulated = SIMULATED.includes(block);
  const exact = (t: number, quantity: string) => results.exact(caseOf(block, t), quantity);
  return {
    title: `${block.name}: ${block.side}²×${block.channels} → ${block.expanded} → ${block.filters}, stride ${block.stride}`,
    columns: [
      { label: 't' },
      { label: 'MACs', unit: 'M', digits: 4 },
      { label: 'formula', unit: 'KiB', digits: 4 },
      { label: 'arena', unit: 'KiB', digits: 4 },
      { label: 'arena, × t = 1', digits: 3 },
      ...(simulated ? [{ label: 'L1 misses' }, { label: 'L2 misses' }] : []),
      ...measured.flatMap(platform => [
        { label: `${platform}: scratch`, unit: 'KiB', digits: 3 },
        { label: `${platform}: time, × t = 1` },
      ]),
    ],
    rows: splitsOf(block, 'full').map(t => [
      t,
      exact(t, 'macs') / 1e6,
      exact(t, 'formulaBytes') / 1024,
      exact(t, 'arenaBytes') / 1024,
      exact(t, 'arenaBytes') / exact(1, 'arenaBytes'),
      ...(simulated ? [exact(t, 'l1Misses'), exact(t, 'l2Misses')] : []),
      ...measured.flatMap(platform => {
        const suite = results.suite(platform, block.name)!;
        const arm = armOf(t);
        if (!suite.arms.includes(arm)) return [null, null];
        const { scratchBytes } = suite.row(arm);
        return [scratchBytes && scratchBytes / 1024, formatInterval(suite.ratio(arm, armOf(1)))];
      }),
    ]),
    notes: ['The paper prints no time for any t; formula and arena are float32 activations without weights.'],
  };
}
