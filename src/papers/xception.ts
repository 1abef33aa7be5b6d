import type { Published } from './published.js';

/** Table 3: size and training speed. */
export const sizeAndSpeed: Published = {
  paper: 'Xception: Deep Learning with Depthwise Separable Convolutions (Chollet 2017)',
  arxiv: '1610.02357',
  place: 'Table 3',
  setup:
    'ImageNet, 299×299; synchronous training on 60 NVIDIA K80 GPUs, gradient steps per second: forward and backward passes, ' +
    'and the exchange of gradients.',
  columns: ['network', 'parameters', 'steps_per_s'],
  units: 'elements; steps/s',
  rows: [
    ['Inception V3', 23_626_728, 31],
    ['Xception', 22_855_952, 28],
  ],
  remarks: [
    'The paper calls the slower steps a matter of engineering: optimisations at the level of the depthwise convolution ' +
      'could make Xception faster than Inception V3. It does not print multiply-adds, of which Xception has 1.46 times as ' +
      'many (counted here).',
    'Xception has exactly the printed parameters here. Our Inception V3 has 23,834,568, as torchvision has it without the ' +
      'auxiliary classifier: 0.9 % more than printed. Where the difference comes from is not known.',
  ],
};
