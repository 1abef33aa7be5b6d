// figures: 0
// %% [markdown] title
// # 07 · What ReLU does to a low-dimensional manifold: solutions
// %%
import { check, showScore } from 'beyond-flops';
// %% [markdown] exercise-1
// All $2^n$ patterns of channels that are on are equally likely, and $\binom{n}{k}$ of them have $k$ channels on:
// $\sum_{k=d}^{n} \binom{n}{k} / 2^n$. Each binomial coefficient follows from the one before.
// %%
const preserved = (n: number, d: number): number => {
  let ways = 1;
  let enough = 0;
  for (let k = 0; k <= n; k++) {
    if (k >= d) enough += ways;
    ways = (ways * (n - k)) / (k + 1);
  }
  return enough / 2 ** n;
};
await check('relu-manifold/1', preserved);
// %% [markdown] exercise-2
// A channel that is on at $x$ is off at $-x$. With $n = 3$, if $k$ are on at $x$, then $3 - k$ are on at $-x$: exactly one of the two
// numbers is at least 2. So exactly one of each pair of opposite points is preserved, whatever $T$ is. With $n = 5$ both points are
// preserved for 2 and 3, but only one for 1 and 4, so it depends on $T$; with $n = 2$ neither is for 1 and 1.
// %%
await check('relu-manifold/2', 'n = 3');
// %% [markdown] exercise-3
// Two channels have to be on at $x$ and two at $-x$. Pairs of opposite rows do that: exactly one row of each pair is on, and the two
// pairs have different directions.
// %%
await check('relu-manifold/3', [[1, 0], [-1, 0], [0, 1], [0, -1]]);
// %%
await showScore('relu-manifold');
