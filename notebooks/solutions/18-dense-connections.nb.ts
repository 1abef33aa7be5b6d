// figures: 0
// %% [markdown] title
// # 18 · Dense connections: solutions
// %%
import { check, showScore } from 'beyond-flops';
// %% [markdown] exercise-1
// Behind layer $i$ there are $c_0 + ik$ channels. They are joined once for every $i$ from 1 to $L$: layers 2 to $L$ read $L - 1$
// of these concatenations, the block's output is the last. The sum is $L c_0 + k\,L(L+1)/2$.
// %%
await check('dense-connections/1', (c0: number, k: number, L: number) => L * c0 + (k * L * (L + 1)) / 2);
// %% [markdown] exercise-2
// Half as many layers with twice the growth: 8 of 16. They join $8 \cdot 16 + 16 \cdot 36 = 704$ channels instead of $16 \cdot 16
// + 8 \cdot 136 = 1344$, 0.52 times as many. The 3×3 convolutions have $9 \cdot 4k \cdot k$ multiply-accumulates each, so 8 of
// them with twice the growth do twice the work; the 1×1 convolutions do a little less; together ×1.46. Four layers of 32 copy
// still less and do ×2.4. Given up are paths through the block: 8 layers can be combined in fewer ways than 16.
// %%
await check('dense-connections/2', [8, 16]);
// %% [markdown] exercise-3
// The left half, 116 channels, is passed on and stands on the left again. No unit ever touches it. With shuffles, 2 are left.
// %%
await check('dense-connections/3', 116);
// %%
await showScore('dense-connections');
