import type { Published } from './published.js';

const PAPER =
  'MobileNets: Efficient Convolutional Neural Networks for Mobile Vision Applications (Howard et al. 2017)';
const ARXIV = '1704.04861';

/** Table 3: one layer inside the network, full and depthwise separable. */
export const internalLayer: Published = {
  paper: PAPER,
  arxiv: ARXIV,
  place: 'Table 3',
  setup:
    'A layer with 3×3 filters, 512 input channels and 512 filters on a 14×14 map; each row adds to the one before.',
  columns: ['modification', 'macs_M', 'parameters_M'],
  units: 'millions; the paper says mult-adds',
  rows: [
    ['Convolution', 462, 2.36],
    ['Depthwise separable', 52.3, 0.27],
    ['alpha = 0.75', 29.6, 0.15],
    ['rho = 0.714', 15.1, 0.15],
  ],
  remarks: ['Recomputed: 462.42, 52.28, 29.58 and 15.09 million multiply-accumulates.'],
};

/** Table 4: the whole network, with full convolutions and with depthwise-separable ones. */
export const fullAgainstSeparable: Published = {
  paper: PAPER,
  arxiv: ARXIV,
  place: 'Table 4',
  setup: 'ImageNet, 224×224.',
  columns: ['network', 'top1', 'macs_M', 'parameters_M'],
  units: 'top1 in %; millions; the paper says mult-adds',
  rows: [
    ['Conv MobileNet', 71.7, 4866, 29.3],
    ['MobileNet', 70.6, 569, 4.2],
  ],
  remarks: [
    'No times are printed with these counts.',
    'Recomputed without batch norm and without the bias of the classifier: 4,867,293,184 and 568,740,352 ' +
      'multiply-accumulates, 29,281,120 and 4,209,088 parameters. The tables here also count scale and shift.',
  ],
};

/** Table 2: how the network's work and parameters are distributed. */
export const resourcesByLayer: Published = {
  paper: PAPER,
  arxiv: ARXIV,
  place: 'Table 2',
  setup: 'MobileNet 1.0, 224×224.',
  columns: ['kind of layer', 'macs_pct', 'parameters_pct'],
  units: '%',
  rows: [
    ['Conv 1x1', 94.86, 74.59],
    ['Conv DW 3x3', 3.06, 1.06],
    ['Conv 3x3', 1.19, 0.02],
    ['Fully Connected', 0.18, 24.33],
  ],
  remarks: [
    'Erratum: Conv 3x3 does 1.91 % of the multiply-adds (10,838,016 of 568,740,352); two digits are swapped.',
    'The text beside it says that 95 % of the computation time is spent in 1×1 convolutions, which is their share of ' +
      'the multiply-adds.',
  ],
};

/** Table 5: two ways to do half of the work. */
export const narrowAgainstShallow: Published = {
  paper: PAPER,
  arxiv: ARXIV,
  place: 'Table 5',
  setup: 'ImageNet, 224×224; the shallow network lacks the five separable layers of 512 channels on 14×14.',
  columns: ['network', 'top1', 'macs_M', 'parameters_M'],
  units: 'top1 in %; millions; the paper says mult-adds',
  rows: [
    ['0.75 MobileNet', 68.4, 325, 2.6],
    ['Shallow MobileNet', 65.3, 307, 2.9],
  ],
  remarks: ['No times are printed: the table compares accuracy.'],
};

/** Table 6: the width multiplier α. */
export const widthMultiplier: Published = {
  paper: PAPER,
  arxiv: ARXIV,
  place: 'Table 6',
  setup: 'ImageNet, 224×224.',
  columns: ['network', 'top1', 'macs_M', 'parameters_M'],
  units: 'top1 in %; millions; the paper says mult-adds',
  rows: [
    ['1.0 MobileNet-224', 70.6, 569, 4.2],
    ['0.75 MobileNet-224', 68.4, 325, 2.6],
    ['0.5 MobileNet-224', 63.7, 149, 1.3],
    ['0.25 MobileNet-224', 50.6, 41, 0.5],
  ],
  remarks: ['No times are printed.'],
};

/** Table 7: the resolution multiplier ρ. */
export const resolutionMultiplier: Published = {
  paper: PAPER,
  arxiv: ARXIV,
  place: 'Table 7',
  setup: 'ImageNet, α = 1.',
  columns: ['network', 'top1', 'macs_M', 'parameters_M'],
  units: 'top1 in %; millions; the paper says mult-adds',
  rows: [
    ['1.0 MobileNet-224', 70.6, 569, 4.2],
    ['1.0 MobileNet-192', 69.1, 418, 4.2],
    ['1.0 MobileNet-160', 67.2, 290, 4.2],
    ['1.0 MobileNet-128', 64.4, 186, 4.2],
  ],
  remarks: ['No times are printed. 160×160 is 290.7 million: the paper cuts where it elsewhere rounds.'],
};

/** Tables 8 and 9: the scaled networks beside popular ones. */
export const popularModels: Published = {
  paper: PAPER,
  arxiv: ARXIV,
  place: 'Tables 8 and 9',
  setup: 'ImageNet.',
  columns: ['network', 'top1', 'macs_M', 'parameters_M'],
  units: 'top1 in %; millions; the paper says mult-adds',
  rows: [
    ['1.0 MobileNet-224', 70.6, 569, 4.2],
    ['GoogleNet', 69.8, 1550, 6.8],
    ['VGG 16', 71.5, 15300, 138],
    ['0.50 MobileNet-160', 60.2, 76, 1.32],
    ['Squeezenet', 57.5, 1700, 1.25],
    ['AlexNet', 57.2, 720, 60],
  ],
  remarks: [
    "SqueezeNet's 1700 counts a multiply-add as two: in multiply-accumulates it does half of that, as ShuffleNetV1's Table 6 prints.",
  ],
};
