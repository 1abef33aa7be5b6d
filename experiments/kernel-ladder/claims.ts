import type { Claim } from '../../src/measure/judging/claim.js';
import { scaled } from '../../src/measure/judging/statistics.js';
import { type Judgement, judgeAll, judgeExact, judgeRatio } from '../../src/measure/judging/verdict.js';
import type { Results, SuiteResults } from '../../src/measure/results/results.js';
import { formatCount, significant } from '../../src/reports/format.js';
import { simulatedCase } from './exact.js';
import { isTypescript, ladders, SIMD, THREADS } from './ladders.js';
import { simdRoof, speedOf, speedUp } from './speed.js';

const GEMM = 'van de Geijn & Myers, How to optimize GEMM';
const GOTO = 'Goto & van de Geijn 2008, Anatomy of High-Performance Matrix Multiplication';
const OWN = "this suite's own target";

/** What a step has to bring, SIMD over the fastest TypeScript version, the peak's share, and two threads. */
const STEP = 1.02;
const SIMD_GAIN = 3;
const PEAK_SHARE = 0.9;
const THREADS_GAIN = 1.75;

/** The least cores of a machine on which threads are judged. */
const CORES = 2;

/** Each rung is faster than the one before, from the reference to the first SIMD kernel. */
const climbClaims = ladders.map(
  ({ op, title }): Claim => ({
    id: `climbs-${op}`,
    statement: `Each step is faster than the one before, from the plain loops to the SIMD kernel (${title}).`,
    source: op === 'matmul' ? GEMM : OWN,
    kind: 'timed',
    rule: `reproduced if each TypeScript version and then the WebAssembly kernel is at least ×${STEP} as fast as the one before; the weakest verdict of the steps decides`,
    judge(results, platform) {
      const suite = results.suite(platform, op);
      if (!suite) return undefined;
      const rungs = suite.arms.filter(arm => isTypescript(arm) || arm === SIMD[0]);
      const steps = rungs.slice(1).map((rung, i) => judgeFaster(suite, rung, rungs[i], STEP));
      return judgeAll(steps);
    },
  }),
);

/** Vectors of four sums beat the fastest version that computes one sum at a time. */
const simdClaims = ladders.map(
  ({ op, title }): Claim => ({
    id: `simd-${op}`,
    statement: `The SIMD kernel is at least ${SIMD_GAIN} times as fast as the fastest TypeScript version (${title}).`,
    source: OWN,
    kind: 'timed',
    rule: `reproduced from ×${SIMD_GAIN}, WebAssembly without relaxed SIMD over the TypeScript version with the least median time`,
    judge(results, platform) {
      const suite = results.suite(platform, op);
      return suite && judgeFaster(suite, SIMD[0], fastest(suite, suite.arms.filter(isTypescript)), SIMD_GAIN);
    },
  }),
);

/** The packed product reaches what registers alone reach. */
const peakClaim: Claim = {
  id: 'peak',
  statement: `The best kernel on one thread reaches ${100 * PEAK_SHARE} % of the measured SIMD peak in the matrix product.`,
  source: `${OWN}, after ${GOTO}`,
  kind: 'timed',
  rule: `reproduced if the whole interval of the fastest WebAssembly kernel's GFLOP/s on one thread lies above ${PEAK_SHARE} of the peak of the ceilings, by more than the noise floor`,
  judge(results, platform) {
    const suite = results.suite(platform, 'matmul');
    return suite && judgePeak(suite, results);
  },
};

function judgePeak(suite: SuiteResults, results: Results): Judgement {
  const roof = simdRoof(results);
  const rung = fastest(suite, SIMD);
  const speed = rung && speedOf(suite, rung);
  if (!roof || !speed) return { verdict: "can't tell", evidence: 'peak or kernel not measured' };
  const peak = roof.peakFlopsPerNs;
  return judgeRatio({
    what: `${rung}, ${significant(speed.estimate)} of ${significant(peak)} GFLOP/s, ${significant((100 * speed.estimate) / peak)} %; share over ${PEAK_SHARE}`,
    ratio: scaled(speed, 1 / (peak * PEAK_SHARE)),
    noise: suite.noise,
    reproducedFrom: 1,
    equivalence: 0,
  });
}

/** Threads share the tiles of the product. */
const threadsClaim: Claim = {
  id: 'threads',
  statement: `Threads on at least ${CORES} cores make the matrix product ${THREADS_GAIN} times as fast.`,
  source: OWN,
  kind: 'timed',
  rule: `reproduced from ×${THREADS_GAIN} over the fastest kernel on one thread; can't tell on a machine with one core`,
  judge(results, platform) {
    const suite = results.suite(platform, 'matmul');
    if (!suite?.arms.includes(THREADS)) return undefined;
    const { cores } = results.run!.header.machine;
    if (cores < CORES) return { verdict: "can't tell", evidence: `the machine has ${cores} core` };
    return judgeFaster(suite, THREADS, fastest(suite, SIMD), THREADS_GAIN);
  },
};

/** An exact number of every version is smaller where one idea is used than where it is not. */
function fewerClaim(claim: {
  readonly id: string;
  readonly statement: string;
  readonly quantity: 'accesses' | 'l1Misses' | 'l2Misses';
  readonly without: readonly string[];
  readonly used: readonly string[];
}): Claim {
  const { id, statement, quantity, without, used } = claim;
  return {
    id,
    statement,
    source: GOTO,
    kind: 'exact',
    rule: `reproduced if ${used.join(', ')} each have less than half of the ${quantity} of ${without.join(', ')}`,
    judge(results) {
      const value = (rung: string) => results.exact(simulatedCase(rung), quantity);
      const shown = [...without, ...used].map(rung => `${rung} ${formatCount(value(rung))}`);
      const most = Math.max(...used.map(value));
      return judgeExact(most < Math.min(...without.map(value)) / 2, `${quantity}: ${shown.join(', ')}`);
    },
  };
}

const exactClaims: readonly Claim[] = [
  fewerClaim({
    id: 'register-tile-accesses',
    statement: 'Sums in registers need fewer loads and stores.',
    quantity: 'accesses',
    without: ['0-reference', '1-loop-order'],
    used: ['2-register-tile', '3-packed-panels', 'wasm'],
  }),
  fewerClaim({
    id: 'blocking-l2-misses',
    statement: 'A strip of columns that all rows meet lowers the misses of the second level (simulated).',
    quantity: 'l2Misses',
    without: ['0-reference', '1-loop-order'],
    used: ['2-register-tile', '3-packed-panels', 'wasm'],
  }),
  fewerClaim({
    id: 'packing-l1-misses',
    statement: 'Packed panels lower the misses of the first level (simulated).',
    quantity: 'l1Misses',
    without: ['0-reference', '1-loop-order', '2-register-tile'],
    used: ['3-packed-panels', 'wasm'],
  }),
];

export const ladderClaims: readonly Claim[] = [
  ...exactClaims,
  ...climbClaims,
  ...simdClaims,
  peakClaim,
  threadsClaim,
];

/** The arm with the least median time among these; undefined where none was measured. */
function fastest(suite: SuiteResults, arms: readonly string[]): string | undefined {
  const time = (arm: string) => suite.timeNs(arm)?.estimate ?? Number.POSITIVE_INFINITY;
  return arms.filter(arm => suite.arms.includes(arm)).sort((a, b) => time(a) - time(b))[0];
}

function judgeFaster(
  suite: SuiteResults,
  rung: string,
  over: string | undefined,
  reproducedFrom: number,
): Judgement {
  const ratio = over === undefined ? undefined : speedUp(suite, rung, over);
  const what = `speed of ${rung} over ${over ?? 'none that was measured'}`;
  return judgeRatio({ what, ratio, noise: suite.noise, reproducedFrom });
}
