import type { Results } from '../../measure/results/results.js';
import { formatInterval } from '../../reports/format.js';
import type { Column, Table } from '../../reports/table.js';
import { costPerMac } from './claims.js';
import { baselineOf, isShown, paperSlowdown, type Sweep } from './sweep.js';

/** Paper beside here, a table a sweep that is shown. */
export function sweepTables(sweeps: readonly Sweep[], results: Results): readonly Table[] {
  return sweeps.filter(sweep => isShown(sweep, results)).map(sweep => sweepTable(sweep, results));
}

/** Paper beside here for one sweep: counts, the printed slow-down, ours with its interval. */
function sweepTable(sweep: Sweep, results: Results): Table {
  const measured = results.platforms.filter(platform => results.suite(platform, sweep.suite));
  const columns: Column[] = [
    { label: 'arm' },
    { label: 'MACs', unit: 'M', digits: 4 },
    { label: 'memory access cost per MAC, × first', digits: 3 },
    { label: 'paper', unit: 'images/s', digits: 4 },
    { label: 'paper: time per MAC, × first', digits: 3 },
    ...measured.map(platform => ({ label: `${platform}: time per MAC, × first` })),
  ];
  const first = baselineOf(sweep);
  const exact = (arm: { id: string }, quantity: string) =>
    results.exact(`${sweep.suite}/${arm.id}`, quantity);
  const cost = (arm: { id: string }) => costPerMac.of(results, `${sweep.suite}/${arm.id}`);
  return {
    title: `${sweep.device} channels ×${sweep.scale}`,
    columns,
    rows: sweep.arms.map(arm => [
      arm.id,
      exact(arm, 'macs') / 1e6,
      cost(arm) / cost(first),
      arm.paperSpeed,
      paperSlowdown(sweep, arm),
      ...measured.map(platform =>
        formatInterval(results.suite(platform, sweep.suite)!.ratio(arm.id, first.id, { perMac: true })),
      ),
    ]),
    notes: [
      `Counts are of the paper's ${sweep.repeats} repeats; measured times are of as many as the profile runs.`,
      `Brackets: confidence intervals over paired rounds. Paper: ${paperDevice(sweep)}.`,
    ],
  };
}

function paperDevice(sweep: Sweep): string {
  return sweep.device === 'GPU'
    ? 'GeForce GTX 1080 Ti, cuDNN 7, printed as batches per second'
    : 'Snapdragon 810, one thread, own NEON code';
}
