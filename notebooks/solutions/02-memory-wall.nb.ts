// figures: 0
// %% [markdown] title
// # 02 · The memory wall: solutions
// %%
import { check, showScore } from 'beyond-flops';
// %% [markdown] exercise-1
// Bytes per ns times FLOPs per byte gives FLOPs per ns; the peak caps it.
// %%
await check('memory-wall/1', (peak: number, bandwidth: number, intensity: number) => Math.min(peak, bandwidth * intensity));
// %% [markdown] exercise-2
// Two FLOPs per multiply-accumulate; input, output and weights once each, at 4 bytes.
// %%
const pixels = 56 * 56;
await check('memory-wall/2', (2 * pixels * 24 * 144) / (4 * (pixels * (24 + 144) + 24 * 144)));
// %% [markdown] exercise-3
// Three blocks of $b^2$ values have to fit: $3 \cdot 4 b^2 \le 32768$, so $b \le 52$. 48 is a multiple of the 16 values of a line. With 64 the
// three blocks are too large. What is worse, a row of the matrix has 512 bytes, so the lines of a block fall into half of the 64
// sets and fill all their ways.
// %%
await check('memory-wall/3', 48);
// %%
await showScore('memory-wall');
