import { sourceOf } from '../experiment/load.js';
import { runExperiments } from '../experiment/run-experiments.js';
import { limitWarnings, machineLimits } from '../measure/machine-limits.js';
import type { Finding } from '../reports/finding.js';
import { called } from './called.js';
import { type MeasuringOptions, sameCases } from './measuring-options.js';
import { prepareOut } from './out-folder.js';
import { startProgress } from './progress.js';
import type { SelectedExperiment } from './selection.js';
import { stderrColours, warn } from './terminal.js';
import { type VerdictRow, verdictLines } from './verdict-lines.js';

/**
 * Runs experiments with a progress bar, until the signal aborts: what is finished is then kept, and it is said so.
 *
 * @throws {InputError} where a platform or case does not exist, or `out` cannot be written
 */
export async function runSelected(
  selected: readonly SelectedExperiment[],
  options: MeasuringOptions,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const { out, profile, platform: platforms, seed, minutes, untilSure, rounds: leastRounds } = options;
  const { continue: goOn } = options;
  prepareOut(out);
  // A smoke run has no verdicts that could suffer.
  if (profile !== 'smoke') for (const limit of limitWarnings(await machineLimits())) warn(limit);
  const asked = selected.map(({ experiment, cases }) => ({
    ...{ experiment, cases },
    source: sourceOf(experiment.id),
  }));
  const progress = startProgress();
  const verdicts = new Map<string, VerdictRow['verdicts']>(
    selected
      .filter(({ experiment }) => experiment.claims.some(claim => claim.kind === 'timed'))
      .map(({ experiment }) => [experiment.id, []]),
  );
  try {
    const findings = await runExperiments(asked, {
      ...{ profile, platforms, seed, out, goOn, leastRounds, signal },
      untilSure: untilSure !== undefined,
      budgetMs: untilSure ?? (minutes === undefined ? undefined : minutes * 60_000),
      onProgress({ experiment, timing, fraction }) {
        const what = timing
          ? `pass ${timing.pass}: ${[experiment, timing.suite, timing.platform].filter(Boolean).join(' ')}`
          : 'exact numbers and expected outputs';
        progress.update(what, fraction, timing?.leftMs);
      },
      onPass(pass, { claims, undecided }) {
        if (claims === 0 || progress.above) return;
        process.stderr.write(`after pass ${pass}: ${claims - undecided} of ${claims} verdicts\n`);
      },
      ...(progress.above && {
        onVerdicts(id, by) {
          if (by.length > 0) verdicts.set(id, by);
          const rows = [...verdicts].map(([experiment, its]) => ({ experiment, verdicts: its }));
          progress.above!(verdictLines(rows, process.stderr.columns || 80, stderrColours));
        },
      }),
    });
    progress.clear();
    if (signal.aborted) sayInterrupted(findings, out);
    return findings;
  } finally {
    progress.clear();
  }
}

function sayInterrupted(findings: readonly Finding[], out: string): void {
  const kept = findings.some(({ results }) => results.run)
    ? `finished cases are kept in ${out}`
    : 'before a case was finished';
  warn(`interrupted, ${kept}`);
}

/** Lines that say how many verdicts are open and what goes on where they are; [] where none is. */
export function openLines(
  findings: readonly Finding[],
  command: string,
  options: MeasuringOptions,
): string[] {
  const timed = findings.flatMap(({ claims }) => claims.filter(({ claim }) => claim.kind === 'timed'));
  const verdicts = timed.flatMap(claim => claim.verdicts).filter(({ judgement }) => judgement);
  const open = verdicts.filter(({ verdict }) => verdict === "can't tell").length;
  if (open === 0) return [];
  return [
    `${open} of ${verdicts.length} timed verdicts can't be told yet; where more rounds can decide them:`,
    `  ${called()} ${command} ${[...sameCases(options), '--continue --until-sure 10m'].join(' ')}`,
  ];
}

/** Whether a case of a finding failed. */
export function hasFailedCases({ results }: Finding): boolean {
  return results.run?.timed.some(row => row.status === 'failed') ?? false;
}
