import { suiteCountRows } from '../../src/experiment/counts.js';
import { suiteTable } from '../../src/experiment/default-views.js';
import { defineExperiment } from '../../src/experiment/define.js';
import {
  fieldNotes,
  ncnn3190,
  netadapt,
  nvidiaTile,
  radu2019,
  tflite46002,
} from '../../src/papers/pruning.js';
import { publishedNumber } from '../../src/papers/published.js';
import { significant } from '../../src/reports/format.js';
import { batchSuites, pruningSuite } from './network.js';
import { networkClaims } from './network-claims.js';
import { batchFigure, pruningFigure } from './network-figures.js';
import { staircaseSuite, staircases } from './staircase.js';
import { staircaseClaims } from './staircase-claims.js';
import { staircaseFigure, teethFigure } from './staircase-figures.js';
import { staircaseTable } from './staircase-table.js';

export { tilesFigure } from './tiles-figure.js';

const [fewerParameters, faster] = ['params', 'speed_s'].map(row =>
  significant(publishedNumber(fieldNotes, row, 'ratio')),
);
const NOTES = [
  `The notes on their own network: ${fewerParameters} times fewer parameters, ${faster} times as fast.`,
];

export const experiment = defineExperiment({
  id: 'pruning-speed',
  title: 'Why is it slower after channel pruning?',
  question:
    'Pruning channels removes multiply-accumulates. How much of that arrives as time, and where does it stop?',
  published: [tflite46002, ncnn3190, netadapt, nvidiaTile, radu2019, fieldNotes],
  suites: profile =>
    [...staircases.map(stairs => staircaseSuite(stairs, profile)), pruningSuite, ...batchSuites].map(suite =>
      profile === 'full' ? { ...suite, platforms: 'all' } : suite,
    ),
  exact: () => suiteCountRows([pruningSuite, ...batchSuites]),
  claims: [...staircaseClaims, ...networkClaims],
  tables: [
    staircaseTable,
    results => suiteTable(pruningSuite, results, { notes: NOTES }),
    results => batchSuites.map(suite => suiteTable(suite, results, { per: 'image' })),
  ],
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
});
