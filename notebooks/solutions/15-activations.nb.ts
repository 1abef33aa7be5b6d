// figures: 0
// %% [markdown] title
// # 15 · Activations: solutions
// %%
import { check, showScore } from 'beyond-flops';
import { elementsByRow, spacing } from 'beyond-flops/experiments/activations';
// %% [markdown] exercise-1
// The wrong kernel gives $g^2$, the right one $x \cdot g$. They agree where $g = 0$, for $x \le -3$, and where $g = x$. For positive x
// below 3 that is $(x + 3) / 6 = x$, so $x = 0.6$; from 3 on, $g = 1$ is never x.
// %%
await check('activations/1', 3 / 5);
// %% [markdown] exercise-2
// Neighbours are 1/256 apart from 4 on. Half of that is a tie, which goes to the even neighbour: 4 itself.
// %%
await check('activations/2', [4, spacing(4) / 2]);
// %% [markdown] exercise-3
// From the end on, the rows' shares add up to 17.4 % at row 12 and to 22.3 % at row 11.
// %%
const counts = elementsByRow();
const total = counts.reduce((sum, count) => sum + count, 0);
const shareFrom = (row: number) => counts.slice(row).reduce((sum, count) => sum + count, 0) / total;
await check('activations/3', counts.findIndex((_, row) => shareFrom(row) <= 0.2));
// %%
await showScore('activations');
