import type { Finding } from '../report/finding.js';
import { mismatches } from '../report/notices.js';

/** Says on stderr, a line each, which result files do not belong together: the verdicts on stdout rest on both. */
export function warnOfMismatches(findings: readonly Finding[]): void {
  for (const finding of findings) {
    for (const line of mismatches(finding)) {
      process.stderr.write(`beyond-flops: ${finding.experiment.id}: ${line}\n`);
    }
  }
}
