import type { Published } from './published.js';

const PAPER =
  'SqueezeNet: AlexNet-level accuracy with 50x fewer parameters and <0.5MB model size (Iandola et al. 2016)';
const ARXIV = '1602.07360';

/** Section 5 and Figure 3: what squeezing and 3×3 filters cost in bytes and bring in accuracy. */
export const squeezeAndWindows: Published = {
  paper: PAPER,
  arxiv: ARXIV,
  place: 'Figure 3 and sections 5.2 and 5.3',
  setup:
    'ImageNet; SqueezeNet with base_e = incr_e = 128 and freq = 2. SR is the squeeze ratio, pct the share of 3×3 among ' +
    'the expanding filters; each row was trained from scratch.',
  columns: ['network', 'top5', 'size_MB'],
  units: 'top5 in %; MB of uncompressed model',
  rows: [
    ['SR 0.125, pct 50', 80.3, 4.8],
    ['SR 0.5, pct 50', 85.6, 13],
    ['SR 0.75, pct 50', 86, 19],
  ],
  remarks: [
    'Accuracy no longer grows beyond SR 0.75, nor beyond 50 % of 3×3 filters (at SR 0.5); only the numbers that the text ' +
      'prints are here.',
    'No times are printed anywhere in the paper.',
    '4.8 MB is 1,248,424 parameters of four bytes in units of 2²⁰ bytes.',
  ],
};

/** The authors' repository: what the second release saves. */
export const releases: Published = {
  paper: 'forresti/SqueezeNet, SqueezeNet_v1.1/README.md',
  place: 'the table "What’s new in SqueezeNet v1.1?"',
  setup: '227×227; the same accuracy on ImageNet, at least 80.3 % top-5.',
  columns: ['release', 'GFLOPS', 'parameters'],
  units: 'billions of operations per image, two for a multiply-accumulate; elements',
  rows: [
    ['v1.0', 1.72, 1_248_424],
    ['v1.1', 0.72, 1_235_496],
  ],
  remarks: [
    'Here an operation is half a multiply-accumulate: 1.72 GFLOPS are 0.86 billion of them, where most papers on light ' +
      'networks call the multiply-accumulates FLOPs.',
    'The README prints "2.4x less computation"; the parameters are counted from the networks.',
  ],
};

/** The title's comparison. */
export const fiftyTimes: Published = {
  paper: PAPER,
  arxiv: ARXIV,
  place: 'title, abstract and Table 2',
  setup: 'Uncompressed networks of 32-bit numbers, ImageNet.',
  columns: ['network', 'size_MB', 'times_smaller'],
  units: 'MB; ×',
  rows: [
    ['AlexNet', 240, 1],
    ['SqueezeNet', 4.8, 50],
  ],
  remarks: [
    'Parameters and accuracy are compared, not time.',
    'The AlexNet of the paper is that of 2012 in Caffe, with two groups; the one here is the one-tower network of 2014, ' +
      'with 61.1 million parameters.',
  ],
};
