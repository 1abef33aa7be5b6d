import type { Finding } from '../reports/finding.js';

/** Says on stderr, a line each, which result files do not belong together: the verdicts on stdout rest on both. */
export function warnOfMismatches(findings: readonly Finding[]): void {
  for (const finding of findings) {
    for (const line of finding.mismatches) {
      process.stderr.write(`beyond-flops: ${finding.experiment.id}: ${line}\n`);
    }
  }
}
