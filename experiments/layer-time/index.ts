import { defineExperiment } from '../../src/experiment/define.js';
import { resourcesByLayer } from '../../src/papers/mobilenetv1.js';
import { fieldNotes } from '../../src/papers/pruning.js';
import { runtimeBreakdown } from '../../src/papers/shufflenetv2.js';
import { claims } from './claims.js';
import { sharesFigures, sumFigure } from './figures.js';
import { layerRows, layerSuites } from './networks.js';
import { breakdownTable, networkTables } from './tables.js';

export { type Kind, kindOf } from '../../src/cost/layer-kinds.js';
export { movedByKindFigure } from './moved-figure.js';

export const experiment = defineExperiment({
  id: 'layer-time',
  title: 'Where the time goes: kinds of layers, before and after fusing',
  question:
    'FLOPs count convolutions and matrix products. Which share of the time is in batch norm, activations, sums and ' +
    'copies, how much of it goes away when they are fused, and do the times of layers add up?',
  published: [runtimeBreakdown, resourcesByLayer, fieldNotes],
  exact: layerRows,
  suites: layerSuites,
  claims,
  tables: [breakdownTable, networkTables],
  figures: [sharesFigures, sumFigure],
  analysis: `
**How it is measured.** A network is bound once, in its arena, and checked as a whole. Then each kind of layer is timed by
running its ops alone, in their order, in that memory; the complete network is timed in the same rounds. Ops that work
in place do so on whatever they left the time before: the values are no longer those of an inference, but the work is the
same.

**Before fusing.** Batch norm, activations and sums do one or two operations for each value that they read and write.
They add hardly anything to a count of multiply-accumulates, and pass over every map once more. By Amdahl's law, faster
convolutions leave a larger share to everything else, unless that becomes faster as well. Here it does: SIMD speeds up both,
and in the published run MobileNetV2 as built spends about 10 % of its time outside convolutions and dense layers on
\`typescript\`, 8 % on \`wasm\` and 10 % on two threads. Amdahl's law may explain part of the difference between GPU (about
half of the time) and ARM (a tenth) in the ShuffleNetV2 paper, but not all of it is time of layers: 20 to 22 % of the GPU's
bar is "data", input and output.

**After fusing.** Batch norm is a scale and a shift for each filter. The scale can be multiplied into the weights of the
layer before, and the shift goes into its bias; an activation can be applied to a sum before it is written. What is left
cannot be fused: pools, sums of two maps, and the copies of channel shuffles, slices and concatenations. ShuffleNets have more
of these than MobileNets.

**MobileNetV1's 95 %.** The text says that 95 % of the computation time is in 1×1 convolutions; its Table 2 has 94.86 % of
the multiply-adds. The two are the same only if every multiply-add takes the same time. In the published run the depthwise
convolutions, 3.1 % of the multiply-adds, take 3.6 % of the time on \`wasm\` and 4.4 % on two threads.

**Do times add up?** Look-up tables of layer times, as NetAdapt and FBNet use them, assume so. A layer that runs alone, over
and over, may find its maps and weights in a cache from which other layers would have evicted them, or it may have a
cost of its own that is shared in the network. NetAdapt's sums are about a tenth too large; a sum that is too small points
to the caches.

**What this does not show.** Networks with squeeze-and-excite are left out: their gates multiply in place, and repeated alone
they would let values decay into denormal numbers, with which processors are slow. The quick profile has images of 128×128,
the papers' are 224×224, and the shares may differ between the two. The notes that ask for fusing timed TensorFlow layer by
layer, which adds the cost of a call to every layer; here a call is one step of a loop over functions.
`,
});
