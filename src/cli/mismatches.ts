import type { Finding } from '../reports/finding.js';
import { warn } from './terminal.js';

/** Says on stderr, a line each, which result files do not belong together: the verdicts on stdout rest on both. */
export function warnOfMismatches(findings: readonly Finding[]): void {
  for (const finding of findings) {
    for (const line of finding.mismatches) {
      warn(`${finding.experiment.id}: ${line}`);
    }
  }
}
