import { computedRatio } from '../../src/experiment/claims/computed-ratio.js';
import { exactly } from '../../src/experiment/claims/exact.js';
import { judgePair, slower, weakestInSuites } from '../../src/experiment/claims/ratio.js';
import { halfOf, thresholdRule } from '../../src/experiment/claims/threshold.js';
import type { Claim } from '../../src/measure/judging/claim.js';
import { significant } from '../../src/reports/format.js';
import { LARGE_SUITE, SUMS_SUITE, stackOf, suiteOf } from './arms.js';
import { sumBytes, sumShareRatio } from './sums.js';
import {
  fastestOfTable1,
  impliedSpeed,
  paperRatio,
  TAKEN,
  TOO_MUCH,
  WIDTHS,
  WINOGRAD,
  type Width,
} from './table-4.js';
import type { FormName } from './units.js';

const SOURCE = 'ShuffleNetV2, guideline 4, Table 4';
const OWN = "this suite's own question";

/** What a call costs in `calls`, ns: an assumption, of the order of an eager framework's. */
export const CALL_NS = 20_000;
/** Ops of a unit with ReLU and shortcut as passes of their own, and without. */
const CALLS = { both: 7, neither: 3 };

/** At every c, one part of the element-wise work costs half of what it cost the paper's ARM core. */
function partClaim(id: string, what: string, without: 'no-relu' | 'no-shortcut'): Claim {
  const things = WIDTHS.map(c => ({
    c,
    suite: suiteOf(c),
    published: paperRatio('arm', c, 'both', without),
  }));
  const over = `without ${what}`;
  return weakestInSuites(
    {
      id,
      statement: `At every c, the ${what} costs time.`,
      source: `${SOURCE}, ARM`,
      rule: `time, both over ${over}: ${things
        .map(({ c, published }) => `c = ${c} ${thresholdRule(halfOf(published))}`)
        .join('; ')}`,
    },
    things,
    (suite, { c, published }) => [
      judgePair(suite, 'both', without, { published, names: ['both', `${over} (c = ${c})`] }),
    ],
  );
}

/** Table 4's main finding on the paper's ARM core, at one c. */
function bothClaim(c: Width): Claim {
  return slower('both', 'neither', {
    id: `both-c${c}`,
    statement: `At c = ${c}, a unit with ReLU and shortcut takes longer than one without.`,
    source: `${SOURCE}, ARM`,
    suite: suiteOf(c),
    published: paperRatio('arm', c, 'both', 'neither'),
    names: ['with both', 'with neither'],
  });
}

const TRAFFIC = 2.9;

/** Where ReLU is fused: on maps that may stay in a cache between two passes, and on larger ones. */
const FUSED_AT = [
  { id: 'fused', where: 'At c = 32 on 56×56', suite: suiteOf(32) },
  { id: 'fused-large', where: 'At c = 32 on 160×160', suite: LARGE_SUITE },
];

export const claims: readonly Claim[] = [
  exactly(
    {
      id: 'no-macs',
      statement:
        'ReLU and shortcut add no multiply-accumulates, and as passes of their own triple the bytes.',
      source: 'ShuffleNetV2, guideline 4: "small FLOPs but relatively heavy MAC"; the factor is counted here',
      rule: `at every c, both and neither have the same multiply-accumulates, and both moves over ${TRAFFIC} times the bytes`,
    },
    results => {
      const of = (c: Width, form: FormName, quantity: string) =>
        results.exact(`${suiteOf(c)}/${form}`, quantity);
      const traffic = WIDTHS.map(c => of(c, 'both', 'bytesMoved') / of(c, 'neither', 'bytesMoved'));
      return {
        holds:
          WIDTHS.every(c => of(c, 'both', 'macs') === of(c, 'neither', 'macs')) &&
          Math.min(...traffic) > TRAFFIC,
        evidence: `bytes of both over neither: ${traffic.map(x => `×${significant(x)}`).join(', ')}`,
      };
    },
  ),
  exactly(
    {
      id: 'reading',
      statement: 'c channels in all three convolutions on 56×56 maps cannot be what Table 4 measured.',
      source: `${SOURCE} and Table 1, both on the same ARM core; the comparison is this suite's`,
      rule: `at c = 128 it implies over ×${WINOGRAD} the speed of Table 1's fastest network, more than Winograd's algorithm could explain, and the reading that is taken implies less`,
    },
    () => {
      const best = fastestOfTable1();
      const [wrong, taken] = [TOO_MUCH, TAKEN].map(reading => impliedSpeed(reading, 128));
      return {
        holds: wrong > WINOGRAD * best && taken <= WINOGRAD * best,
        evidence: `${significant(wrong / 1e9)} G per second against ${significant(best / 1e9)} G of Table 1; as taken ${significant(taken / 1e9)} G`,
      };
    },
  ),
  exactly(
    {
      id: 'sum-bytes',
      statement: "At the same work, ResNet's sum moves several times the bytes of the inverted residual's.",
      source: 'a public comment on MobileNetV2: the shortcut of ResNet has little work and large maps',
      rule: 'the work of the two units is the same within 1 %, and the bytes of the sums differ by more than ×3',
    },
    results => {
      const { work, sums, whole } = sumBytes(results);
      return {
        holds: Math.abs(work - 1) < 0.01 && sums > 3,
        evidence: `ResNet over inverted: work ×${significant(work, 4)}, the sum's bytes ×${significant(sums)}; but all bytes of the unit ×${significant(whole)}`,
      };
    },
  ),
  ...WIDTHS.map(bothClaim),
  partClaim('shortcut', 'shortcut', 'no-shortcut'),
  partClaim('relu', 'ReLU', 'no-relu'),
  ...FUSED_AT.map(({ id, where, suite }) =>
    slower('both', 'relu-fused', {
      id,
      statement: `${where}, ReLU as a pass of its own costs more than ReLU in the kernel before it.`,
      source: OWN,
      suite,
      names: ['three more passes', 'ReLU fused'],
      threshold: { from: 1.02, why: 'the least that counts as an effect; the paper prints none' },
    }),
  ),
  slower('both', 'neither', {
    id: 'large-maps',
    statement:
      'With 32 channels on maps of 3.3 MB, ReLU and shortcut cost at least what they cost the ARM core.',
    source: `${OWN}: the effect where maps leave the caches`,
    suite: LARGE_SUITE,
    published: paperRatio('arm', 32, 'both', 'neither'),
    names: ['with both', 'with neither'],
  }),
  computedRatio(
    {
      id: 'calls',
      statement: `At c = 32, if every op cost a call of ${CALL_NS / 1000} µs, ReLU and shortcut would cost what they cost the paper's GPU.`,
      source: `${SOURCE}, GPU: from c = 32 to 64 the passes take the same time; the cost of a call is an assumption`,
      suite: suiteOf(32),
      name: 'time with calls, both over neither',
      published: paperRatio('gpu', 32, 'both', 'neither'),
    },
    suite => {
      if (!suite.has('both') || !suite.has('neither')) return undefined;
      const { units } = stackOf(32);
      const [both, neither] = (['both', 'neither'] as const).map(form =>
        suite.rounds(form).map(ns => ns + units * CALLS[form] * CALL_NS),
      );
      return { ratio: suite.overRounds(both.map((ns, i) => ns / neither[i])) };
    },
  ),
  computedRatio(
    {
      id: 'sum-share',
      statement:
        "At the same work, the sum takes a larger share of ResNet's unit than of the inverted residual.",
      source: 'a public comment on MobileNetV2, without a number',
      suite: SUMS_SUITE,
      name: "share of the time in the sum, ResNet's unit over inverted residual",
      threshold: { from: 2, why: 'where its bytes differ by ×3.6' },
    },
    suite => sumShareRatio(suite),
  ),
];
