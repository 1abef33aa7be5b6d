import type { Results } from '../results/results.js';
import type { Judgement } from './verdict.js';

/** A statement of a paper that can turn out true or false here. */
export interface Claim {
  /** Unique within its experiment. */
  readonly id: string;
  readonly statement: string;
  /** Where the paper says it. */
  readonly source: string;
  /** `exact` claims are judged once, `timed` ones on each platform. */
  readonly kind: 'exact' | 'timed';
  /** The paper's number for the quantity that is judged; absent if it prints none, or if several decide. */
  readonly published?: number;
  /** How the verdict is reached, in one sentence with its numbers. */
  readonly rule: string;
  /** undefined if this platform was not measured; the ledger then says `not measured`. */
  judge(results: Results, platform: string): Judgement | undefined;
}
