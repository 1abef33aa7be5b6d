// figures: 0
// %% [markdown] title
// # 16 · Squeeze-and-excite: solutions
// %%
import { check, showScore } from 'beyond-flops';
// %% [markdown] exercise-1
// | op | read | written |
// | --- | --- | --- |
// | pool | $s^2 C$ | $C$ |
// | first convolution | $C$ means, $C S$ weights, $S$ biases | $S$ |
// | second convolution | $S$ values, $C S$ weights, $C$ biases | $C$ |
// | product | $s^2 C$, and $C$ factors | $s^2 C$ |
//
// Together $3 s^2 C + 2 C S + 5 C + 3 S$.
// %%
await check(
  'squeeze-excite/1',
  (side: number, channels: number, squeezed: number) =>
    3 * side ** 2 * channels + 2 * channels * squeezed + 5 * channels + 3 * squeezed,
);
// %% [markdown] exercise-2
// Passes and weights with their vectors, in thousands: 71 + 8 at 14×14, 169 + 4 at 28×28, 100 + 228 at 7×7, 48 + 464 at 4×4. At
// 224×224 the passes are four times as many, and the order is another.
// %%
await check('squeeze-excite/2', [
  '14×14, 120 channels',
  '28×28, 72 channels',
  '7×7, 672 channels',
  '4×4, 960 channels',
]);
// %% [markdown] exercise-3
// $3 s^2 C > 2 C \cdot C / 4$, so $s^2 > C / 6 = 160$ and $s \ge 13$; the short vectors do not change that. MobileNetV3-Large has
// 960 channels at 7×7, so there the weights are what to optimise.
// %%
await check('squeeze-excite/3', Math.ceil(Math.sqrt(960 / 6)));
// %%
await showScore('squeeze-excite');
