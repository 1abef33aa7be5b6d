import { suiteCountRows } from '../../src/experiment/counts.js';
import { defineExperiment } from '../../src/experiment/define.js';
import { fullAgainstSeparable, internalLayer } from '../../src/papers/mobilenetv1.js';
import { actualSpeed } from '../../src/papers/shufflenetv1.js';
import { claims } from './claims.js';
import { layersFigure, practiceFigure } from './figures.js';
import { layersSuites } from './layers.js';
import { networkSuites } from './networks.js';
import { layersTables, networkTable, practiceTable } from './tables.js';

export { fullConvolutions } from './full-convolutions.js';
export { separableSavingsFigure } from './savings-figure.js';

export const experiment = defineExperiment({
  id: 'depthwise-separable',
  title: 'Depthwise-separable convolutions: 8 to 9 times less work, how much less time?',
  question:
    'A 3×3 convolution that is split into a depthwise and a 1×1 one does 1/K + 1/9 of the work. How much of that arrives ' +
    'as time, in a layer and in a network?',
  published: [internalLayer, fullAgainstSeparable, actualSpeed],
  suites: profile => [...layersSuites(profile), ...networkSuites(profile)],
  exact: () => suiteCountRows([...layersSuites('full'), ...networkSuites('full', asBuilt => asBuilt)]),
  claims,
  tables: [layersTables, networkTable, practiceTable],
  figures: [layersFigure, practiceFigure],
  analysis: `
**The formula.** A full S×S convolution does P·Q·C·K·S² multiply-accumulates. Its separable form does P·Q·C·S² for the
depthwise half and P·Q·C·K for the 1×1 half, together 1/K + 1/S² of the full one: with a 3×3 window between one eighth and
one ninth as soon as K is 64 or more. Nearly all of what is left is in the 1×1 half: K of S² + K, 97 % at K = 256.

**The clock.** A full convolution uses each loaded value many times: for nine taps and K filters. A depthwise convolution
has one filter per channel, so each value serves nine multiply-accumulates and no more, and no register tile can change
that. So one expects the depthwise half to take longer per multiply-accumulate than the 1×1 half, and its share of the time
to exceed its share of the work, 9 / (9 + K). By how much depends on both kernels. In the published run the ratio grows from
large maps with few channels to small maps with many; on \`wasm\` it is below 1 on the largest map, perhaps because the
products of the 1×1 half are short there. On small maps, where the ratio is largest, the depthwise half has little work
anyway.

**Winograd.** What the separable form competes with matters as much. On \`wasm\`, all five full layers run by Winograd's
algorithm, with 16 multiplications where 36 are counted. For four such shapes, the docstring of the kernel reports direct
convolution at 1.8 to 1.9 times the time of Winograd's. Divided by that, little is left of the ×1.85 that the
separable layers take per multiply-accumulate. So most of that ratio measures a fast full convolution, not a slow depthwise
one; a full convolution without Winograd, as a third arm, would decide. On \`typescript\`, which does not use Winograd, the
ratio is ×1.14.

Where the full convolution is slow, the separable form can even save more time than work. On \`typescript\` it does so on
7×7 pixels.

**Memory access cost** goes either way. On large maps the separable form has more of it, because the map between the two
halves is written and read once more. On small maps with many channels it has far less, because weights dominate there and
a full convolution has nine times as many.

**ShuffleNetV1's rule of thumb**, four times less complexity is 2.6 times faster, is about networks of the same shape
with fewer channels. Halving the channels divides the 1×1 convolutions by four, but everything that is paid per channel
(depthwise convolutions, shuffles, sums, activations) only by two, and shorter matrix products may be less efficient. The
paper's phone shows 2.5 to 2.9.

**What this does not show.** The networks of Table 4 were trained, and lose 1.1 percentage points of accuracy with the
separable form; nothing is trained here. Layers are timed alone, with their maps in whatever cache they fit. Networks are
timed after folding batch norm and fusing activations, as they would be deployed. In the quick profile, layers have half of
MobileNetV1's channels, the pair of networks has a quarter at 128×128, and Table 8 is measured up to ShuffleNet 1×.
`,
});
