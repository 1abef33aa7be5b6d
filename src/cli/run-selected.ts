import { sourceOf } from '../experiment/load.js';
import { runExperiments } from '../experiment/run-experiments.js';
import type { Finding } from '../reports/finding.js';
import { interruptible } from './interrupt.js';
import { prepareOut } from './out-folder.js';
import { startProgress } from './progress.js';
import type { SelectedExperiment, Selection } from './selection.js';

export interface RunSelectedOptions extends Selection {
  readonly out: string;
  /** Called with each experiment's finding when it is there. */
  onFinding(finding: Finding): void;
}

/**
 * Runs experiments with a progress bar, until Ctrl-C: what is finished is then kept, and the exit status set.
 *
 * @throws {InputError} where a platform or case does not exist, or `out` cannot be written
 */
export async function runSelected(
  selected: readonly SelectedExperiment[],
  { out, profile, platform: platforms, seed, onFinding }: RunSelectedOptions,
): Promise<readonly Finding[]> {
  await prepareOut(out);
  const asked = selected.map(({ experiment, cases }) => ({
    ...{ experiment, cases },
    source: sourceOf(experiment.id),
  }));
  return interruptible(async signal => {
    const progress = startProgress();
    try {
      const findings = await runExperiments(asked, {
        ...{ profile, platforms, seed, out, signal },
        onProgress({ experiment, timing, fraction }) {
          const what = timing
            ? [timing.suite, `${timing.platform}:`, timing.phase].filter(Boolean).join(' ')
            : 'exact numbers';
          progress.update(timing ? `${experiment} ${what}` : `${experiment}: ${what}`, fraction);
        },
        onFinding(finding) {
          progress.clear();
          onFinding(finding);
        },
      });
      progress.clear();
      if (signal.aborted) sayInterrupted(findings, out);
      return findings;
    } finally {
      progress.clear();
    }
  });
}

function sayInterrupted(findings: readonly Finding[], out: string): void {
  const kept = findings.some(({ results }) => results.run)
    ? `finished cases are kept in ${out}`
    : 'before a case was finished';
  process.stderr.write(`beyond-flops: interrupted, ${kept}\n`);
}

/** Whether a case of a finding failed. */
export function hasFailedCases({ results }: Finding): boolean {
  return results.run?.timed.some(row => row.status === 'failed') ?? false;
}
