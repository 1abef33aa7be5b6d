import { exactly, grows } from '../../src/experiment/claims/exact.js';
import type { Claim } from '../../src/measure/judging/claim.js';
import type { Results } from '../../src/measure/results/results.js';
import { publishedNumber } from '../../src/papers/published.js';
import { significant } from '../../src/reports/format.js';
import { members, SHALLOW_ARM } from './networks.js';
import { ALPHAS, FULL, FULL_ARM, level, reduced, SLICE_SUITE } from './slice.js';

const PER_SLICE = `${SLICE_SUITE}/`;
const countOf = (results: Results, arm: string, quantity: string) =>
  results.exact(`${PER_SLICE}${arm}`, quantity);

/** The place of the last digit of a printed number: 569 → 1, 4.2 → 0.1, 1.32 → 0.01. */
export function lastPlace(printed: number): number {
  const [, fraction = ''] = String(printed).split('.');
  return 10 ** -fraction.length;
}

export const exactClaims: readonly Claim[] = [
  exactly(
    {
      id: 'tables-5-to-9',
      statement:
        'The multiply-accumulates and parameters of MobileNetV1, scaled and shallow, are those that are printed.',
      source: 'MobileNetV1, Tables 5, 6, 7 and 9',
      rule: 'each count differs from the printed one by less than 1 in its last digit: printed numbers are rounded or cut',
    },
    results => {
      const compared = members.flatMap(({ id, published, row }) =>
        (['macs', 'parameters'] as const).map(quantity => ({
          name: `${row} ${quantity}`,
          here: results.exact(`table/${id}`, quantity) / 1e6,
          printed: publishedNumber(published, row, `${quantity}_M`),
        })),
      );
      const wrong = compared.filter(({ here, printed }) => Math.abs(here - printed) >= lastPlace(printed));
      const shown = (wrong.length > 0 ? wrong : compared.slice(0, 4)).map(
        ({ name, here, printed }) => `${name} ${significant(here, 4)} M (printed ${printed} M)`,
      );
      const verb =
        wrong.length > 0 ? `${wrong.length} of ${compared.length} differ` : `all ${compared.length} agree`;
      return { holds: wrong.length === 0, evidence: `${verb}: ${shown.join(', ')}` };
    },
  ),
  exactly(
    {
      id: 'width-less-than-squared',
      statement:
        'A narrower separable layer saves less work than α²: its depthwise half shrinks only with α.',
      source: 'MobileNetV1, equation 6; the text says "roughly α²"',
      rule: 'macs(α) · (9 + C) = macs(1) · α · (9 + α·C) in whole numbers at every α, and macs(α) > α² · macs(1)',
    },
    results => {
      const whole = countOf(results, FULL_ARM, 'macs');
      const shares = reduced.narrow.map(({ id, channels }, i) => {
        const macs = countOf(results, id, 'macs');
        const isFormula = macs * FULL.channels * (9 + FULL.channels) === whole * channels * (9 + channels);
        return { alpha: ALPHAS[i], share: macs / whole, isFormula };
      });
      return {
        holds: shares.every(({ alpha, share, isFormula }) => isFormula && share > alpha ** 2),
        evidence: shares
          .map(
            ({ alpha, share }) =>
              `α = ${alpha}: ${significant(share)} of the work, α² = ${significant(alpha ** 2)}`,
          )
          .join('; '),
      };
    },
  ),
  exactly(
    {
      id: 'resolution-squared',
      statement: 'On a smaller map, separable layers do ρ² of the work with the same parameters.',
      source: 'MobileNetV1, equation 7 and Table 7',
      rule: 'macs are in proportion to the pixels, and parameters do not change, for every small slice',
    },
    results => {
      const [macs, parameters] = ['macs', 'parameters'].map(quantity => countOf(results, FULL_ARM, quantity));
      const holds = reduced.small.every(
        ({ id, side }) =>
          countOf(results, id, 'macs') * FULL.side ** 2 === macs * side ** 2 &&
          countOf(results, id, 'parameters') === parameters,
      );
      const shares = reduced.small.map(
        ({ side }) => `${side}×${side}: ${significant((side / FULL.side) ** 2)}`,
      );
      return { holds, evidence: `${shares.join(', ')} of the work; ${parameters} parameters each` };
    },
  ),
  exactly(
    {
      id: 'shallow-keeps-the-dear',
      statement:
        'The five layers that the shallow network lacks move less per multiply-accumulate than the layers that it keeps.',
      source: 'ShuffleNetV2, equation 1, for MobileNetV1, Table 5: this suite, not a paper',
      rule: 'memory access cost per multiply-accumulate of the five layers is below that of the shallow network',
    },
    results => {
      const [full, shallow] = [FULL_ARM, SHALLOW_ARM].map(arm => {
        const of = (quantity: string) => results.exact(`networks-224/${arm}`, quantity);
        return { macs: of('macs'), moved: of('memoryAccessCost') };
      });
      const kept = shallow.moved / shallow.macs;
      const removed = (full.moved - shallow.moved) / (full.macs - shallow.macs);
      return {
        holds: removed < kept,
        evidence: `${significant(removed, 2)} elements per multiply-accumulate in the five layers, ${significant(kept, 2)} in the others`,
      };
    },
  ),
  grows(
    {
      name: 'memory access cost per multiply-accumulate',
      of: (results, at) => results.exact(at, 'memoryAccessCost') / results.exact(at, 'macs'),
    },
    ALPHAS.map((_, place) => ({
      name: level(place)
        .map(({ id }) => id)
        .reverse()
        .join(', '),
      cases: level(place)
        .map(({ id }) => `${PER_SLICE}${id}`)
        .reverse(),
    })),
    {
      id: 'access-narrow-most',
      statement:
        'At about the same work, the shallow slice moves least per multiply-accumulate, the small map more, the narrow slice most.',
      source: 'ShuffleNetV2, equation 1, for the layers of MobileNetV1: this suite, not a paper',
    },
  ),
];
