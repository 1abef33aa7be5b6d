import type { JudgedClaim } from '../measure/judging/judge-claims.js';
import type { Results } from '../measure/results/results.js';
import type { Figure } from './figure.js';
import type { Table } from './table.js';

/** An experiment with what its result files say, judged and drawn once: every report is made from this alone. */
export interface Finding {
  readonly experiment: {
    readonly id: string;
    readonly title: string;
    readonly question: string;
    /** Markdown. */
    readonly analysis: string;
  };
  /** Whose results these are: the reader's own, those of the published run, or `none` where nothing is measured. */
  readonly origin: 'here' | 'published' | 'none';
  /** What the published run says, beside the reader's own results; absent where nothing is published. */
  readonly published?: Finding;
  readonly results: Results;
  readonly claims: readonly JudgedClaim[];
  readonly tables: readonly Table[];
  readonly figures: readonly Figure[];
  /** Result files that do not belong together, a line each. */
  readonly mismatches: readonly string[];
  /** What a reader has to know before the numbers, mismatches included. */
  readonly notices: readonly string[];
}
