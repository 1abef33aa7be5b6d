// figures: 13
// %% [markdown] title
// # 01 · A museum of lying benchmarks
//
// **The question.** A stopwatch around a piece of code always gives a number. When is it the number that you asked for?
//
// Eight exhibits, each a pair of cells: a benchmark as people write it, with **one** mistake, and the same question asked
// properly. The numbers are real and from your machine, nothing is slowed down on purpose. Where a mistake does no
// harm here and now, the exhibit says so.
//
// *About 40 minutes, of which this machine measures less than one. Change the cells and run them again: that is what they are for.*
// %% [markdown] goals
// ## After this notebook you can
//
// - find in a benchmark what it really measures: the notebook, the interpreter, an empty loop, the clock;
// - tell a wrong number (bias) from a lucky one (noise), and know which of the two more runs can cure;
// - say what each step of this suite's protocol is there for;
// - read a speed-up with its interval beside that of a function against itself, and not believe it without.
// %%
import {
  check, compareFunctions, comparisonTable, exhibit, exhibitFigure, luckFigure, medianInterval,
  measuredHere, rankingFigure, scaled, seriesFigure, show, showMarkdown, showScore, showTable,
} from 'beyond-flops';

/** 10 000 numbers, the input of most functions here. */
function makeValues(): Float64Array {
  return Float64Array.from({ length: 10_000 }, (_, i) => Math.sin(i));
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[times.length >> 1];
}
// %% [markdown] the-idea
// ## The idea
//
// What a stopwatch shows is
//
// $$t_{\text{shown}} = t_{\text{code}} + \underbrace{b}_{\text{bias}} + \underbrace{\varepsilon}_{\text{noise}} .$$
//
// **Bias** comes with every run: another thing is timed than you think. A thousand runs do not cure it; they give the wrong
// number more digits. **Noise** differs from run to run, and it lies only to who picks: with noise of relative size $\sigma$, the
// best of $n$ candidates *that are all the same* seems faster by a factor of about
//
// $$1 + \sigma \cdot \mathrm{E}[\max(z_1, \dots, z_n)] \;\lesssim\; 1 + \sigma \sqrt{2 \ln n}, \qquad z_i \text{ standard normal.}$$
// %%
await show(luckFigure());
// %% [markdown] predict
// ## Predict before you see
//
// | | trap | |
// | --- | --- | --- |
// | 1 | a loop in a cell | the variables of a notebook's cells sit behind a proxy |
// | 2 | block order | all of A, then all of B |
// | 3 | no warm-up | the first ten calls |
// | 4 | dead code | nobody uses the result |
// | 5 | a polymorphic call site | the same helper was called with other kinds of arrays before |
// | 6 | the mean | a few calls also pay for the garbage of all |
// | 7 | the clock's resolution | a call shorter than the clock's own |
// | 8 | noise called a speed-up | ten times the same function, the best one wins |
//
// Which of them is **furthest off on your machine**, and by what factor? Which do no harm at all? Write down your ranking; the
// last figure has the answer.
// %% [markdown] loop
// ## 1 · A loop in a cell
//
// *Believed:* code takes as long in a notebook as anywhere else. So let us sum ten thousand squares, forty times, right here.
// %%
const values = makeValues();
let total = 0;
const started = performance.now();
for (let round = 0; round < 40; round++) {
  for (let i = 0; i < values.length; i++) total += values[i] * values[i];
}
const loopMicroseconds = ((performance.now() - started) * 1000) / 40;
showMarkdown(`Wrong: one sum takes **${loopMicroseconds.toFixed(0)} µs**.`);
// %% [markdown] loop-right
// The same loop as a function, whose text goes to a process of its own:
// %%
function sumOfSquares(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] * values[i];
  return sum;
}
const outside = await compareFunctions({ 'sum of squares': sumOfSquares }, { input: makeValues });
const loop = exhibit({ trap: 'a loop in a cell', quantity: 'time of one sum', unit: 'µs', wrong: loopMicroseconds, right: scaled(outside.functions[0].ns, 1 / 1000) });
await show(exhibitFigure(loop));
// %% [markdown] loop-guard
// Every variable of a cell is a property of an object behind a proxy, so that a later cell can declare it again. Each
// `values` and each `total` above is a call into that proxy, tens of thousands of them a sum. In a function, variables are registers.
//
// **What protects this suite:** cells hold no loops over data and time nothing; they call the library, which measures in
// processes of its own ([`worker-process.ts`](../src/measure/worker-process.ts)).
// %% [markdown] order
// ## 2 · All of A, then all of B
//
// *Believed:* a machine is as fast now as half a second later. Here A and B are **the same code**, so the true ratio is 1. The clock of
// the processor, its temperature, its neighbours and the engine's compilers do not know that.
// %%
function oneAfterTheOther(values: Float64Array): { a: number[]; b: number[]; sink: number } {
  const work = (x: Float64Array): number => { let s = 0; for (let i = 0; i < x.length; i++) s += x[i] * x[i]; return s; };
  let sink = 0;
  /** The median of each of `count` stretches of 100 runs, µs. */
  const stretches = (count: number): number[] =>
    Array.from({ length: count }, () => {
      const times: number[] = [];
      for (let run = 0; run < 100; run++) {
        const start = performance.now();
        sink += work(values);
        times.push((performance.now() - start) * 1000);
      }
      return times.sort((x, y) => x - y)[50];
    });
  stretches(100); // a warm-up, so that only the order is wrong
  return { a: stretches(500), b: stretches(500), sink };
}
const block = oneAfterTheOther(makeValues());
const blockRatio = median(block.b) / median(block.a);
showMarkdown(`Wrong: B takes **${blockRatio.toFixed(3)}** times as long as A.`);
// %%
await show(seriesFigure([{ name: 'A', values: block.a }, { name: 'B, the same code', values: block.b, from: block.a.length + 1 }], { title: 'One function in 1000 stretches of time, one after the other', caption: 'All points are of the same code. Where they do not lie on one level, something has changed with time: the speed of the processor, a neighbour on it, or the engine, which may compile a function anew at any moment. What of it falls on A and what on B is chance.', axes: ['stretch, count', 'median time of a run, µs'] }));
// %% [markdown] order-right
// In turns instead, and in a new random order in each round; a change of speed meets both:
// %%
const turns = await compareFunctions({ A: sumOfSquares, B: sumOfSquares }, { input: makeValues });
showTable(comparisonTable(turns));
const order = exhibit({ trap: 'block order', quantity: 'time of B over A, the same code', unit: 'ratio', wrong: blockRatio, right: turns.functions[1].ratio });
await show(exhibitFigure(order));
// %% [markdown] order-guard
// On a quiet desktop this trap often does nothing for minutes. On a laptop that gets warm, on battery, in a cloud with neighbours it
// is the worst of all, because it looks like a clean result: both blocks have narrow intervals, around different speeds. Run the wrong cell again
// while you open a web page.
//
// **What protects this suite:** rounds in which every arm runs once, in a new random order; ratios are taken within a round
// ([METHODOLOGY.md](../METHODOLOGY.md#how-it-is-timed), rules 4 and 6; [`protocol.ts`](../src/measure/protocol.ts)).
// %% [markdown] warmup
// ## 3 · No warm-up
//
// *Believed:* ten runs are enough for a mean. But an engine first interprets a function, then compiles it quickly, then, when it has seen
// what kinds of values come, compiles it well.
// %%
function sumOfCubes(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] * values[i] * values[i];
  return sum;
}
function firstCalls(values: Float64Array, count: number): { times: number[]; sink: number } {
  let sink = 0;
  const times = Array.from({ length: count }, () => {
    const start = performance.now();
    sink += sumOfCubes(values);
    return (performance.now() - start) * 1000;
  });
  return { times, sink };
}
const calls = firstCalls(makeValues(), 3000).times;
const coldMicroseconds = calls.slice(0, 10).reduce((sum, time) => sum + time, 0) / 10;
showMarkdown(`Wrong: the mean of ten calls is **${coldMicroseconds.toFixed(1)} µs**.`);
// %% [markdown] warmup-right
// The protocol runs each function until its running median is flat, and only then begins to count:
// %%
const warm = await compareFunctions({ 'sum of cubes': sumOfCubes }, { input: makeValues });
const warmMicroseconds = scaled(warm.functions[0].ns, 1 / 1000);
await show(seriesFigure([{ name: 'one call', values: calls }], { title: 'The same call, 3000 times', caption: 'Steps down: a compiler has finished. Steps up, if there are any: the engine has thrown its code away. Single points above: something else ran on this core.', axes: ['call, count', 'time, µs'], logarithmic: true, line: { name: 'median after warm-up, in a process of its own', value: warmMicroseconds.estimate } }));
const cold = exhibit({ trap: 'no warm-up', quantity: 'time of one call', unit: 'µs', wrong: coldMicroseconds, right: warmMicroseconds });
await show(exhibitFigure(cold));
// %% [markdown] warmup-guard
// Neither number is *the* truth: a program that runs once pays the first, a server the second. A network that sees a million pictures
// pays the second. Who compares two functions and lets the first one warm up the second compares neither. (This cell lies best in a fresh kernel:
// when it is run again, the engine remembers part of its work.)
//
// **What protects this suite:** warm-up until the median of the last turns is within 5 % of that of the turns before, and a row that
// says so where it was not (rule 3; `isFlat` in [`protocol.ts`](../src/measure/protocol.ts)).
// %% [markdown] dead
// ## 4 · Dead code
//
// *Believed:* what stands in the loop is what runs. This one times GELU, an activation function with a hyperbolic tangent in it. It is warmed up.
// Nobody looks at the result, and the compiler knows.
// %%
function timeGelu(values: Float64Array, runs: number): number {
  const gelu = (x: number): number => 0.5 * x * (1 + Math.tanh(0.7978845608 * (x + 0.044715 * x * x * x)));
  const start = performance.now();
  for (let run = 0; run < runs; run++) {
    for (let i = 0; i < values.length; i++) gelu(values[i]);
  }
  return ((performance.now() - start) * 1e6) / (runs * values.length);
}
timeGelu(makeValues(), 100);
timeGelu(makeValues(), 100);
const deadNanoseconds = timeGelu(makeValues(), 300);
showMarkdown(`Wrong: one activation takes **${deadNanoseconds.toFixed(2)} ns**.`);
// %% [markdown] dead-right
// The same, but the results are added up and returned, and somebody reads the sum:
// %%
const used = await compareFunctions({ 'GELU of 10 000 values': (values: Float64Array): number => {
  const gelu = (x: number): number => 0.5 * x * (1 + Math.tanh(0.7978845608 * (x + 0.044715 * x * x * x)));
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += gelu(values[i]);
  return sum;
} }, { input: makeValues });
const dead = exhibit({ trap: 'dead code', quantity: 'time of one activation', unit: 'ns', wrong: deadNanoseconds, right: scaled(used.functions[0].ns, 1 / 10_000) });
await show(exhibitFigure(dead));
// %% [markdown] dead-guard
// The wrong cell has timed a nearly empty loop, and the shorter a function, the more of it disappears. It is not always all: a compiler drops
// only what it can see to the bottom of, so the same mistake does nothing to a function that is too large to be inlined. That makes it
// hard to notice.
//
// **What protects this suite:** before the clock starts, every output is compared with the reference; afterwards it feeds a sink, outside the
// clock (rule 1; `sink` in [`protocol.ts`](../src/measure/protocol.ts)). `compareFunctions` refuses a function that returns nothing.
// %% [markdown] polymorphic
// ## 5 · A polymorphic call site
//
// *Believed:* a function has a speed. This helper is first called with five other kinds of arrays, as a test in the same file would do, and
// then timed, warmed up and with its result in use.
// %%
function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i];
  return total;
}
function timeAfterOthers(values: Float64Array): { times: number[]; sink: number } {
  const others: ArrayLike<number>[] = [Float32Array.from(values), Int32Array.from(values), Int16Array.from(values), Uint8Array.from(values), Array.from(values)];
  let sink = 0;
  for (let run = 0; run < 50; run++) for (const other of others) sink += sum(other);
  const times = Array.from({ length: 1000 }, () => {
    const start = performance.now();
    sink += sum(values);
    return (performance.now() - start) * 1000;
  });
  return { times: times.slice(500), sink };
}
const pollutedMicroseconds = median(timeAfterOthers(makeValues()).times);
showMarkdown(`Wrong: one sum takes **${pollutedMicroseconds.toFixed(1)} µs**.`);
// %% [markdown] polymorphic-right
// The same helper, in a process where it has met one kind of array only:
// %%
const clean = await compareFunctions({ sum: sum }, { input: makeValues });
const polymorphic = exhibit({ trap: 'a polymorphic call site', quantity: 'time of one sum', unit: 'µs', wrong: pollutedMicroseconds, right: scaled(clean.functions[0].ns, 1 / 1000) });
await show(exhibitFigure(polymorphic));
// %% [markdown] polymorphic-guard
// The engine notes at each place of the code what has passed there. With one kind of array, `values[i]` is one load; with more than four it is
// a search for how to read. Which cases ran *before* decides about those that come after, so the order of the benchmarks in a file changes
// their results.
//
// **What protects this suite:** a process of its own for each platform and suite, so that no other case has shaped its compiled code
// (rule 2; [`worker-process.ts`](../src/measure/worker-process.ts)); in `compareFunctions`, a script of its own for each function
// ([`functions.ts`](../src/measure/functions.ts)).
// %% [markdown] mean
// ## 6 · The mean, with garbage in it
//
// *Believed:* the mean of 25 calls says what a call takes. This function makes a thousand small objects and drops them. Most calls pay nothing for
// that; now and then one pays for all. So here are twenty such means, and twenty medians of the same calls.
// %%
function momentOfPoints(): number {
  const points: { x: number; y: number }[] = [];
  for (let i = 0; i < 1000; i++) points.push({ x: i, y: i / 2 });
  let moment = 0;
  for (const point of points) moment += point.x * point.y;
  return moment;
}
function repeatedBenchmarks(count: number, callsEach: number): { means: number[]; medians: number[]; sink: number } {
  let sink = 0;
  for (let run = 0; run < 3000; run++) sink += momentOfPoints();
  const means: number[] = [];
  const medians: number[] = [];
  for (let benchmark = 0; benchmark < count; benchmark++) {
    const times: number[] = [];
    for (let call = 0; call < callsEach; call++) {
      const start = performance.now();
      sink += momentOfPoints();
      times.push((performance.now() - start) * 1000);
    }
    means.push(times.reduce((sum, time) => sum + time, 0) / callsEach);
    medians.push(times.sort((a, b) => a - b)[callsEach >> 1]);
  }
  return { means, medians, sink };
}
const twenty = repeatedBenchmarks(20, 25);
const largestMean = Math.max(...twenty.means);
showMarkdown(`Wrong: a call takes between **${Math.min(...twenty.means).toFixed(1)}** and **${largestMean.toFixed(1)} µs**, depending on which of the twenty you did.`);
await show(seriesFigure([{ name: 'mean of 25 calls', values: twenty.means }, { name: 'median of the same calls', values: twenty.medians }], { title: 'Twenty benchmarks of one function', caption: 'A benchmark into which a collection falls, or another program that takes the core, has a larger mean; its median stays where it was.', axes: ['benchmark, count', 'time of a call, µs'] }));
// %% [markdown] mean-right
// The median of the twenty medians, of the same calls, with its interval. And the protocol in a process of its own, with all samples kept; its heap is another one, and so
// is the time:
// %%
const mean = exhibit({ trap: 'the mean', quantity: 'time of one call', unit: 'µs', wrong: largestMean, right: medianInterval(twenty.medians) });
await show(exhibitFigure(mean));
const collected = await compareFunctions({ 'moment of 1000 points': momentOfPoints });
const samples = collected.functions[0].samplesNs.flat();
const meanNs = samples.reduce((sum, ns) => sum + ns, 0) / samples.length;
showMarkdown(`${samples.length} samples: median ${(median(samples) / 1000).toFixed(2)} µs, mean ${(meanNs / 1000).toFixed(2)} µs, largest ${(Math.max(...samples) / 1000).toFixed(0)} µs.`);
// %% [markdown] mean-guard
// The wrong number here is the worst of the twenty means: what the unlucky one publishes. And be fair to the mean: if your program makes that garbage,
// its collection *is* a cost of your program, and a mean over many thousands of calls is what it costs. A median hides it. What must not happen
// is that one collection, which may be for the garbage of another case or of the benchmark itself, decides a comparison.
//
// **What protects this suite:** the median of the samples of a round, then medians over rounds, and every sample in the result file, so that the tail can be
// looked at (rules 5 to 7; [`statistics.ts`](../src/measure/judging/statistics.ts)). Kernels write into memory that was planned beforehand and make no garbage.
// %% [markdown] clock
// ## 7 · The clock's resolution
//
// *Believed:* a clock that shows nanoseconds measures nanoseconds. This step of a random generator is timed ten thousand times, each call by
// itself, with both clocks of JavaScript.
// %%
function step(x: number): number {
  return (x * 1103515245 + 12345) % 2147483648;
}
function timeSingleCalls(count: number): { performance: number[]; date: number[]; x: number } {
  let x = 1;
  const date = Array.from({ length: count }, () => {
    const start = Date.now();
    x = step(x);
    return (Date.now() - start) * 1e6;
  });
  const performanceNow = Array.from({ length: count }, () => {
    const start = performance.now();
    x = step(x);
    return (performance.now() - start) * 1e6;
  });
  return { performance: performanceNow, date, x };
}
const single = timeSingleCalls(10_000);
// On some systems even this clock shows 0; then its smallest step.
const singleNanoseconds = median(single.performance) || Math.min(...single.performance.filter(time => time > 0));
showMarkdown(`Wrong: one step takes **${singleNanoseconds.toFixed(0)} ns** by \`performance.now()\`, and **${median(single.date)} ns** by \`Date.now()\`, whose smallest step is a millisecond.`);
// %% [markdown] clock-right
// Ten thousand steps between two looks at the clock, each of which needs the result of the one before. A function may also be given as text:
// %%
const many = await compareFunctions({ 'ten thousand steps': `() => {
  ${String(step)}
  let x = 1;
  for (let i = 0; i < 10_000; i++) x = step(x);
  return x;
}` });
const clock = exhibit({ trap: "the clock's resolution", quantity: 'time of one step', unit: 'ns', wrong: singleNanoseconds, right: scaled(many.functions[0].ns, 1 / 10_000) });
await show(exhibitFigure(clock));
// %% [markdown] clock-guard
// The wrong cell has mostly timed the clock: reading it takes longer than the step. In a browser it is worse, because there the clock is made coarse on
// purpose, to some microseconds or a hundred of them.
//
// **What protects this suite:** what is timed is a whole graph, from microseconds to seconds, and an inner loop that runs it for a stated time at least, not a
// stated number of calls (rule 5; `minRoundMs` in [`settings.ts`](../src/measure/settings.ts)). An empty run reads as under 0.2 µs, which
// [`protocol.ts`](../src/measure/protocol.ts) says.
// %% [markdown] noise
// ## 8 · Noise called a speed-up
//
// *Believed:* the fastest of ten variants is the best one. Here are ten variants of a loop. They are **all the same function**.
// %%
function tenVariants(values: Float64Array): { names: string[]; times: number[]; sink: number } {
  const work = (x: Float64Array): number => { let s = 0; for (let i = 0; i < x.length; i++) s += x[i] * x[i]; return s; };
  const names = Array.from({ length: 10 }, (_, i) => `unrolled ${i + 1} times`);
  let sink = 0;
  const timeAll = (): number[] =>
    names.map(() => {
      const start = performance.now();
      for (let run = 0; run < 3; run++) sink += work(values);
      return ((performance.now() - start) * 1000) / 3;
    });
  for (let warmUp = 0; warmUp < 500; warmUp++) timeAll(); // so that only the noise is left
  return { names, times: timeAll(), sink };
}
const variants = tenVariants(makeValues());
const fastest = variants.times.indexOf(Math.min(...variants.times));
const claimed = variants.times[0] / variants.times[fastest];
showMarkdown(`Wrong: *${variants.names[fastest]}* is the fastest, **${((claimed - 1) * 100).toFixed(1)} %** faster than *${variants.names[0]}*.`);
// %% [markdown] noise-right
// The winner and the first against each other, in turns; the winner also against itself (A/A):
// %%
const contest = await compareFunctions({ 'the winner': sumOfSquares, 'the first': sumOfSquares }, { input: makeValues });
showTable(comparisonTable(contest));
const noise = exhibit({ trap: 'noise called a speed-up', quantity: 'time of the first over the winner', unit: 'ratio', wrong: claimed, right: contest.functions[1].ratio });
await show(exhibitFigure(noise));
// %% [markdown] noise-guard
// Run the wrong cell a few times: each time another one wins. If the speed-up is always small, you have a quiet machine; the first figure says what to expect
// from its noise. The right cell's interval should have 1 in it, in 19 of 20 runs; in the twentieth it lies, too, and that is why the suite also asks
// for more than the A/A arm shows.
//
// **What protects this suite:** an A/A arm in every run; a verdict asks that the whole interval lies beyond the threshold *and* beyond what the same code differs from
// itself, and else says "can't tell" ([METHODOLOGY.md](../METHODOLOGY.md#how-a-verdict-is-reached); [`verdict.ts`](../src/measure/judging/verdict.ts)).
// %% [markdown] here
// ## What this machine found
//
// All eight by how far the wrong number is from the right one. The interval is that of the right number; the wrong ones have none, which is the least of
// their faults.
// %%
await show(rankingFigure([loop, order, cold, dead, polymorphic, mean, clock, noise], await measuredHere()));
// %% [markdown] papers
// ## What the papers found
//
// - Mytkowicz and others (2009) changed nothing but the size of the environment variables, or the order of the files in the linker's command. That moved
//   the programs in memory, and it was enough to turn the answer to "does `-O3` help?" around. None of the eight traps above: a ninth, and the reason why
//   [METHODOLOGY.md](../METHODOLOGY.md#how-a-verdict-is-reached) says what no interval here contains.
// - Georges and others (2007) took the usual ways to report the speed of Java programs (the mean, the best run, the second best, the worst) and showed that they can
//   mislead, up to the wrong conclusion. They ask for start-up and steady state apart, several processes, and confidence intervals.
// - Kalibera and Jones (2013) ask where the repetitions should go: to the level (build, process, iteration) where the variation is. And they ask for
//   the ratio of two times *with its interval*, as all results here have.
// %% [markdown] opposite
// ## If your machine shows the opposite
//
// - **The loop in a cell is hardly slower.** Then this notebook runs in another kernel than tslab, one whose variables are plain ones.
// - **Dead code is not faster.** Another version of the engine may inline less. Look at the size of the function: the limit is in bytes of bytecode.
// - **The first calls are fast.** You have run the cell before in this kernel; restart it.
// - **Block order and noise do nothing.** A quiet machine, plugged in. Start a build, or a video, and run them again.
// - **The clock's number is far too large.** Some systems answer each look at the clock by a call into the kernel: then it takes a microsecond.
// - **A right cell has a wide interval.** Then the machine is busy, and this notebook's factors are about as good as its noise.
// %% [markdown] exercise-1
// ## Exercise 1
//
// A browser's clock moves in steps of 100 µs. A function takes 5 µs. **How many calls** must there be between two looks at the clock, so that one step of it is 1 %
// of what is measured?
// %%
const answer1 = undefined; // a number
await check('lying-benchmarks/1', answer1);
// %% [markdown] exercise-2
// ## Exercise 2
//
// Somebody times A a hundred times, then B a hundred times, on a laptop, with warm-up, outputs in use and medians. A: 10.0 ms, B: 11.0 ms, both intervals are
// narrower than 1 %. The next day it is the other way round. **What was missing?** One of `'more runs'`, `'a longer warm-up'`, `'interleaving'`,
// `'a finer clock'`, `'the mean'`.
// %%
const answer2 = undefined; // one of the names
await check('lying-benchmarks/2', answer2);
// %% [markdown] exercise-3
// ## Exercise 3
//
// Three rounds gave the times $a_1, b_1, a_2, b_2, a_3, b_3$, in this order. Write the function that says how many times as long B takes as A, so that it
// stays right when the machine becomes half as fast between two rounds. (The medians of A and of B, divided, are not.)
// %%
const answer3 = undefined; // (a1, b1, a2, b2, a3, b3) => …
await check('lying-benchmarks/3', answer3);
// %%
await showScore('lying-benchmarks');
// %% [markdown] sources
// ## Sources
//
// - T. Mytkowicz, A. Diwan, M. Hauswirth, P. F. Sweeney 2009, *Producing Wrong Data Without Doing Anything Obviously Wrong!*, ASPLOS XIV, pp. 265–276,
//   [doi:10.1145/1508244.1508275](https://doi.org/10.1145/1508244.1508275).
// - A. Georges, D. Buytaert, L. Eeckhout 2007, *Statistically Rigorous Java Performance Evaluation*, OOPSLA '07, pp. 57–76,
//   [doi:10.1145/1297027.1297033](https://doi.org/10.1145/1297027.1297033).
// - T. Kalibera, R. Jones 2013, *Rigorous Benchmarking in Reasonable Time*, ISMM '13, pp. 63–74,
//   [doi:10.1145/2464157.2464160](https://doi.org/10.1145/2464157.2464160).
// - How this suite measures: [METHODOLOGY.md](../METHODOLOGY.md).
//
// **Next:** [02 · The memory wall](02-memory-wall.ipynb)
