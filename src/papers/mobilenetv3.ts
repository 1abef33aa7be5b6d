import type { Published } from './published.js';

const PAPER = 'Searching for MobileNetV3 (Howard et al. 2019)';
const ARXIV = '1905.02244';

/** Table 5: MobileNetV3-Large with other non-linearities. */
export const nonLinearities: Published = {
  paper: PAPER,
  arxiv: ARXIV,
  place: 'Table 5',
  setup:
    'MobileNetV3-Large, 224×224, float, one large core of a Pixel 1, TensorFlow Lite. `h-swish @N`: N is the number of ' +
    'channels of the first layer that has h-swish. `without` is measured without the optimised h-swish.',
  columns: ['network', 'top1', 'ms', 'ms_without'],
  units: 'top1 in %; ms',
  rows: [
    ['V3-Large 1.0', 75.2, 51.4, 57.5],
    ['ReLU', 74.5, 50.5, 50.5],
    ['h-swish @16', 75.4, 53.5, 68.9],
    ['h-swish @112', 75, 51, 54.4],
  ],
  remarks: [
    'Version trap: the first revision on arXiv has one column without the optimised h-swish: 66, 59, 78 and 64 ms. Its ' +
      'text then hopes that fusing will remove the overhead; the numbers here are those of the latest revision.',
    'Derived: h-swish everywhere costs 36 % over ReLU without the optimised kernel, 6 % with it.',
    'Section 5.2: in quantised mode, swish instead of h-swish takes 15 % longer; "in floating point mode, memory access ' +
      'dominates the latency cost".',
  ],
};

/** What the paper says of the width of squeeze-and-excite; it prints no table. */
export const largeSqueeze: Published = {
  paper: PAPER,
  arxiv: ARXIV,
  place: 'section 5.3, Large squeeze-and-excite (5.2.1 in the first revision)',
  setup:
    'Bottlenecks of squeeze-and-excite with a quarter of the channels of the expansion, against MnasNet, where they ' +
    'are relative to the size of the convolutional bottleneck.',
  columns: ['statement', 'value'],
  units: '',
  rows: [
    ['accuracy', 'increases'],
    ['parameters', 'modest increase'],
    ['latency', 'no discernible latency cost'],
  ],
  remarks: [
    'It compares two widths of squeeze-and-excite, not a network with it and one without.',
    'No time is printed for it.',
  ],
};
