import { existsSync } from 'node:fs';
import { InputError } from '../errors.js';
import { evaluate } from '../experiment/evaluate.js';
import type { Experiment } from '../experiment/experiment.js';
import { exactPath, readExact } from '../measure/results/exact-csv.js';
import { resultsOf } from '../measure/results/results.js';
import { latestRun } from '../measure/results/store.js';
import type { Finding } from '../reports/finding.js';

/**
 * What the result files of a folder say; experiments that were never run there are left out.
 *
 * @throws {InputError} where no experiment has results there, or a file cannot be read
 */
export async function readFindings(out: string, experiments: readonly Experiment[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const experiment of experiments) {
    if (!existsSync(exactPath(out, experiment.id))) continue;
    const exact = await readExact(out, experiment.id);
    findings.push(evaluate(experiment, resultsOf(experiment, exact, await latestRun(out, experiment.id))));
  }
  if (findings.length === 0) {
    throw new InputError(`${out}: no results, expected those of a run: npx beyond-flops run --help`);
  }
  return findings;
}
