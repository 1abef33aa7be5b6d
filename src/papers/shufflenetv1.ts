import type { Published } from './published.js';

/** Table 8: time on a phone and complexity. */
export const actualSpeed: Published = {
  paper:
    'ShuffleNet: An Extremely Efficient Convolutional Neural Network for Mobile Devices (Zhang et al. 2017)',
  arxiv: '1707.01083',
  place: 'Table 8',
  setup: 'One thread of a Qualcomm Snapdragon 820; three image sizes.',
  columns: ['network', 'top1_err', 'macs_M', 'ms_224x224', 'ms_480x640', 'ms_720x1280'],
  units: 'top1_err in %; macs_M in millions, the paper says FLOPs; ms',
  rows: [
    ['ShuffleNet 0.5x (g=3)', 43.2, 38, 15.2, 87.4, 260.1],
    ['ShuffleNet 1x (g=3)', 32.6, 140, 37.8, 222.2, 684.5],
    ['ShuffleNet 2x (g=3)', 26.3, 524, 108.8, 617, 1857.6],
    ['AlexNet', 42.8, 720, 184, 1156.7, 3633.9],
    ['1.0 MobileNet-224', 29.4, 569, 110, 612, 1879.2],
  ],
  remarks: [
    'The text: every 4× theoretical complexity reduction usually results in about 2.6× actual speed-up. From the ' +
      'table, at 224×224: 2x to 1x is 3.74 in theory and 2.88 in time, 1x to 0.5x is 3.68 and 2.49.',
    'The text compares AlexNet with 0.5x: 18× in theory, about 13× in time; the table has 18.9 and 12.1 at 224×224.',
    'Section 3.2: depthwise convolution is difficult to implement efficiently on mobile devices, which may result ' +
      'from a worse ratio of computation to memory access.',
  ],
};

/** Table 3: the same networks with channel shuffle and without. */
export const channelShuffleError: Published = {
  paper: actualSpeed.paper,
  arxiv: '1707.01083',
  place: 'Table 3',
  setup: 'ImageNet 2012, one 224×224 crop. The groups and the work are the same in each row.',
  columns: ['model', 'without shuffle', 'with shuffle', 'difference'],
  units: 'top-1 error in %; difference in percentage points',
  rows: [
    ['1x (g=3)', 34.5, 32.6, 1.9],
    ['1x (g=8)', 37.6, 32.4, 5.2],
    ['0.5x (g=3)', 45.7, 43.2, 2.5],
    ['0.5x (g=8)', 48.1, 42.3, 5.8],
    ['0.25x (g=3)', 56.3, 55, 1.3],
    ['0.25x (g=8)', 56.5, 52.7, 3.8],
  ],
  remarks: [
    'The shuffle gains more with 8 groups than with 3 at every width, and least at 0.25× in both columns.',
    'The paper says nothing of the time that the shuffle takes; ShuffleNetV2, Figure 2, has it at 5 % on a GPU and 0 % on ARM.',
  ],
};

/** Section 4.3 and Table 5: ShuffleNet with squeeze-and-excite. */
export const withSqueezeExcite: Published = {
  paper: actualSpeed.paper,
  arxiv: '1707.01083',
  place: 'section 4.3 and Table 5',
  setup:
    'ShuffleNet 2× (g = 3) with and without squeeze-and-excite; times "on mobile devices", in the text only.',
  columns: ['network', 'top1_err', 'macs_M', 'slower_from', 'slower_to'],
  units: 'top1_err in %; macs_M in millions, the paper says FLOPs; times as long as without',
  rows: [
    ['ShuffleNet 2x (g=3)', 26.3, 524, null, null],
    ['ShuffleNet 2x (with SE, g=3)', 24.7, 527, 1.25, 1.4],
  ],
  remarks: [
    'The text: "though negligible increase of theoretical complexity", networks with it are "usually 25 ∼ 40% slower".',
    'Not stated: where in the unit it stands, and how narrow it is. A sixteenth of the channels at the end of every ' +
      'branch gives 2.5 million multiply-adds more.',
  ],
};
