// figures: 0
// %% [markdown] title
// # 00 · Start here: solutions
// %%
import { check, countGraph, graphOf, showScore } from 'beyond-flops';
// %% [markdown] exercise-1
// The output has $\lceil H/s \rceil \lceil W/s \rceil$ pixels. Each of the $K$ outputs at a pixel is a sum over the window and over the
// channels of its own group.
// %%
await check('first-look/1', (H: number, W: number, C: number, K: number, R: number, S: number, G: number, stride: number) =>
  Math.ceil(H / stride) * Math.ceil(W / stride) * K * (C / G) * R * S);
// %% [markdown] exercise-2
// The paper's "300M" are multiply-accumulates, 300,774,272 of them; each is two FLOPs.
// %%
await check('first-look/2', 2 * countGraph(graphOf('mobilenet-v2')).macs);
// %% [markdown] exercise-3
// The interval reaches from below 1 to above 1.2: it allows no effect at all as well as the full effect. More rounds, or a quieter
// machine, would narrow it.
// %%
await check('first-look/3', "can't tell");
// %%
await showScore('first-look');
