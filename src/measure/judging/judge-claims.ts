import type { Results } from '../results/results.js';
import type { Claim } from './claim.js';
import type { Judgement, Verdict } from './verdict.js';

/** One claim on one platform. */
export interface ClaimVerdict {
  /** `every machine` for exact claims. */
  readonly platform: string;
  readonly verdict: Verdict | typeof NOT_MEASURED;
  readonly judgement?: Judgement;
}

/** A claim with its verdict on each platform. */
export interface JudgedClaim {
  readonly claim: Claim;
  readonly verdicts: readonly ClaimVerdict[];
}

/** The verdict on a timed claim without a timed run, or without one on this platform. */
export const NOT_MEASURED = 'not measured';

/** The platform of an exact claim. */
export const EVERY_MACHINE = 'every machine';

/** Placeholder for the platform if nothing was timed. */
export const NO_PLATFORM = '–';

/** Judges each claim on each platform of the run, and exact claims once. */
export function judgeClaims(claims: readonly Claim[], results: Results): JudgedClaim[] {
  return claims.map(claim => {
    if (claim.kind === 'exact') return { claim, verdicts: [judged(claim, results, EVERY_MACHINE)] };
    if (results.platforms.length === 0) {
      return { claim, verdicts: [{ platform: NO_PLATFORM, verdict: NOT_MEASURED }] };
    }
    return { claim, verdicts: results.platforms.map(platform => judged(claim, results, platform)) };
  });
}

/** A claim about cases that a partial run left out cannot be judged; the error says which cases. */
function judged(claim: Claim, results: Results, platform: string): ClaimVerdict {
  let judgement: Judgement | undefined;
  try {
    judgement = claim.judge(results, platform);
  } catch (error) {
    judgement = { verdict: "can't tell", evidence: `not judged: ${(error as Error).message}` };
  }
  return { platform, verdict: judgement?.verdict ?? NOT_MEASURED, judgement };
}
