// figures: 0
// %% [markdown] title
// # 26 · Compound scaling: solutions
// %%
import { check, showScore } from 'beyond-flops';
// %% [markdown] exercise-1
// "Nearest" is `Math.floor((c + 4) / 8) * 8`. With w = 1.04 most layers of B0 would keep their width: 32 · 1.04 = 33.3 is rounded to 32, 80 ·
// 1.04 = 83.2 to 80, 112 · 1.04 = 116.5 to 120. A small width factor is mostly decided by rounding.
// %%
const rounded = (c: number) => {
  const nearest = Math.max(8, Math.floor((c + 4) / 8) * 8);
  return nearest < 0.9 * c ? nearest + 8 : nearest;
};
await check('compound-scaling/1', rounded);
// %% [markdown] exercise-2
// Any depth factor above 1 adds a layer to every stage of B0, because layers are rounded up: 23 blocks for 16. So let depth be barely
// above 1, and keep the promise with the resolution: $1.05 \cdot 1.38^2 = 2.0$, but the network does nearly three times the work.
// %%
await check('compound-scaling/2', { depth: 1.05, width: 1, resolution: 1.38 });
// %% [markdown] exercise-3
// One step does $1.2 \cdot 1.1^2 \cdot 1.15^2 = 1.9203$ times the work and takes $1.9203^{0.9}$ times as long. $(1.9203^{0.9})^\varphi =
// 8$ gives $\varphi = \log 8 / (0.9 \log 1.9203) = 3.54$.
// %%
await check('compound-scaling/3', Math.log(8) / (0.9 * Math.log(1.2 * 1.1 ** 2 * 1.15 ** 2)));
// %%
await showScore('compound-scaling');
