import type { Published } from './published.js';

const PAPER = 'MobileNetV2: Inverted Residuals and Linear Bottlenecks (Sandler et al. 2018)';
const ARXIV = '1801.04381';

/** Figure 1: what ReLU leaves of a spiral embedded in n dimensions. */
export const reluSpiral: Published = {
  paper: PAPER,
  arxiv: ARXIV,
  place: 'Figure 1',
  setup: 'spiral in R² → random T (n × 2) → ReLU → T⁻¹ → R²',
  columns: ['panel', 'n', 'published_observation'],
  units: '',
  rows: [
    ['Input', 2, 'spiral'],
    ['Output/dim=2', 2, 'information loss: points collapse'],
    ['Output/dim=3', 3, 'information loss: points collapse'],
    ['Output/dim=5', 5, null],
    ['Output/dim=15', 15, 'highly non-convex, preserved'],
    ['Output/dim=30', 30, 'highly non-convex, preserved'],
  ],
  remarks: [
    'Not stated: the distribution of T, the equation of the spiral, the number of points, whether there is a bias.',
    'T is not square, so T⁻¹ can only be a generalised inverse; the caption does not say which ' +
      '(unconfirmed). Here: the Moore–Penrose pseudo-inverse.',
    'The caption speaks of n = 2, 3 and of n = 15 to 30; it says nothing about n = 5.',
    'The figure is about a curve, Theorem 1 of the appendix about areas.',
  ],
};

/** Appendix, Theorem 1 with two input dimensions: the share of the area on which ReLU(Bx) can be inverted. */
export const preservedArea: Published = {
  paper: PAPER,
  arxiv: ARXIV,
  place: 'appendix A, Lemma 2 and Theorem 1',
  setup:
    'Lemma 2: ReLU(Bx) determines x ∈ R² if and only if at least 2 of its values are not 0 and 2 of their rows of B ' +
    '(n × 2) are linearly independent. Theorem 1: for any random B with p(DB) = p(B), D = diag(±1), the expected ' +
    'share of the area that is preserved is Σ_{k=0}^{n−2} C(n,k) / 2ⁿ = 1 − (1 + n) / 2ⁿ.',
  columns: ['n', 'preserved_fraction', 'collapsed_fraction'],
  units: 'fraction of the area',
  rows: [
    [2, 0.25, 0.75],
    [3, 0.5, 0.5],
    [5, 0.8125, 0.1875],
    [10, 0.98925781, 0.0107421875],
    [15, 0.99951172, 0.0004882812],
    [30, 0.99999997, 2.89e-8],
  ],
  remarks: [
    'The formula is published, the numbers are derived from it.',
    'Erratum: just before its bound for large n, the paper calls N/2ⁿ "the fraction of collapsed space"; by its own ' +
      'Theorem 1 it is the fraction preserved.',
    'The paper writes m for the embedding (here n) and n for the input (here 2).',
  ],
};

/** Table 2: the body of the network. */
export const architecture: Published = {
  paper: PAPER,
  arxiv: ARXIV,
  place: 'Table 2',
  setup:
    'Each line is repeated n times; the first of them has stride s, the others 1. Spatial convolutions are 3×3. ' +
    'Expansion t applies to the input channels; there is a residual if the stride is 1 and the channels are equal.',
  columns: ['input', 'operator', 't', 'c', 'n', 's'],
  units: '',
  rows: [
    ['224^2x3', 'conv2d', null, 32, 1, 2],
    ['112^2x32', 'bottleneck', 1, 16, 1, 1],
    ['112^2x16', 'bottleneck', 6, 24, 2, 2],
    ['56^2x24', 'bottleneck', 6, 32, 3, 2],
    ['28^2x32', 'bottleneck', 6, 64, 4, 2],
    ['14^2x64', 'bottleneck', 6, 96, 3, 1],
    ['14^2x96', 'bottleneck', 6, 160, 3, 2],
    ['7^2x160', 'bottleneck', 6, 320, 1, 1],
    ['7^2x320', 'conv2d 1x1', null, 1280, 1, 1],
    ['7^2x1280', 'avgpool 7x7', null, null, 1, null],
    ['1x1x1280', 'conv2d 1x1', null, 'k', null, null],
  ],
  remarks: [
    'Version trap: early revisions print 28^2x64 as the input of the 96-channel group, a typo for 14^2x64.',
    'Derived: 300,774,272 multiply-accumulates and 3,470,760 parameters without batch norm at 224×224, which agrees ' +
      "with the paper's 300 M and 3.4 M (Table 4).",
  ],
};

/** Section 5.1: what the paper says about computing a bottleneck in t slices; it prints no table. */
export const tSplit: Published = {
  paper: PAPER,
  arxiv: ARXIV,
  place: 'section 5.1',
  setup: 'F(x) = Σ_{i=1}^{t} (Aᵢ ∘ N ∘ Bᵢ)(x): one slice of n/t inner channels in memory at a time.',
  columns: ['statement', 'value'],
  units: '',
  rows: [
    ['multiply-adds', 'independent of t'],
    [
      'run time',
      'replacing one matrix multiplication with several smaller ones hurts runtime performance due to increased ' +
        'cache misses',
    ],
    ['advice', 'most helpful with t being a small constant between 2 and 5'],
  ],
  remarks: [
    'No timing is printed for any t: there is no published number to match.',
    'The paper names two conditions: the inner transformation is per-channel, and consecutive operators that are ' +
      'not per-channel have a significant ratio of input to output size.',
  ],
};

/** Latencies of the released networks. */
export const release: Published = {
  paper: "TensorFlow's release of MobileNetV2 (research/slim/nets/mobilenet, README)",
  place: 'table of models',
  setup: 'TensorFlow Lite, float, one large core of a Google Pixel 1.',
  columns: ['network', 'macs_M', 'parameters_M', 'top1', 'pixel1_ms'],
  units: 'millions; top1 in %; ms',
  rows: [
    ['1.4-224', 582, 6.06, 75, 138],
    ['1.3-224', 509, 5.34, 74.4, 123],
    ['1.0-224', 300, 3.47, 71.8, 73.8],
    ['1.0-192', 221, 3.47, 70.7, 55.1],
    ['1.0-160', 154, 3.47, 68.8, 40.2],
    ['1.0-128', 99, 3.47, 65.3, 27.6],
    ['1.0-96', 56, 3.47, 60.3, 17.6],
    ['0.75-224', 209, 2.61, 69.8, 55.8],
    ['0.75-192', 153, 2.61, 68.7, 41.6],
    ['0.75-160', 107, 2.61, 66.4, 30.4],
    ['0.75-128', 69, 2.61, 63.2, 21.9],
    ['0.75-96', 39, 2.61, 58.8, 14.2],
    ['0.5-224', 97, 1.95, 65.4, 28.7],
    ['0.5-192', 71, 1.95, 63.9, 21.1],
    ['0.5-160', 50, 1.95, 61, 14.9],
    ['0.5-128', 32, 1.95, 57.7, 9.9],
    ['0.5-96', 18, 1.95, 51.2, 6.4],
    ['0.35-224', 59, 1.66, 60.3, 19.7],
    ['0.35-192', 43, 1.66, 58.2, 14.6],
    ['0.35-160', 30, 1.66, 55.7, 10.5],
    ['0.35-128', 20, 1.66, 50.8, 6.9],
    ['0.35-96', 11, 1.66, 45.5, 4.5],
  ],
  remarks: [
    'A name combines width and resolution: 0.75-192 is width 0.75 at 192×192.',
    '0.75-192 and 1.0-160 do the same work, but the former takes 3 % longer; 0.75-224 does 2.15 times the work of ' +
      '0.5-224 in 1.94 times the time.',
  ],
};
