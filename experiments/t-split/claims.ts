import { exactly } from '../../src/experiment/claims/exact.js';
import { judgePair, weakestOf } from '../../src/experiment/claims/ratio.js';
import { TEN_PERCENT, type Threshold, thresholdRule } from '../../src/experiment/claims/threshold.js';
import type { Claim } from '../../src/measure/judging/claim.js';
import { type Judgement, judgeExact } from '../../src/measure/judging/verdict.js';
import type { SuiteResults } from '../../src/measure/results/results.js';
import type { BottleneckBlock } from '../../src/networks/models/bottleneck.js';
import { formatBytes, formatInterval, significant } from '../../src/reports/format.js';
import { ALIGNMENT_BYTES } from '../../src/tensors/alignment.js';
import { armOf, blocks, caseOf, splitsOf } from './blocks.js';
import { ORDER_CASE, SIMULATED } from './exact.js';

const SOURCE = 'MobileNetV2, section 5.1';

/** The paper's range of helpful numbers of slices. */
const FEW = [2, 3, 4, 5] as const;
const MOST = FEW[FEW.length - 1];
const RANGE = `${FEW[0]} … ${MOST}`;

/** Every block at every number of slices. */
const points = blocks.flatMap(block =>
  splitsOf(block, 'full').map(t => ({ block, t, at: caseOf(block, t) })),
);

/** Multiply-accumulates are the same for every t. */
const macsClaim = exactly(
  {
    id: 'macs-independent',
    statement: 'The number of multiply-accumulates does not depend on t.',
    source: SOURCE,
    rule: 'they are equal for every t of every block',
  },
  results => {
    const different = points
      .filter(({ at, block }) => results.exact(at, 'macs') !== results.exact(caseOf(block, 1), 'macs'))
      .map(({ at }) => at);
    return different.length > 0
      ? { holds: false, evidence: `differ at ${different.join(', ')}` }
      : { holds: true, evidence: `equal at all ${points.length} points of ${blocks.length} blocks` };
  },
);

/** Tensors of the formula, and so paddings of the arena. */
const TENSORS = 4;

/** The arena that is really allocated follows the formula. */
export const memoryClaim = exactly(
  {
    id: 'memory-formula',
    statement: "Memory is |s²k| + |s'²k'| + (s² + s'²)·⌈n/t⌉ elements.",
    source: SOURCE,
    rule: `the arena is never larger than the formula plus ${ALIGNMENT_BYTES} B of alignment for each of its ${TENSORS} tensors, and equals it within that alignment for every t ≥ 3 that divides n`,
  },
  results => {
    const compared = points.map(({ block, t, at }) => {
      const [formula, arena] = ['formulaBytes', 'arenaBytes'].map(quantity => results.exact(at, quantity));
      const mustEqual = t >= 3 && block.expanded % t === 0;
      const follows = arena <= formula + TENSORS * ALIGNMENT_BYTES && (!mustEqual || arena >= formula);
      return { at, t, formula, arena, mustEqual, follows };
    });
    const failures = compared.filter(point => !point.follows);
    const different = failures.map(
      ({ at, arena, formula }) => `${at}: ${formatBytes(arena)}, formula ${formatBytes(formula)}`,
    );
    if (different.length > 0) return { holds: false, evidence: `differs at ${different.join('; ')}` };
    const atOne = compared
      .filter(({ t }) => t === 1)
      .map(({ arena, formula }) => significant(arena / formula, 2));
    return {
      holds: true,
      evidence:
        `equal at all ${compared.filter(point => point.mustEqual).length} points with t ≥ 3 dividing n, never above; ` +
        `at t = 1 the arena needs only ${[...new Set(atOne)].join(', ')} of the formula`,
    };
  },
);

/** Peak memory depends on the order, and the chain bound does not see it. */
export const orderClaim = exactly(
  {
    id: 'order-matters',
    statement: 'Peak memory is a minimum over all orders: another order of the same graph needs more.',
    source: `${SOURCE}, the definition of M(G) and equation 2`,
    rule: 'the best order of the graph of parallel branches needs less than the written one',
  },
  results => {
    const [best, written, bound] = ['minimumBytes', 'asWrittenBytes', 'chainBoundBytes'].map(quantity =>
      results.exact(ORDER_CASE, quantity),
    );
    return {
      holds: best < written,
      evidence: `best order ${formatBytes(best)}, as written ${formatBytes(written)}, simplified bound for chains ${formatBytes(bound)}`,
    };
  },
);

/** Simulated misses of one cache level, few slices or single channels against the whole block. */
function missesClaim(level: 1 | 2, few: boolean): Claim {
  return exactly(
    {
      id: `l${level}-misses-${few ? 'few' : 'one-by-one'}`,
      statement: `Splitting into ${few ? 'a few slices' : 'single channels (t = n)'} increases cache misses (simulated L${level}).`,
      source: `${SOURCE}: "increased cache misses"`,
      rule: `L${level} misses are more than at t = 1 ${few ? `for every t of ${RANGE}` : 'for t = n'} in every simulated block`,
    },
    results => {
      const growth = SIMULATED.flatMap(block => {
        const misses = (t: number) => results.exact(caseOf(block, t), `l${level}Misses`);
        return (few ? FEW : [block.expanded]).map(t => ({
          at: `${block.name}, t = ${t}`,
          ratio: misses(t) / misses(1),
        }));
      });
      return {
        holds: growth.every(({ ratio }) => ratio > 1),
        evidence: `over t = 1: ${growth.map(({ at, ratio }) => `${at} ×${significant(ratio)}`).join('; ')}`,
      };
    },
  );
}

/** Time at one number of slices over t = 1, in every measured block. */
function slowerClaim(
  text: Pick<Claim, 'id' | 'statement'>,
  threshold: Threshold,
  slices: (block: BottleneckBlock) => number,
): Claim {
  const source = `${SOURCE}: "hurts runtime performance", without numbers`;
  const rule = `time over t = 1 in each measured block: ${thresholdRule(threshold)}`;
  return weakestOf({ ...text, source, rule }, (results, platform) =>
    blocks.map(block => {
      const suite = results.suite(platform, block.name);
      const arm = armOf(slices(block));
      const names = [`${block.name}, ${arm}`, armOf(1)] as const;
      return suite?.arms.includes(arm) ? judgePair(suite, arm, armOf(1), { threshold, names }) : undefined;
    }),
  );
}

/** What t between 2 and 5 has to give to be called most helpful. */
const MEMORY_SAVED = 0.5;
const TIME_LOST = 0.1;
/** Corrected for as many looks as there are numbers of slices. */
const LEVEL = 1 - 0.05 / FEW.length;

/** Some t in 2 … 5 saves much memory for little time. */
const helpfulClaim = weakestOf(
  {
    id: 'most-helpful',
    statement: `A t between ${FEW[0]} and ${MOST} saves most of the memory for little time.`,
    source: `${SOURCE}: "most helpful to be used with t being a small constant between 2 and 5"`,
    rule: `in each measured block, some t of ${RANGE} needs at most ${100 * MEMORY_SAVED} % of the memory of t = 1, arena and scratch together, and its time is surely less than ${100 * TIME_LOST} % longer (level ${LEVEL}, for ${FEW.length} looks): reproduced; not here if every such t is surely slower than that; else can't tell`,
  },
  (results, platform) =>
    blocks.map(block => {
      const suite = results.suite(platform, block.name);
      return suite && judgeHelpful(suite);
    }),
);

function judgeHelpful(suite: SuiteResults): Judgement {
  if (suite.arms.some(arm => suite.row(arm).arenaBytes === null)) {
    return { verdict: "can't tell", evidence: `${suite.id}: its memory is not known` };
  }
  const memory = (t: number) => suite.row(armOf(t)).arenaBytes! + suite.row(armOf(t)).scratchBytes!;
  const candidates = FEW.filter(t => suite.arms.includes(armOf(t))).flatMap(t => {
    const ratio = suite.ratio(armOf(t), armOf(1), { level: LEVEL });
    const saved = 1 - memory(t) / memory(1);
    return ratio && saved >= MEMORY_SAVED ? [{ t, ratio, saved }] : [];
  });
  if (candidates.length === 0) return judgeExact(false, `${suite.id}: no t of ${RANGE} halves the memory`);
  const shown = candidates.map(
    ({ t, ratio, saved }) => `t = ${t}: −${significant(100 * saved, 2)} %, ×${formatInterval(ratio)}`,
  );
  const evidence = `${suite.id}: memory and time at ${shown.join('; ')}`;
  const { noise } = suite;
  if (!noise || candidates[0].ratio.level < LEVEL) {
    return { verdict: "can't tell", evidence: `too few rounds; ${evidence}` };
  }
  if (noise.low > 1.02 || noise.high < 1 / 1.02) {
    return { verdict: "can't tell", evidence: `two runs of identical code differ; ${evidence}` };
  }
  if (candidates.some(({ ratio }) => ratio.high < 1 + TIME_LOST)) return { verdict: 'reproduced', evidence };
  if (candidates.every(({ ratio }) => ratio.low > 1 + TIME_LOST)) return { verdict: 'not here', evidence };
  return { verdict: "can't tell", evidence };
}

/** What section 5.1 says, in an order for reading. */
export const claims: readonly Claim[] = [
  macsClaim,
  memoryClaim,
  orderClaim,
  ...([1, 2] as const).flatMap(level => [missesClaim(level, true), missesClaim(level, false)]),
  slowerClaim(
    { id: 'slower-few', statement: `Splitting into ${MOST} slices costs time.` },
    { from: 1.02 },
    () => MOST,
  ),
  slowerClaim(
    { id: 'slower-one-by-one', statement: 'Splitting into single channels (t = n) costs time.' },
    TEN_PERCENT,
    block => block.expanded,
  ),
  helpfulClaim,
];
