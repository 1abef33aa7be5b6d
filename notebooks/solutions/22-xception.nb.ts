// figures: 0
// %% [markdown] title
// # 22 · Extreme Inception: solutions
// %%
import { check, countGraph, showMarkdown, showScore } from 'beyond-flops';
import { separableStack } from 'beyond-flops/experiments/xception';
// %% [markdown] exercise-1
// Per pixel, the 1×1 half has $C^2$ multiply-accumulates and the other half $S^2 C^2 / g$. The share is
// $1 / (1 + S^2/g) = g / (g + S^2)$.
// %%
await check('xception/1', (segments: number, window: number) => segments / (segments + window ** 2));
// %% [markdown] exercise-2
// With depthwise first, the windows run over every channel count but the last, with 1×1 first over every one but the first; the 1×1
// convolutions are the same. All that differs is $9 \cdot (\text{first} - \text{last})$ per pixel, and with equal ends nothing.
// So the first count has to be large, and the 1×1 convolutions small.
// %%
const channels = [256, 8, 8];
const [before, after] = (['depthwise-first', 'pointwise-first'] as const).map(order => countGraph(separableStack(channels, order, 8)).macs);
showMarkdown(`depthwise first ${before}, 1×1 first ${after} multiply-accumulates`);
await check('xception/2', channels);
// %% [markdown] exercise-3
// The 1×1 half cancels: saved are $9\,(1 - 1/g)$ of $9\,(1 - 1/64)$. At least 90 % means $1 - 1/g \ge 0.886$, or $g \ge 8.8$, and the
// next divisor of 64 is 16.
// %%
await check('xception/3', 16);
// %%
await showScore('xception');
