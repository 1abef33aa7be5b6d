import type { Claim } from '../../measure/judging/claim.js';
import { judgeExact } from '../../measure/judging/verdict.js';
import type { Results } from '../../measure/results/results.js';
import { significant } from '../../reports/format.js';
import type { ClaimText } from './ratio.js';

/** What an exact claim found. */
export interface Check {
  readonly holds: boolean;
  /** One sentence with the numbers. */
  readonly evidence: string;
}

/**
 * A claim about exact numbers: it holds or it does not.
 *
 * @param rule   in one sentence, with its numbers: `reproduced if …` is put before it
 * @param check  of the exact numbers
 */
export function exactly(
  { rule, ...text }: ClaimText & { readonly rule: string },
  check: (results: Results) => Check,
): Claim {
  return {
    ...text,
    kind: 'exact',
    rule: `reproduced if ${rule}`,
    judge(results) {
      const { holds, evidence } = check(results);
      return judgeExact(holds, evidence);
    },
  };
}

/** A series of cases along which a quantity is claimed to grow. */
export interface Series {
  /** For instance a suite. */
  readonly name: string;
  /** Case ids, in the order in which the quantity is to grow. */
  readonly cases: readonly string[];
}

/** A claim that an exact quantity, or a quotient of two, grows at every step of every series. */
export function grows(
  quantity: { readonly name: string; of(results: Results, caseId: string): number },
  series: readonly Series[],
  text: ClaimText,
): Claim {
  return exactly({ ...text, rule: `${quantity.name} grows at every step of every series` }, results => {
    const value = (caseId: string) => quantity.of(results, caseId);
    const failures = series.flatMap(({ cases }) =>
      cases
        .slice(1)
        .flatMap((caseId, i) => (value(caseId) > value(cases[i]) ? [] : [`${cases[i]} → ${caseId}`])),
    );
    const growth = series.map(
      ({ name, cases }) => `${name} ×${significant(value(cases.at(-1)!) / value(cases[0]))}`,
    );
    return failures.length === 0
      ? { holds: true, evidence: `first to last: ${growth.join(', ')}` }
      : { holds: false, evidence: `does not grow: ${failures.join('; ')}` };
  });
}
