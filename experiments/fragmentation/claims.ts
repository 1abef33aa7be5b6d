import { exactly } from '../../src/experiment/claims/exact.js';
import { slower } from '../../src/experiment/claims/ratio.js';
import { costGrows, lastSlower } from '../../src/experiment/equal-work/claims.js';
import { paperSlowdown } from '../../src/experiment/equal-work/sweep.js';
import { costOf } from '../../src/kernels/wasm-work.js';
import type { Claim } from '../../src/measure/judging/claim.js';
import { formatCount, formatShare } from '../../src/reports/format.js';
import { MINIMUM_COST } from '../../src/wasm/threads/pool.js';
import { fitCase, type Model } from './call-cost.js';
import { CALL_NS, causes, costlyCalls, withoutWinograd } from './causes.js';
import { armBlock, SERIES, SMALL_SIDE, smallMap, sweeps, WHOLE } from './stacks.js';

const SOURCE = 'ShuffleNetV2, guideline 3, Table 3';
const OURS =
  "ShuffleNetV2 names it under guideline 3, without a measurement; this comparison is the suite's own";
const PER = { per: 'multiply-accumulate' } as const;

const small = sweeps.filter(({ scale }) => scale === 1);
const gpu = small.find(({ device }) => device === 'GPU')!;
const printedOnGpu = (id: string) => paperSlowdown(gpu, gpu.arms.find(arm => arm.id === id)!);

/** By how much a description of Table 3 has to be closer to be called the better one. */
const CLOSER = 2;

const callsExplainTheGpu = exactly(
  {
    id: 'calls-explain-the-gpu',
    statement:
      "On the paper's GPU, one cost per call beside the work describes Table 3; memory access cost does not.",
    source: SOURCE,
    rule: `the spread of its 15 GPU times around work and calls is at most 1/${CLOSER} of that around work, and of that around work and memory access`,
  },
  results => {
    const spread = (model: Model) => results.exact(fitCase('GPU', model), 'spread');
    const [work, memory, calls] = [
      spread('work'),
      spread('work and memory access'),
      spread('work and calls'),
    ];
    const perCall = results.exact(fitCase('GPU', 'work and calls'), 'nsPerOther') / 1000;
    return {
      holds: CLOSER * calls <= Math.min(work, memory),
      evidence:
        `spread ${formatShare(work)} around work, ${formatShare(memory)} with memory access, ` +
        `${formatShare(calls)} with ${perCall.toFixed(0)} µs a call`,
    };
  },
);

const tooSmallForThreads = exactly(
  {
    id: 'fragments-too-small-for-threads',
    statement: `On ${SMALL_SIDE}×${SMALL_SIDE} pixels the whole block is large enough to be shared by threads, its fragments are not.`,
    source:
      "ShuffleNetV2, guideline 3: fragments reduce the degree of parallelism; the threshold is this engine's",
    rule: 'the whole block costs at least as much as a kernel that this engine shares, and a fragment of four less; a value that is read or written counts as 4 multiply-accumulates',
  },
  results => {
    const cost = (channels: number, macs: number) => {
      const map = [1, channels, SMALL_SIDE, SMALL_SIDE];
      return costOf({ inputs: [map], output: map }, macs);
    };
    const macs = (arm: string) => results.exact(`${smallMap.id}/${arm}`, 'macs');
    const { channels, fragments } = armBlock(4, 'series');
    const whole = cost(armBlock(1, 'series').channels, macs(WHOLE));
    const fragment = cost(channels, macs('4-series') / fragments);
    return {
      holds: whole >= MINIMUM_COST && fragment < MINIMUM_COST,
      evidence: `a cost of ${formatCount(whole)} and of ${formatCount(fragment)}; shared from ${formatCount(MINIMUM_COST)} on`,
    };
  },
);

/** The claims, decided before anything was measured. */
export const claims: readonly Claim[] = [
  costGrows(sweeps, 'At equal work, more fragments have a higher memory access cost.', SOURCE),
  callsExplainTheGpu,
  tooSmallForThreads,
  ...small.flatMap(sweep =>
    Object.values(SERIES).map(series =>
      lastSlower(
        sweep,
        series,
        `4 fragments ${series} take longer per multiply-accumulate than one (${sweep.device} channels ×1).`,
        SOURCE,
      ),
    ),
  ),
  ...(['series', 'parallel'] as const).map(arrangement =>
    slower(`4-${arrangement}`, WHOLE, {
      id: `small-map-${arrangement}`,
      statement: `On a small map, 4 fragments ${SERIES[arrangement]} take longer than one.`,
      source: OURS,
      suite: smallMap.id,
    }),
  ),
  slower('inception', 'one-path', {
    id: 'inception-slower',
    statement:
      'An inception module takes longer per multiply-accumulate than one path with its input and output.',
    source: OURS,
    suite: 'inception',
    ...PER,
  }),
  slower('nasnet-cell', 'regular', {
    id: 'nasnet-slower',
    statement:
      'A NASNet-A-like cell of 13 operators takes longer per multiply-accumulate than 3 operators in a row with its work.',
    source: OURS,
    suite: 'nasnet',
    ...PER,
  }),
  slower('inception', 'one-path', {
    id: 'inception-slower-without-winograd',
    statement: 'The inception module is the slower one without fast algorithms for 3×3 windows, too.',
    source: OURS,
    suite: withoutWinograd.id,
    ...PER,
  }),
  slower('4-parallel', '4-in-place', {
    id: 'sums-cost-time',
    statement: 'The sums of 4 parallel fragments, which do no multiply-accumulates, take time.',
    source: 'Element-wise operations are guideline 4 of ShuffleNetV2; Table 3 has them in it',
    suite: causes.id,
  }),
  ...(['series', 'parallel'] as const).map(arrangement =>
    slower(`4-${arrangement}`, WHOLE, {
      id: `with-calls-${arrangement}`,
      statement: `Where a call costs ${CALL_NS / 1000} µs, 4 fragments ${SERIES[arrangement]} are as slow here as on the paper's GPU.`,
      source: SOURCE,
      suite: costlyCalls.id,
      published: printedOnGpu(`4-${arrangement}`),
    }),
  ),
];
