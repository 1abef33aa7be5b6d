// figures: 0
// %% [markdown] title
// # 08 · The t-split: solutions
// %%
import { check, showScore } from 'beyond-flops';
// %% [markdown] exercise-1
// Input and output exist in full. The largest slice has $\lceil n/t \rceil$ channels and exists twice: on $s \times s$ before the
// depthwise convolution, and on $s' \times s'$ after it.
// %%
const elements = (s: number, k: number, n: number, k2: number, stride: number, t: number): number => {
  const out = Math.ceil(s / stride);
  return s * s * k + out * out * k2 + (s * s + out * out) * Math.ceil(n / t);
};
await check('t-split/1', elements);
// %% [markdown] exercise-2
// Input and output take $2 \cdot 56^2 \cdot 24 \cdot 4$ B = 588 KiB. That leaves 436 KiB, and one channel of both slices takes
// $2 \cdot 56^2 \cdot 4$ B = 24.5 KiB: 17 channels fit. $\lceil 144 / 8 \rceil = 18$ are too many, $\lceil 144 / 9 \rceil = 16$ fit.
// %%
await check('t-split/2', 9);
// %% [markdown] exercise-3
// A wide tensor is eight times as large as a narrow one. So finish each branch before the next one begins: then a wide tensor is
// alive only together with the input and the results of the branches before.
// %%
await check('t-split/3', ['branch1/wide', 'branch1/narrow', 'branch2/wide', 'branch2/narrow', 'branch3/wide', 'branch3/narrow', 'join']);
// %%
await showScore('t-split');
