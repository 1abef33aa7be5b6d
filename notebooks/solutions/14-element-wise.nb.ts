// figures: 0
// %% [markdown] title
// # 14 · Element-wise operations: solutions
// %%
import { check, showScore } from 'beyond-flops';
// %% [markdown] exercise-1
// For each pixel, the convolutions do $w n + 9 n^2 + n w$ multiply-accumulates. Three ReLUs read and write $n$, $n$ and $w$ values,
// the sum reads $2w$ and writes $w$: $2(2n + w) + 3w = 4n + 5w$ values of 4 bytes. Both times are proportional to the number of
// pixels, so that it cancels.
// %%
await check('element-wise/1', (wide: number, narrow: number, macsPerNs: number, bytesPerNs: number) => {
  const convolutions = (2 * wide * narrow + 9 * narrow ** 2) / macsPerNs;
  const passes = (4 * (4 * narrow + 5 * wide)) / bytesPerNs;
  return (convolutions + passes) / convolutions;
});
// %% [markdown] exercise-2
// Per pixel, two inner ReLUs read and write $n$ values each: fusing them saves $4n$. The sum moves $3w$, of which the last convolution
// still has to read $w$: fusing it saves $2w$. The shortcut is the better choice where $w > 2n$, so in ResNet's unit only.
// %%
await check('element-wise/2', { resnet: 'shortcut', thick: 'relu', inverted: 'relu' });
// %% [markdown] exercise-3
// Speeds do not add up, times do. The passes of a network take $1/2427 - 1/2842$ s at $c = 32$ and $1/2066 - 1/2376$ s at $c = 64$.
// On the GPU that is hardly more: a pass costs its call. On the ARM core it is 3.8 times as much, so the bytes matter, and their doubling
// alone is not enough.
// %%
const gpu = (1 / 2066 - 1 / 2376) / (1 / 2427 - 1 / 2842);
const arm = (1 / 16.9 - 1 / 20.2) / (1 / 56.7 - 1 / 66.3);
await check('element-wise/3', [gpu, arm]);
// %%
await showScore('element-wise');
