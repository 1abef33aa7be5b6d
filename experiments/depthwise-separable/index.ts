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
depthwise half and P·Q·C·K for the 1×1 half, which is 1/K + 1/S² of it: with a 3×3 window, 8 to 9 times less as soon as
K is 64 or more. The 1×1 half has nearly all of what is left: K of S² + K, 97 % at K = 256.

**The clock.** A full convolution uses each value that it loads many times: nine taps, K filters. A depthwise one has one
filter a channel, so each value serves nine multiply-accumulates and no more, and no register tile can change that. So the
depthwise half is expected to take longer per multiply-accumulate than the 1×1 half, and to have a part of the separable
form's time that is above its part of the work, 9 / (9 + K). By how much is a matter of both kernels: 1×1 products with few
channels are short as well, so on large maps the difference is smallest, and on small maps, where it is largest, the
depthwise half has little work anyway.
What is compared with also matters: where a platform's full convolution is itself slow, as on small maps with many
channels, the separable form can save more time than work.

**Memory access cost** goes either way. On large maps the separable form has more of it, because the map between the two
halves is written and read once more; on small maps with many channels it has far less, because there weights count and a
full convolution has nine times as many.

**ShuffleNetV1's rule of thumb**, four times less complexity is 2.6 times faster, is about networks of the same shape
and fewer channels. Halving the channels divides the 1×1 convolutions by four, but everything that is paid per channel
(depthwise convolutions, shuffles, sums, activations) only by two, and shorter matrix products are less efficient. The
paper's phone shows 2.5 to 2.9.

**What this does not show.** The networks of Table 4 were trained, and lose 1.1 % of accuracy with the separable form;
nothing is trained here. Layers are timed alone, with their maps in whatever cache they fit; networks after folding batch
norm and fusing activations, as they would be deployed. In the quick profile layers have half of MobileNetV1's channels,
the pair of networks a quarter at 128×128, and Table 8 is measured up to ShuffleNet 1×.
Multiply-accumulates are counted as the formula has them; where a kernel computes 3×3 windows by Winograd's algorithm it
needs fewer, and the separable form gains less against it.
`,
});
