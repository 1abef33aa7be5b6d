// figures: 0
// %% [markdown] title
// # 10 · Where the time goes: solutions
// %%
import { check, graphOf, opNodes, optimize, showScore } from 'beyond-flops';
import { kindOf } from 'beyond-flops/experiments/layer-time';
// %% [markdown] exercise-1
// Convolutions take 0.89 / 4 of the old time, everything else still takes 0.11.
// %%
await check('layer-time/1', (100 * (0.89 / 4)) / (0.89 / 4 + 0.11));
// %% [markdown] exercise-2
// With $a = \gamma / \sqrt{\sigma^2 + \varepsilon}$, the constant part of the batch norm of $w x + b$ is $a (b - \mu) + \beta$.
// %%
await check('layer-time/2', (b: number, gamma: number, beta: number, mean: number, variance: number, epsilon: number) => (gamma * (b - mean)) / Math.sqrt(variance + epsilon) + beta);
// %% [markdown] exercise-3
// Half of them: those before the 1×1 convolutions and the transitions. Their input is a concatenation, so there is no convolution to
// fold them into.
// %%
const left = opNodes(optimize(graphOf('densenet-121'))).filter(node => kindOf(node) === 'batch-norm');
await check('layer-time/3', left.length);
// %%
await showScore('layer-time');
