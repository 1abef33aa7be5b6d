import { defineExperiment } from '../../src/experiment/define.js';
import { mobilenetV3Latency, ncnnSnapdragon810, timmLatency } from '../../src/papers/latencies.js';
import { release } from '../../src/papers/mobilenetv2.js';
import { netadapt } from '../../src/papers/pruning.js';
import { networkSpeed } from '../../src/papers/shufflenetv2.js';
import { claims } from './claims.js';
import { zooRows } from './exact.js';
import { correlationsFigure, predictorsFigure, scatterFigures } from './figures.js';
import { zooSuites } from './networks.js';
import { correlationsTable, networksTable, ordersTable, printedTable } from './tables.js';

export { printedNetworks, printedTimesFigure } from './printed-figure.js';

export const experiment = defineExperiment({
  id: 'zoo',
  title: 'The zoo: what orders networks by their time?',
  question:
    'Papers compare networks by their FLOPs. Over all networks of the catalogue: how well do FLOPs, parameters, memory ' +
    'access cost, peak memory and the roofline order them by the time that they take?',
  published: [networkSpeed, ncnnSnapdragon810, mobilenetV3Latency, release, netadapt, timmLatency],
  needsCeilings: true,
  exact: zooRows,
  suites: zooSuites,
  claims,
  tables: [correlationsTable, ordersTable, networksTable, printedTable],
  figures: [scatterFigures, correlationsFigure, predictorsFigure],
  analysis: `
**What to see.** Over a range of ten or a hundred times the work, any count ranks networks nearly right: a
network with ten times as many multiply-accumulates takes longer. But papers compare networks of about the same work, and
there a count of work has nothing to say: how networks with equal MACs differ is the answer to "same FLOPs, same
speed?". The dashed line is the median time per multiply-accumulate.

**Possible causes.** What a network does besides its multiply-accumulates differs from family to family: depthwise
convolutions use each value few times; ShuffleNet and GhostNet move maps around (slices, concatenations, shuffles);
squeeze-and-excite reads a whole map for one number per channel; SqueezeNet and the ResNets are nearly all dense matrix
products, which run closest to what the machine can do. Parameters say less about work than one might think: many of them are in the last
layers, where maps are small.

**Other predictors.** Memory access cost counts what is read and written. For each layer, the roofline takes the larger of
arithmetic and traffic, and adds them up. It knows nothing about how well a kernel uses the machine, so it is a lower bound,
and not all networks come equally close to it.

**The intervals** are over the networks, not over the rounds: with a dozen networks, a rank correlation depends more on
which ones are in the list than on the noise of the clock. A difference between two predictors that depends on the choice of
networks is called "can't tell".

**Printed rankings.** Where at least three networks are both printed and measured, the table compares the rankings. The
factors of a phone of 2015 and of this machine cannot be expected to agree; even on the same chip, the ShuffleNetV2 paper and
ncnn differ by a factor of up to 1.44. The claims on ShuffleNetV2 against MobileNetV1 quote the paper's ARM column. In its GPU
column MobileNetV1 is faster at all four levels, so "not here" disagrees with the paper's phone and agrees with its GPU.

**What this does not show.** Accuracy. Networks of more than 5 billion multiply-accumulates are counted but not
timed. The quick profile times ten light networks on every fast platform and five heavier ones on the SIMD platforms only; each
weight class is a suite in a process of its own, so times of different classes were not taken in the same rounds.
`,
});
