import type { Results, SuiteResults } from '../measure/results/results.js';
import { chosenSuite, type SuiteChoice } from './claims/ratio.js';

/** The first of several suites that was measured, for instance the full-size one before the one of the quick profile. */
export function firstMeasured(...ids: readonly string[]): SuiteChoice {
  return (results, platform) => ids.map(id => results.suite(platform, id)).find(suite => suite !== undefined);
}

/** The results of a suite on each platform that measured it. */
export function measuredSuites(results: Results, suite: SuiteChoice): readonly SuiteResults[] {
  return results.platforms.flatMap(platform => chosenSuite(suite, results, platform) ?? []);
}

/** Whether any platform measured a suite. */
export function isMeasured(results: Results, suite: SuiteChoice): boolean {
  return measuredSuites(results, suite).length > 0;
}
