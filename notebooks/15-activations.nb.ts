// figures: 6
// %% [markdown] title
// # 15 · Activations
//
// **The question.** h-swish was made because swish is expensive, and without a kernel of its own it still made a network 36 % slower
// than ReLU did. What costs time: the function, the way it is run, or its place in the network?
//
// **The paper.** Howard et al. 2019, *Searching for MobileNetV3*, section 5.2 and Table 5.
//
// *About 40 minutes, including one of measuring.*
// %% [markdown] goals
// ## After this notebook you can
//
// - tell the cost of a function from the cost of a pass over a map;
// - say from counts where in a network an expensive activation is cheap;
// - explain why an activation does not change the number of parameters, whatever a summary says;
// - say what the clip of ReLU6 gives in float16 and in 8-bit integers, and what it does not.
// %%
import {
  analysis, check, figure, measure, predictRatios, reveal, show, showMarkdown, showScore, showSource, showTable,
  tables, verdicts,
} from 'beyond-flops';
import { float16Figure, hSwishDiagram, rowsFigure, spacing, toFloat16 } from 'beyond-flops/experiments/activations';
// %% [markdown] the-idea
// ## The idea
//
// Swish multiplies x by the logistic function of x; h-swish replaces that function by three straight lines:
//
// $$\text{swish}(x) = \frac{x}{1 + e^{-x}}, \qquad \text{h-swish}(x) = x \cdot \frac{\text{ReLU6}(x + 3)}{6} .$$
//
// Instead of an exponential and a division, there are a sum, two comparisons and two products. Both read one number and write one.
// So if arithmetic sets the time, h-swish is much cheaper; if moving the map does, the two cost the same.
//
// But how many passes over the map does the formula take? A framework without a kernel for h-swish builds it from what it has:
// %%
await show(hSwishDiagram());
// %% [markdown] passes
// On the right, one number is read five times and written four times: 9 elements moved where one pass moves 2. If the activation is
// **fused**, computed by the layer before it on the way out, even those 2 are saved.
// %% [markdown] the-kernel
// ## The kernel
//
// In TypeScript, version 1 of all six activations is in one file. Compare swish with h-swish:
// %%
await showSource('src/kernels/activations/1-flat-loop.ts');
// %% [markdown] branch-free
// ReLU has one more version. `Math.max` on floating-point numbers becomes a branch, which a processor guesses wrong half of the
// time on random signs. The suite `versions` times it beside the others. Before you look: is the flat loop of ReLU faster or
// slower than that of h-swish?
//
// Fusing hides a trap. The WebAssembly kernels activate what they have just written, while it is in the first-level cache; 1×1
// convolutions apply ReLU and ReLU6 even before they store. The TypeScript kernels finish the whole layer first and then go over its
// output: fused in the graph, but not in memory.
// %% [markdown] predict
// ## Predict before you see
//
// Each function alone, on 64 channels of 28×28 pixels, on the platform `typescript`. ReLU takes 1. How long do these take?
// %%
const guess = predictRatios('functions', {
  hSwish: undefined,
  'hSwish-in-4-passes': undefined,
  sigmoid: undefined,
  swish: undefined,
  gelu: undefined,
});
// %% [markdown] the-run
// ## The run
//
// Functions alone; versions of two of them; depthwise layers with their activation fused and separate, on a small and on a large map;
// and MobileNetV3-Large at 96×96 with other activations, on `wasm` only.
// %%
const finding = await measure('activations', { platforms: ['typescript', 'wasm', 'side-by-side'] });
// %%
await reveal(finding, guess);
// %% [markdown] paper
// ## What the paper found
//
// Table 5 takes MobileNetV3-Large on a Pixel 1 and changes only its non-linearity. With ReLU it takes 50.5 ms; with h-swish in
// all layers 68.9 ms, and with *the same* h-swish in an optimised kernel 53.5 ms. The function has not changed between the last two
// numbers. What the paper ships has h-swish in the stem and the second half only: 51.4 ms.
//
// Are 18.4 ms much or little? MobileNetV3-Large has 3.83 million elements to activate, so it is 4.8 ns for each. Do the same for the two
// networks with h-swish in fewer layers, 57.5 and 54.4 ms without the kernel: the table *per element* below has 4.6 ns for both. The
// overhead is proportional to the elements, and if they went through four passes, these ran at 7.5 to 7.9 GB/s. That is a plausible speed
// for a phone's memory, though the paper does not give the number of passes. If that is how it ran, hardly anything is left for the
// function to explain.
// %%
showTable(tables(finding));
// %% [markdown] here
// ## What this machine found
// %%
await show(figure(finding, 'functions'));
// %%
await show(figure(finding, 'network'));
// %% [markdown] deeper
// ## Deeper is cheaper, but not smaller
//
// Why only in the second half? The paper gives two reasons: most of the gain in accuracy comes from deep layers, which it reports
// without an explanation; and activating is cheaper there, which can be counted:
// %%
await show(rowsFigure());
// %% [markdown] parameters
// A widespread summary of the paper says of h-swish: "the deeper the network, the more effectively it reduces the **number of
// parameters** (why?)". There is no why, for it does not. An activation without parameters adds none and removes none: all variants
// of this experiment have 5,470,832, and an exact claim below counts them. Two true sentences may have been mixed up here. The paper
// says that the *memory of an activation map* roughly halves whenever the resolution drops. And it says that with h-swish 16
// filters in the stem do as well as 32 with ReLU: those are parameters, 432 of them.
// %% [markdown] clip
// ## What does the clip at 6 give?
//
// The paper of MobileNetV2 takes ReLU6 "because of its robustness when used with low-precision computation". A popular reading: without
// the clip, float16 cannot represent large values well. Float16 has 10 bits behind the leading one, so that between $2^e$ and $2^{e+1}$
// neighbouring numbers are $2^{e-10}$ apart:
// %%
showMarkdown(`
| x | distance to the next float16 | half of it, over x | float16 of x + 0.2 |
| ---: | ---: | ---: | ---: |
${[5.9, 100, 1000].map(x => `| ${x} | ${spacing(x)} | ${(spacing(x) / 2 / x).toFixed(5)} | ${toFloat16(x + 0.2)} |`).join('\n')}
`);
// %%
await show(float16Figure());
// %% [markdown] clip-answer
// So the error does grow with x, but in proportion: relative to x it is never above 1/2048. A format with a *floating* point needs no
// clip to be as exact, relatively, at 1000 as at 5. The clip bounds the *absolute* error, by 1/512. That counts in sums, where
// large and small values meet: at 1000, an addend of 0.2 is lost. It also keeps values away from 65,504, where float16 ends.
//
// With 8-bit integers it is another matter. They have the same step everywhere, and the range decides how large it is: 6/255 = 0.024 with
// the clip; 3.9 if values up to 1000 have to be covered, in which case everything below 1.9 becomes 0. A range that is known beforehand
// is what the clip gives. What it takes is every difference above 6.
// %% [markdown] verdicts
// ## The verdicts
//
// Each with the rule that was written down before the measurement:
// %%
showTable(verdicts(finding));
// %%
showMarkdown(analysis(finding));
// %% [markdown] opposite
// ## If your machine shows the opposite
//
// - **Swish costs no more than h-swish.** Then either moving the map takes longer than an exponential, or the kernels are not equally
//   good: in the published run, swish was the faster one on `onnxruntime`. Look at `sigmoid`, which moves as much.
// - **Four passes cost about as much as one.** Then something that does not grow with the passes takes most of the time. Is
//   `relu` far slower per element than on another platform? Larger maps, of up to 3 MiB, are in the network at 224×224:
//   `npx beyond-flops run activations --profile full`.
// - **Fusing gains nothing.** Expected on `typescript`, see above. On `wasm` it can only save what a map costs that has left the cache;
//   in the published run it saved nothing on the large map either. If it does on yours, which cache does the map leave?
// - **The network shows less than the layer.** It should: most of its time goes into convolutions. What share of the time
//   would activations need to have for 4.5 times their traffic to make 36 %?
// - **The network at 96×96 shows less than the paper.** Its maps may stay in caches. The full profile has 224×224.
// %% [markdown] exercise-1
// ## Exercise 1 · A test that misses the bug
//
// Somebody saves memory: the gate $g = \text{ReLU6}(x + 3) / 6$ is written over x, and a second loop multiplies "x" with g. Since x
// is gone, the result is $g \cdot g$. The only test has one input, a positive number, and passes. **Which number is it?**
// %%
const answer1 = undefined; // a number
await check('activations/1', answer1);
// %% [markdown] exercise-2
// ## Exercise 2 · A counter-example
//
// "With ReLU6, sums in float16 lose nothing that matters." Find **two float16 numbers [a, b]** that ReLU6 can return, with b at least
// 0.001, whose sum in float16 is exactly a. (`spacing` and `toFloat16` are at hand.)
// %%
const answer2 = undefined; // [a, b]
await check('activations/2', answer2);
// %% [markdown] exercise-3
// ## Exercise 3 · A budget
//
// Your accelerator has no fast h-swish. You allow it in the deep part of MobileNetV3-Large, from some row of Table 1 to the end, as
// long as **at most a fifth of all activated elements** (stem included, squeeze-and-excite left out) pass through it. From which row
// on? Row 0 is the stem, row 16 the head. `elementsByRow()` in `beyond-flops/experiments/activations` counts them.
// %%
const answer3 = undefined; // a row
await check('activations/3', answer3);
// %%
await showScore('activations');
// %% [markdown] sources
// ## Sources
//
// - A. Howard et al. 2019, *Searching for MobileNetV3*, [arXiv:1905.02244](https://arxiv.org/abs/1905.02244): sections 5.1 and 5.2,
//   Tables 1 and 5. The first revision prints other times, without an optimised h-swish.
// - P. Ramachandran, B. Zoph, Q. V. Le 2017, *Searching for Activation Functions*,
//   [arXiv:1710.05941](https://arxiv.org/abs/1710.05941): swish.
// - D. Hendrycks, K. Gimpel 2016, *Gaussian Error Linear Units*, [arXiv:1606.08415](https://arxiv.org/abs/1606.08415): GELU.
// - D. Misra 2019, *Mish*, [arXiv:1908.08681](https://arxiv.org/abs/1908.08681).
// - M. Sandler et al. 2018, *MobileNetV2*, [arXiv:1801.04381](https://arxiv.org/abs/1801.04381): ReLU6.
// - How this suite measures and judges: [METHODOLOGY.md](../METHODOLOGY.md).
//
// **Next:** [16 · Squeeze-and-excite](16-squeeze-excite.ipynb)
