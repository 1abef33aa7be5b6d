import { type ComputedRatio, computedRatio } from '../../src/experiment/claims/computed-ratio.js';
import { exactly } from '../../src/experiment/claims/exact.js';
import { judgePair, weakestInSuites } from '../../src/experiment/claims/ratio.js';
import { type Threshold, thresholdRule } from '../../src/experiment/claims/threshold.js';
import type { Claim } from '../../src/measure/judging/claim.js';
import { scaled } from '../../src/measure/judging/statistics.js';
import type { SuiteResults } from '../../src/measure/results/results.js';
import { formatCount, formatShare, significant } from '../../src/reports/format.js';
import { type Kind, kindOf, ladders, matmulLadder, SIMD, simdRoof, THREADS } from './ladders.js';
import { simulatedCase, TRACED } from './simulated-misses.js';

const GEMM = 'van de Geijn & Myers, How to optimize GEMM';
const GOTO = 'Goto & van de Geijn 2008, Anatomy of High-Performance Matrix Multiplication';
const OWN = "this suite's own target";

/** What a step has to bring, SIMD over the fastest TypeScript version, and threads on at least so many cores. */
const STEP: Threshold = { from: 1.02 };
const SIMD_GAIN: Threshold = { from: 3 };
const THREADS_GAIN: Threshold = { from: 1.75 };
const CORES = 2;

/** The share of the peak that the best kernel has to reach. */
const PEAK_SHARE = 0.9;

/** Less than half of an exact number is left from the first version on that uses an idea. */
function halved(
  quantity: 'accesses' | 'l1Misses' | 'l2Misses',
  first: string,
  text: { readonly id: string; readonly statement: string },
): Claim {
  const without = TRACED.slice(0, TRACED.indexOf(first));
  const used = TRACED.slice(TRACED.indexOf(first));
  const rule = `${used.join(', ')} each have less than half of the ${quantity} of ${without.join(', ')}`;
  return exactly({ ...text, source: GOTO, rule }, results => {
    const value = (version: string) => results.exact(simulatedCase(version), quantity);
    const shown = TRACED.map(version => `${version} ${formatCount(value(version))}`);
    return {
      holds: Math.max(...used.map(value)) < Math.min(...without.map(value)) / 2,
      evidence: `${quantity}: ${shown.join(', ')}`,
    };
  });
}

export const ladderClaims: readonly Claim[] = [
  halved('accesses', '2-register-tile', {
    id: 'register-tile-accesses',
    statement: 'Sums in registers need fewer loads and stores.',
  }),
  halved('l2Misses', '2-register-tile', {
    id: 'blocking-l2-misses',
    statement: 'A strip of columns that all rows meet lowers the misses of the second level (simulated).',
  }),
  halved('l1Misses', '3-packed-panels', {
    id: 'packing-l1-misses',
    statement: 'Packed panels lower the misses of the first level (simulated).',
  }),
  ...ladders.map(({ op, title }) =>
    weakestInSuites(
      {
        id: `climbs-${op}`,
        statement: `Each step is faster than the one before, from the plain loops to the SIMD kernel (${title}).`,
        source: op === 'matmul' ? GEMM : OWN,
        rule: `time of each version over the next one, in TypeScript and then WebAssembly: ${thresholdRule(STEP)}`,
      },
      [{ suite: op }],
      suite => {
        const rungs = suite.arms.filter(arm => kindOf(arm) === 'typescript' || arm === SIMD[0]);
        return rungs.slice(1).map((rung, i) => judgePair(suite, rungs[i], rung, { threshold: STEP }));
      },
    ),
  ),
  ...ladders.map(({ op, title }) =>
    computedRatio(
      {
        id: `simd-${op}`,
        statement: `The SIMD kernel is at least ${SIMD_GAIN.from} times as fast as the fastest TypeScript version (${title}).`,
        source: OWN,
        name: 'time of the TypeScript version with the least median over that of WebAssembly without relaxed SIMD',
        suite: op,
        threshold: SIMD_GAIN,
      },
      suite => fastestOver(suite, 'typescript', SIMD[0]),
    ),
  ),
  // The packed product reaches what registers alone reach.
  computedRatio(
    {
      id: 'peak',
      statement: `The best kernel on one thread reaches ${100 * PEAK_SHARE} % of the measured SIMD peak in the matrix product.`,
      source: `${OWN}, after ${GOTO}`,
      name: `GFLOP/s of the fastest WebAssembly kernel on one thread, over ${PEAK_SHARE} of the peak of the ceilings`,
      suite: matmulLadder.op,
      threshold: { from: 1 },
      floor: 'A/A interval',
    },
    (suite, results) => {
      const peak = simdRoof(results)?.peakFlopsPerNs;
      const rung = fastest(suite, 'simd');
      if (!peak || !rung) return { of: 'share of the SIMD peak', ratio: undefined };
      const flops = 2 * suite.row(rung).macs;
      // The peak was measured at another moment, and so perhaps by a faster or slower machine.
      const speed = suite.besideOtherMoment(suite.rounds(rung).map(ns => flops / ns));
      const reached = `${significant(speed.estimate)} of ${significant(peak)} GFLOP/s, ${formatShare(speed.estimate / peak)}`;
      return {
        of: `${rung}, ${reached}; share over ${PEAK_SHARE}`,
        ratio: scaled(speed, 1 / (peak * PEAK_SHARE)),
      };
    },
  ),
  computedRatio(
    {
      id: 'threads',
      statement: `Threads on at least ${CORES} cores make the matrix product ${THREADS_GAIN.from} times as fast.`,
      source: OWN,
      name: `time of the fastest kernel on one thread over that with threads, on at least ${CORES} cores`,
      suite: matmulLadder.op,
      threshold: THREADS_GAIN,
    },
    (suite, results) => {
      if (!suite.arms.includes(THREADS)) return undefined;
      const { cores } = results.run!.header.machine;
      return cores < CORES
        ? { of: `threads on a machine with ${cores} core`, ratio: undefined }
        : fastestOver(suite, 'simd', THREADS);
    },
  ),
];

/** The rung of a kind with the least median time; undefined where none was measured. */
function fastest(suite: SuiteResults, kind: Kind): string | undefined {
  const time = (rung: string) => suite.timeNs(rung)!.estimate;
  return suite.arms.filter(rung => kindOf(rung) === kind).sort((a, b) => time(a) - time(b))[0];
}

/** Time of the fastest rung of a kind over that of another one. */
function fastestOver(suite: SuiteResults, kind: Kind, rung: string): ComputedRatio {
  const compared = fastest(suite, kind);
  return {
    of: `time, ${compared ?? 'none that was measured'} over ${rung}`,
    ratio: compared === undefined ? undefined : suite.ratio(compared, rung),
  };
}
