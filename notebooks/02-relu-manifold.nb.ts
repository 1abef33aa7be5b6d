// figures: 5
// %% [markdown]
// # 02 · What ReLU does to a low-dimensional manifold
//
// **The question.** A spiral in the plane is taken into $n$ dimensions by a random matrix, goes through ReLU, and is taken
// back. How much of it is left, and is $n = 2$ really so much worse than $n = 30$ that a bottleneck should have no ReLU?
//
// **The paper.** Sandler et al. 2018, *MobileNetV2*, [arXiv:1801.04381](https://arxiv.org/abs/1801.04381), Figure 1 and
// appendix A. There is no clock in this experiment: with the same seed, every machine finds the same digits.
// %%
import { activations, back, collapsedShare, figure, linear, measure, randomEmbedding, randomStream, reconstructionError, relu, relu6, show, showMarkdown, showSource, showTable, spiral, tables, verdicts } from 'beyond-flops';
// %% [markdown]
// ## The idea
//
// Points $x \in \mathbb R^2$, a random matrix $T \in \mathbb R^{n \times 2}$ and its pseudo-inverse $T^+$:
//
// $$y = \mathrm{ReLU}(T x), \qquad x' = T^+ y .$$
//
// Each of the $n$ channels is on in one half of the plane. To say where a point is, at least two channels with different
// directions must be on; if none or one is, the point **collapses** onto a line or onto the origin. For a $T$ whose signs
// are symmetric, each channel is on with probability ½, so the share of the plane that is preserved is on average
//
// $$1 - \frac{1 + n}{2^n} \;=\; 0.25,\ 0.5,\ 0.8125,\ 0.9995,\ 1 - 3 \cdot 10^{-8} \quad \text{for } n = 2, 3, 5, 15, 30 .$$
//
// (The appendix prints this number as the share that is *collapsed*; by its own theorem it is the share preserved.)
//
// This is the whole machine, in the source:
// %%
await showSource('src/manifold/embedding.ts');
// %% [markdown]
// ## By hand, once
//
// One spiral, one random matrix for each $n$; change the seed and run the cell again. What is stable, and what is luck?
// %%
const seed = 7;
const points = spiral(300, 3, 6);
const once = (n: number): string => {
  const T = randomEmbedding(n, 'gaussian', randomStream(seed, `by hand, n = ${n}`));
  const shown = [relu, relu6, linear].map(f => {
    const error = reconstructionError(points, back(T, activations(T, points, f)));
    return `${(100 * collapsedShare(T, points, f)).toFixed(1)} %, ${error.toFixed(2)}`;
  });
  return `| ${n} | ${shown.join(' | ')} |`;
};
showMarkdown(['points collapsed, and error after the way back:', '', '| n | ReLU | ReLU6 | linear |', '| ---: | --- | --- | --- |', ...[2, 3, 5, 15, 30].map(once)].join('\n'));
// %% [markdown]
// ## The run: 500 matrices of each kind
//
// One draw is an anecdote. The experiment draws 500 matrices for each $n$, Gaussian and orthonormal, and goes through ReLU,
// ReLU6 and no non-linearity at all, the paper's *linear bottleneck*.
// %%
const finding = await measure('relu-manifold');
// %% [markdown]
// The panels of the paper's Figure 1. Colour follows the spiral from the centre outwards.
// %%
await show(figure(finding, 'panels'));
// %% [markdown]
// ## Preserved: here and the theorem
// %%
await show(figure(finding, 'preserved'));
// %% [markdown]
// ## How far from the original?
//
// Preserved does not mean brought back: $T^+$ does not know which channels were on. Two errors: as it comes back, and
// after the best common scale factor, since $\mathrm{ReLU}(z) = z/2 + |z|/2$ returns half of $x$ and something else.
// %%
await show(figure(finding, 'error'));
await show(figure(finding, 'distribution'));
await show(figure(finding, 'convexity'));
// %% [markdown]
// ## Paper beside here
// %%
showTable(tables(finding));
// %% [markdown]
// ## Verdicts
// %%
showTable(verdicts(finding));
// %%
showMarkdown(finding.experiment.analysis);
// %% [markdown]
// ## Exercises
//
// 1. Derive $1 - (1 + n)/2^n$ yourself: in how many ways can none or exactly one of $n$ channels be on?
// 2. Give the cell "by hand" a spiral of radius 1. What happens to ReLU6, and why was the radius 6 here?
// 3. MobileNetV2 widens 24 channels to 144 before its ReLU6 and has none after narrowing. Which column of the table speaks
//    for the first, and which for the second? What does a *trained* network have that a random $T$ has not?
