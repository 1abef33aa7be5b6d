import type { Published } from './published.js';

/** ESPNet, section 3: what the pyramid saves, by its example. */
export const espExample: Published = {
  paper:
    'ESPNet: Efficient Spatial Pyramid of Dilated Convolutions for Semantic Segmentation (Mehta et al. 2018)',
  arxiv: '1803.06815',
  place: 'section 3',
  setup:
    'n = 3, N = M = 128, K = 4. A standard convolution has n²·M·N parameters, an ESP module M·N/K + n²·N²/K.',
  columns: ['quantity', 'value'],
  units: 'times; pixels per side',
  rows: [
    ['times fewer parameters', 3.6],
    ['effective receptive field', 17],
  ],
  remarks: [
    'Both numbers are quoted from memory (unconfirmed); the formulas give exactly 3.6 and (3 − 1)·2³ + 1 = 17.',
  ],
};

/** ESPNetv2, section 3: what the EESP unit saves over the ESP module, by its example. */
export const eespExample: Published = {
  paper: 'ESPNetv2: A Light-weight, Power Efficient, and General Purpose CNN (Mehta et al. 2018)',
  arxiv: '1811.11431',
  place: 'section 3',
  setup: 'M = 240, g = K = 4, d = M/K = 60, n = 3: (M·d + n²·d²·K) / (M·d/g + (n² + d)·d·K).',
  columns: ['quantity', 'value'],
  units: 'times',
  rows: [['times fewer parameters', 7]],
  remarks: [
    'Computed: 144,000 / 20,160 = 7.14.',
    'The text that this course grew from calls the same quotient a reduction of the computational complexity. It counts ' +
      'parameters; with stride 1 and one size of map each parameter is used once per pixel, so the quotient of the ' +
      'multiply-accumulates is the same.',
  ],
};
