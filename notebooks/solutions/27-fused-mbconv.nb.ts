// figures: 0
// %% [markdown] title
// # 27 · Fused MBConv: solutions
// %%
import { check, showScore } from 'beyond-flops';
// %% [markdown] exercise-1
// Per pixel and expanded channel, the fused block has $S^2 C$ multiply-accumulates and $C$ for the projection, MBConv $C$, $S^2$ and $C$. Pixels
// and expansion drop out.
// %%
await check('fused-mbconv/1', (channels: number, window: number) => (channels * (window ** 2 + 1)) / (2 * channels + window ** 2));
// %% [markdown] exercise-2
// Per pixel and expanded channel, MBConv takes $2\,C + 9\,q$, the fused block $10\,C$. They are equal at $q = 8\,C / 9 = 21.3$.
// %%
await check('fused-mbconv/2', (8 * 24) / 9);
// %% [markdown] exercise-3
// In an MBConv, 7×7 costs $2 \cdot 24 + 49 = 97$ per pixel and expanded channel, three times 3×3 cost $3 \cdot (48 + 9) = 171$. Fused, 7×7 costs
// $50 \cdot 24$, three times 3×3 $30 \cdot 24$. Two blocks are in between, in both cases.
// %%
await check('fused-mbconv/3', { mbconv: [7], fused: [3, 3, 3] });
// %%
await showScore('fused-mbconv');
