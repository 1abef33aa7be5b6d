import type { Published } from './published.js';

const PAPER = 'ShuffleNet V2: Practical Guidelines for Efficient CNN Architecture Design (Ma et al. 2018)';
const DEVICES =
  'GPU: one GeForce GTX 1080 Ti with cuDNN 7.0 in benchmark mode. ARM: Snapdragon 810, own NEON code, one thread. ' +
  'Mean of 100 runs of a randomly initialised network.';
const COMMON_REMARKS = [
  'The batch size is not stated. It must be 1: at ×4, one image already needs 3.81 T multiply-accumulates per second ' +
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
    `Their own grouped convolution, not one convolution per group in sequence. ${DEVICES}`,
  columns: ['g', 'gpu_c_x1', 'gpu_x1', 'gpu_x2', 'gpu_x4', 'arm_c_x1', 'arm_x1', 'arm_x2', 'arm_x4'],
  units: 'gpu: batches/s; arm (the column is headed CPU): images/s',
  rows: [
    [1, 128, 2451, 1289, 437, 64, 40, 10.2, 2.3],
    [2, 180, 1725, 873, 341, 90, 35, 9.5, 2.2],
    [4, 256, 1026, 644, 338, 128, 32.9, 8.7, 2.1],
    [8, 360, 634, 445, 230, 180, 27.8, 7.5, 1.8],
  ],
  remarks: [
    'Erratum: c = 180 is impossible for g = 8 on ARM, because 8 does not divide it; the authors call it a typo. Here: 184.',
    'FLOPs are fixed in name only: 180 and 360 channels do 1.1 % less work than the other rows of their column.',
    ...COMMON_REMARKS,
  ],
};

/** Guideline 3: speed of networks with the same FLOPs, in one piece and in fragments. */
export const guideline3: Published = {
  paper: PAPER,
  arxiv: '1807.11164',
  place: 'Table 3',
  setup:
    '10 blocks of 1, 2 or 4 1×1 convolutions on a 56×56 feature map, in series or in parallel; parallel ones are added ' +
    `element by element (Appendix Figure 1). The total of FLOPs is fixed. ${DEVICES}`,
  columns: ['structure', 'gpu_x1', 'gpu_x2', 'gpu_x4', 'arm_x1', 'arm_x2', 'arm_x4'],
  units: 'gpu: batches/s; arm (the column is headed CPU): images/s',
  rows: [
    ['1-fragment', 2446, 1274, 434, 40.2, 10.1, 2.3],
    ['2-fragment-series', 1790, 909, 336, 38.6, 10.1, 2.2],
    ['4-fragment-series', 752, 745, 349, 38.4, 10.1, 2.3],
    ['2-fragment-parallel', 1537, 803, 320, 33.4, 9.1, 2.2],
    ['4-fragment-parallel', 691, 572, 292, 35.0, 8.4, 2.1],
  ],
  remarks: [
    'The columns are headed by c, the channels of one fragment: ×1, ×2 and ×4 are 128, 256 and 512 on the GPU, 64, 128 and 256 on ARM.',
    'The channels of the others are not printed. Equal FLOPs give c/√2 for two fragments, here 90 and 45, and c/2 for four.',
    'FLOPs are fixed in name only: two fragments of 90 or 45 channels do 1.1 % less work than one.',
    'Two printed digits on ARM at ×4: a step of 0.1 is 5 %.',
    COMMON_REMARKS[0],
    COMMON_REMARKS[2],
  ],
};

/** Guideline 4: speed of a stack of bottleneck units with and without ReLU and shortcut. */
export const guideline4: Published = {
  paper: PAPER,
  arxiv: '1807.11164',
  place: 'Table 4',
  setup:
    '10 bottleneck units of ResNet, 1×1, 3×3, 1×1 convolution, with ReLU and shortcut or without; c is the "number of ' +
    `channels in unit". ${DEVICES}`,
  columns: ['ReLU, shortcut', 'gpu_c32', 'gpu_c64', 'gpu_c128', 'arm_c32', 'arm_c64', 'arm_c128'],
  units: 'gpu: batches/s; arm: images/s',
  rows: [
    ['yes, yes', 2427, 2066, 1436, 56.7, 16.9, 5],
    ['yes, no', 2647, 2256, 1735, 61.9, 18.8, 5.2],
    ['no, yes', 2672, 2121, 1458, 57.3, 18.2, 5.1],
    ['no, no', 2842, 2376, 1782, 66.3, 20.2, 5.4],
  ],
  remarks: [
    'The text says "around 20 % speedup" without both; the six columns say 17, 15, 24, 17, 20 and 8 % (derived).',
    'Not stated: the size of the map, and whether c is the number of channels of all three convolutions or, as in ' +
      'ResNet, that of the unit, with c / 4 inside. Here: 56×56, as in Tables 1 to 3, and c / 4 inside.',
    'Three printed digits: on ARM at c = 128, the gain of 8 % may be anything from 6 to 10 %.',
    ...COMMON_REMARKS.slice(2),
  ],
};

/** Figure 2: where the time of two networks goes. */
export const runtimeBreakdown: Published = {
  paper: PAPER,
  arxiv: '1807.11164',
  place: 'Figure 2',
  setup: `ShuffleNetV1 1× (g = 3) and MobileNetV2 1×, 224×224. ${DEVICES}`,
  columns: ['network and device', 'convolution', 'data', 'element-wise', 'shuffle', 'other'],
  units: '% of the run time',
  rows: [
    ['ShuffleNet V1 on GPU', 50, 20, 15, 5, 10],
    ['MobileNet V2 on GPU', 54, 22, 23, null, 1],
    ['ShuffleNet V1 on ARM', 87, 1, 4, 0, 8],
    ['MobileNet V2 on ARM', 89, 0.3, 10.5, null, 0.2],
  ],
  remarks: [
    'A dash marks a slice that is not drawn. Data means input and output; element-wise means sums, ReLU and the like.',
    'The paper says that full optimisation, such as tensor fusion, is on.',
  ],
};

/** Table 8: complexity and speed of whole networks. */
export const networkSpeed: Published = {
  paper: PAPER,
  arxiv: '1807.11164',
  place: 'Table 8',
  setup: `Batch 8 on the GPU, 1 on ARM; 224×224, except * (160×160) and ** (192×192). ${DEVICES}`,
  columns: ['network', 'macs_M', 'top1_err', 'gpu_batches_s', 'arm_images_s'],
  units: "macs_M in millions, the paper's FLOPs; top1_err in %; batches/s; images/s",
  rows: [
    ['ShuffleNet v2 0.5x', 41, 39.7, 417, 57],
    ['0.25 MobileNet v1', 41, 49.4, 502, 36.4],
    ['0.4 MobileNet v2 (our impl.)*', 43, 43.4, 333, 33.2],
    ['0.15 MobileNet v2 (our impl.)', 39, 55.1, 351, 33.6],
    ['ShuffleNet v1 0.5x (g=3)', 38, 43.2, 347, 56.8],
    ['DenseNet 0.5x (our impl.)', 42, 58.6, 366, 39.7],
    ['Xception 0.5x (our impl.)', 40, 44.9, 384, 52.9],
    ['IGCV2-0.25', 46, 45.1, 183, 31.5],
    ['ShuffleNet v2 1x', 146, 30.6, 341, 24.4],
    ['0.5 MobileNet v1', 149, 36.3, 382, 16.5],
    ['0.75 MobileNet v2 (our impl.)**', 145, 32.1, 235, 15.9],
    ['0.6 MobileNet v2 (our impl.)', 141, 33.3, 249, 14.9],
    ['ShuffleNet v1 1x (g=3)', 140, 32.6, 213, 21.8],
    ['DenseNet 1x (our impl.)', 142, 45.2, 279, 15.8],
    ['Xception 1x (our impl.)', 145, 34.1, 278, 19.5],
    ['IGCV2-0.5', 156, 34.5, 132, 15.5],
    ['IGCV3-D (0.7)', 210, 31.5, 143, 11.7],
    ['ShuffleNet v2 1.5x', 299, 27.4, 255, 11.8],
    ['0.75 MobileNet v1', 325, 31.6, 314, 10.6],
    ['1.0 MobileNet v2', 300, 28, 180, 8.9],
    ['1.0 MobileNet v2 (our impl.)', 301, 28.3, 180, 8.9],
    ['ShuffleNet v1 1.5x (g=3)', 292, 28.5, 164, 10.3],
    ['DenseNet 1.5x (our impl.)', 295, 39.9, 274, 9.7],
    ['CondenseNet (G=C=8)', 274, 29, null, null],
    ['Xception 1.5x (our impl.)', 305, 29.4, 219, 10.5],
    ['IGCV3-D', 318, 27.8, 102, 6.3],
    ['ShuffleNet v2 2x', 591, 25.1, 217, 6.7],
    ['1.0 MobileNet v1', 569, 29.4, 247, 6.5],
    ['1.4 MobileNet v2', 585, 25.3, 137, 5.4],
    ['1.4 MobileNet v2 (our impl.)', 587, 26.7, 137, 5.4],
    ['ShuffleNet v1 2x (g=3)', 524, 26.3, 133, 6.4],
    ['DenseNet 2x (our impl.)', 519, 34.6, 197, 6.1],
    ['CondenseNet (G=C=4)', 529, 26.2, null, null],
    ['Xception 2x (our impl.)', 525, 27.6, 174, 6.7],
    ['IGCV2-1.0', 564, 29.3, 81, 4.9],
    ['IGCV3-D (1.4)', 610, 25.5, 82, 4.5],
    ['ShuffleNet v2 2x (with SE)', 597, 24.6, 161, 5.6],
    ['NASNet-A (4 @ 1056, our impl.)', 564, 26, 130, 4.6],
    ['PNASNet-5 (our impl.)', 588, 25.8, 115, 4.1],
  ],
  remarks: ['"our impl." marks networks that the authors of this paper trained themselves.'],
};
