import type { Published } from './published.js';

const PAPER = 'ShuffleNet V2: Practical Guidelines for Efficient CNN Architecture Design (Ma et al. 2018)';
const DEVICES =
  'GPU: one GeForce GTX 1080 Ti with cuDNN 7.0 in benchmark mode. ARM: Snapdragon 810, own NEON code, one thread. ' +
  'Mean of 100 runs of a randomly initialised network.';
const COMMON_REMARKS = [
  'The batch size is not stated. It must be 1: at ×4 one image already needs 3.81 T multiply-accumulates a second ' +
    '(derived; the peak it is compared with, about 5.7 T on this card, is unconfirmed).',
  '×2 and ×4 multiply the channel counts, so the work grows ×4 and ×16 (derived: Table 2 at g = 1 agrees with ' +
    'Table 3, which prints its channels).',
  "The paper's FLOPs are multiply-accumulates, and its MAC is memory access cost.",
];

/** Guideline 1: speed of networks with the same FLOPs and different ratios of input to output channels. */
export const guideline1: Published = {
  paper: PAPER,
  arxiv: '1807.11164',
  place: 'Table 1',
  setup:
    '10 blocks of two 1×1 convolutions, c1 → c2 and c2 → c1 (20 convolutions), on a 56×56 feature map; four ' +
    `c1 : c2 at a fixed total of FLOPs. ${DEVICES}`,
  columns: [
    'c1:c2',
    'gpu_c1c2_x1',
    'gpu_x1',
    'gpu_x2',
    'gpu_x4',
    'arm_c1c2_x1',
    'arm_x1',
    'arm_x2',
    'arm_x4',
  ],
  units: 'gpu: batches/s; arm: images/s',
  rows: [
    ['1:1', '128,128', 1480, 723, 232, '32,32', 76.2, 21.7, 5.3],
    ['1:2', '90,180', 1296, 586, 206, '22,44', 72.9, 20.5, 5.1],
    ['1:6', '52,312', 876, 489, 189, '13,78', 69.1, 17.9, 4.6],
    ['1:12', '36,432', 748, 392, 163, '9,108', 57.6, 15.1, 4.4],
  ],
  remarks: [
    'FLOPs are fixed in name only: 36,432 is 5.1 % less work than 128,128, and 22,44 is 5.5 % less than 32,32.',
    ...COMMON_REMARKS,
  ],
};

/** Guideline 2: speed of networks with the same FLOPs and different numbers of groups. */
export const guideline2: Published = {
  paper: PAPER,
  arxiv: '1807.11164',
  place: 'Table 2',
  setup:
    '10 grouped 1×1 convolutions, c → c, on a 56×56 feature map; four group counts g at a fixed total of FLOPs. ' +
    `A group convolution of their own, not one convolution after the other. ${DEVICES}`,
  columns: ['g', 'gpu_c_x1', 'gpu_x1', 'gpu_x2', 'gpu_x4', 'arm_c_x1', 'arm_x1', 'arm_x2', 'arm_x4'],
  units: 'gpu: batches/s; arm (the column is headed CPU): images/s',
  rows: [
    [1, 128, 2451, 1289, 437, 64, 40, 10.2, 2.3],
    [2, 180, 1725, 873, 341, 90, 35, 9.5, 2.2],
    [4, 256, 1026, 644, 338, 128, 32.9, 8.7, 2.1],
    [8, 360, 634, 445, 230, 180, 27.8, 7.5, 1.8],
  ],
  remarks: [
    'Erratum: c = 180 for g = 8 on ARM cannot be, 8 does not divide it; the authors call it a typo. Here: 184.',
    'FLOPs are fixed in name only: 180 and 360 channels do 1.1 % less work than the other rows of their column.',
    ...COMMON_REMARKS,
  ],
};
