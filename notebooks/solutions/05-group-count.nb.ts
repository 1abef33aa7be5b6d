// figures: 0
// %% [markdown] title
// # 05 · Group count: solutions
// %%
import { check, countGraph, groupedStack, showScore } from 'beyond-flops';
// %% [markdown] exercise-1
// Each input value is read, multiplied by one weight and written: $2 \cdot 56^2 \cdot 128 + 128$ elements for $56^2 \cdot 128$
// multiply-accumulates. Without groups, every value that is read serves 128 of them, and the number is 126 times smaller.
// %%
const depthwise = countGraph(groupedStack(128, 128, 1, false));
await check('group-count/1', depthwise.memoryAccessCost / depthwise.macs);
// %% [markdown] exercise-2
// The input has $56^2 \cdot 128 = 401\,408$ elements, the output $g$ times as many, and there are always $128^2 = 16\,384$ weights.
// Three times the cost without groups is $3 \cdot 819\,200$, so $(1 + g) \cdot 401\,408 + 16\,384 \le 2\,457\,600$, which means
// $g \le 5.08$. The largest divisor of 128 below that is 4.
// %%
await check('group-count/2', 4);
// %% [markdown] exercise-3
// Half of the effect is $1 + 0.39 / 2 \approx 1.2$. The whole interval is below that, so the claim is not reproduced. But the whole
// interval is above 1, and above 1.02, the most by which two runs of the same code differ.
// %%
await check('group-count/3', 'direction only');
// %%
await showScore('group-count');
