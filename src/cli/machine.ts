import type { Command } from 'commander';
import { roofline } from '../cost/roofline.js';
import { ceilings } from '../measure/ceilings.js';
import { machineRecord } from '../measure/machine.js';
import type { Engine } from '../platforms.js';
import type { CeilingRow } from '../record/rows.js';
import { formatBytes, significant } from '../report/format.js';
import { machineTable } from '../report/machine-table.js';
import type { Table } from '../report/table.js';
import { examples, jsonOption } from './options.js';
import { startProgress } from './progress.js';
import { print, printJson } from './terminal.js';
import { terminalTable } from './terminal-table.js';

/** What runs the loops of each engine, in words. */
const ENGINES: { readonly [E in Engine]: string } = {
  javascript: 'scalar JavaScript',
  wasm: 'WebAssembly SIMD',
};
const engines = Object.keys(ENGINES) as Engine[];

/** `machine`: what is known of this machine, and what each engine can reach. */
export function addMachine(program: Command): void {
  program
    .command('machine')
    .description('show this machine as results record it, and its measured ceilings')
    .option('--no-ceilings', 'leave out the measured ceilings (about 10 s)')
    .addOption(jsonOption())
    .addHelpText('after', examples('machine', 'machine --no-ceilings --json'))
    .action(async ({ ceilings: wanted, json }: { ceilings: boolean; json?: boolean }) => {
      const machine = await machineRecord();
      const rows = wanted ? measureCeilings() : undefined;
      if (json) {
        printJson({ machine, ...(rows && { ceilings: rows }) });
        return;
      }
      print(terminalTable(machineTable(machine)));
      for (const engine of rows ? engines : []) {
        const ofEngine = rows!.filter(row => row.engine === engine);
        print('', terminalTable(ceilingsTable(engine, ofEngine)));
      }
    });
}

function measureCeilings(): readonly CeilingRow[] {
  const progress = startProgress();
  try {
    return engines.flatMap(engine =>
      ceilings(engine, { profile: 'quick' }, (done, total) =>
        progress.update(`ceilings of ${ENGINES[engine]}`, done / total),
      ),
    );
  } finally {
    progress.clear();
  }
}

/** The memory mountain: what one thread of an engine's code reaches. */
function ceilingsTable(engine: Engine, rows: readonly CeilingRow[]): Table {
  const { peakFlopsPerNs, bandwidths } = roofline(rows);
  return {
    title: `Ceilings of one thread of ${ENGINES[engine]}`,
    columns: [{ label: 'read from a working set of' }, { label: 'bandwidth', unit: 'GB/s', digits: 3 }],
    rows: bandwidths.map(({ workingSetBytes, bytesPerNs }) => [formatBytes(workingSetBytes), bytesPerNs]),
    notes: [`Compute, in registers only: ${significant(peakFlopsPerNs)} GFLOP/s.`],
  };
}
