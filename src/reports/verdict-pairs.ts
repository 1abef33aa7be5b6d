import type { Claim } from '../measure/judging/claim.js';
import { type ClaimVerdict, NO_PLATFORM, NOT_MEASURED } from '../measure/judging/judge-claims.js';
import type { Finding } from './finding.js';

/** A claim on one platform: its verdict here and that of the published run. */
export interface VerdictPair {
  readonly claim: Claim;
  readonly platform: string;
  /** undefined where the reader has no results of the experiment, or none on this platform. */
  readonly here?: ClaimVerdict;
  /** undefined where nothing is published on this platform. */
  readonly published?: ClaimVerdict;
}

/** Every claim of a finding on every platform that was measured here or in the published run. */
export function verdictPairs({ origin, claims, published }: Finding): VerdictPair[] {
  return claims.flatMap(({ claim, verdicts }) => {
    const beside = published?.claims.find(one => one.claim.id === claim.id)?.verdicts ?? [];
    const own = origin === 'here' ? verdicts : [];
    const theirs = origin === 'published' ? verdicts : beside;
    const platforms = new Set([...verdicts, ...beside].map(({ platform }) => platform));
    // "No platform" is said only where neither was timed.
    if (platforms.size > 1) platforms.delete(NO_PLATFORM);
    return [...platforms].map(platform => ({
      claim,
      platform,
      here: own.find(verdict => verdict.platform === platform),
      published: theirs.find(verdict => verdict.platform === platform),
    }));
  });
}

/** Whether there is a verdict: the claim was measured. */
export function isJudged(one: ClaimVerdict | undefined): one is ClaimVerdict {
  return one !== undefined && one.verdict !== NOT_MEASURED;
}

/** Whether the published verdict says more than the one here; that on an exact claim says the same everywhere. */
export function isPublishedShown({ here, published }: VerdictPair): boolean {
  return isJudged(published) && published.judgement?.evidence !== here?.judgement?.evidence;
}
