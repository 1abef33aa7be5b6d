// figures: 0
// %% [markdown] title
// # 01 · A museum of lying benchmarks: solutions
// %%
import { check, showScore } from 'beyond-flops';
// %% [markdown] exercise-1
// If one step of 100 µs is 1 % of the measured time, that time is 10 000 µs: 2000 calls of 5 µs.
// %%
await check('lying-benchmarks/1', 100 / 0.01 / 5);
// %% [markdown] exercise-2
// Both blocks are clean, but each is centred on the speed that the machine had at that time. More runs make it worse: narrower
// intervals around two wrong numbers.
// %%
await check('lying-benchmarks/2', 'interleaving');
// %% [markdown] exercise-3
// Take the ratio within each round, where both have met the same machine, then the median of the ratios.
// %%
const pairedRatio = (a1: number, b1: number, a2: number, b2: number, a3: number, b3: number): number =>
  [b1 / a1, b2 / a2, b3 / a3].sort((a, b) => a - b)[1];
await check('lying-benchmarks/3', pairedRatio);
// %%
await showScore('lying-benchmarks');
