// figures: 0
// %% [markdown] title
// # 25 · Decoupled attention: solutions
// %%
import { check, showScore } from 'beyond-flops';
// %% [markdown] exercise-1
// The windows slide over 14×14 pixels. From a corner the far end is 13 pixels away, so the window needs 13 pixels on each side:
// $2 \cdot 13 + 1 = 27$. From the middle 15 would do.
// %%
await check('dfc/1', 27);
// %% [markdown] exercise-2
// $H^2 W + H W^2 > H^2 W^2$ means $H + W > H W$, which is $(H - 1)(W - 1) < 1$: one of the sides is 1. On a map of 2×2 pixels both do the
// same work.
// %%
await check('dfc/2', [1, 64]);
// %% [markdown] exercise-3
// Put the first equation into the second: $F_{hw,h'w'} = F^W_{w,hw'} \cdot F^H_{h,h'w'}$. For fixed $h$ and $w'$ that is a product of a vector
// over $w$ and a vector over $h'$, so its $2 \times 2$ determinants are 0. Exchange the pixels 12 and 21: then, for $h = 1$ and $w' = 1$,
// output 11 wants pixel 11 and output 12 wants pixel 21 of the same column. The determinant is 1.
// %%
await check('dfc/3', [
  [1, 0, 0, 0],
  [0, 0, 1, 0],
  [0, 1, 0, 0],
  [0, 0, 0, 1],
]);
// %%
await showScore('dfc');
