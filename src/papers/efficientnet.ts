import type { Published } from './published.js';

const PAPER = 'EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks (Tan & Le 2019)';
const ARXIV = '1905.11946';

/** Section 3.3: the constants of compound scaling. */
export const compoundConstants: Published = {
  paper: PAPER,
  arxiv: ARXIV,
  place: 'section 3.3, equation 3',
  setup: 'A small grid search on EfficientNet-B0 at φ = 1, under α · β² · γ² ≈ 2.',
  columns: ['constant', 'value'],
  units: 'factors of depth, width and resolution for φ = 1',
  rows: [
    ['alpha', 1.2],
    ['beta', 1.1],
    ['gamma', 1.15],
  ],
  remarks: [
    'Their product α · β² · γ² is 1.9203, not 2: over φ = 6 that is a factor of 50, not 64.',
    'The paper says neither which grid was searched nor which φ each of B1 to B7 has. Its third footnote says that FLOPs ' +
      'may differ from the theoretical value due to rounding.',
  ],
};

/** Table 2: B0 to B7. */
export const scaledFamily: Published = {
  paper: PAPER,
  arxiv: ARXIV,
  place: 'Table 2',
  setup: 'ImageNet, latest revision.',
  columns: ['network', 'top1', 'parameters_M', 'macs_B'],
  units: "top1 in %; millions; billions, the paper's FLOPs",
  rows: [
    ['B0', 77.1, 5.3, 0.39],
    ['B1', 79.1, 7.8, 0.7],
    ['B2', 80.1, 9.2, 1],
    ['B3', 81.6, 12, 1.8],
    ['B4', 82.9, 19, 4.2],
    ['B5', 83.6, 30, 9.9],
    ['B6', 84, 43, 19],
    ['B7', 84.3, 66, 37],
  ],
  remarks: [
    'Version trap: the first revision prints other accuracies (B0 76.3, B7 84.4), the same FLOPs and parameters.',
    "Width, depth and resolution of B1 to B7 are only in the authors' code.",
  ],
};

/** Table 4: latency. */
export const scaledLatency: Published = {
  paper: PAPER,
  arxiv: ARXIV,
  place: 'Table 4',
  setup: 'Batch 1, one core of an Intel Xeon E5-2690, mean of 20 runs.',
  columns: ['network', 'seconds'],
  units: 's',
  rows: [
    ['ResNet-152', 0.554],
    ['EfficientNet-B1', 0.098],
    ['GPipe', 19],
    ['EfficientNet-B7', 3.1],
  ],
  remarks: ['B1 is 5.7 times as fast as ResNet-152 with a sixteenth of its FLOPs.'],
};
