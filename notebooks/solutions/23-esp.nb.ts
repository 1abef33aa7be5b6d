// figures: 0
// %% [markdown] title
// # 23 · A pyramid of dilated convolutions: solutions
// %%
import { check, showScore } from 'beyond-flops';
// %% [markdown] exercise-1
// Let what comes before a window see $n$ pixels in a row. The window sees three copies of that, $d$ pixels apart. They leave no hole as
// long as $d \le n$, and are widest with $d = n$: then they stand side by side, and $3n$ pixels are seen. So the dilations are 1, 3, 9
// and the field is 27 pixels wide. Their order does not matter, for sums of steps are the same in any order.
// %%
await check('esp/1', [1, 3, 9]);
// %% [markdown] exercise-2
// With $M = dK$, the quotient of the parameters is
//
// $$\frac{M d + 9 d^2 K}{M d / g + (9 + d)\, d K} = \frac{10\, d}{d/g + 9 + d} .$$
//
// With $d = 1$, and so $g = 1$, that is $10/11$: each branch has one channel, depthwise or not, and the 1×1 convolution comes on top.
// From $d = 2$ on it is above 1.
// %%
await check('esp/2', [8, 8, 1]);
// %% [markdown] exercise-3
// Rows and columns can be counted one by one. Of the three rows of taps the middle one always lies on the map. The upper one does for
// $\text{side} - d$ of the `side` rows of the output, if there are any; the lower one for as many.
// %%
await check(
  'esp/3',
  (side: number, dilation: number) => ((side + 2 * Math.max(0, side - dilation)) / (3 * side)) ** 2,
);
// %%
await showScore('esp');
