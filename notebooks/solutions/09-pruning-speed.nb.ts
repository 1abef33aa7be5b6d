// figures: 0
// %% [markdown] title
// # 09 · Why is it slower after channel pruning?: solutions
// %%
import { check, countGraph, prunedFilters, showScore, smallVgg } from 'beyond-flops';
// %% [markdown] exercise-1
// An activation belongs to one channel, so the count falls with the kept share itself, 3 of 32 filters, and not with its square.
// %%
const whole = countGraph(smallVgg('whole', prunedFilters(0, 1), 1));
const pruned = countGraph(smallVgg('pruned', prunedFilters(0.9, 1), 1));
await check('pruning-speed/1', (100 * pruned.elementOps) / whole.elementOps);
// %% [markdown] exercise-2
// The next multiple of $T$; a count that already is a multiple stays as it is.
// %%
await check('pruning-speed/2', (K: number, T: number) => T * Math.ceil(K / T));
// %% [markdown] exercise-3
// 7 filters take one tile of 4 and three single rows, which load 8 + 3 · 5 = 23 values for each step of the sum; 8 filters take two
// tiles, which load 16. With 97 filters it is 24 tiles and one row, 197 values, against 25 tiles and 200: nothing is gained.
// %%
await check('pruning-speed/3', 8);
// %%
await showScore('pruning-speed');
