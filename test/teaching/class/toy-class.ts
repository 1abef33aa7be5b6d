import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Experiment } from '../../../src/experiment/experiment.js';
import type { RunHeader, TimedRun } from '../../../src/measure/results/rows.js';
import type { JudgedRun } from '../../../src/teaching/class/judged-run.js';
import { readClass } from '../../../src/teaching/class/read-class.js';
import { toyExperiment, toyRun } from '../../reports/toy-finding.js';

export const known = [{ experiment: toyExperiment, exact: toyExperiment.exact() }];

/** A run as the lines of its file. */
export function linesOf({ header, ceilings, timed, footer }: TimedRun): string {
  return [header, ...ceilings, ...timed, footer].map(row => `${JSON.stringify(row)}\n`).join('');
}

/** Writes texts to files below a folder, and the folders between. */
export async function handIn(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
}

/** A toy run on a machine of this processor. */
export function runOn(cpu: string, slowNs: number | 'failed', changes: Partial<RunHeader> = {}): TimedRun {
  const run = toyRun(slowNs, changes);
  return { ...run, header: { ...run.header, machine: { ...run.header.machine, cpu } } };
}

/** The runs of a folder, of which none may be skipped. */
export async function readAll(
  folder: string,
  experiment: Experiment = toyExperiment,
): Promise<readonly JudgedRun[]> {
  const { runs, skipped } = await readClass(folder, [{ experiment, exact: experiment.exact() }]);
  if (skipped.length > 0) throw new Error(skipped.map(({ name, reason }) => `${name}: ${reason}`).join('\n'));
  return runs;
}
