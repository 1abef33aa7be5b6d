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

/** A timed claim where there is no timed run, or none of this platform. */
export const NOT_MEASURED = 'not measured';

/** Where an exact claim holds or fails. */
export const EVERY_MACHINE = 'every machine';

/** Stands for the platform where nothing was timed. */
export const NO_PLATFORM = '–';

/** Each claim judged on each platform of the run; exact claims once. */
export function judgeClaims(claims: readonly Claim[], results: Results): JudgedClaim[] {
  return claims.map(claim => {
    if (claim.kind === 'exact') return { claim, verdicts: [judged(claim, results, EVERY_MACHINE)] };
    if (results.platforms.length === 0) {
      return { claim, verdicts: [{ platform: NO_PLATFORM, verdict: NOT_MEASURED }] };
    }
    return { claim, verdicts: results.platforms.map(platform => judged(claim, results, platform)) };
  });
}

/** A claim about cases that a partial run left out cannot be told; its error says which. */
function judged(claim: Claim, results: Results, platform: string): ClaimVerdict {
  let judgement: Judgement | undefined;
  try {
    judgement = claim.judge(results, platform);
  } catch (error) {
    judgement = { verdict: "can't tell", evidence: `not judged: ${(error as Error).message}` };
  }
  return { platform, verdict: judgement?.verdict ?? NOT_MEASURED, judgement };
}
