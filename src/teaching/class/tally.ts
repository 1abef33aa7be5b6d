import { type ClaimVerdict, NOT_MEASURED } from '../../measure/judging/judge-claims.js';

/** The verdict on a claim on one machine. */
export type ClassVerdict = ClaimVerdict['verdict'];

/** A sign for each verdict, so that verdicts are not told apart by colour alone. */
export const SIGNS: Readonly<Record<ClassVerdict, string>> = {
  reproduced: '✓',
  'direction only': '↗',
  'not here': '✗',
  "can't tell": '?',
  [NOT_MEASURED]: '–',
};

/** The verdicts in the order in which they are listed. */
export const VERDICTS = Object.keys(SIGNS) as readonly ClassVerdict[];

/** The signs with their words: `✓ reproduced, ↗ direction only, …`. */
export const LEGEND: string = VERDICTS.map(verdict => `${SIGNS[verdict]} ${verdict}`).join(', ');

function countOf(verdicts: readonly ClassVerdict[], verdict: ClassVerdict): number {
  return verdicts.filter(one => one === verdict).length;
}

/**
 * On how many machines a claim held: `held on 3 of 6, direction only on 1, not here on 1, can't tell on 1`.
 *
 * Counts only machines that measured it; a claim held if it was `reproduced`. Verdicts that do not occur are left out.
 */
export function tallySentence(verdicts: readonly ClassVerdict[]): string {
  const measured = verdicts.filter(verdict => verdict !== NOT_MEASURED);
  if (measured.length === 0) return 'not measured on any machine';
  const others = (['direction only', 'not here', "can't tell"] as const)
    .map(verdict => [verdict, countOf(measured, verdict)] as const)
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => `, ${verdict} on ${count}`);
  return `held on ${countOf(measured, 'reproduced')} of ${measured.length}${others.join('')}`;
}

/** The same in signs: `✓3 ↗1 ✗1 ?1`; – if no machine measured it. */
export function tallySigns(verdicts: readonly ClassVerdict[]): string {
  const parts = VERDICTS.filter(verdict => verdict !== NOT_MEASURED)
    .map(verdict => [SIGNS[verdict], countOf(verdicts, verdict)] as const)
    .filter(([, count]) => count > 0)
    .map(([sign, count]) => `${sign}${count}`);
  return parts.join(' ') || SIGNS[NOT_MEASURED];
}
