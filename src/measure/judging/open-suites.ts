import type { Results } from '../results/results.js';
import type { SuiteResults } from '../results/suite-results.js';
import type { Claim } from './claim.js';
import { USUAL_LEVEL } from './statistics.js';
import type { Verdict } from './verdict.js';

/** How far the A/A interval of a suite may lie from 1 before its times are called precise, with one thread or several. */
const PRECISE = { one: 0.02, several: 0.04 } as const;

/** How many timed claims there are on the platforms that were measured, and how many of them are not decided. */
export interface Openness {
  readonly claims: number;
  readonly undecided: number;
  /** All of them, claim by claim, each on its platforms. */
  readonly verdicts: readonly Verdict[];
  /** Suites that an undecided claim was judged on, as `suiteKey` names them. */
  readonly suites: ReadonlySet<string>;
  /** Suites whose A/A pair is not precise yet. */
  readonly imprecise: ReadonlySet<string>;
}

/** Names a suite on a platform. */
export function suiteKey(platform: string, suite: string): string {
  return `${platform} ${suite}`;
}

/** What more rounds could decide. A claim that cannot be judged, because cases are missing, stays as it is. */
export function openSuites(claims: readonly Claim[], results: Results): Openness {
  const suites = new Set<string>();
  const verdicts: Verdict[] = [];
  for (const claim of claims) {
    if (claim.kind === 'exact') continue;
    for (const platform of results.platforms) {
      const { watched, asked } = watch(results);
      let verdict: Verdict | undefined;
      try {
        verdict = claim.judge(watched, platform)?.verdict;
      } catch {
        continue;
      }
      if (verdict === undefined) continue;
      verdicts.push(verdict);
      if (verdict !== "can't tell") continue;
      for (const key of asked) suites.add(key);
    }
  }
  const imprecise = results.platforms
    .flatMap(platform => results.suitesOf(platform))
    .filter(suite => !isPrecise(suite))
    .map(({ platform, id }) => suiteKey(platform, id));
  const undecided = verdicts.filter(verdict => verdict === "can't tell").length;
  return { claims: verdicts.length, undecided, verdicts, suites, imprecise: new Set(imprecise) };
}

/** Whether the A/A interval of a suite is as narrow as its number of threads allows. */
export function isPrecise({ noise, platform }: SuiteResults): boolean {
  if (!noise) return true;
  if (noise.level < (noise.asked ?? USUAL_LEVEL)) return false;
  const margin = platform.includes('threads') ? PRECISE.several : PRECISE.one;
  return noise.high <= 1 + margin && noise.low >= 1 / (1 + margin);
}

/** The same results, and the suites that have been asked for. */
function watch(results: Results): { readonly watched: Results; readonly asked: ReadonlySet<string> } {
  const asked = new Set<string>();
  const watched: Results = {
    ...results,
    suite(platform, id) {
      const suite = results.suite(platform, id);
      if (suite) asked.add(suiteKey(platform, id));
      return suite;
    },
  };
  return { watched, asked };
}
