import { exactly } from '../../src/experiment/claims/exact.js';
import { type ClaimText, judgePair, weakestOf } from '../../src/experiment/claims/ratio.js';
import { TEN_PERCENT, type Threshold, thresholdRule } from '../../src/experiment/claims/threshold.js';
import type { Claim } from '../../src/measure/judging/claim.js';
import type { Interval } from '../../src/measure/judging/statistics.js';
import { toDecide } from '../../src/measure/judging/to-decide.js';
import { type Judgement, judgeExact, type Verdict } from '../../src/measure/judging/verdict.js';
import type { SuiteResults } from '../../src/measure/results/results.js';
import type { BottleneckBlock } from '../../src/networks/models/bottleneck.js';
import { formatBytes, formatInterval, significant } from '../../src/reports/format.js';
import { ALIGNMENT_BYTES } from '../../src/tensors/alignment.js';
import { armOf, blocks, caseOf, SIMULATED_BLOCKS, splitsOf } from './blocks.js';
import { ORDER_CASE } from './exact.js';

const SOURCE = 'MobileNetV2, section 5.1';

/** The paper's range of helpful numbers of slices. */
const FEW = [2, 3, 4, 5] as const;
const MOST = FEW[FEW.length - 1];
const RANGE = `${FEW[0]} … ${MOST}`;

/** Every block at every number of slices. */
const points = blocks.flatMap(block => splitsOf(block).map(t => ({ block, t, at: caseOf(block, t) })));

/** Tensors of the formula, and so paddings of the arena. */
const TENSORS = 4;

/** Numbers of slices whose misses are compared with those of the whole block. */
interface Slicing {
  readonly id: string;
  /** Completes "splitting into …". */
  readonly into: string;
  /** Completes "for …". */
  readonly condition: string;
  readonly slices: (block: BottleneckBlock) => readonly number[];
}

const SLICINGS: readonly Slicing[] = [
  { id: 'few', into: 'a few slices', condition: `every t of ${RANGE}`, slices: () => FEW },
  { id: 'one-by-one', into: 'single channels (t = n)', condition: 't = n', slices: one => [one.expanded] },
];

/** Simulated misses of one cache level. */
function missesClaim(level: 1 | 2, { id, into, condition, slices }: Slicing): Claim {
  return exactly(
    {
      id: `l${level}-misses-${id}`,
      statement: `Splitting into ${into} increases cache misses (simulated L${level}).`,
      source: `${SOURCE}: "increased cache misses"`,
      rule: `L${level} misses are more than at t = 1 for ${condition} in every simulated block`,
    },
    results => {
      const growth = SIMULATED_BLOCKS.flatMap(block => {
        const misses = (t: number) => results.exact(caseOf(block, t), `l${level}Misses`);
        return slices(block).map(t => ({ at: `${block.name}, t = ${t}`, ratio: misses(t) / misses(1) }));
      });
      return {
        holds: growth.every(({ ratio }) => ratio > 1),
        evidence: `over t = 1: ${growth.map(({ at, ratio }) => `${at} ×${significant(ratio)}`).join('; ')}`,
      };
    },
  );
}

/** A claim about every block that was measured. */
function inEveryBlock(
  text: ClaimText & { readonly rule: string },
  judge: (suite: SuiteResults, block: BottleneckBlock) => Judgement | undefined,
): Claim {
  return weakestOf(text, (results, platform) =>
    blocks.map(block => {
      const suite = results.suite(platform, block.name);
      return suite && judge(suite, block);
    }),
  );
}

/** Time at one number of slices over t = 1, in every measured block. */
function slowerClaim(
  id: string,
  into: string,
  threshold: Threshold,
  slices: (block: BottleneckBlock) => number,
): Claim {
  const text = {
    id: `slower-${id}`,
    statement: `Splitting into ${into} costs time.`,
    source: `${SOURCE}: "hurts runtime performance", without numbers`,
    rule: `time over t = 1 in each measured block: ${thresholdRule(threshold)}`,
  };
  return inEveryBlock(text, (suite, block) => {
    const arm = armOf(slices(block));
    const names = [`${block.name}, ${arm}`, armOf(1)] as const;
    return judgePair(suite, arm, armOf(1), { threshold, names });
  });
}

/** What t between 2 and 5 has to give to be called most helpful. */
const MEMORY_SAVED = 0.5;
const TIME_LOST = 0.1;
/** Corrected for as many looks as there are numbers of slices. */
const LEVEL = 1 - 0.05 / FEW.length;

/** Whether some t in 2 … 5 saves much memory of a block for little time. */
function judgeHelpful(suite: SuiteResults): Judgement {
  if (suite.arms.some(arm => suite.row(arm).arenaBytes === null)) {
    return { verdict: "can't tell", evidence: `${suite.id}: its memory is not known` };
  }
  const memory = (t: number) => suite.row(armOf(t)).arenaBytes! + suite.row(armOf(t)).scratchBytes!;
  const candidates = FEW.filter(t => suite.has(armOf(t))).flatMap(t => {
    const ratio = suite.ratio(armOf(t), armOf(1), { level: LEVEL });
    const saved = 1 - memory(t) / memory(1);
    return ratio && saved >= MEMORY_SAVED ? [{ t, ratio, saved }] : [];
  });
  if (candidates.length === 0) return judgeExact(false, `${suite.id}: no t of ${RANGE} halves the memory`);
  const shown = candidates.map(
    ({ t, ratio, saved }) => `t = ${t}: −${significant(100 * saved, 2)} %, ×${formatInterval(ratio)}`,
  );
  const evidence = `${suite.id}: memory and time at ${shown.join('; ')}`;
  const open = (why: string): Judgement => ({ verdict: "can't tell", evidence: `${why}; ${evidence}` });
  const verdictOf = (ratios: readonly Interval[]): Verdict => {
    if (ratios.some(({ high }) => high < 1 + TIME_LOST)) return 'reproduced';
    return ratios.every(({ low }) => low > 1 + TIME_LOST) ? 'not here' : "can't tell";
  };
  const { noise } = suite;
  if (!noise || candidates[0].ratio.level < LEVEL)
    return { ...open('too few rounds'), toDecide: 'more rounds' };
  if (noise.low > 1.02 || noise.high < 1 / 1.02) return open('two runs of identical code differ');
  const ratios = candidates.map(({ ratio }) => ratio);
  const verdict = verdictOf(ratios);
  if (verdict !== "can't tell") return { verdict, evidence };
  const isOpen = (narrowed: readonly Interval[]) => verdictOf(narrowed) === "can't tell";
  return { verdict, evidence, toDecide: toDecide('rounds', ratios, isOpen) };
}

/** What section 5.1 says, in an order for reading. */
export const claims: readonly Claim[] = [
  exactly(
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
      if (different.length > 0) return { holds: false, evidence: `differ at ${different.join(', ')}` };
      return { holds: true, evidence: `equal at all ${points.length} points of ${blocks.length} blocks` };
    },
  ),
  exactly(
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
      const different = compared
        .filter(({ follows }) => !follows)
        .map(({ at, arena, formula }) => `${at}: ${formatBytes(arena)}, formula ${formatBytes(formula)}`);
      if (different.length > 0) return { holds: false, evidence: `differs at ${different.join('; ')}` };
      const atOne = compared
        .filter(({ t }) => t === 1)
        .map(({ arena, formula }) => significant(arena / formula, 2));
      return {
        holds: true,
        evidence:
          `equal at all ${compared.filter(({ mustEqual }) => mustEqual).length} points with t ≥ 3 dividing n, never above; ` +
          `at t = 1 the arena needs only ${[...new Set(atOne)].join(', ')} of the formula`,
      };
    },
  ),
  exactly(
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
  ),
  ...([1, 2] as const).flatMap(level => SLICINGS.map(slicing => missesClaim(level, slicing))),
  slowerClaim('few', `${MOST} slices`, { from: 1.02 }, () => MOST),
  slowerClaim('one-by-one', 'single channels (t = n)', TEN_PERCENT, ({ expanded }) => expanded),
  inEveryBlock(
    {
      id: 'most-helpful',
      statement: `A t between ${FEW[0]} and ${MOST} saves most of the memory for little time.`,
      source: `${SOURCE}: "most helpful to be used with t being a small constant between 2 and 5"`,
      rule: `in each measured block, some t of ${RANGE} needs at most ${100 * MEMORY_SAVED} % of the memory of t = 1, arena and scratch together, and its time is surely less than ${100 * TIME_LOST} % longer (level ${LEVEL}, for ${FEW.length} looks): reproduced; not here if every such t is surely slower than that; else can't tell`,
    },
    judgeHelpful,
  ),
];
