import type { Published } from './published.js';

/** TFLite on a phone: one convolution, its channel counts varied in steps of one. */
export const tflite46002: Published = {
  paper:
    'tensorflow/tensorflow issue 46002: conv2d is slow if channels are not multiples of 4 (December 2020)',
  place: 'github.com/tensorflow/tensorflow/issues/46002',
  setup: 'Models of a single conv2d, Pixel 3 CPU, nightly benchmark binary for android_aarch64.',
  columns: ['in_out_channels', 'latency'],
  units: 'µs (presumed)',
  rows: [
    ['16/14', 21760.5],
    ['16/15', 24486.5],
    ['16/16', 21479.2],
    ['16/17', 24136.2],
    ['16/18', 26734.9],
    ['44/37', 26193],
    ['30/43', 137299],
    ['31/43', 166752],
    ['32/43', 86515.3],
    ['33/43', 156961],
    ['34/43', 152460],
    ['35/43', 158265],
    ['4/44', 14541.9],
    ['44/4', 38141.8],
    ['11/43', 67771],
    ['43/11', 72423.9],
    ['22/30', 66271.4],
    ['30/22', 77171.4],
  ],
  remarks: [
    'A user report, not a controlled experiment.',
    'Unit and image size are not stated in these rows; microseconds are presumed. The report has more rows.',
    'One input channel more than 32 costs ×1.81, one less ×1.93.',
  ],
};

/** ncnn: a pruned network that became slower. */
export const ncnn3190: Published = {
  paper: 'Tencent/ncnn issue 3190: a pruned network is slower (August 2021)',
  place: 'github.com/Tencent/ncnn/issues/3190',
  setup: 'Input 1080×1080, 4 threads.',
  columns: ['config', 'channels', 'latency_ms'],
  units: 'ms',
  rows: [
    ['cfg0 original', '8,8,16,16,32,32,32,32,64,64,64,64,128x12,256,256,256', 92.13],
    [
      'cfg1 pruned',
      '5,5,10,10,20,20,23,23,43,43,48,48,90,90,69,69,51,51,40,40,33,33,63,63,159,159,195',
      98.27,
    ],
  ],
  remarks: [
    'A user report, not a controlled experiment.',
    "The maintainer's answer: channel counts should be multiples of 4, or better of 8; the reporter confirmed it.",
    '128x12 stands for twelve layers of 128 channels.',
  ],
};

/** NetAdapt: fewer multiply-accumulates, more latency. */
export const netadapt: Published = {
  paper: 'NetAdapt: Platform-Aware Neural Network Adaptation for Mobile Applications (Yang et al. 2018)',
  arxiv: '1804.03230',
  place: 'Table 1',
  setup: 'MobileNetV1 on the CPU of a Google Pixel 1; percentages are of the first row of each group.',
  columns: ['network', 'top1', 'macs_M', 'macs_pct', 'latency_ms', 'latency_pct'],
  units: 'top1 in %, macs_M in millions',
  rows: [
    ['25% MobileNetV1 (128)', 45.1, 13.6, 100, 4.65, 100],
    ['MorphNet', 46, 15, 110, 6.52, 140],
    ['NetAdapt', 46.3, 11, 81, 6.01, 129],
    ['75% MobileNetV1 (224)', 68.8, 325.4, 100, 69.3, 100],
    ['ADC', 69.1, 304.2, 93, 79.2, 114],
    ['NetAdapt', 69.1, 284.3, 87, 74.9, 108],
  ],
  remarks: [
    'NetAdapt appears in both groups: 81 % of the multiply-accumulates at 129 % of the latency, and 87 % at 108 %.',
  ],
};

/** NVIDIA: how much of the last tile is wasted. */
export const nvidiaTile: Published = {
  paper:
    "NVIDIA Deep Learning Performance: Matrix Multiplication Background User's Guide (DU-09799-001, 2023)",
  place: 'section 3.1, tile quantization',
  setup:
    'One dimension of a matrix product in tiles of width 128: ⌈N / 128⌉ tiles, the last one partly empty.',
  columns: ['N', 'tiles', 'wasted_fraction_pct'],
  units: 'wasted_fraction_pct in %',
  rows: [
    [129, 2, 50],
    [1000, 8, 2.3],
    [50257, 393, 0.09],
  ],
  remarks: [
    "The guide's own example is N = 256 → 257 with 128×128 tiles: 1.5 times the arithmetic (2×2 → 2×3 tiles) for " +
      '0.39 % more useful work.',
    'Secondary source: these rows come from third parties that quote the guide; its own wording is unconfirmed.',
  ],
};

/** The notes behind "why is it slower after channel pruning?": a small VGG-like network before and after. */
export const fieldNotes: Published = {
  paper: 'Field notes on compressing small networks (Chinese notes, 2020)',
  place: 'section 2.1.4',
  setup: 'MNIST, 8th-generation Intel Core i7, GTX 1070 laptop; mean of runs 2 to 20 of 20.',
  columns: ['metric', 'before', 'after', 'ratio'],
  units: 'speed_s in seconds, size_k in k, params a count',
  rows: [
    ['speed_s', 0.0010088002971439722, 0.0006894601848655808, 1.463],
    ['accuracy', 0.9731, 0.9731, 1],
    ['size_k', 1731.4638671875, 32.640625, 52.4],
    ['params', 440930, 142762, 3.08],
  ],
  remarks: [
    'Field notes without a known public address, not a paper: no code, pruning mixed with low-rank layers, fusion and quantisation.',
    'Erratum: by their own numbers, the ratio of the sizes is 53.0, not 52.4.',
    'Their explanation in section 3: the model has become too small, so the time reaches a floor; batch 2 and 4 take ' +
      'about the same time.',
  ],
};

/** Radu et al.: pruning some of the channels can double the time. */
export const radu2019: Published = {
  paper:
    'Performance Aware Convolutional Neural Network Channel Pruning for Embedded GPUs (Radu et al. 2019, IISWC)',
  arxiv: '2002.08697',
  place: 'abstract',
  setup: 'Arm Compute Library and TVM (OpenCL), cuDNN (CUDA), embedded GPUs.',
  columns: ['finding', 'value'],
  units: '',
  rows: [
    ['pruning 12 % of the channels', 'in some cases 2x SLOWDOWN'],
    ['performance-aware pruning, cuDNN', '3x speedup'],
    ['performance-aware pruning, ACL and TVM', 'above 10x speedup'],
  ],
  remarks: ['Numbers from the abstract; the staircase plots of single layers are not reproduced here.'],
};
