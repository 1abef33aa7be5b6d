// figures: 0
// %% [markdown] title
// # 20 · Width, resolution, depth: solutions
// %%
import { check, showScore } from 'beyond-flops';
// %% [markdown] exercise-1
// Per pixel, the layer costs $C (9 + C)$. The most channels $n$ solve $n (9 + n) \le s \cdot C (9 + C)$, a quadratic inequality:
// $n = (\sqrt{81 + 4 s\, C (C + 9)} - 9) / 2$, rounded down to a multiple of 8. The rule $n = \sqrt{s}\, C$ would be right for the
// 1×1 convolution alone; with the depthwise half, which falls only with $n$, it goes over the budget.
// %%
const widest = (channels: number, share: number) =>
  8 * Math.floor((Math.sqrt(81 + 4 * share * channels * (channels + 9)) - 9) / 16);
await check('multipliers/1', widest);
// %% [markdown] exercise-2
// Give the first network a small image and all its channels, the second one half of the channels and the full image: 105 M
// multiply-accumulates with 4.2 M parameters against 150 M with 1.3 M.
// %%
await check('multipliers/2', [[1, 96], [0.5, 224]]);
// %% [markdown] exercise-3
// At 96 channels, 9 of 105 multiply-accumulates are depthwise: on average they cost $(4 \cdot 9 + 96) / 105 = 1.26$. At 24 channels,
// 9 of 33 are, and they cost $(4 \cdot 9 + 24) / 33 = 1.82$. The layer is 1.45 times as slow per multiply-accumulate, and no kernel has
// changed.
// %%
await check('multipliers/3', ((4 * 9 + 24) / 33) / ((4 * 9 + 96) / 105));
// %%
await showScore('multipliers');
