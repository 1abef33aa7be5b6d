import { countGraph } from '../src/cost/counts.js';
import type { Claim, Experiment } from '../src/experiment.js';
import { bootstrapMedian, roundMedians } from '../src/judging/statistics.js';
import { judgeRatio } from '../src/judging/verdict.js';
import { fieldNotes, ncnn3190, netadapt, nvidiaTile, radu2019, tflite46002 } from '../src/papers/pruning.js';
import { publishedNumber } from '../src/papers/published.js';
import { fewerSlowerClaim, fixedCostClaim, periodClaim, teethClaim } from '../src/pruning/claims.js';
import { batchFigure, pruningFigure, staircaseFigure, teethFigure } from '../src/pruning/figures.js';
import { armsOf, BATCHES, batchSuites, prunedArm, pruningSuite, SHARES } from '../src/pruning/network.js';
import { staircaseSuite, staircases } from '../src/pruning/staircase.js';
import { batchTable, prunedTable, staircaseTable } from '../src/pruning/tables.js';
import type { ExactRow } from '../src/record/rows.js';

/** NetAdapt Table 1: time per multiply-accumulate after pruning by multiply-accumulates only, 129 % / 81 %. */
const NETADAPT =
  publishedNumber(netadapt, 'NetAdapt', 'latency_pct') / publishedNumber(netadapt, 'NetAdapt', 'macs_pct');

/** Counts of every network of the pruning and batch suites. */
function exactRows(): ExactRow[] {
  return [pruningSuite(), ...batchSuites('full')].flatMap(suite =>
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

/** Pruned by 90 %, a network takes longer per multiply-accumulate than the whole one. */
const promiseClaim: Claim = {
  id: 'less-than-promised',
  statement: 'Pruning saves less time than multiply-accumulates: pruned by 90 %, each takes longer.',
  source: `NetAdapt, Table 1: 81 % of the multiply-accumulates, 129 % of the latency (×${NETADAPT.toFixed(2)} per multiply-accumulate)`,
  kind: 'timed',
  rule: `time per multiply-accumulate, 90 % unaligned over whole: reproduced from ×${((1 + NETADAPT) / 2).toFixed(2)}, half of the published effect`,
  judge(results, platform) {
    const suite = results.suite(platform, 'pruned-vgg');
    const ratio = suite?.ratio(prunedArm(90, 'unaligned'), '0%', { perMac: true });
    const what = 'time per MAC, pruned by 90 % over whole';
    return (
      suite && ratio && judgeRatio({ what, ratio, noise: suite.noise, reproducedFrom: (1 + NETADAPT) / 2 })
    );
  },
};

/** Over all shares: an exact filter count against the nearest multiple of 8, per multiply-accumulate. */
const alignmentClaim: Claim = {
  id: 'aligned-faster',
  statement: 'Filter counts that are multiples of 8 take less time per multiply-accumulate than exact ones.',
  source: 'Tencent/ncnn #3190: channel numbers should be multiples of 4, better 8',
  kind: 'timed',
  rule: 'geometric mean over 10 … 90 % of time per multiply-accumulate, unaligned over aligned: reproduced from ×1.1',
  judge(results, platform) {
    const suite = results.suite(platform, 'pruned-vgg');
    const shares = SHARES.filter(share => share > 0);
    const arms = shares.flatMap(share => [prunedArm(share, 'unaligned'), prunedArm(share, 'aligned')]);
    if (!suite || !arms.every(arm => suite.timeNs(arm))) return undefined;
    const perMac = (arm: string) =>
      roundMedians(suite.row(arm).samplesNs).map(ns => ns / suite.row(arm).macs);
    const logs = shares.map(share => {
      const unaligned = perMac(prunedArm(share, 'unaligned'));
      return perMac(prunedArm(share, 'aligned')).map((ns, round) => Math.log(unaligned[round] / ns));
    });
    const means = logs[0].map((_, r) => Math.exp(logs.reduce((sum, log) => sum + log[r], 0) / logs.length));
    const ratio = bootstrapMedian(means, { seed: 1 });
    return judgeRatio({ what: 'unaligned over aligned', ratio, noise: suite.noise, reproducedFrom: 1.1 });
  },
};

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
    pruningSuite(),
    ...batchSuites(profile),
  ],
  claims: [
    ...staircases.map(periodClaim),
    ...staircases.map(teethClaim),
    ...staircases.map(fewerSlowerClaim),
    promiseClaim,
    alignmentClaim,
    fixedCostClaim({
      id: 'floor',
      statement: 'There is a floor that pruning does not go under.',
      source: 'Notes on model compression, section 3: "running speed has a bottleneck", shown as a picture',
      suite: 'pruned-vgg',
      arms: armsOf('aligned'),
      whole: '0%',
      reproducedFrom: 0.05,
    }),
    ...(['batch-whole', 'batch-pruned'] as const).map(suite =>
      fixedCostClaim({
        id: `fixed-cost-${suite}`,
        statement: `A fixed cost per call dominates, so that a batch of 4 takes little longer than one of 2 (${
          suite === 'batch-whole' ? 'whole network' : 'pruned by 90 %'
        }).`,
        source:
          'Notes on model compression, section 3: with a batch of 2 or 4 "you will find the speed is about the same"',
        suite,
        arms: BATCHES.map(batch => `batch=${batch}`),
        whole: 'batch=1',
        reproducedFrom: 0.5,
      }),
    ),
  ],
  tables: results =>
    [staircaseTable(results), prunedTable(results), batchTable(results)].filter(table => table !== undefined),
  figures: results =>
    [staircaseFigure(results), teethFigure(results), pruningFigure(results), batchFigure(results)].filter(
      figure => figure !== undefined,
    ),
  analysis: `
**The staircase.** An optimised kernel computes several filters at once, in a register tile. A remainder that does not
fill a tile runs in a smaller one, which loads as much and computes less. So latency is not a line in the channel
count but a saw, and its teeth are as wide as the tile. The saw is on the output side; input channels are the length
of the inner loop, where one more costs one more. The published reports show the same: 86.5 at 32 → 43 channels
against 157.0 at 33 → 43 (TFLite, channels not multiples of 4), 98.27 ms pruned against 92.13 ms whole (ncnn), half
again the work from 256 to 257 channels where tiles are 128 wide (cuBLAS).

**The network.** What multiply-accumulates promise is the dashed line. Time stays above it, for four reasons: layers
with few channels have short inner loops and use each loaded value less; activations, pools and the first layer do
not shrink with the product of two channel counts, as the convolutions do; unaligned counts sit between two teeth of
the saw; and every call has a cost of its own.

**The floor.** A straight line through time against multiply-accumulates does not go through zero. Its intercept is
what remains when all multiply-accumulates are gone. In a framework it also holds dispatch, memory management and,
on a GPU, kernel launches; here, a loop over a dozen functions, it is small. The note that asks the question timed
TensorFlow on a laptop, where a call costs far more than here, so a verdict of "not here" on the batch claim says
that this suite calls kernels cheaply, not that the note was wrong.

**What this does not show.** Accuracy: nothing is trained here. The networks' layers are this suite's own, since the
note shows its network only as a picture. The field reports are single observations by users, not experiments.
`,
};
