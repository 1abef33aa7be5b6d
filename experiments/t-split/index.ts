import { defineExperiment } from '../../src/experiment/define.js';
import { architecture, tSplit } from '../../src/papers/mobilenetv2.js';
import { tSplitSuites } from './blocks.js';
import { claims } from './claims.js';
import { orderRows, tSplitRows } from './exact.js';
import { memoryFigure, missesFigure, tradeFigure } from './figures.js';
import { tSplitTables } from './table.js';

export { blocks } from './blocks.js';
export { tSplitElements } from './elements.js';
export { tSplitFilm } from './film.js';
export { splitMemoryFigure } from './split-memory-figure.js';

export const experiment = defineExperiment({
  id: 't-split',
  title: 'The t-split: a bottleneck block in slices, memory against time',
  question:
    'A bottleneck block can be computed in t slices of its widest tensor, each added to the output. Memory falls with ' +
    't and the arithmetic stays. What does it cost in time?',
  published: [tSplit, architecture],
  exact: () => [...tSplitRows(), ...orderRows()],
  suites: tSplitSuites,
  claims,
  tables: [tSplitTables],
  figures: [memoryFigure, tradeFigure, missesFigure],
  analysis: `
**What to see.** The expanded tensor of a bottleneck block is the largest thing in MobileNetV2, and it is only ever
read channel by channel until the projection sums it up. So it need not exist as a whole: y = Σ Bᵢ(N(Aᵢ(x))) over t
slices of its channels. Memory falls from |s²k| + |s'²k'| + (s² + s'²)·n towards input plus output and two single
planes; multiply-accumulates stay exactly the same.

**Formula and reality.** For t ≥ 3 that divides n the allocated arena is the formula, plus up to 64 bytes of alignment
a tensor. For t = 1 it is less: the formula keeps input and output alive all the time, while an executor frees the
input after its last reader and makes the output when the first slice is projected. So the saving against a good plan
is smaller than the formula suggests.

**Why time may rise.** Each slice is a smaller matrix product: the projection has fewer input channels per pass and
loads and stores the whole output once more for every slice. The paper blames cache misses. The simulation counts
them, and they depend on level and t: with a few slices misses of the 32 KiB L1 hardly change or fall; with single
channels, when input and output are passed over n times, they are two to four times those of t = 1. Misses of the
1 MiB L2 fall with t in every simulated block, because a slice fits where the whole tensor does not. So where memory
behind L2 is the bottleneck, splitting need not cost time at all, and what it costs at t = n has other causes as well:
matrix products with one input channel, and one call after the other for a single plane.

**Where the platforms disagree.** A few slices cost no time that could be told on any platform. Single channels cost more the
faster the platform is with the whole block: a matrix product with one input channel has one multiply-accumulate for each
value that it loads and stores, which SIMD does not help, and most of its calls are too small to be shared by threads.

**Scratch.** Kernels need some memory of their own (a padded plane, a packed panel). It is shared by all ops of a
graph, does not grow with t, and counts in the verdict on how much a split saves.

**What is new here.** The paper prints no timing for any t, only the sentence that it is most helpful with t between 2
and 5. The curve above is this suite's.

**M(G).** The general formula takes the minimum over all orders of the graph. For a chain there is only one order and
the simplified bound is exact; in a graph of parallel branches the order decides, and the exact minimum (a search over
all orders) lies below the order in which the graph happens to be written.
`,
});
