import type { Claim } from '../experiment.js';
import { type Judgement, judgeAll, judgeExact, judgeRatio } from '../judging/verdict.js';
import type { BottleneckBlock } from '../models/bottleneck.js';
import type { Results } from '../record/results.js';
import { formatBytes, formatInterval, significant } from '../report/format.js';
import { ALIGNMENT_BYTES } from '../tensor/alignment.js';
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

/** One channel at a time is slower than the whole block at once. */
export const timeRisesClaim: Claim = {
  id: 'time-rises',
  statement: 'Time rises with t: one channel at a time (t = n) is slower than t = 1.',
  source: `${SOURCE}: "hurts runtime performance due to increased cache misses", without numbers`,
  kind: 'timed',
  rule: 'reproduced from ×1.1; the weakest verdict of the measured blocks decides',
  judge(results, platform) {
    const judgements = blocks.flatMap(block => {
      const last = `t=${block.expanded}`;
      const suite = results.suite(platform, block.name);
      const ratio = suite?.ratio(last, 't=1');
      const what = `${block.name}, ${last} over t=1`;
      return suite && ratio ? [judgeRatio({ what, ratio, noise: suite.noise, reproducedFrom: 1.1 })] : [];
    });
    return judgements.length > 0 ? judgeAll(judgements) : undefined;
  },
};

/** Some t in 2 … 5 saves much memory for little time. */
export const helpfulClaim: Claim = {
  id: 'most-helpful',
  statement: 'A t between 2 and 5 saves most of the memory for little time.',
  source: `${SOURCE}: "most helpful to be used with t being a small constant between 2 and 5"`,
  kind: 'timed',
  rule: `reproduced if in each measured block some t of 2 … 5 needs at most half of the arena of t = 1 and is surely less than ${100 * TIME_LOST} % slower; not here if in some block every such t is surely slower than that; else can't tell`,
  judge(results, platform) {
    const judgements = blocks.flatMap(block => judgeHelpful(block, results, platform) ?? []);
    return judgements.length > 0 ? judgeAll(judgements) : undefined;
  },
};

function judgeHelpful(block: BottleneckBlock, results: Results, platform: string): Judgement | undefined {
  const suite = results.suite(platform, block.name);
  if (!suite) return undefined;
  const arena = (t: number) => results.exact(`${block.name}/t=${t}`, 'arenaBytes');
  const candidates = [2, 3, 4, 5].flatMap(t => {
    const ratio = suite.ratio(`t=${t}`, 't=1');
    const saved = 1 - arena(t) / arena(1);
    return ratio && saved >= MEMORY_SAVED ? [{ t, ratio, saved }] : [];
  });
  if (candidates.length === 0)
    return judgeExact(false, `${block.name}: no measured t of 2 … 5 halves the memory`);
  const fastest = candidates.reduce((a, b) => (b.ratio.estimate < a.ratio.estimate ? b : a));
  const { t, ratio, saved } = fastest;
  const evidence = `${block.name}, t = ${t}: −${significant(100 * saved, 2)} % memory, time ×${formatInterval(ratio)}`;
  if (ratio.level < 0.95) return { verdict: "can't tell", evidence: `${evidence}, too few rounds` };
  if (ratio.high < 1 + TIME_LOST) return { verdict: 'reproduced', evidence, interval: ratio };
  if (candidates.every(candidate => candidate.ratio.low > 1 + TIME_LOST)) return judgeExact(false, evidence);
  return { verdict: "can't tell", evidence };
}

/** Simulated misses of one cache level rise with t. */
export function missesClaim(level: 1 | 2): Claim {
  return {
    id: `l${level}-misses-rise`,
    statement: `Splitting increases cache misses (simulated L${level}).`,
    source: `${SOURCE}: "increased cache misses"`,
    kind: 'exact',
    rule: `reproduced if in every simulated block L${level} misses are more at t = n than at t = 1`,
    judge(results) {
      const growth = SIMULATED.map(name => {
        const n = blocks.find(block => block.name === name)!.expanded;
        const misses = (t: number) => results.exact(`${name}/t=${t}`, `l${level}Misses`);
        return { name, ratio: misses(n) / misses(1) };
      });
      const shown = growth.map(({ name, ratio }) => `${name} ×${significant(ratio)}`);
      return judgeExact(
        growth.every(({ ratio }) => ratio > 1),
        `t = n over t = 1: ${shown.join(', ')}`,
      );
    },
  };
}

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
