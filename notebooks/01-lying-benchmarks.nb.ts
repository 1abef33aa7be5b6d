// figures: 15
// %% [markdown] title
// # 01 · A museum of lying benchmarks
//
// **The question.** A stopwatch around a piece of code always gives a number. When is it the number you asked for?
//
// There are nine exhibits, each a pair of cells: a benchmark as people write it, with **one** mistake, and the same
// question asked properly. The numbers are real and come from your machine; nothing is slowed down on purpose. Where a
// mistake does no harm here and now, the exhibit shows that too.
//
// *About 50 minutes, including about one of measuring. Change the cells and run them again: that is what they are for.*
// %% [markdown] goals
// ## After this notebook you can
//
// - find out what a benchmark really measures: the notebook, the interpreter, an empty loop, the clock;
// - tell a wrong number (bias) from a lucky one (noise), and say which of the two more runs can cure;
// - explain the purpose of each step of this suite's protocol;
// - say what more rounds make precise, and what only another moment can show;
// - read a speed-up with its interval next to that of a function against itself, and distrust it without one.
// %%
import {
  bestOfNFigure, burstTable, check, compareFunctions, comparisonTable, estimatorTable, exhibit, exhibitFigure,
  groupedStack, measureBurst, measuredHere, medianInterval, rankingFigure, scaled, seriesFigure, show, showMarkdown,
  showScore, showTable, windowFigure, windowTable, worstWindow,
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
// **Bias** is in every run: you are timing something other than you think. A thousand runs do not cure it; they give the
// wrong number more digits. **Noise** differs from run to run, and it misleads only those who cherry-pick: with noise of
// relative size $\sigma$, the best of $n$ *identical* candidates seems faster by a factor of about
//
// $$1 + \sigma \cdot \mathrm{E}[\max(z_1, \dots, z_n)] \;\lesssim\; 1 + \sigma \sqrt{2 \ln n}, \qquad z_i \text{ standard normal.}$$
// %%
await show(bestOfNFigure());
// %% [markdown] predict
// ## Predict before you see
//
// | | trap | |
// | --- | --- | --- |
// | 1 | a loop in a cell | the variables of notebook cells sit behind a proxy |
// | 2 | block order | all of A, then all of B |
// | 3 | no warm-up | the first ten calls |
// | 4 | dead code | nobody uses the result |
// | 5 | a polymorphic call site | the same helper was called with other kinds of arrays before |
// | 6 | the mean | a few calls pay for the garbage of all |
// | 7 | the clock's resolution | a call that is shorter than reading the clock |
// | 8 | noise called a speed-up | one function, measured under ten names; the best one wins |
// | 9 | too few rounds | nine rounds by all the rules, at the unluckiest moment |
//
// Which of them is **furthest off on your machine**, and by what factor? Which do no harm at all? Write down your ranking;
// the last figure has the answer.
// %% [markdown] loop
// ## 1 · A loop in a cell
//
// *The belief:* code takes as long in a notebook as anywhere else. So let us sum ten thousand squares, forty times, right
// here.
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
// The same loop as a function whose source is sent to a separate process:
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
// Every variable of a cell is a property of an object behind a proxy, so that a later cell can declare it again. Each use
// of `values` and `total` above is a call into that proxy, tens of thousands of them for each sum. Inside a function,
// variables are local, and the compiler can keep them in registers.
//
// **What protects this suite:** cells contain no loops over data and time nothing; they call the library, which measures
// in processes of its own ([`worker-process.ts`](../src/measure/worker-process.ts)).
// %% [markdown] order
// ## 2 · All of A, then all of B
//
// *The belief:* a machine is as fast now as it will be half a second from now. Here A and B are **the same code**, so the
// true ratio is 1. But the clock rate of the processor, its temperature, other programs and the engine's compilers may
// change between the two.
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
// Now A and B take turns, in a new random order in each round, so that a change of speed affects both:
// %%
const turns = await compareFunctions({ A: sumOfSquares, B: sumOfSquares }, { input: makeValues });
showTable(comparisonTable(turns));
const order = exhibit({ trap: 'block order', quantity: 'time of B over A, the same code', unit: 'ratio', wrong: blockRatio, right: turns.functions[1].ratio });
await show(exhibitFigure(order));
// %% [markdown] order-guard
// On a quiet desktop this trap often does nothing for minutes. On a laptop that gets warm or runs on battery, or in a cloud
// with noisy neighbours, it is the worst of all, because the result looks clean: both blocks have narrow intervals, around
// different speeds. Run the wrong cell again while you open a web page.
//
// **What protects this suite:** rounds in which every arm runs once, in a new random order; ratios are taken within a round
// ([METHODOLOGY.md](../METHODOLOGY.md#how-it-is-timed), rules 4 and 6; [`protocol.ts`](../src/measure/protocol.ts)).
// %% [markdown] warmup
// ## 3 · No warm-up
//
// *The belief:* ten runs are enough for a mean. But an engine first interprets a function, then compiles it quickly, and
// compiles it well only after it has seen what kinds of values arrive.
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
// The protocol runs each function until its running median is flat, and only then starts to record:
// %%
const warm = await compareFunctions({ 'sum of cubes': sumOfCubes }, { input: makeValues });
const warmMicroseconds = scaled(warm.functions[0].ns, 1 / 1000);
await show(seriesFigure([{ name: 'one call', values: calls }], { title: 'The same call, 3000 times', caption: 'Steps down: a compiler has finished. Steps up, if there are any: the engine has thrown its code away. Single points above: something else ran on this core.', axes: ['call, count', 'time, µs'], logarithmic: true, line: { name: 'median after warm-up, in a process of its own', value: warmMicroseconds.estimate } }));
const cold = exhibit({ trap: 'no warm-up', quantity: 'time of one call', unit: 'µs', wrong: coldMicroseconds, right: warmMicroseconds });
await show(exhibitFigure(cold));
// %% [markdown] warmup-guard
// Neither number is *the* truth. A program that runs once pays the first; a server pays the second, and so does a network
// that sees a million pictures. If you compare two functions and let the first one warm up the second, you have compared
// neither. (This cell misleads best in a fresh kernel: when you run it again, the engine remembers part of its work.)
//
// **What protects this suite:** warm-up until the median of the last turns is within 5 % of that of the turns before, and
// a warning in the result where it never was (rule 3; `isFlat` in [`protocol.ts`](../src/measure/protocol.ts)).
// %% [markdown] dead
// ## 4 · Dead code
//
// *The belief:* the code in the loop is the code that runs. This cell times GELU, an activation function that contains a
// hyperbolic tangent. It is warmed up. Nobody uses the result, and the compiler can tell.
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
// The same computation, but the results are added up and the sum is returned and read:
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
// The wrong cell has timed a nearly empty loop. How much of a function disappears varies: a compiler drops only code that it
// can prove to have no effect, so the same mistake does no harm to a function that is too large to be inlined. That makes it
// hard to notice.
//
// **What protects this suite:** before the clock starts, every output is compared with the reference; afterwards it feeds
// a sink, outside the clock (rule 1; `sink` in [`protocol.ts`](../src/measure/protocol.ts)). `compareFunctions` rejects a
// function that returns nothing.
// %% [markdown] polymorphic
// ## 5 · A polymorphic call site
//
// *The belief:* a function has one speed. This helper is first called with five other kinds of arrays, as an earlier test
// in the same file might do. Then it is timed, with a warm-up and with its result in use.
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
// The same helper, in a process where it has seen only one kind of array:
// %%
const clean = await compareFunctions({ sum: sum }, { input: makeValues });
const polymorphic = exhibit({ trap: 'a polymorphic call site', quantity: 'time of one sum', unit: 'µs', wrong: pollutedMicroseconds, right: scaled(clean.functions[0].ns, 1 / 1000) });
await show(exhibitFigure(polymorphic));
// %% [markdown] polymorphic-guard
// The engine records which types have passed through each place in the code. With one kind of array, `values[i]` is a single
// load; with more than four, the engine has to look up how to read the element. What ran *before* thus affects what runs
// later, so the order of the benchmarks in a file changes their results.
//
// **What protects this suite:** a process of its own for each platform and suite, so that no other case has shaped its
// compiled code (rule 2; [`worker-process.ts`](../src/measure/worker-process.ts)); in `compareFunctions`, a script of its
// own for each function ([`functions.ts`](../src/measure/functions.ts)).
// %% [markdown] mean
// ## 6 · The mean, with garbage in it
//
// *The belief:* the mean of 25 calls says what a call takes. This function makes a thousand small objects and drops them.
// Most calls pay nothing for that; now and then one call pays for all of them. So here are twenty such means, and the
// medians of the same calls.
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
// First the median of the twenty medians, with its interval. Then the protocol, in a process of its own, with all samples
// kept. Its time may differ: it has a different heap, among other things, and this notebook does not test which of them
// matters.
// %%
const mean = exhibit({ trap: 'the mean', quantity: 'time of one call', unit: 'µs', wrong: largestMean, right: medianInterval(twenty.medians) });
await show(exhibitFigure(mean));
const collected = await compareFunctions({ 'moment of 1000 points': momentOfPoints });
const samples = collected.functions[0].samplesNs.flat();
const meanNs = samples.reduce((sum, ns) => sum + ns, 0) / samples.length;
showMarkdown(`${samples.length} samples: median ${(median(samples) / 1000).toFixed(2)} µs, mean ${(meanNs / 1000).toFixed(2)} µs, largest ${(Math.max(...samples) / 1000).toFixed(0)} µs.`);
// %% [markdown] mean-guard
// The wrong number here is the worst of the twenty means: the one that an unlucky author publishes. To be fair to the mean:
// if your program makes that garbage, collecting it *is* a cost of your program, and a mean over many thousands of calls
// includes it. A median hides it. What must not happen is that a single collection, perhaps of garbage from another case or
// from the benchmark itself, decides a comparison.
//
// **What protects this suite:** the median of the samples of a round, then medians over rounds, and every sample in the
// result file, so that the tail can be inspected (rules 5 to 7;
// [`statistics.ts`](../src/measure/judging/statistics.ts)). Kernels write into memory that was planned in advance and make
// no garbage.
// %% [markdown] clock
// ## 7 · The clock's resolution, and its cost
//
// *The belief:* a clock that shows nanoseconds measures nanoseconds. This step of a random number generator is timed ten
// thousand times, each call on its own, with both of JavaScript's clocks.
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
// Now ten thousand steps run between two readings of the clock, each of which needs the result of the one before. (A function
// may also be given as text.)
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
// The two clocks fail in different ways. `Date.now()` is too coarse: nearly every call takes less than one of its steps.
// `performance.now()` is fine enough, but reading it takes longer than the step itself, so the wrong cell has mostly timed
// the clock. In a browser it is worse, because there the clock is made coarse on purpose, to steps of a few microseconds up
// to a hundred.
//
// **What protects this suite:** it times a whole graph, which takes from microseconds to seconds, in an inner loop that runs
// for at least a given time rather than a given number of calls (rule 5; `minRoundMs` in
// [`settings.ts`](../src/measure/settings.ts)). An empty run reads as less than 0.2 µs, as
// [`protocol.ts`](../src/measure/protocol.ts) notes.
// %% [markdown] noise
// ## 8 · Noise called a speed-up
//
// *The belief:* the fastest of ten variants is the best one. Here are ten variants of a loop. They are **all the same
// function**.
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
// The winner and the first variant take turns; the winner also runs against itself (A/A):
// %%
const contest = await compareFunctions({ 'the winner': sumOfSquares, 'the first': sumOfSquares }, { input: makeValues });
showTable(comparisonTable(contest));
const noise = exhibit({ trap: 'noise called a speed-up', quantity: 'time of the first over the winner', unit: 'ratio', wrong: claimed, right: contest.functions[1].ratio });
await show(exhibitFigure(noise));
// %% [markdown] noise-guard
// Run the wrong cell a few times: another variant wins each time. If the speed-up is always small, your machine is quiet; the
// first figure says what to expect from its noise. The right cell's interval should contain 1 in 19 of 20 runs. In the
// twentieth it does not, and that is why the suite also compares with the A/A arm.
//
// **What protects this suite:** an A/A arm in every run. A claim is reproduced only if the whole interval lies beyond the
// threshold *and* beyond the difference between two runs of the same code
// ([METHODOLOGY.md](../METHODOLOGY.md#how-a-verdict-is-reached); [`verdict.ts`](../src/measure/judging/verdict.ts)).
// %% [markdown] rounds
// ## 9 · Too few rounds
//
// *The belief:* with turns, a warm-up and medians, nine rounds are enough. Here are five networks of nearly the same work:
// one 1×1 convolution in g groups, with more channels where there are more groups. They take turns for 300 rounds, a few
// milliseconds each (the smoke profile makes 60), and `g = 1` runs twice in each round, as if it were two networks. Any nine
// rounds in a row are a benchmark that somebody might have stopped after.
// %%
const stacks = {
  'g = 1': groupedStack(64, 1, 1, false),
  'g = 2': groupedStack(90, 2, 1, false),
  'g = 4': groupedStack(128, 4, 1, false),
  'g = 8': groupedStack(184, 8, 1, false),
  'g = 8, per group': groupedStack(184, 8, 1, true),
};
const burst = await measureBurst(stacks, { rounds: 300 });
const unluckiest = worstWindow(burst, 9);
showMarkdown(`Wrong: a network takes **${unluckiest.toFixed(3)}** times as long as itself, say the unluckiest nine rounds.`);
showTable(windowTable(burst, 'g = 8'));
// %% [markdown] rounds-right
// All rounds, with their interval:
// %%
const fewRounds = exhibit({ trap: 'too few rounds', quantity: 'time of a network over itself', unit: 'ratio', wrong: unluckiest, right: burst.noise });
await show(exhibitFigure(fewRounds));
// %% [markdown] rounds-estimators
// There are several ways to make one number of many rounds. Here are three, with the same windows:
//
// - the **median of paired ratios**: a ratio in each round, then the median of these. This suite takes it.
// - the **ratio of medians**: it no longer knows which two times belong to the same round.
// - the **ratio of minima**: it rests on one round of each network, and these are rarely the same round.
// %%
showTable(estimatorTable(burst));
await show(windowFigure(burst, 'g = 8', await measuredHere()));
// %% [markdown] rounds-moments
// So far all numbers come from one burst: one process, a few seconds long. Two more bursts of 31 rounds, each in a new
// process:
// %%
const later = [await measureBurst(stacks, { rounds: 31 }), await measureBurst(stacks, { rounds: 31 })];
showTable(burstTable([burst, ...later], 'g = 8'));
// %% [markdown] rounds-guard
// Read the first table from top to bottom. The wrong number is the worst of all windows; most are better. Long windows scatter
// less, in part because there are fewer of them: 300 rounds have room for 33 separate windows of nine but for only two of 101,
// and the worst of two is seldom as bad as the worst of 33. The right cells of this notebook usually make nine rounds, too. They
// show the interval of these nine; the wrong number has none.
//
// The second table says which estimator was furthest off here. Paired ratios are right as long as the machine treats both
// networks of a round alike, however its speed changes between rounds. Minima need one undisturbed round of each network. What
// holds better is a matter of the machine and of the length of the window.
//
// The last table is about something else. One burst of many short rounds is precise **about that burst**. If two intervals in a
// column do not overlap, the ratio has probably moved between the bursts. Where this suite was developed, it does: in one
// process of several minutes, the ratio of two different kernels, as a median over each 12 s, moved with a standard deviation
// of 0.6 to 1.8 %; that of the same code twice, of 0.1 to 0.2 % ([`suite-results.ts`](../src/measure/results/suite-results.ts)).
// More rounds in one burst do not show this drift, and its A/A pair shows little of it. An honest interval samples several
// moments.
//
// **What protects this suite:** short rounds in several passes, each at another moment, and from the third pass on in another
// process. Where the medians of the passes differ by more than the rounds suggest, the interval is as wide as the passes say. A
// single pass counts with a drift of 1 % (rules 3 to 5; `passesInterval` in
// [`statistics.ts`](../src/measure/judging/statistics.ts)).
// %% [markdown] here
// ## What this machine found
//
// All nine exhibits, ranked by how far the wrong number is from the right one. The interval belongs to the right number. The
// wrong ones have none, which is the least of their faults.
// %%
await show(rankingFigure([loop, order, cold, dead, polymorphic, mean, clock, noise, fewRounds], await measuredHere()));
// %% [markdown] papers
// ## What the papers found
//
// - Mytkowicz and others (2009) changed nothing but the size of the environment variables, or the order of the files on the
//   linker's command line. That moved the programs in memory, and it was enough to reverse the answer to "does `-O3` help?".
//   This is none of the nine traps above but a tenth, and the reason why
//   [METHODOLOGY.md](../METHODOLOGY.md#how-a-verdict-is-reached) says what none of the intervals here covers.
// - Georges and others (2007) examined the usual ways to report the speed of Java programs (the mean, the best run, the second
//   best, the worst) and showed that they can mislead, even to the wrong conclusion. They ask for start-up and steady state
//   to be reported separately, for several processes, and for confidence intervals.
// - Kalibera and Jones (2013) ask where repetitions should go: to the level (build, process, iteration) at which the times
//   vary. The last table of exhibit 9 is about such a level. They also ask for the ratio of two times *with its interval*, as all
//   results here have.
// %% [markdown] opposite
// ## If your machine shows the opposite
//
// - **The loop in a cell is hardly slower.** Then this notebook probably runs in a kernel other than tslab, one with plain
//   variables.
// - **Dead code is not faster.** Another version of the engine may inline less. Look at the size of the function: the limit is
//   in bytes of bytecode.
// - **The first calls are fast.** You have run the cell before in this kernel; restart it.
// - **Block order, noise and few rounds do nothing.** The machine is quiet and plugged in. Start a build or a video, and run
//   them again.
// - **The clock's number is far too large.** On some systems each reading of the clock is a system call and takes about a
//   microsecond.
// - **A right cell has a wide interval.** Then the machine is busy, and the factors in this notebook are only as good as its
//   noise allows.
// %% [markdown] exercise-1
// ## Exercise 1
//
// A browser's clock moves in steps of 100 µs. A function takes 5 µs. **How many calls** must run between two readings of the
// clock, so that one step of the clock is 1 % of the measured time?
// %%
const answer1 = undefined; // a number
await check('lying-benchmarks/1', answer1);
// %% [markdown] exercise-2
// ## Exercise 2
//
// Somebody times A a hundred times, then B a hundred times, on a laptop, with a warm-up, with outputs in use and with
// medians. A takes 10.0 ms and B 11.0 ms; both intervals are narrower than 1 %. The next day it is the other way round.
// **What was missing?** One of `'more runs'`, `'a longer warm-up'`, `'interleaving'`, `'a finer clock'`, `'the mean'`.
// %%
const answer2 = undefined; // one of the names
await check('lying-benchmarks/2', answer2);
// %% [markdown] exercise-3
// ## Exercise 3
//
// Three rounds gave the times $a_1, b_1, a_2, b_2, a_3, b_3$, in this order. Write the function that says how many times as
// long B takes as A, and that stays right when the machine slows to half its speed between two rounds. (Dividing the median
// of B by the median of A does not.)
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