import type { Published } from './published.js';

const PAPER = 'EfficientNetV2: Smaller Models and Faster Training (Tan & Le 2021)';
const ARXIV = '2104.00298';

/** Table 3: MBConv replaced by Fused-MBConv in more and more stages of EfficientNet-B4. */
export const fusedStages: Published = {
  paper: PAPER,
  arxiv: ARXIV,
  place: 'Table 3',
  setup: 'ImageNet, 380×380; training throughput on a TPUv3 core and on a V100 GPU, in half precision.',
  columns: ['variant', 'parameters_M', 'macs_B', 'top1', 'tpu_images_s', 'v100_images_s'],
  units: 'millions; billions, the paper says FLOPs; top1 in %; images/s per core or GPU, in training',
  rows: [
    ['No fused', 19.3, 4.5, 82.8, 262, 155],
    ['Fused stage1-3', 20, 7.5, 83.1, 362, 216],
    ['Fused stage1-5', 43.4, 21.3, 83.1, 327, 223],
    ['Fused stage1-7', 132, 34.4, 81.7, 254, 206],
  ],
  remarks: [
    'Throughput in training: forward and backward passes over large batches. Here: inference of one image.',
    'Stages 1 to 3 are those behind the stem: stages 2 to 4 of EfficientNet’s own table.',
    'The windows of the fused stages are not printed. Counted here: with 3×3 windows, stages 1 to 3 give 7.34 B and 19.9 M, ' +
      'as printed to 2 %; with the 5×5 window that B4 has in its third stage, 9.65 B and 20.9 M. The parameters of the last ' +
      'two rows fit only if 5×5 windows are kept: 43.5 M and 132.1 M, against 29.0 M and 65.4 M. So the rows do not seem to ' +
      'be made by one rule.',
    'The plain B4 is printed with 4.5 B here and with 4.2 B in the first EfficientNet paper; counted: 4.39 B.',
  ],
};
