// figures: 0
// %% [markdown] title
// # 19 · Residual units: solutions
// %%
import { check, showScore } from 'beyond-flops';
// %% [markdown] exercise-1
// Along one direction, windows of $k$ pixels start every $s$ pixels. They cover $k$ of every $s$ pixels, and all of them where $k \ge s$.
// A pixel is read where it is covered in both directions.
// %%
await check('residual-units/1', (kernel: number, stride: number) => 1 - Math.min(1, kernel / stride) ** 2);
// %% [markdown] exercise-2
// $2 t c^2 + 9 t c = 17\,496$ gives $c \approx 64$ for $t = 2$ and $c \approx 52$ for $t = 3$. With $t = 2$, of 128 channels at least 64
// have to be on: that is about a half. With $t = 3$, of 156 channels at least 52: 78 are on on average, with a deviation of
// $\sqrt{156}/2 \approx 6.2$, so it almost never fails. A larger $t$ makes the wide maps larger without preserving noticeably more.
// %%
await check('residual-units/2', { t: 3, c: 52 });
// %% [markdown] exercise-3
// The peak is at the depthwise convolution: the input is kept for the sum (36), and both wide maps are alive (216 + 216), 468 values
// per pixel. Without the shortcut 432 are left. The sum comes too late to matter. With $t = 3$ it is $52 + 2 \cdot 156 = 364$. In place,
// the depthwise needs $36 + 216$, and the projection becomes the peak: $36 + 216 + 36 = 288$.
// %%
await check('residual-units/3', 'depthwise in place');
// %%
await showScore('residual-units');
