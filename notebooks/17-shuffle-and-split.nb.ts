// figures: 5
// %% [markdown] title
// # 17 · Shuffle and split
//
// **The question.** A channel shuffle computes nothing. What does it connect, what does it cost, and how much of it has to be run
// at all?
//
// **The papers.** Zhang et al. 2017, *ShuffleNet*, section 3.1 and Table 3; Ma et al. 2018, *ShuffleNet V2*, section 3.
//
// *About 35 minutes, including one of measuring.*
// %% [markdown] goals
// ## After this notebook you can
//
// - say why a shuffle is a transposition, and what the number of groups has to divide;
// - find group counts for which one shuffle does not connect all channels;
// - count what concatenation, shuffle and split move, one after the other and in one copy;
// - remove a shuffle without changing a single output.
// %%
import {
  analysis, check, figure, measure, predictRatios, reveal, show, showMarkdown, showScore, showSource, showTable,
  tables, verdicts,
} from 'beyond-flops';
import { glueFigure, mixingFigure, shuffleDiagram } from 'beyond-flops/experiments/shuffle-and-split';
// %% [markdown] the-idea
// ## The idea
//
// In ShuffleNetV1, the 1×1 convolutions are grouped: each output reads one of the g groups. That saves work, and it has a price.
// Stack two such layers, and group 1 of the second reads what group 1 of the first has made, which has read group 1 of the input.
// However many layers follow, nothing ever crosses: these are g narrow networks that happen to run side by side.
//
// The remedy is to deal the channels out anew. Write the $C = g \cdot n$ channels as a matrix of $g$ rows, one for each group.
// The next layer also cuts its input into $g$ runs of $n$ channels. **Reading the matrix row by row gives it the old groups
// again. Reading it column by column gives each new group channels of different old ones.** That is why the matrix is transposed:
//
// $$\text{place } k \text{ holds channel } (k \bmod g)\cdot n + \lfloor k / g \rfloor .$$
//
// With 2 groups of 3 channels, 0 1 2 | 3 4 5 becomes 0 3 1 | 4 2 5. Flattening without transposing would change nothing. Other
// orders would mix as well; this one needs no table, and g is its only parameter. It has one condition: **g must divide the
// number of channels**, here those of the bottleneck (and, for the second grouped convolution, those of the unit). Table 1
// gives stage 2 144, 200, 240, 272 and 384 channels for g = 1, 2, 3, 4 and 8: a quarter of each is divisible by its g. (That
// they grow has another reason: groups save work, and the paper spends it on channels.)
//
// Follow every channel through the graph. Row *k*, column *c* is coloured if output *k* depends on input *c*:
// %%
await show(mixingFigure());
// %% [markdown] mixing
// Top left is the problem, top right the solution. Bottom left may be a surprise: here a single shuffle does not connect
// everything. Why? (Exercise 1 comes back to it.)
//
// ## The blocks
//
// V1 shuffles between its two grouped convolutions. V2 has given up groups. It **splits** the channels, computes on one half,
// **joins** both halves again and shuffles them with g = 2, so that the next unit's right half consists of channels from both.
// %%
await show(shuffleDiagram());
// %% [markdown] the-kernel
// ## The kernel
//
// The reference says it as the paper does, as a transposition:
// %%
await showSource('src/kernels/channel-shuffle/0-reference.ts');
// %% [markdown] block-copy
// In memory, the pixels of a channel are neighbours. So no value has to be moved by itself: whole channels can be copied as
// blocks.
// %%
await showSource('src/kernels/channel-shuffle/1-block-copy.ts');
// %% [markdown] glue
// ## How much has to be run?
//
// Concatenation, shuffle and split each read and write all channels of a unit: six times its output in total, and not one
// multiply-accumulate. The ShuffleNetV2 paper points out that the three successive operations "are merged into a single
// element-wise operation". Count them:
// %%
await show(glueFigure());
// %% [markdown] no-op
// One copy is enough for all three: it takes channels from the two halves in turn, and each half of the result is simply a *part*
// of it. That is the bar with 2. Can it be less?
//
// - **Before a full 1×1 convolution**, the order of the channels is a matter of bookkeeping: permute the columns of its weight
//   matrix once, and the shuffle is gone.
// - **Before a grouped convolution** that does not work: the channels of one group would come from all groups. But a kernel that
//   finds its channels through an index can read them where they are.
//
// Both are built here and compared with the shuffle: the outputs differ by exactly 0. (For the permuted weights this is
// checked on whole numbers: the sums run in another order, and with rounding their last digits may differ.) So the shuffle is
// not a computation. It is a convention about where channels are.
// %% [markdown] predict
// ## Predict before you see
//
// Two units of ShuffleNetV2 1×, 116 channels of 28×28. Concatenations, shuffles and splits make up 62 % of all elements that the
// network of this suite reads and writes. Take its time as 1. How long do these take **on this machine**, on the platform
// `typescript`: concatenation and shuffle as one copy (`interleaved`); without the shuffle (`no-shuffle`); and the branches alone
// (`branches-only`)?
// %%
const guess = predictRatios('units-v2-28', {
  interleaved: undefined,
  'no-shuffle': undefined,
  'branches-only': undefined,
});
// %% [markdown] the-run
// ## The run
//
// A shuffle alone in four ways, units of V1 with and without it, units of V2 with their three copies or fewer, and a shuffle
// before a 1×1 convolution against permuted weights.
// %%
const finding = await measure('shuffle-and-split', { platforms: ['typescript', 'wasm'] });
// %%
await reveal(finding, guess);
// %% [markdown] paper
// ## What the papers found
//
// Accuracy first, since that is what the shuffle is for. In Table 3 of ShuffleNetV1 it lowers the error of the 1× network by 1.9
// percentage points with 3 groups and by 5.2 with 8: with more groups there is more to gain. At 0.25× it gains least, 1.3 and
// 3.8.
//
// As for time, Figure 2 of ShuffleNetV2 gives the shuffle 5 % of ShuffleNetV1's time on a GPU, and 0 % on an ARM core with code
// of the authors' own.
// %%
showTable(tables(finding));
// %% [markdown] here
// ## What this machine found
// %%
await show(figure(finding, 'shuffle-and-split'));
// %% [markdown] verdicts
// The verdicts, each with the rule that was written down before the measurement:
// %%
showTable(verdicts(finding));
// %%
showMarkdown(analysis(finding));
// %% [markdown] opposite
// ## If your machine shows the opposite
//
// - **The shuffle costs nothing.** It copies 188 KB per unit here, which fits in a cache, while the unit's convolutions do 8 million
//   multiply-accumulates. Compare the time of `shuffle-28` with that of a unit. On the paper's ARM core it was 0 % as well.
// - **The shuffle costs a lot.** Look at `versions`: value by value it takes many times as long. Frameworks without a kernel of
//   their own for it run a general transposition. And the faster the convolutions of a unit are, the more the same shuffle
//   weighs.
// - **The merged copy is not faster.** It moves less, but it is a copy from two places, one channel at a time. Compare with
//   `no-shuffle`, which moves just as much as `interleaved`: if it takes the same time, nothing is lost to the order.
// - **`branches-only` saves more than the copies can explain.** It also leaves out the left half, so its time is a lower bound,
//   and it is no network that you could use.
// - **On the native engine, where installed, a shuffle costs more.** There it is a reshape, a transposition and another reshape,
//   each an op of its own.
// %% [markdown] exercise-1
// ## Exercise 1
//
// The figure has 6 groups of 2 channels, for which one shuffle is not enough. Find a number of channels, up to 256, and a number
// of groups that divides it, with **at least three channels in each group**, for which even **two** shuffles, between three
// grouped 1×1 convolutions, do not let every output see every input. From which rule does it follow?
// %%
const answer1 = undefined; // [channels, groups]
await check('shuffle-and-split/1', answer1);
// %% [markdown] exercise-2
// ## Exercise 2
//
// You fold a shuffle into the 1×1 convolution behind it. Its weight matrix has one column for each channel, in the order *behind*
// the shuffle. The new layer reads the channels in the order *before* it. Write a function that says which column of the old
// matrix belongs to channel `c` of the new layer.
// %%
const answer2 = undefined; // (c, channels, groups) => column
await check('shuffle-and-split/2', answer2);
// %% [markdown] exercise-3
// ## Exercise 3
//
// In ShuffleNetV1, the shuffle stands behind the first 1×1 convolution of a unit, before the depthwise one. You may put the
// filters of any layer into another order, as long as each layer stays an ordinary convolution with the groups that it has. In
// which units of stage 2 can the shuffle be removed that way: `'in every unit'`, `'only in the first unit'`, `'in all but the
// first unit'` or `'in no unit'`? (The paper notes one exception: the very first 1×1 convolution of stage 2 has no groups,
// because it has few input channels.)
// %%
const answer3 = undefined; // '…'
await check('shuffle-and-split/3', answer3);
// %%
await showScore('shuffle-and-split');
// %% [markdown] sources
// ## Sources
//
// - X. Zhang, X. Zhou, M. Lin, J. Sun 2017, *ShuffleNet: An Extremely Efficient Convolutional Neural Network for Mobile
//   Devices*, [arXiv:1707.01083](https://arxiv.org/abs/1707.01083): section 3.1, Tables 1 and 3.
// - N. Ma, X. Zhang, H.-T. Zheng, J. Sun 2018, *ShuffleNet V2: Practical Guidelines for Efficient CNN Architecture Design*,
//   [arXiv:1807.11164](https://arxiv.org/abs/1807.11164): section 3, Figure 2.
// - How this suite measures and judges: [METHODOLOGY.md](../METHODOLOGY.md).
//
// **Next:** [18 · Dense connections](18-dense-connections.ipynb)
