import { countGraph } from '../../src/cost/counts.js';
import type { Experiment } from '../../src/experiment/experiment.js';
import type { Claim } from '../../src/measure/judging/claim.js';
import { scaled } from '../../src/measure/judging/statistics.js';
import { judgeRatio } from '../../src/measure/judging/verdict.js';
import type { ExactRow } from '../../src/measure/results/rows.js';
import {
  fieldNotes,
  ncnn3190,
  netadapt,
  nvidiaTile,
  radu2019,
  tflite46002,
} from '../../src/papers/pruning.js';
import { publishedNumber } from '../../src/papers/published.js';
import { formatInterval, significant } from '../../src/reports/format.js';
import { fewerSlowerClaim, periodClaim, teethClaim } from './claims.js';
import { batchFigure, pruningFigure, staircaseFigure, teethFigure } from './figures.js';
import { batchSuites, FLOOR_ARM, prunedArm, pruningSuite, SHARES } from './network.js';
import { staircaseSuite, staircases } from './staircase.js';
import { batchTable, prunedTable, staircaseTable } from './tables.js';

export { tilesFigure } from './tiles-figure.js';

const NOTES = 'Notes on compressing small networks, section 3';

/** NetAdapt Table 1: time per multiply-accumulate after pruning by multiply-accumulates only, 129 % / 81 %. */
const NETADAPT =
  publishedNumber(netadapt, 'NetAdapt', 'latency_pct') / publishedNumber(netadapt, 'NetAdapt', 'macs_pct');

/** Counts of every network of the pruning and batch suites. */
function exactRows(): ExactRow[] {
  return [pruningSuite('full'), ...batchSuites('full')].flatMap(suite =>
    suite.arms.flatMap(arm => {
      const { macs, parameters, memoryAccessCost } = countGraph(arm.graph());
      const at = `${suite.id}/${arm.id}`;
      return [
        { case: at, quantity: 'macs', unit: 'multiply-accumulates', value: macs },
        { case: at, quantity: 'parameters', unit: 'elements', value: parameters },
        { case: at, quantity: 'memoryAccessCost', unit: 'elements', value: memoryAccessCost },
      ];
    }),
  );
}

/** The share of the filters at which about as much work is left as in NetAdapt's network, 81 %. */
const LIKE_NETADAPT = prunedArm(10, 'unaligned');

/** A little pruned, a network is not faster than the whole one, or even slower. */
const netadaptClaim: Claim = {
  id: 'like-netadapt',
  statement: 'A network pruned to 81 % of the multiply-accumulates takes longer per multiply-accumulate.',
  source: `NetAdapt, Table 1: 81 % of the multiply-accumulates, 129 % of the latency (×${NETADAPT.toFixed(2)} per multiply-accumulate)`,
  kind: 'timed',
  published: NETADAPT,
  rule: `pruned by 10 %, unaligned, over whole: reproduced from ×${((1 + NETADAPT) / 2).toFixed(2)}, half of the published effect`,
  judge(results, platform) {
    const suite = results.suite(platform, 'pruned-vgg');
    const ratio = suite?.ratio(LIKE_NETADAPT, '0%', { perMac: true });
    const what = 'time per MAC, pruned by 10 % over whole';
    return (
      suite && ratio && judgeRatio({ what, ratio, noise: suite.noise, reproducedFrom: (1 + NETADAPT) / 2 })
    );
  },
};

/** Pruned by 90 %, a network takes longer per multiply-accumulate than the whole one. */
const promiseClaim: Claim = {
  id: 'less-than-promised',
  statement:
    'Pruned by 90 %, a network takes longer per multiply-accumulate: time saved falls behind work saved.',
  source: `${NOTES}: with more pruning the model gets smaller, but some models slower`,
  kind: 'timed',
  rule: 'time per multiply-accumulate, 90 % unaligned over whole: reproduced from ×1.1',
  judge(results, platform) {
    const suite = results.suite(platform, 'pruned-vgg');
    const ratio = suite?.ratio(prunedArm(90, 'unaligned'), '0%', { perMac: true });
    const what = 'time per MAC, pruned by 90 % over whole';
    return suite && ratio && judgeRatio({ what, ratio, noise: suite.noise, reproducedFrom: 1.1 });
  },
};

/** However much is pruned, some time remains. */
const floorClaim: Claim = {
  id: 'floor',
  statement:
    'There is a floor that pruning does not go under: one filter a layer still takes a noticeable time.',
  source: `${NOTES}: "running speed has a bottleneck", without a number`,
  kind: 'timed',
  rule: 'time of the network with one filter a layer, as a share of the whole one: reproduced if its interval is above 5 %, direction only above 1 %, not here if below 1 %',
  judge(results, platform) {
    const interval = results.suite(platform, 'pruned-vgg')?.ratio(FLOOR_ARM, '0%');
    if (!interval) return undefined;
    const share = results.exact(`pruned-vgg/${FLOOR_ARM}`, 'macs') / results.exact('pruned-vgg/0%', 'macs');
    const evidence = `time ${formatInterval(scaled(interval, 100))} % with ${significant(100 * share, 2)} % of the multiply-accumulates`;
    const quantity = { name: 'time with one filter a layer, share of the whole', reproducedFrom: 0.05 };
    if (interval.level < 0.95) {
      return { verdict: "can't tell", evidence: `too few rounds; ${evidence}`, interval, quantity };
    }
    if (interval.low > 0.05) return { verdict: 'reproduced', evidence, interval, quantity };
    if (interval.low > 0.01) return { verdict: 'direction only', evidence, interval, quantity };
    if (interval.high < 0.01) return { verdict: 'not here', evidence, interval, quantity };
    return { verdict: "can't tell", evidence, interval, quantity };
  },
};

/** Pairs of an exact and an aligned network are compared if their work differs by at most this. */
const ALIKE = 0.15;

/** Exact filter counts against the nearest multiples of 8, per multiply-accumulate. */
const alignmentClaim: Claim = {
  id: 'aligned-faster',
  statement: 'Filter counts that are multiples of 8 take less time per multiply-accumulate than exact ones.',
  source: 'Tencent/ncnn #3190: channel numbers should be multiples of 4, better 8',
  kind: 'timed',
  rule: `time per multiply-accumulate, unaligned over aligned, geometric mean over the shares at which the two networks differ and their work by at most ${100 * ALIKE} %: reproduced from ×1.1`,
  judge(results, platform) {
    const suite = results.suite(platform, 'pruned-vgg');
    if (!suite) return undefined;
    const pairs = SHARES.map(
      share => [prunedArm(share, 'unaligned'), prunedArm(share, 'aligned')] as const,
    ).filter(pair => {
      if (!pair.every(arm => suite.has(arm))) return false;
      const [unaligned, aligned] = pair.map(arm => suite.row(arm).macs);
      return unaligned !== aligned && Math.abs(unaligned / aligned - 1) <= ALIKE;
    });
    const ratio = suite.meanRatio(pairs, { perMac: true });
    const what = `unaligned over aligned, ${pairs.length} pairs`;
    return ratio && judgeRatio({ what, ratio, noise: suite.noise, reproducedFrom: 1.1 });
  },
};

/** A batch of 4 takes about as long as one of 2. */
function batchClaim(suiteId: string, network: string): Claim {
  return {
    id: `fixed-cost-${suiteId}`,
    statement: `A batch of 4 takes about as long as one of 2: a fixed cost per call dominates (${network}).`,
    source: `${NOTES}: with a batch of 2 or 4 "you will find the speed is about the same"`,
    kind: 'timed',
    rule: 'time per image, batch 4 over batch 2, is 1 without a fixed cost and 0.5 if there is nothing else: reproduced up to ×0.6',
    judge(results, platform) {
      const suite = results.suite(platform, suiteId);
      const ratio = suite?.ratio('batch=4', 'batch=2', { perMac: true });
      const what = 'time per image, batch 4 over 2';
      const rule = { reproducedFrom: 0.6, direction: 'below' } as const;
      return suite && ratio && judgeRatio({ what, ratio, noise: suite.noise, ...rule });
    },
  };
}

export const experiment: Experiment = {
  id: 'pruning-speed',
  title: 'Why is it slower after channel pruning?',
  question:
    'Pruning channels removes multiply-accumulates. How much of that arrives as time, and where does it stop?',
  published: [tflite46002, ncnn3190, netadapt, nvidiaTile, radu2019, fieldNotes],
  needsCeilings: false,
  exact: exactRows,
  suites: profile => [
    ...staircases.map(stairs => staircaseSuite(stairs, profile)),
    pruningSuite(profile),
    ...batchSuites(profile),
  ],
  claims: [
    ...staircases.map(periodClaim),
    ...staircases.map(teethClaim),
    ...staircases.map(fewerSlowerClaim),
    netadaptClaim,
    promiseClaim,
    floorClaim,
    alignmentClaim,
    batchClaim('batch-whole', 'whole network'),
    batchClaim('batch-pruned', 'pruned by 90 %'),
  ],
  tables: [staircaseTable, prunedTable, batchTable],
  figures: [staircaseFigure, teethFigure, pruningFigure, batchFigure],
  analysis: `
**The staircase.** An optimised kernel computes several filters at once, in a register tile. A remainder that does not
fill a tile runs in a smaller one, which loads nearly as much and computes less. So latency is not a straight line in the
channel count but a sawtooth whose teeth are as wide as the tile. In the published run, on the TypeScript kernels, the period
is clearly that of the tile, and the teeth are 2 to 3 % high: too small for their height to be told from the noise of a single
pair. They should be highest at small counts, where the remainder is a larger part. Input channels are the length of the
inner loop, where one more costs one more; there are no teeth.

The published reports are of the same kind and far larger: 86.5 at 32 → 43 channels against 157.0 at 33 → 43 (TFLite), 98.27 ms
pruned against 92.13 ms whole (ncnn), one and a half times the work from 256 to 257 channels where tiles are 128 wide (cuBLAS).
A kernel that pads its remainder, or falls back to a plain loop for it, would have higher teeth than one that runs it in
smaller tiles, as these do. No kernel of that kind is measured here: in the published run, a layer with one channel less is
slower by about 2 % at most. The WebAssembly kernels show no teeth of this width.

**The network.** The dashed line is what multiply-accumulates promise. The smaller the network, the further the optimised
kernels stay above it. Several causes may add up: short inner loops use each loaded value less; activations, pools and the
first layer do not shrink with the product of two channel counts, as the convolutions do; exact counts sit between two teeth
of the sawtooth. The suite does not separate them. NetAdapt's reversal, fewer multiply-accumulates and *more* time, came from
pruning layers by different amounts; pruning all layers alike, as here, is a milder case.

**The floor.** The network with one filter in each layer does next to nothing, so its time is what remains however much is
pruned. In a framework that also includes dispatch, memory management and, on a GPU, kernel launches. Here, where
a call is one step of a loop over twenty functions, it is small. The note that asks the question timed TensorFlow on a
laptop, where a call presumably costs far more. So a verdict of "not here" on the floor or the batch says that this suite calls
kernels cheaply, not that the note was wrong.

**Where the platforms disagree** (published run). Pruned by 90 %, a network takes about twice the time its work promises on the
TypeScript kernels, more than three times on SIMD kernels and nearly five times on two threads. What is lost is the efficiency
of the large network, so the fastest platform loses most. Two things are particular to those platforms: their 3×3 convolutions
save multiplications by Winograd's algorithm only from 16 channels on, and layers below 2¹⁸ multiply-accumulates stay on one
thread. The floor rises in the same order, from 0.4 % of the whole network's time to 1.1 % and 1.6 %. A sawtooth of the tile
width shows on the TypeScript tiles only: the SIMD kernels split their filters into equal panels and have no remainder.

**What this does not show.** Accuracy: nothing is trained here. The networks' layers are this suite's own, since the
note shows its network only as a picture. The field reports are single observations by users, not experiments.
`,
};
