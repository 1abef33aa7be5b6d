import type { Experiment } from '../../src/experiment/experiment.js';
import { resourcesByLayer } from '../../src/papers/mobilenetv1.js';
import { fieldNotes } from '../../src/papers/pruning.js';
import { runtimeBreakdown } from '../../src/papers/shufflenetv2.js';
import { batchNormClaim, fusingClaim, outsideClaims, pointwiseClaim, sumClaim } from './claims.js';
import { layerRows } from './exact.js';
import { sharesFigures, sumFigure } from './figures.js';
import { layerSuites, NETWORKS } from './networks.js';
import { breakdownTable, networkTable } from './tables.js';

export { type Kind, kindOf } from '../../src/cost/layer-kinds.js';
export { movedByKindFigure } from './moved-figure.js';

export const experiment: Experiment = {
  id: 'layer-time',
  title: 'Where the time goes: kinds of layers, before and after fusing',
  question:
    'FLOPs count convolutions and matrix products. Which share of the time is in batch norm, activations, sums and ' +
    'copies, how much of it goes away when they are fused, and do the times of layers add up?',
  published: [runtimeBreakdown, resourcesByLayer, fieldNotes],
  needsCeilings: false,
  exact: layerRows,
  suites: layerSuites,
  claims: [fusingClaim, batchNormClaim, ...outsideClaims, pointwiseClaim, sumClaim],
  tables: [
    breakdownTable,
    results => NETWORKS.flatMap(({ model, title }) => networkTable(model, title, results) ?? []),
  ],
  figures: [sharesFigures, sumFigure],
  analysis: `
**How it is measured.** A network is bound once, in its arena, and checked as a whole. Then each kind of layer is timed by
running its ops alone, in their order, in that memory; the network in one piece is timed in the same rounds. Ops that work
in place do so on whatever they left the time before: the values are no longer those of an inference, the work is the same.

**Before fusing.** Batch norm, activations and sums do one or two operations for each value that they read and write.
They add hardly anything to a count of multiply-accumulates, and pass over every map once more. The faster the
convolutions are, the larger is the share of what lies between them: the same network shows a larger share on SIMD kernels
than on scalar ones. That is the ShuffleNetV2 paper's difference between GPU (about half of the time) and ARM (a tenth).

**After fusing.** Batch norm is a scale and a shift for each filter, and both can be multiplied into the weights of the
layer before; an activation can be computed on a sum before it is written. What is left is what cannot be fused: pools, sums
of two maps, and the copies of channel shuffles, slices and concatenations. So ShuffleNets keep more of it than MobileNets.

**MobileNetV1's 95 %.** The text says that 95 % of the computation time is in 1×1 convolutions; its Table 2 has 94.86 % of
the multiply-adds. The two are the same only where every multiply-add takes the same time; the depthwise convolutions, 3 %
of the multiply-adds, take a larger part of the time.

**Do times add up?** Look-up tables of layer times, as NetAdapt and FBNet use them, assume it. A layer that runs alone, again
and again, may find its maps and weights in a cache where in the network they were pushed out, or it may have a cost of its
own that is shared in the network. NetAdapt's sums are about a tenth too large; a sum that is too small speaks for the
caches.

**What this does not show.** Networks with squeeze-and-excite are left out: its gates multiply in place, and repeated alone
they would let values decay into numbers that processors are slow with. The quick profile has images of 128×128, the
papers' are 224×224; shares hardly depend on it. The notes that ask for fusing timed TensorFlow layer by layer, which adds
the cost of a call to every layer; here that is a loop over functions.
`,
};
