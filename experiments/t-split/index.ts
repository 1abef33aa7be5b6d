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
read channel by channel until the projection sums it up. So it never has to exist in full: y = Σ Bᵢ(N(Aᵢ(x))) over t
slices of its channels. Memory falls from |s²k| + |s'²k'| + (s² + s'²)·n towards input plus output plus two single
planes; the multiply-accumulates stay exactly the same.

**Formula and plan.** For t ≥ 3 that divides n, the allocated arena equals the formula, plus up to 64 bytes of alignment
per tensor. For t = 1 it is smaller: the formula keeps input and output alive all the time, while an executor frees the
input after its last reader and makes the output when the first slice is projected. So the saving over a good plan
is smaller than the formula suggests. At t = 2, too, less than the formula is alive at once (2,107,392 of 2,408,448 bytes in
block3). But tensors need contiguous space, and the placement may leave a gap: in block3 the arena is as large as the formula.

**Why time may rise.** Each slice is a smaller matrix product: the projection has fewer input channels per pass and
loads and stores the whole output once more for every slice. The paper blames cache misses. The simulation counts them, and
they depend on level and t. With a few slices, L1 misses (32 KiB) hardly change in block14 and fall to a half in block3 and a
quarter in block5. In block3 the fall is one of conflict misses, 283,728 at t = 1 and 21,232 at t = 2: its planes lie 12,544
bytes apart, so one pixel of all channels maps to 16 of the 64 sets, with room for 128 lines; 144 channels do not fit, 72 do.
With single channels, when input and output are passed over n times, L1 misses are two to four times those of t = 1.

L2 misses (1 MiB) fall with t in every simulated block. In block3 and block5 a slice fits where the whole tensor does not;
block14 fits even whole, and there only the compulsory misses fall, because the slices reuse the same memory. So where memory
behind L2 is the bottleneck, splitting need not cost time at all. What it costs at t = n may have other causes as well: matrix
products with one input channel, and a separate call for every plane.

**Where the platforms disagree** (published run). On one thread, no cost of a few slices could be told from noise. On two
threads 5 slices of block14 take ×1.16. Single channels tend to cost more where the whole block runs faster: in block5 ×2.2 with
plain loops, ×3.1 with tiles, ×3.8 with SIMD and ×6.8 on two threads. A matrix product with one input channel has one
multiply-accumulate for each value that it loads and stores, which SIMD does not help, and most of its calls are too small to
be shared by threads.

**Scratch.** Kernels need some memory of their own (a padded plane, a packed panel). It is shared by all ops of a
graph, does not grow with t, and counts in the verdict on how much a split saves.

**What is new here.** The paper prints no timing for any t, only the sentence that it is most helpful with t between 2
and 5. The curve above is this suite's.

**M(G).** The general formula takes the minimum over all orders of the graph. For a chain there is only one order and
the simplified bound is exact. In a graph of parallel branches the order matters, and the exact minimum (a search over
all orders) lies below the memory of the order in which the graph happens to be written.
`,
});
