import { exactly } from '../../src/experiment/claims/exact.js';
import { faster, slower } from '../../src/experiment/claims/ratio.js';
import type { Claim } from '../../src/measure/judging/claim.js';
import type { Results } from '../../src/measure/results/results.js';
import { nonLinearities } from '../../src/papers/mobilenetv3.js';
import { publishedNumber } from '../../src/papers/published.js';
import { formatShare, significant } from '../../src/reports/format.js';
import { rowCase } from './exact.js';
import { largestError, RELATIVE_ERROR } from './float16.js';
import { FUNCTIONS_SUITE } from './functions.js';
import { armOf, LARGE_MAP, SMALL_MAP } from './layers.js';
import { HEAD, measuredNetwork, PUBLISHED, SECOND_HALF, variants } from './networks.js';
import { printedOverheads } from './printed-passes.js';

const SECTION = 'MobileNetV3, section 5.2';
const TABLE = 'MobileNetV3, Table 5, Pixel 1';
const FUSING =
  'MobileNetV3, section 5.2 of the first revision: the overhead "could be eliminated by fusing"; without a number';

/** Printed times have one decimal, of which the smallest difference is 3.9 ms. */
const SAME_COST = 1.1;

/** Time of one row of Table 5 over another's. */
function printedRatio([row, column]: readonly [string, string], over: readonly [string, string]): number {
  return publishedNumber(nonLinearities, row, column) / publishedNumber(nonLinearities, over[0], over[1]);
}

const RELU = ['ReLU', 'ms'] as const;
const EVERYWHERE = ['h-swish @16', 'ms'] as const;

/** How many times the traffic of one pass the four passes have. */
function passesRatio(results: Results): number {
  const moved = (arm: string) => results.exact(`${FUNCTIONS_SUITE}/${arm}`, 'memoryAccessCost');
  return moved('hSwish-in-4-passes') / moved('hSwish');
}

const exactClaims: readonly Claim[] = [
  exactly(
    {
      id: 'no-parameters',
      statement:
        'An activation has no parameters: whichever MobileNetV3-Large uses, their number is the same.',
      source: 'a common summary of MobileNetV3 says that h-swish "reduces the parameters of deeper networks"',
      rule: 'all variants have equally many learned parameters at 224×224',
    },
    results => {
      // The constants 3 and 1/6 of the four passes are counted as parameters.
      const counts = variants
        .filter(({ nonLinearity }) => nonLinearity !== 'in-4-passes')
        .map(({ id }) => results.exact(`${PUBLISHED.id}/${id}`, 'parameters'));
      const distinct = [...new Set(counts)];
      return {
        holds: distinct.length === 1,
        evidence: `${counts.length} variants: ${distinct.map(count => count.toLocaleString('en')).join(', ')} parameters`,
      };
    },
  ),
  exactly(
    {
      id: 'smaller-maps',
      statement:
        'Most of what passes through non-linearities does so before h-swish begins: deeper layers are cheaper to activate.',
      source: `${SECTION}: the cost "decreases as we go deeper into the network"`,
      rule: `rows 1 to ${SECOND_HALF - 1} of Table 1 have more elements than all that follow`,
    },
    results => {
      const rows = Array.from({ length: HEAD + 1 }, (_, row) => results.exact(rowCase(row), 'activated'));
      const add = (some: readonly number[]) => some.reduce((sum, elements) => sum + elements, 0);
      const [before, after] = [add(rows.slice(1, SECOND_HALF)), add(rows.slice(SECOND_HALF))];
      const share = formatShare(after / add(rows));
      return {
        holds: before > after,
        evidence: `${significant(before / 1e6)} M elements before, ${significant(after / 1e6)} M from row ${SECOND_HALF} on, ${share} of all`,
      };
    },
  ),
  exactly(
    {
      id: 'nine-for-two',
      statement: 'h-swish in four passes reads and writes 4.5 times what one pass does.',
      source: 'counted; MobileNetV3 says that memory access dominates the cost in floating point mode',
      rule: 'the memory access cost is 4.5 times as large, within 0.1 %',
    },
    results => {
      const ratio = passesRatio(results);
      return { holds: Math.abs(ratio / 4.5 - 1) <= 0.001, evidence: `×${ratio.toFixed(4)}` };
    },
  ),
  exactly(
    {
      id: 'table-5-per-element',
      statement:
        'Without a kernel for h-swish, the three networks of Table 5 pay the same time for each element that passes through it.',
      source: 'MobileNetV3, Table 5, and elements that are counted here',
      rule: `time over ReLU for each element of the dearest is at most ${SAME_COST} times that of the cheapest`,
    },
    results => {
      const overheads = printedOverheads(results);
      const costs = overheads.map(({ nsPerElement }) => nsPerElement);
      const shown = overheads.map(
        ({ network, nsPerElement, gigabytesPerS }) =>
          `${network} ${significant(nsPerElement)} ns, four passes at ${significant(gigabytesPerS)} GB/s`,
      );
      return { holds: Math.max(...costs) <= SAME_COST * Math.min(...costs), evidence: shown.join('; ') };
    },
  ),
  exactly(
    {
      id: 'float16-clip',
      statement:
        'Clipping at 6 bounds the absolute error of float16, not the relative one: that is the same at every magnitude.',
      source:
        'MobileNetV2, section 4: ReLU6 for its robustness with low-precision computation; without a number',
      rule: 'the largest error is 1/512 up to 6 and 1/4 up to 1000, and half a step is 1/2048 of the beginning of each binade',
    },
    () => {
      const [clipped, free] = [largestError(6), largestError(1000)];
      const relative = [4, 512].map(begin => largestError(begin) / begin);
      return {
        holds: clipped === 1 / 512 && free === 1 / 4 && relative.every(share => share === RELATIVE_ERROR),
        evidence: `error up to 6: ${significant(clipped)}, up to 1000: ${free}; relative: ${significant(RELATIVE_ERROR)} in both`,
      };
    },
  ),
];

const functionClaims: readonly Claim[] = [
  slower('hSwish', 'relu', {
    id: 'h-swish-over-relu',
    statement: 'h-swish alone takes longer than ReLU.',
    source: `${SECTION}: h-swish "still introduces some latency cost"; without a number for one function`,
    suite: FUNCTIONS_SUITE,
  }),
  slower('swish', 'hSwish', {
    id: 'exponential',
    statement: 'Swish takes longer than h-swish: the exponential costs time.',
    source: `${SECTION}: the sigmoid "is much more expensive to compute on mobile devices"; without a number`,
    suite: FUNCTIONS_SUITE,
  }),
  slower('hSwish-in-4-passes', 'hSwish', {
    id: 'four-passes',
    statement: 'h-swish in four passes takes longer than in one, as far as its traffic says.',
    source: 'counted; see the claim about memory access cost',
    suite: FUNCTIONS_SUITE,
    threshold: { from: 2.75, why: 'half of the ×4.5 of the memory access cost' },
  }),
];

const layerClaims: readonly Claim[] = (
  [
    ['relu', SMALL_MAP],
    ['hSwish', SMALL_MAP],
    ['hSwish', LARGE_MAP],
  ] as const
).map(([activation, { id, side }]) =>
  slower(armOf(activation, 'separate'), armOf(activation, 'fused'), {
    id: `fusing-${activation}-${side}`,
    statement: `A depthwise layer of ${side}×${side} with ${activation} as an op of its own takes longer than with ${activation} fused into it.`,
    source: FUSING,
    suite: id,
    names: ['separate', 'fused'],
  }),
);

const networkClaims: readonly Claim[] = [
  slower('everywhere, in 4 passes', 'relu', {
    id: 'naive-everywhere',
    statement: 'h-swish everywhere, each of its steps an op, makes MobileNetV3-Large slower than with ReLU.',
    source: `${TABLE}, without optimised h-swish: 68.9 over 50.5 ms`,
    suite: measuredNetwork,
    published: printedRatio(['h-swish @16', 'ms_without'], RELU),
    names: ['h-swish in 4 passes', 'ReLU'],
  }),
  slower('everywhere', 'relu', {
    id: 'fused-everywhere',
    statement: 'h-swish everywhere, fused, makes MobileNetV3-Large a little slower than with ReLU.',
    source: `${TABLE}, with optimised h-swish: 53.5 over 50.5 ms`,
    suite: measuredNetwork,
    published: printedRatio(EVERYWHERE, RELU),
    names: ['fused h-swish', 'ReLU'],
  }),
  faster('second half', 'everywhere', {
    id: 'only-deep',
    statement:
      'h-swish in the stem and the second half alone makes the network faster than h-swish everywhere.',
    source: `${TABLE}: 51.4 over 53.5 ms`,
    suite: measuredNetwork,
    published: printedRatio(['V3-Large 1.0', 'ms'], EVERYWHERE),
  }),
];

export const claims: readonly Claim[] = [...exactClaims, ...functionClaims, ...layerClaims, ...networkClaims];
