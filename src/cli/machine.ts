import type { Command } from 'commander';
import { roofline } from '../cost/roofline.js';
import { kernelsReadyMs } from '../measure/kernels-ready.js';
import { machineRecord } from '../measure/machine.js';
import type { CeilingRow } from '../measure/results/rows.js';
import { runInWorker } from '../measure/worker-process.js';
import { nativeState } from '../networks/native/onnxruntime.js';
import type { Engine } from '../networks/platform.js';
import { NATIVE, platforms } from '../networks/platforms.js';
import { formatBytes, significant } from '../reports/format.js';
import { machineTable } from '../reports/machine-table.js';
import type { Table } from '../reports/table.js';
import { examples } from './examples.js';
import { interruptible } from './interrupt.js';
import { jsonOption } from './options.js';
import { startProgress } from './progress.js';
import { print, printJson, warn } from './terminal.js';
import { terminalTable } from './terminal-table.js';

/** `machine`: what is known of this machine, and what its engines can reach. */
export function declare(command: Command): void {
  command
    .option('--no-ceilings', 'leave out the measured ceilings (about 5 s for each engine)')
    .addOption(jsonOption())
    .addHelpText('after', examples('machine', 'machine --no-ceilings --json'))
    .action(async ({ ceilings: wanted, json }: { ceilings: boolean; json?: boolean }) => {
      const readyMs = kernelsReadyMs();
      const machine = await machineRecord();
      const rows = wanted ? await interruptible(measureCeilings) : [];
      if (!rows) return;
      if (json) {
        printJson({
          machine,
          native: nativeState(),
          kernelsReadyMs: readyMs,
          ...(wanted && { ceilings: rows }),
        });
        return;
      }
      print(terminalTable(machineTable(machine)));
      print(`Platform ${NATIVE}: ${nativeState()}`);
      print(`WebAssembly kernels: the first result ${significant(readyMs)} ms after the first call`);
      for (const engine of new Set(rows.map(row => row.engine))) {
        print('', terminalTable(ceilingsTable(engine, rows)));
      }
    });
}

/** The ceilings of every engine, each in a process of its own as a run measures them; undefined on an abort. */
async function measureCeilings(signal: AbortSignal): Promise<CeilingRow[] | undefined> {
  const engines = [...new Set(Object.values(platforms).map(({ engine }): Engine => engine))];
  const rows: CeilingRow[] = [];
  const progress = startProgress();
  for (const [i, engine] of engines.entries()) {
    const failure = await runInWorker(
      { kind: 'ceilings', engine, profile: 'quick' },
      message => {
        if (message.type === 'ceilings') rows.push(...message.rows);
        else if (message.type === 'progress') {
          progress.update(`ceilings of ${engine}`, (i + message.done / message.total) / engines.length);
        }
      },
      signal,
    );
    progress.clear();
    if (signal.aborted) return undefined;
    if (failure !== undefined) {
      warn(`ceilings of ${engine}: ${failure}`);
      process.exitCode = 1;
    }
  }
  return rows;
}

/** The memory mountain: what an engine's code reaches. */
function ceilingsTable(engine: string, rows: readonly CeilingRow[]): Table {
  const { peakFlopsPerNs, bandwidths } = roofline(rows.filter(row => row.engine === engine));
  return {
    title: `Ceilings of the engine ${engine}`,
    columns: [{ label: 'read from a working set of' }, { label: 'bandwidth', unit: 'GB/s', digits: 3 }],
    rows: bandwidths.map(({ workingSetBytes, bytesPerNs }) => [formatBytes(workingSetBytes), bytesPerNs]),
    notes: [`Compute, in registers only: ${significant(peakFlopsPerNs)} GFLOP/s.`],
  };
}
