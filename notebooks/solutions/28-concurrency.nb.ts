// figures: 0
// %% [markdown] title
// # 28 · Concurrency: solutions
// %%
import { check, showScore } from 'beyond-flops';
// %% [markdown] exercise-1
// Every subset of the operations may be what the first thread does; the second does the rest. The longest first is nearly right: of
// 3, 3, 2, 2, 2 it makes $3 + 2 + 2 = 7$ beside $3 + 2$, where $3 + 3$ beside $2 + 2 + 2$ takes 6.
// %%
await check('concurrency/1', (costs: number[]) => {
  const total = costs.reduce((sum, cost) => sum + cost, 0);
  let sums = [0];
  for (const cost of costs) sums = sums.concat(sums.map(sum => sum + cost));
  return Math.min(...sums.map(sum => Math.max(sum, total - sum)));
});
// %% [markdown] exercise-2
// In turn, four operations take $4 \cdot (w/2 + 2) = 2w + 8$. At once, the longer branch decides: $3w + 2$. They are equal at $w = 6$.
// %%
await check('concurrency/2', 6);
// %% [markdown] exercise-3
// The work is equal by construction, and work over span is a property of the graph. The sums cost something, but not a factor of four. What
// is left is that a graph's freedom is used: with one operation after the other, it is worth nothing.
// %%
await check('concurrency/3', 'C');
// %%
await showScore('concurrency');
