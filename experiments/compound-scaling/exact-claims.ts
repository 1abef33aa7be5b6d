import { exactly, grows } from '../../src/experiment/claims/exact.js';
import type { Claim } from '../../src/measure/judging/claim.js';
import type { Results } from '../../src/measure/results/results.js';
import { scaledFamily } from '../../src/papers/efficientnet.js';
import { publishedNumber } from '../../src/papers/published.js';
import { formatShare, significant } from '../../src/reports/format.js';
import { ALPHA, BETA, family, GAMMA, promisedGrowth } from './family.js';
import { caseOf, gridOfTwo } from './grid.js';
import { SIZES } from './second-version.js';
import { STACK_SUITE } from './stack.js';

/** φ of the depth of B7. */
const LARGEST_PHI = 6;
/** How far counts may be from printed ones. */
const NEAR_PRINTED = 0.05;
/** How far the growth of the work may be from what the factors promise. */
const NEAR_PROMISE = 0.1;

const ofFamily = (results: Results, name: string, quantity: string) =>
  results.exact(`family/${name}`, quantity);

export const exactClaims: readonly Claim[] = [
  exactly(
    {
      id: 'two-to-the-phi',
      statement: "With the paper's constants, compound scaling by φ does 2^φ times the work.",
      source: 'EfficientNet, section 3.3: α = 1.2, β = 1.1, γ = 1.15 under α · β² · γ² ≈ 2',
      rule: `(α · β² · γ²)^φ is within ${formatShare(NEAR_PROMISE)} of 2^φ for φ = 1 to ${LARGEST_PHI}`,
    },
    () => {
      const product = promisedGrowth({ depth: ALPHA, width: BETA, resolution: GAMMA });
      const last = product ** LARGEST_PHI;
      return {
        holds: Math.abs(last / 2 ** LARGEST_PHI - 1) <= NEAR_PROMISE,
        evidence: `${ALPHA} · ${BETA}² · ${GAMMA}² = ${significant(product, 5)}; to the power of ${LARGEST_PHI} ${significant(last)}, not ${2 ** LARGEST_PHI}`,
      };
    },
  ),
  exactly(
    {
      id: 'grid-of-two',
      statement:
        'All α, β and γ with α · β² · γ² ≈ 2 cost B0 about the same FLOPs, so that a search among them compares accuracy alone.',
      source: 'EfficientNet, section 3.3, step 1: a small grid search under that constraint',
      rule: `at every point of a grid in steps of 0.05, the counted work is within ${formatShare(NEAR_PROMISE)} of 2 times B0's`,
    },
    results => {
      const work = gridOfTwo().map(scaling => results.exact(caseOf(scaling), 'work'));
      const [least, most] = [Math.min(...work), Math.max(...work)];
      const near = work.filter(times => Math.abs(times / 2 - 1) <= NEAR_PROMISE).length;
      return {
        holds: near === work.length,
        evidence: `×${significant(least)} to ×${significant(most)}; ${near} of ${work.length} points are near 2`,
      };
    },
  ),
  exactly(
    {
      id: 'table-2',
      statement: 'B0 to B7 have the FLOPs (multiply-accumulates) and parameters of Table 2.',
      source: 'EfficientNet, Table 2',
      rule: `every count is within ${formatShare(NEAR_PRINTED)} of the printed one`,
    },
    results => {
      const compared = family.flatMap(({ name }) => [
        {
          name,
          here: ofFamily(results, name, 'macs') / 1e9,
          printed: publishedNumber(scaledFamily, name, 'macs_B'),
          unit: 'G',
        },
        {
          name: `${name} parameters`,
          here: ofFamily(results, name, 'parameters') / 1e6,
          printed: publishedNumber(scaledFamily, name, 'parameters_M'),
          unit: 'M',
        },
      ]);
      const off = ({ here, printed }: { here: number; printed: number }) => Math.abs(here / printed - 1);
      const furthest = [...compared].sort((a, b) => off(b) - off(a)).slice(0, 3);
      return {
        holds: compared.every(one => off(one) <= NEAR_PRINTED),
        evidence: `furthest off: ${furthest
          .map(
            ({ name, here, printed, unit }) => `${name} ${significant(here, 4)} ${unit} (printed ${printed})`,
          )
          .join(', ')}`,
      };
    },
  ),
  exactly(
    {
      id: 'promise-of-factors',
      statement: "The work of B1 to B7 grows with d · w² · r² of the factors in the authors' code.",
      source: 'EfficientNet, section 3.3; footnote 3 allows for rounding',
      rule: `multiply-accumulates over those of B0 are within ${formatShare(NEAR_PROMISE)} of the product, for each`,
    },
    results => {
      const compared = family.slice(1).map(({ name }) => {
        const grown = ofFamily(results, name, 'macs') / ofFamily(results, 'B0', 'macs');
        return { name, grown, promised: ofFamily(results, name, 'promised') };
      });
      return {
        holds: compared.every(({ grown, promised }) => Math.abs(grown / promised - 1) <= NEAR_PROMISE),
        evidence: compared
          .map(
            ({ name, grown, promised }) =>
              `${name} ×${significant(grown)} (promised ×${significant(promised)})`,
          )
          .join(', '),
      };
    },
  ),
  grows(
    {
      name: 'memory access cost per multiply-accumulate',
      of: (results, at) => results.exact(at, 'memoryAccessCost') / results.exact(at, 'macs'),
    },
    [
      {
        name: 'width, resolution, depth',
        cases: ['width-4', 'resolution-4', 'depth-4'].map(arm => `${STACK_SUITE}/${arm}`),
      },
    ],
    {
      id: 'access-width-least',
      statement:
        'At four times the work, the wider stack moves least per multiply-accumulate, the larger image more, the deeper stack most.',
      source: 'ShuffleNetV2, equation 1, for MBConv blocks: this suite, not a paper',
    },
  ),
  exactly(
    {
      id: 'v2-late-layers',
      statement:
        'From S to M and to L, EfficientNetV2 adds relatively more layers in late stages, and no more than 480×480 pixels.',
      source:
        'EfficientNetV2, section 3.3 (M and L from the code): images of at most 480, more layers in later stages',
      rule: 'from stage 5 on, layers grow by a larger factor than before, for M and for L, and no image is larger than 480',
    },
    results => {
      const layers = (name: string, part: string) => results.exact(`v2/${name}`, `${part}Layers`);
      const [{ name: base }, ...larger] = SIZES;
      const factors = larger.map(({ name }) => ({
        name,
        early: layers(name, 'early') / layers(base, 'early'),
        late: layers(name, 'late') / layers(base, 'late'),
      }));
      return {
        holds: factors.every(({ early, late }) => late > early) && SIZES.every(({ side }) => side <= 480),
        evidence: factors
          .map(({ name, early, late }) => `${name}: early ×${significant(early)}, late ×${significant(late)}`)
          .join('; '),
      };
    },
  ),
];
