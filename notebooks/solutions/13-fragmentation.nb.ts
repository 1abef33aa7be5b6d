// figures: 0
// %% [markdown] title
// # 13 · Fragmentation: solutions
// %%
import { check, showScore } from 'beyond-flops';
// %% [markdown] exercise-1
// At one pixel, a 1×1 convolution multiplies a vector of channels by its weights. In series, $W_2 (W_1 x) = (W_2 W_1) x$: the second
// stands on the left. In parallel, $W_1 x + W_2 x = (W_1 + W_2)\,x$.
// %%
type Weights = number[][];
const merged = (arrangement: string, first: Weights, second: Weights): Weights =>
  arrangement === 'parallel'
    ? first.map((row, k) => row.map((w, c) => w + second[k][c]))
    : second.map(row => first[0].map((_, c) => row.reduce((sum, w, k) => sum + w * first[k][c], 0)));
await check('fragmentation/1', merged);
// %% [markdown] exercise-2
// A network takes $10^6 / 2446 = 409$ µs whole and $10^6 / 752 = 1330$ µs in fragments. Ten blocks of four calls are 30 calls more than
// ten of one, and the work cancels: $(1330 - 409) / 30 \approx 31$ µs.
// %%
await check('fragmentation/2', (1e6 / 752 - 1e6 / 2446) / 30);
// %% [markdown] exercise-3
// One image is $56^2 \cdot 128^2 / 3500$ ns, which is 14.7 µs of work. With $b$ images, $14.7\,b + 4 \cdot 20 \le 1.1 \cdot (14.7\,b + 20)$, so
// $1.47\,b \ge 58$ and $b \ge 39.5$.
// %%
await check('fragmentation/3', 40);
// %%
await showScore('fragmentation');
