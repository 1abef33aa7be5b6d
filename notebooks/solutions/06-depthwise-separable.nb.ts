// figures: 0
// %% [markdown] title
// # 06 · Depthwise-separable convolutions: solutions
// %%
import { check, showScore } from 'beyond-flops';
// %% [markdown] exercise-1
// The separable form does $1/K + 1/S^2$ of the work, so the full one does $1 / (1/K + 1/S^2) = K S^2 / (K + S^2)$ times as much.
// %%
await check('depthwise-separable/1', (filters: number, window: number) => 1 / (1 / filters + 1 / window ** 2));
// %% [markdown] exercise-2
// The separable form reads the input, writes and reads the map between its halves, and writes the output: $4 s^2 \cdot 128$. Its weights
// are $9 \cdot 128 + 128^2$. That is more than $2 s^2 \cdot 128 + 9 \cdot 128^2$ where $2 s^2 > 8 \cdot 128 - 9$, so for $s > 22.5$.
// %%
await check('depthwise-separable/2', Math.ceil(Math.sqrt((8 * 128 - 9) / 2)));
// %% [markdown] exercise-3
// For each pixel and channel the depthwise half does 9 multiply-accumulates and the 1×1 half 128. At a third of the speed, the 9 count
// as 27: $27 / (27 + 128)$.
// %%
await check('depthwise-separable/3', (100 * 27) / (27 + 128));
// %%
await showScore('depthwise-separable');
