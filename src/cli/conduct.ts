import { evaluate } from '../experiment/evaluate.js';
import { sourceOf } from '../experiment/load.js';
import { computeExact } from '../measure/exact.js';
import { machineRecord, runId } from '../measure/machine.js';
import { planRun } from '../measure/plan.js';
import { writeExact } from '../measure/results/exact-csv.js';
import { resultsOf } from '../measure/results/results.js';
import { runExperiment } from '../measure/run.js';
import type { Finding } from '../reports/finding.js';
import { prepareOut } from './out-folder.js';
import { startProgress } from './progress.js';
import type { SelectedExperiment, Selection } from './selection.js';

/** How much of the progress an experiment's exact numbers are, ms. */
const EXACT_MS = 2000;

export interface ConductOptions extends Selection {
  readonly out: string;
  readonly signal: AbortSignal;
  /** Called with each experiment's finding when it is there. */
  onFinding(finding: Finding): void;
}

/**
 * Computes and measures experiments one after the other, under one run id, and writes their result files. Ends
 * early where the signal aborts; what was timed until then is a finding too.
 *
 * @throws {InputError} where a platform or case does not exist, or `out` cannot be written
 */
export async function conduct(
  selected: readonly SelectedExperiment[],
  options: ConductOptions,
): Promise<Finding[]> {
  const { out, profile, platform: platforms, seed, signal } = options;
  await prepareOut(out);
  const id = runId(new Date(), await machineRecord());
  const shares = selected.map(({ experiment, cases }) => {
    return EXACT_MS + planRun(experiment, { profile, platforms, cases }).estimatedMs;
  });
  const total = shares.reduce((sum, ms) => sum + ms, 0);
  const findings: Finding[] = [];
  const progress = startProgress();
  let before = 0;
  try {
    for (const [i, { experiment, cases }] of selected.entries()) {
      progress.update(`${experiment.id}: exact numbers`, before / total);
      const exact = await computeExact(sourceOf(experiment.id), signal);
      if (!exact) break;
      await writeExact(out, experiment.id, exact);
      const timed = await runExperiment(experiment, {
        ...{ source: sourceOf(experiment.id), profile, platforms, cases, seed, out, exact, run: id, signal },
        onProgress({ suite, platform, phase, fraction }) {
          const done = before + EXACT_MS + fraction * (shares[i] - EXACT_MS);
          progress.update(
            [experiment.id, suite, `${platform}:`, phase].filter(Boolean).join(' '),
            done / total,
          );
        },
      });
      progress.clear();
      const run = timed.timed.length > 0 ? timed : undefined;
      if (signal.aborted && !run) break;
      const finding = evaluate(experiment, resultsOf(experiment, exact, run));
      findings.push(finding);
      options.onFinding(finding);
      before += shares[i];
      if (signal.aborted) break;
    }
  } finally {
    progress.clear();
  }
  if (signal.aborted) {
    const kept = findings.some(({ results }) => results.run)
      ? `finished cases are kept in ${out}`
      : 'before a case was finished';
    process.stderr.write(`beyond-flops: interrupted, ${kept}\n`);
  }
  return findings;
}

/** Cases of a finding that failed. */
export function failedCases({ results }: Finding): number {
  return results.run?.timed.filter(row => row.status === 'failed').length ?? 0;
}
