// figures: 7
// %% [markdown] title
// # 07 · What ReLU does to a low-dimensional manifold
//
// **The question.** A random matrix maps a spiral in the plane into $n$ dimensions; it goes through ReLU and is mapped back. How
// much of it is left, and is $n = 2$ really so much worse than $n = 30$ that a bottleneck should have no ReLU?
//
// **The paper.** Sandler et al. 2018, *MobileNetV2*, Figure 1 and appendix A. There is no clock in this notebook: with the same
// seed, every machine finds the same digits.
//
// *About 30 minutes, including a few seconds of computing.*
// %% [markdown] goals
// ## After this notebook you can
//
// - say which points ReLU collapses, and compute the share it preserves on average, for an input of any dimension;
// - tell *preserved* from *recovered*, and an average over random matrices from the effect of a single one;
// - design a matrix with few channels that loses nothing;
// - explain why MobileNetV2 has a ReLU6 after each expansion, and none after the projection.
// %%
import {
  analysis, check, figure, measure, randomStream, show, showMarkdown, showScore, showSource, showTable,
  tables, verdicts,
} from 'beyond-flops';
import {
  activations, back, collapsedShare, linear, predictErrors, randomEmbedding, reconstructionError, relu,
  relu6, revealErrors, sectorsFigure, spiral,
} from 'beyond-flops/experiments/relu-manifold';
// %% [markdown] the-idea
// ## The idea
//
// Take points $x \in \mathbb R^2$, a random matrix $T \in \mathbb R^{n \times 2}$ and its pseudo-inverse $T^+$:
//
// $$y = \mathrm{ReLU}(T x), \qquad x' = T^+ y .$$
//
// Each of the $n$ channels is on in one half of the plane. To locate a point, at least two channels with different directions
// must be on. Where only one is on, the point **collapses** onto a line; where none is on, onto the origin. Change the seed and
// run the cell again: what stays, and what is luck?
// %%
const seed = 7;
const draw = (n: number) => randomEmbedding(n, 'gaussian', randomStream(seed, `by hand, n = ${n}`));
await show(sectorsFigure([2, 3, 5].map(draw)));
// %% [markdown] the-theorem
// Let $T$ be random, and let flipping the sign of any single row leave its distribution unchanged. Then each channel is on with
// probability ½, independently of the others. So the share of the plane that is preserved is, on average, the probability that at
// least two channels are on:
//
// $$1 - \frac{1 + n}{2^n} \;=\; 0.25,\ 0.5,\ 0.8125,\ 0.9995,\ 1 - 3 \cdot 10^{-8} \quad \text{for } n = 2, 3, 5, 15, 30 .$$
//
// (The appendix once calls this number the share that is *collapsed*; by its own theorem it is the share preserved.)
//
// The source of the embedding is short:
// %%
await showSource('experiments/relu-manifold/embedding.ts');
// %% [markdown] predict
// ## Predict before you see
//
// After ReLU and the way back, how far will the spiral be from where it was, $\lVert x' - x \rVert$ over $\lVert x \rVert$, for a
// typical $T$? 0 means unchanged; 1 means as far off as if everything had collapsed onto the origin. Replace each `undefined` with
// a number.
// %%
const guess = predictErrors({ 2: undefined, 3: undefined, 5: undefined, 15: undefined, 30: undefined });
// %% [markdown] the-run
// ## The run: 500 matrices of each kind
//
// A single draw is an anecdote. The experiment draws 500 matrices for each $n$, Gaussian and orthonormal, and applies ReLU, ReLU6
// and no non-linearity at all, the paper's *linear bottleneck*.
// %%
const finding = await measure('relu-manifold');
// %%
await revealErrors(finding, guess);
// %% [markdown] preserved-is-not-back
// Preserved does not mean recovered: $T^+$ does not know which channels were on. Since $\mathrm{ReLU}(z) = z/2 + |z|/2$, it returns
// half of $x$ plus a second term that averages out when there are many channels. The error levels off at ½ because the spiral comes
// back at half its size. With the best common scale factor, the error keeps falling, about as $1/\sqrt n$.
// %% [markdown] paper
// ## What the paper found
//
// Figure 1 draws one spiral for each $n$. Its caption says that for $n = 2, 3$ information is lost, because points of the manifold
// collapse into each other, and that for $n = 15$ to $30$ the transformation is "highly non-convex". In the picture, the turns of
// the spiral stay apart there. The paper does not say how $T$ was drawn, or which inverse was used. Our panels, coloured along the
// spiral from the centre outwards:
// %%
await show(figure(finding, 'panels'));
showTable(tables(finding)[0]);
// %% [markdown] here
// ## What this machine found
// %%
await show(figure(finding, 'preserved'));
// %%
await show(figure(finding, 'error'));
await show(figure(finding, 'distribution'));
await show(figure(finding, 'convexity'));
// %%
showTable(tables(finding)[1]);
// %%
showTable(verdicts(finding));
// %%
showMarkdown(analysis(finding));
// %% [markdown] opposite
// ## If your machine shows the opposite
//
// It cannot: without a clock, the only noise is that of the random matrices, and those are seeded. A few things can look like the
// opposite:
//
// - **Your own cells differ from the tables.** One draw is not the average. Change `seed` at the top a few times: for $n = 2$ anything
//   from nothing to half of the plane is preserved.
// - **For $n = 2$, points come back far outside.** Two nearly opposite rows make $T^+$ very large. The experiment reports the median,
//   because the mean does not exist.
// - **ReLU6 loses more than ReLU.** Look at the radius of the spiral: at radius 6 many channels reach 6 and are clipped there. After
//   batch norm, values are around 1, and ReLU6 acts like ReLU. The next cell shows both.
// - **The last digit differs.** Sines and logarithms may differ in their last bit between versions of the engine. A difference
//   beyond that, in one of the first six digits, would be our error.
// %%
const once = (radius: number) => (n: number): string => {
  const T = draw(n);
  const points = spiral(300, 3, radius);
  const shown = [relu, relu6, linear].map(f => {
    const error = reconstructionError(points, back(T, activations(T, points, f)));
    return `${(100 * collapsedShare(T, points, f)).toFixed(1)} %, ${error.toFixed(2)}`;
  });
  return `| ${radius} | ${n} | ${shown.join(' | ')} |`;
};
showMarkdown(['points collapsed, and error after the way back, with the matrices of the first figure:', '', '| radius | n | ReLU | ReLU6 | linear |', '| ---: | ---: | --- | --- | --- |', ...[2, 3, 5].map(once(1)), ...[2, 3, 5].map(once(6))].join('\n'));
// %% [markdown] exercise-1
// ## Exercise 1
//
// A feature map is not a spiral in the plane. Let the input have $d$ dimensions, so that a point is preserved where at least $d$ of
// the $n$ channels are on. What share of the inputs is preserved on average? Write it as a function of $n$ and $d$.
// %%
const answer1 = undefined; // (n, d) => …
await check('relu-manifold/1', answer1);
// %% [markdown] exercise-2
// ## Exercise 2
//
// The theorem gives an average. For one of $n = 2, 3, 5$, *every* matrix preserves the same share of the plane. Which one? Try a few
// seeds at the top, then find the reason: what do the channels at $x$ tell you about those at $-x$?
// %%
const answer2 = undefined; // 'n = 2', 'n = 3' or 'n = 5'
await check('relu-manifold/2', answer2);
// %% [markdown] exercise-3
// ## Exercise 3
//
// A trained network need not use a random matrix. Design the four rows of a $T$ with $n = 4$ that preserves the **whole plane**.
// %%
const answer3 = undefined; // [[a, b], [a, b], [a, b], [a, b]]
await check('relu-manifold/3', answer3);
// %% [markdown] in-the-network
// ## In the network
//
// MobileNetV2 expands 24 channels to 144 before its ReLU6, and has no non-linearity after projecting them back. Given what you
// found, which of the two places could afford a ReLU? A *trained* network could use its weights and biases to keep its data on the
// side where channels are on. The paper's ablation says that leaving the ReLU out works better. That is a claim about accuracy and
// is not measured here.
// %%
await showScore('relu-manifold');
// %% [markdown] sources
// ## Sources
//
// - M. Sandler, A. Howard, M. Zhu, A. Zhmoginov, L.-C. Chen 2018, *MobileNetV2: Inverted Residuals and Linear Bottlenecks*,
//   [arXiv:1801.04381](https://arxiv.org/abs/1801.04381): Figure 1, section 3.2, appendix A.
// - O. Roy, M. Vetterli 2007, *The effective rank: a measure of effective dimensionality*, EUSIPCO.
// - F. Mezzadri 2007, *How to generate random matrices from the classical compact groups*,
//   [arXiv:math-ph/0609050](https://arxiv.org/abs/math-ph/0609050): why the orthonormal $T$ is not made by QR alone.
// - How this suite measures: [METHODOLOGY.md](../METHODOLOGY.md).
//
// **Next:** [08 · The t-split: memory against time](08-t-split.ipynb)
