// figures: 5
// %% [markdown] title
// # 28 · Concurrency
//
// **The question.** Independent operations can run at the same time, and every single operation can be shared by all threads. What is the
// degree of parallelism on which speed depends?
//
// **The paper.** Ma et al. 2018, *ShuffleNet V2*, guideline 3. It says that fragmentation reduces the degree of parallelism, and leaves
// open how that is measured.
//
// *About 35 minutes, including one of measuring.*
// %% [markdown] goals
// ## After this notebook you can
//
// - compute work, span and degree of parallelism of a graph, and say what they bound;
// - tell the parallelism between operations from the parallelism within one;
// - predict from sizes and shapes of branches which of the two is worth using;
// - say in which sense a model with a high degree of parallelism is faster.
// %%
import {
  analysis, check, figure, measure, predictRatios, reveal, show, showMarkdown, showScore, showSource, showTable, tables,
  verdicts,
} from 'beyond-flops';
import { concurrencyDiagram, scheduleFigure } from 'beyond-flops/experiments/concurrency';
// %% [markdown] the-idea
// ## The idea
//
// Two operations that do not read each other can run at the same time:
// %%
await show(concurrencyDiagram());
// %% [markdown] work-and-span
// Take the cost of each operation. Their sum is the **work** $W$. The longest chain of operations that wait for each other is the **span**
// $S$. However many threads there are, nothing is done before the span has passed, and $p$ threads do at most $p$ units of work at
// a time:
//
// $$\text{time on } p \text{ threads} \;\ge\; \max\!\left(S, \frac{W}{p}\right), \qquad
//   \text{speed-up} \;\le\; \min\!\left(p, \frac{W}{S}\right) .$$
//
// $W / S$ is the graph's degree of parallelism. An equal pair has 2, a pair of 3 : 1 has $4/3$, a series has 1.
//
// That bound holds if an operation is the smallest piece of work. It is not: an operation is loops, and threads can divide those. A
// convolution in a series has no partner to run beside, but **its pixels can be shared** by all threads. So there are two ways to use two
// threads:
//
// - **in turn**: one operation after the other, and both threads share each one. They wait for each other after every operation;
// - **at once**: each operation runs whole on one thread, and independent ones at the same time. Threads wait only where one
//   reads what another writes.
//
// This is how they divide an inception module, whose four branches ask for running at once:
// %%
await show(scheduleFigure());
// %% [markdown] the-scheduler
// ## The scheduler
//
// Which operation goes to which thread? Finding the best answer is hard (exercise 1); list scheduling finds a good one. Of all
// operations that are ready, it takes the one with the longest chain behind it, and gives it to the thread on which it can begin
// first.
// %%
await showSource('src/networks/graph/schedule.ts');
// %% [markdown] the-executor
// The rest is bookkeeping. The calls of all kernels are recorded once, and each thread gets its list of them. Wherever an operation reads what
// another thread writes, the list says *wait*, and on the other list *done*. Every tensor has memory of its own here: if two branches
// reused the same memory, one of them would have to wait for the other.
// %% [markdown] predict
// ## Predict before you see
//
// Two 1×1 convolutions on 28×28 pixels, 64 → 96 and 64 → 32 channels. One thread takes 1. How long do two threads take in turn, and how
// long at once?
// %%
const guess = predictRatios('unequal', { 'in-turn': undefined, 'at-once': undefined });
// %% [markdown] predict-small
// And two equal ones of 32 → 32 channels on 7×7 pixels? Each does 50 thousand multiply-accumulates: a few microseconds.
// %%
const guessSmall = predictRatios('small', { 'in-turn': undefined, 'at-once': undefined });
// %% [markdown] the-run
// ## The run
//
// Eight graphs, each on one thread, in turn and at once; the kernels are the same. In turn, every operation is shared however small it
// is, so that the smallest show what sharing costs. (The platform `wasm-threads` is wiser and shares only what is large
// enough.)
// %%
const finding = await measure('concurrency', { platforms: ['side-by-side'] });
// %%
await reveal(finding, guess);
// %%
await reveal(finding, guessSmall);
// %% [markdown] here
// ## What this machine found
// %%
await show(figure(finding, 'concurrency'));
// %% [markdown] crossing
// Go through the left panel from the right. With large pairs, both ways divide the work equally. They come close to a half unless the threads
// get into each other's way: in a cache, in memory, or in one core that is shown as two. (In the published run, the largest pair came
// close both ways.) The smaller the operations, the more a start and a wait weigh; at once has one of each in a run, in turn has one for
// every operation. The smallest pair is not worth a second thread at all. (In turn it does not even get one: it is a single unit for
// these kernels, which nobody can share.) One thing could be mistaken for a gain of threads: recorded calls skip some preparation in
// JavaScript. So they also run on one thread, and the difference to 1 is what recording saves (in the published run, none that can be told).
//
// In the right panel it is the shape that decides. A series has nothing to run at once. Of the unequal pair and the inception module, one
// branch is more than half, and one thread idles. The squares count multiply-accumulates. A time below its square says that the longest branch takes
// a smaller share of the time than of the work: Winograd's algorithm can do that for a 3×3 window.
// %%
showTable(tables(finding));
// %% [markdown] two-meanings
// ## Which parallelism does the paper mean?
//
// "A model with high degree of parallelism could be much faster than another one with low degree of parallelism, under the same FLOPs",
// says its introduction. Guideline 3 adds that fragments reduce it. Now count: four fragments in parallel have $W / S = 4$, the whole block
// and the series have 1. By this measure fragments are **more** parallel, and should be the faster ones. On
// the GPU of Table 3 they are the slowest.
//
// The guideline is right about the other kind. If operations run in turn, what counts is how many processors **one** operation can
// keep busy, and that shrinks with its size. A GPU with thousands of processors needs large operations for that; a CPU with two
// cores is kept busy by nearly any. So the sentence becomes: *at the same FLOPs, a model of a few large operations is faster
// on a device that is wide, and runs one operation after the other.* Branches are an opportunity that somebody has to take.
// %% [markdown] verdicts
// ## Verdicts
//
// Each with the rule that was written down before the measurement:
// %%
showTable(verdicts(finding));
// %%
showMarkdown(analysis(finding));
// %% [markdown] opposite
// ## If your machine shows the opposite
//
// - **Two threads are never faster than one.** Does the process have two cores (`npx beyond-flops machine`)? Are they two logical
//   processors of the same core? Is something else running? The A/A interval tells the last.
// - **Even large pairs stay far above a half.** Two threads share caches, memory and often the clock rate. Look at which of the two ways
//   is closer to a half: at once, both threads read the same input and different weights; in turn, the same weights and different
//   pixels.
// - **In turn is faster for small pairs, too.** Then a start costs little here. The threads of the other side may still be awake from the
//   turn before: a worker spins for about 0.2 ms before it sleeps, and waking it takes far longer than calling it.
// - **At once is faster for the inception module.** Its six convolutions may be too small for sharing on your machine, or waiting
//   may cost more. Compare with `series`, where at once cannot gain anything.
// %% [markdown] exercise-1
// ## Exercise 1
//
// A graph consists of independent operations only. Write the function that takes the list of their costs and returns **the shortest time**
// in which two threads can be done, if each operation runs whole on one thread. (Ten operations at most: it may try everything.)
// %%
const answer1 = undefined; // (costs) => time
await check('concurrency/1', answer1);
// %% [markdown] exercise-2
// ## Exercise 2
//
// A block has two branches: one has one operation, the other has three in a row. Each of the four takes $w$ µs on one thread. To start
// two threads and to wait until both are done costs 2 µs, in turn for every operation, at once only once; sharing divides an operation
// exactly in half. From which $w$ on is *in turn* the better way?
// %%
const answer2 = undefined; // a number
await check('concurrency/2', answer2);
// %% [markdown] exercise-3
// ## Exercise 3
//
// Somebody argues: "Four fragments in parallel have four times the degree of parallelism of four in series. So on a GPU they should be
// up to four times as fast." Table 3 says, for 128 channels: in parallel ×3.5 of the whole block's time, in series ×3.3. Which
// assumption of the argument does the table refute?
//
// - `'A'`: the parallel fragments do the same work as those in series;
// - `'B'`: work over span is 4 in parallel, and 1 in series;
// - `'C'`: operations that can run at the same time do run at the same time;
// - `'D'`: the sums of the parallel fragments cost nothing.
// %%
const answer3 = undefined; // '…'
await check('concurrency/3', answer3);
// %%
await showScore('concurrency');
// %% [markdown] sources
// ## Sources
//
// - N. Ma, X. Zhang, H.-T. Zheng, J. Sun 2018, *ShuffleNet V2: Practical Guidelines for Efficient CNN Architecture Design*,
//   [arXiv:1807.11164](https://arxiv.org/abs/1807.11164): introduction and guideline 3.
// - R. P. Brent 1974, *The Parallel Evaluation of General Arithmetic Expressions*, Journal of the ACM 21(2): the bound by work and span.
// - R. L. Graham 1969, *Bounds on Multiprocessing Timing Anomalies*, SIAM Journal on Applied Mathematics 17(2): how good it is to
//   take the longest first.
// - H. Topcuoglu, S. Hariri, M.-Y. Wu 2002, *Performance-effective and low-complexity task scheduling for heterogeneous computing*, IEEE
//   Transactions on Parallel and Distributed Systems 13(3): list scheduling by the longest chain.
// - How this suite measures and judges: [METHODOLOGY.md](../METHODOLOGY.md).
//
// **Next:** [the list of all notebooks](README.md)
