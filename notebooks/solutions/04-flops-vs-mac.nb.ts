// figures: 0
// %% [markdown] title
// # 04 · FLOPs against memory access cost: solutions
// %%
import { check, showScore } from 'beyond-flops';
// %% [markdown] exercise-1
// The input has $h w c_1$ elements, the output $h w c_2$, and there is a weight for each pair of channels.
// %%
await check('flops-vs-mac/1', (h: number, w: number, c1: number, c2: number) => h * w * (c1 + c2) + c1 * c2);
// %% [markdown] exercise-2
// $c_1 c_2 = 262\,144$ weights; $49 \cdot 1024 = 50\,176$ elements of feature maps.
// %%
await check('flops-vs-mac/2', (100 * 512 * 512) / (512 * 512 + 49 * (512 + 512)));
// %% [markdown] exercise-3
// The product is given, so the sum $c_1 + c_2$ is smallest for equal factors: $128 \cdot 128 = 16\,384$. The map between the two layers
// shrinks from 4096 to 128 channels, from 51 MB to 1.6 MB, which fits into a cache where 51 MB may not.
// %%
await check('flops-vs-mac/3', { c1: 128, c2: 128 });
// %%
await showScore('flops-vs-mac');
