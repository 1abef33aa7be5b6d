import { exactly, grows } from '../../src/experiment/claims/exact.js';
import type { Claim } from '../../src/measure/judging/claim.js';
import type { Results } from '../../src/measure/results/results.js';
import { fusedStages } from '../../src/papers/efficientnetv2.js';
import { publishedNumber } from '../../src/papers/published.js';
import { formatShare, significant } from '../../src/reports/format.js';
import { EXPANSION_SUITE, LAST_STAGE, WHOLE, WINDOW_SUITE } from './differences.js';
import { TABLE_3, tableCase } from './networks.js';
import { STAGES, stageArm, WIDTHS } from './stages.js';

const OWN = 'counted here, the paper prints no number';
/** How far counts may be from printed ones; what a tool adds for element-wise ops is not known. */
const COUNTS = 0.03;
const PARAMETERS = 0.01;

type Row = (typeof TABLE_3)[number];
const here = (results: Results, row: Row, quantity: string) => results.exact(tableCase(row), quantity);
const parameters = (results: Results, row: Row) => ({
  here: here(results, row, 'parameters') / 1e6,
  printed: publishedNumber(fusedStages, row.row, 'parameters_M'),
});
const macs = (results: Results, row: Row) => ({
  here: here(results, row, 'macs') / 1e9,
  printed: publishedNumber(fusedStages, row.row, 'macs_B'),
});
const compared = (pairs: readonly { readonly here: number; readonly printed: number }[], within: number) => ({
  holds: pairs.every(pair => Math.abs(pair.here / pair.printed - 1) <= within),
  evidence: pairs.map(pair => `${significant(pair.here)} (printed ${pair.printed})`).join(', '),
});

/** Case ids of an early to a late stage, and the work of its fused block over the other. */
const stageCases = STAGES.map(({ stage }) => String(stage));
const workRatio = (results: Results, stage: string) => {
  const count = (operator: 'fused' | 'mbconv') =>
    results.exact(`${WIDTHS[1].id}/${stageArm(Number(stage), operator)}`, 'macs');
  return count('fused') / count('mbconv');
};

/** A count of one arm of a suite over another's. */
const ratioOf = (results: Results, suite: string, quantity: string, arm: string, over: string) =>
  results.exact(`${suite}/${arm}`, quantity) / results.exact(`${suite}/${over}`, quantity);

export const exactClaims: readonly Claim[] = [
  exactly(
    {
      id: 'table-3',
      statement:
        'EfficientNet-B4 does 4.5 B multiply-accumulates with 19.3 M parameters, with fused stages 1 to 3 7.5 B with 20.0 M.',
      source: 'EfficientNetV2, Table 3',
      rule: `all four counts are within ${100 * COUNTS} % of the printed ones, with 3×3 windows in the fused stages`,
    },
    results => {
      const rows = TABLE_3.slice(0, 2);
      const pairs = rows.flatMap(row => [macs(results, row), parameters(results, row)]);
      return compared(pairs, COUNTS);
    },
  ),
  exactly(
    {
      id: 'later-rows',
      statement:
        'The rows with more fused stages have the parameters of 5×5 windows, unlike the row before them.',
      source: 'EfficientNetV2, Table 3, whose windows are not printed',
      rule: `the parameters of the last two rows are within ${100 * PARAMETERS} % of the printed ones if the windows are kept`,
    },
    results =>
      compared(
        TABLE_3.slice(2).map(row => parameters(results, row)),
        PARAMETERS,
      ),
  ),
  grows(
    { name: 'the work of Fused-MBConv over MBConv', of: workRatio },
    [{ name: 'stages', cases: stageCases }],
    {
      id: 'fusing-costs-work',
      statement: 'Fusing multiplies the work by 10·C / (2·C + 9), the more the more channels a stage has.',
      source: 'EfficientNetV2, Figure 2; written as a formula here',
    },
  ),
  exactly(
    {
      id: 'expansion-memory',
      statement: 'A smaller expansion reduces memory access in a block, and not at equal work.',
      source: `EfficientNetV2, section 3.3: smaller expansion ratios; the second half is ${OWN}`,
      rule: 'memory access cost is less in one block of expansion 4 than of 6, and more in three of 4 than in two of 6, whose work is equal',
    },
    results => {
      const ratio = (quantity: string, arm: string, over: string) =>
        ratioOf(results, EXPANSION_SUITE, quantity, arm, over);
      const [block, equal] = [
        ratio('memoryAccessCost', 'expand=4', 'expand=6'),
        ratio('memoryAccessCost', 'expand=4-three', 'expand=6-two'),
      ];
      return {
        holds: block < 1 && equal > 1 && ratio('macs', 'expand=4-three', 'expand=6-two') === 1,
        evidence: `one block ×${significant(block)}, at equal work ×${significant(equal)}`,
      };
    },
  ),
  exactly(
    {
      id: 'windows-count',
      statement: 'Two 3×3 blocks do less work than one 5×5 if they are fused, and more if they are not.',
      source: `EfficientNetV2, section 3.3 prefers 3×3; the work is ${OWN}`,
      rule: 'multiply-accumulates of two 3×3 over one 5×5 are below 1 for Fused-MBConv and above 1 for MBConv',
    },
    results => {
      const [fused, plain] = ['fused', 'mbconv'].map(operator =>
        ratioOf(results, WINDOW_SUITE, 'macs', `${operator}-3x3-two`, `${operator}-5x5`),
      );
      return {
        holds: fused < 1 && plain > 1,
        evidence: `fused ×${significant(fused)}, MBConv ×${significant(plain)}`,
      };
    },
  ),
  exactly(
    {
      id: 'last-stage',
      statement:
        'Leaving out the last stage of stride 1 saves parameters above all, then work, and least of all memory access.',
      source: `EfficientNetV2, section 3.3: its large parameter size and memory access overhead; the shares are ${OWN}`,
      rule: 'its shares of EfficientNet-B0 fall in this order',
    },
    results => {
      const shares = ['parameters', 'macs', 'memoryAccessCost'].map(
        quantity => results.exact(LAST_STAGE, quantity) / results.exact(WHOLE, quantity),
      );
      return {
        holds: shares[0] > shares[1] && shares[1] > shares[2],
        evidence: `${shares.map(formatShare).join(', ')} of parameters, multiply-accumulates and memory access cost`,
      };
    },
  ),
];
