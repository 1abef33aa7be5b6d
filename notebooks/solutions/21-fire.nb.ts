// figures: 0
// %% [markdown] title
// # 21 · Fire modules: solutions
// %%
import { check, countGraph, showMarkdown, showScore } from 'beyond-flops';
import { fireGraph, SQUEEZENET, squeezeNetOf } from 'beyond-flops/experiments/fire';
// %% [markdown] exercise-1
// With 128 filters of each kind, every squeezing filter costs 256 weights, a bias, 128 weights of 1×1 and $9 \cdot 128$ of 3×3 filters:
// 1537 in all, and the expanding filters have 256 biases. The convolution has $9 \cdot 256 \cdot 256 + 256 = 590\,080$ parameters, so
// $1537\,s + 256 \le 59\,008$, and $s \le 38.2$. More 3×3 filters than half would make every squeezing filter dearer.
// %%
const module = { squeeze: 38, expand1x1: 128, expand3x3: 128 };
showMarkdown(`${countGraph(fireGraph(256, 13, module)).parameters} parameters`);
await check('fire/1', module);
// %% [markdown] exercise-2
// The first pool decides over all eight modules: behind fire2 instead of conv1, one module runs on a map of four times the pixels. Four
// placements have places that add up to 7 and keep the budget; this one keeps it with the least work.
// %%
const pools = ['conv1', 'fire3', 'fire6'];
showMarkdown(`${(countGraph(squeezeNetOf({ ...SQUEEZENET, pools }, 64)).macs / 1e6).toFixed(1)} M multiply-accumulates`);
await check('fire/2', pools);
// %% [markdown] exercise-3
// A convolution's weight is used once per pixel. Twenty times fewer weights and ten times more work need $20 \cdot 10 = 200$ pixels:
// $15 \times 15$ are enough.
// %%
await check('fire/3', { dense: { inputs: 1000, units: 1000 }, convolution: { side: 15, channels: 200, filters: 250 } });
// %%
await showScore('fire');
