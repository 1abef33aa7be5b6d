import type { Claim } from '../../src/measure/judging/claim.js';
import { type Judgement, judgeAll, judgeExact, judgeRatio } from '../../src/measure/judging/verdict.js';
import type { SuiteResults } from '../../src/measure/results/results.js';
import type { BottleneckBlock } from '../../src/networks/models/bottleneck.js';
import { formatBytes, formatInterval, significant } from '../../src/reports/format.js';
import { ALIGNMENT_BYTES } from '../../src/tensors/alignment.js';
import { blocks, splitsOf } from './blocks.js';
import { SIMULATED } from './exact.js';

const SOURCE = 'MobileNetV2, section 5.1';

/** What `t between 2 and 5` has to give for it to be called most helpful. */
const MEMORY_SAVED = 0.5;
const TIME_LOST = 0.1;

/** Multiply-accumulates are the same for every t. */
export const macsClaim: Claim = {
  id: 'macs-independent',
  statement: 'The number of multiply-accumulates does not depend on t.',
  source: SOURCE,
  kind: 'exact',
  rule: 'reproduced if they are equal for every t of every block',
  judge(results) {
    const all = blocks.flatMap(block =>
      splitsOf(block, 'full').map(t => ({
        at: `${block.name}/t=${t}`,
        same: macs(block, t) === macs(block, 1),
      })),
    );
    const different = all.filter(({ same }) => !same).map(({ at }) => at);
    const evidence = different.length
      ? `differ at ${different.join(', ')}`
      : `equal at all ${all.length} points of ${blocks.length} blocks`;
    return judgeExact(different.length === 0, evidence);

    function macs(block: BottleneckBlock, t: number): number {
      return results.exact(`${block.name}/t=${t}`, 'macs');
    }
  },
};

/** The arena that is really allocated follows the formula. */
export const memoryClaim: Claim = {
  id: 'memory-formula',
  statement: "Memory is |s²k| + |s'²k'| + (s² + s'²)·⌈n/t⌉ elements.",
  source: SOURCE,
  kind: 'exact',
  rule: `reproduced if the arena is never larger than the formula plus ${ALIGNMENT_BYTES} B of alignment for each of its four tensors, and within that alignment equal to it for every t ≥ 3 that divides n`,
  judge(results) {
    const slack = 4 * ALIGNMENT_BYTES;
    const points = blocks.flatMap(block =>
      splitsOf(block, 'full').map(t => {
        const at = `${block.name}/t=${t}`;
        const [formula, arena] = ['formulaBytes', 'arenaBytes'].map(quantity => results.exact(at, quantity));
        const mustEqual = t >= 3 && block.expanded % t === 0;
        const follows = arena <= formula + slack && (!mustEqual || arena >= formula);
        return { at, t, formula, arena, mustEqual, follows };
      }),
    );
    const failures = points.filter(point => !point.follows);
    const atOne = points
      .filter(point => point.t === 1)
      .map(point => significant(point.arena / point.formula, 2));
    const evidence = failures.length
      ? `differs at ${failures.map(({ at, arena, formula }) => `${at}: ${formatBytes(arena)}, formula ${formatBytes(formula)}`).join('; ')}`
      : `equal at all ${points.filter(point => point.mustEqual).length} points with t ≥ 3 dividing n, never above; ` +
        `at t = 1 the arena needs only ${[...new Set(atOne)].join(', ')} of the formula`;
    return judgeExact(failures.length === 0, evidence);
  },
};

/** The paper's range of helpful numbers of slices, and one channel at a time. */
const FEW = [2, 3, 4, 5] as const;

/** Time at one number of slices against t = 1, in every measured block. */
function slowerClaim(claim: {
  readonly id: string;
  readonly statement: string;
  readonly reproducedFrom: number;
  readonly slices: (block: BottleneckBlock) => number;
}): Claim {
  return {
    id: claim.id,
    statement: claim.statement,
    source: `${SOURCE}: "hurts runtime performance", without numbers`,
    kind: 'timed',
    rule: `reproduced from ×${claim.reproducedFrom}; the weakest verdict of the measured blocks decides`,
    judge(results, platform) {
      const judgements = blocks.flatMap(block => {
        const suite = results.suite(platform, block.name);
        const arm = `t=${claim.slices(block)}`;
        const ratio = suite?.arms.includes(arm) ? suite.ratio(arm, 't=1') : undefined;
        const what = `${block.name}, ${arm} over t=1`;
        const { reproducedFrom } = claim;
        return suite && ratio ? [judgeRatio({ what, ratio, noise: suite.noise, reproducedFrom })] : [];
      });
      return judgements.length > 0 ? judgeAll(judgements) : undefined;
    },
  };
}

/** Splitting costs time: already a few slices, and one channel at a time. */
export const slowerClaims: readonly Claim[] = [
  slowerClaim({
    id: 'slower-few',
    statement: 'Splitting into 5 slices costs time.',
    reproducedFrom: 1.02,
    slices: () => FEW[FEW.length - 1],
  }),
  slowerClaim({
    id: 'slower-one-by-one',
    statement: 'Splitting into single channels (t = n) costs time.',
    reproducedFrom: 1.1,
    slices: block => block.expanded,
  }),
];

/** Some t in 2 … 5 saves much memory for little time. */
export const helpfulClaim: Claim = {
  id: 'most-helpful',
  statement: 'A t between 2 and 5 saves most of the memory for little time.',
  source: `${SOURCE}: "most helpful to be used with t being a small constant between 2 and 5"`,
  kind: 'timed',
  rule: `reproduced if in each measured block some t of 2 … 5 needs at most half of the memory of t = 1, arena and scratch together, and its time is surely less than ${100 * TIME_LOST} % longer (level 0.9875, for four looks); not here if in some block every such t is surely slower than that; else can't tell`,
  judge(results, platform) {
    const judgements = blocks.flatMap(block => {
      const suite = results.suite(platform, block.name);
      return suite ? [judgeHelpful(suite)] : [];
    });
    return judgements.length > 0 ? judgeAll(judgements) : undefined;
  },
};

function judgeHelpful(suite: SuiteResults): Judgement {
  const level = 1 - 0.05 / FEW.length;
  if (suite.arms.some(arm => suite.row(arm).arenaBytes === null)) {
    return { verdict: "can't tell", evidence: `${suite.id}: its memory is not known` };
  }
  const memory = (t: number) => suite.row(`t=${t}`).arenaBytes! + suite.row(`t=${t}`).scratchBytes!;
  const candidates = FEW.filter(t => suite.arms.includes(`t=${t}`)).flatMap(t => {
    const ratio = suite.ratio(`t=${t}`, 't=1', { level });
    const saved = 1 - memory(t) / memory(1);
    return ratio && saved >= MEMORY_SAVED ? [{ t, ratio, saved }] : [];
  });
  if (candidates.length === 0) return judgeExact(false, `${suite.id}: no t of 2 … 5 halves the memory`);
  const shown = candidates.map(
    ({ t, ratio, saved }) => `t = ${t}: −${significant(100 * saved, 2)} %, ×${formatInterval(ratio)}`,
  );
  const evidence = `${suite.id}: memory and time at ${shown.join('; ')}`;
  const { noise } = suite;
  if (!noise || candidates[0].ratio.level < level)
    return { verdict: "can't tell", evidence: `too few rounds; ${evidence}` };
  if (noise.low > 1.02 || noise.high < 1 / 1.02) {
    return { verdict: "can't tell", evidence: `the same code differs from itself; ${evidence}` };
  }
  if (candidates.some(({ ratio }) => ratio.high < 1 + TIME_LOST)) return { verdict: 'reproduced', evidence };
  if (candidates.every(({ ratio }) => ratio.low > 1 + TIME_LOST)) return { verdict: 'not here', evidence };
  return { verdict: "can't tell", evidence };
}

/** Simulated misses of one cache level, few slices and single channels against the whole block. */
function missesClaim(level: 1 | 2, few: boolean): Claim {
  return {
    id: `l${level}-misses-${few ? 'few' : 'one-by-one'}`,
    statement: `Splitting into ${few ? 'a few slices' : 'single channels (t = n)'} increases cache misses (simulated L${level}).`,
    source: `${SOURCE}: "increased cache misses"`,
    kind: 'exact',
    rule: `reproduced if in every simulated block L${level} misses are more than at t = 1 ${few ? 'for every t of 2 … 5' : 'for t = n'}`,
    judge(results) {
      const growth = SIMULATED.flatMap(name => {
        const n = blocks.find(block => block.name === name)!.expanded;
        const misses = (t: number) => results.exact(`${name}/t=${t}`, `l${level}Misses`);
        return (few ? FEW : [n]).map(t => ({ at: `${name}, t = ${t}`, ratio: misses(t) / misses(1) }));
      });
      const evidence = `over t = 1: ${growth.map(({ at, ratio }) => `${at} ×${significant(ratio)}`).join('; ')}`;
      return judgeExact(
        growth.every(({ ratio }) => ratio > 1),
        evidence,
      );
    },
  };
}

export const missesClaims: readonly Claim[] = [
  missesClaim(1, true),
  missesClaim(1, false),
  missesClaim(2, true),
  missesClaim(2, false),
];

/** Peak memory depends on the order, and the chain bound does not see it. */
export const orderClaim: Claim = {
  id: 'order-matters',
  statement: 'Peak memory is a minimum over all orders: another order of the same graph needs more.',
  source: `${SOURCE}, the definition of M(G) and equation 2`,
  kind: 'exact',
  rule: 'reproduced if the best order of the graph of parallel branches needs less than the written one',
  judge(results) {
    const at = 'order/parallel-branches';
    const [best, written, bound] = ['minimumBytes', 'asWrittenBytes', 'chainBoundBytes'].map(q =>
      results.exact(at, q),
    );
    const evidence = `best order ${formatBytes(best)}, as written ${formatBytes(written)}, simplified bound for chains ${formatBytes(bound)}`;
    return judgeExact(best < written, evidence);
  },
};
