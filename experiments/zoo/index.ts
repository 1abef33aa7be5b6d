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
**What to see.** Over a range of ten or a hundred times the work, any count puts networks into nearly the right order: a
network with ten times as many multiply-accumulates takes longer. Papers compare networks of about the same work, and
there a count of work has nothing to say: what networks of one abscissa differ by is the answer to "same FLOPs, same
speed?". The dashed line is the median time per multiply-accumulate.

**Why.** What a network does beside its multiply-accumulates differs from family to family: depthwise convolutions use each
value few times; ShuffleNet and GhostNet move maps about (slices, concatenations, shuffles); squeeze-and-excite reads a
whole map for one number per channel; SqueezeNet and the ResNets are nearly all dense matrix products and run close to what
the machine can do. Parameters say least: they count in the last layers, where maps are small.

**Other predictors.** Memory access cost counts what is read and written. The roofline takes for each layer the larger of
arithmetic and traffic, and sums them up; it knows nothing of how well a kernel uses the machine, so it is a lower bound
that not all networks come equally close to.

**The intervals** are over the networks, not over the rounds: with a dozen networks, a rank correlation depends more on
which ones are in the list than on the noise of the clock. A difference between two predictors that hangs on the choice of
networks is called "can't tell".

**Printed orders.** Where at least three networks are both printed and measured, the table compares the orders. Agreement
of a phone of 2015 with this machine is not to be expected in the factors; the ShuffleNetV2 paper and ncnn, on the same
chip, differ by up to 1.44.

**What this does not show.** Accuracy. Networks heavier than 5 thousand million multiply-accumulates are counted and not
timed. The quick profile times ten light networks on every fast platform and five heavier ones on the SIMD ones only; each
class of weight is a suite in a process of its own, so times of different classes were not taken in the same rounds.
`,
});
