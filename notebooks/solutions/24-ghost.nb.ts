// figures: 0
// %% [markdown] title
// # 24 · Ghost modules: solutions
// %%
import { check, type GraphBuilder, showScore } from 'beyond-flops';
// %% [markdown] exercise-1
// $r_s = s\,c\,k^2 / (c\,k^2 + (s - 1)\,d^2)$ goes to $c\,k^2/d^2$ as $s$ grows: only cheap maps are left. If that is below 1, a ghost costs
// more than a map of the layer, $r_s$ falls from $s = 1$ on, and the most is 1: no ghosts.
// %%
await check('ghost/1', (c: number, k: number, d: number) => Math.max(1, (c * k ** 2) / d ** 2));
// %% [markdown] exercise-2
// All columns but the last are kept, and a column of zeros is put before them.
// %%
const shiftRight = (g: GraphBuilder, x: number, side: number, channels: number) => {
  const kept = g.node('slice', [x], { starts: [0, 0, 0, 0], ends: [1, channels, side, side - 1], steps: [1, 1, 1, 1] });
  return g.node('pad', [kept], { before: [0, 0, 0, 1], after: [0, 0, 0, 0], mode: 'constant', value: 0 });
};
await check('ghost/2', shiftRight);
// %% [markdown] exercise-3
// Per pixel, with $e$ maps inside and $f$ at the ends, the ghost bottleneck has
// $\tfrac12 ef + \tfrac92 e + \tfrac12 ef + \tfrac92 f$ multiply-accumulates and the inverted residual $2ef + 9e$. The former is larger
// where $4.5\,f > ef + 4.5\,e$. That needs $e < 4.5$: for $e = 2$, $f \ge 4$; for $e = 4$, $f \ge 38$.
// %%
await check('ghost/3', { expanded: 2, filters: 4 });
// %%
await showScore('ghost');
