import type { Claim, Experiment } from '../experiment.js';
import type { Judgement, Verdict } from '../judging/verdict.js';
import type { Results } from '../record/results.js';
import { MISSING } from './format.js';

/** An experiment with what its result files hold: everything that is reported comes from here. */
export interface Finding {
  readonly experiment: Experiment;
  readonly results: Results;
}

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

/** Each claim judged on each platform of the run; exact claims once. */
export function judgeClaims({ experiment, results }: Finding): JudgedClaim[] {
  return experiment.claims.map(claim => {
    if (claim.kind === 'exact') return { claim, verdicts: [judged(claim, results, EVERY_MACHINE)] };
    if (results.platforms.length === 0) {
      return { claim, verdicts: [{ platform: MISSING, verdict: NOT_MEASURED }] };
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
