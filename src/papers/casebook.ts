import type { Published } from './published.js';

const REPORT = 'A user report, not a controlled experiment.';

/** OpenCV: a depthwise convolution and a full one, by their channels. */
export const opencv14190: Published = {
  paper:
    'opencv/opencv issue 14190: ConvolutionDepthwise is slower than an ordinary convolution (March 2019)',
  place: 'github.com/opencv/opencv/issues/14190, comment of 3 April 2019',
  setup: 'OpenCV 4.0.0 on a CPU, one 3×3 convolution of stride 1 on a 200×200 map.',
  columns: ['channels', 'conv', 'dwconv'],
  units: 'ms (presumed)',
  rows: [
    [8, 1.137, 2.193],
    [16, 2.625, 3.745],
    [24, 4.873, 5.092],
    [32, 7.362, 6.797],
    [64, 21.72, 13.004],
    [128, 72.659, 25.288],
  ],
  remarks: [
    REPORT,
    'The unit is not stated; milliseconds are presumed. The comment has all multiples of 8.',
    'opencv/opencv pull request 17858 (July 2020) added a kernel for depthwise convolutions: MobileNet-SSD ran 1.24 to 1.38 times as fast.',
  ],
};

/** TensorFlow: groups made of a depthwise convolution with a multiplier. */
export const tensorflow19390: Published = {
  paper: 'tensorflow/tensorflow issue 19390: depthwise_conv2d_native too slow (May 2018)',
  place: 'github.com/tensorflow/tensorflow/issues/19390, description',
  setup:
    'TensorFlow on a GPU: 64 → 64 channels, 3×3; 16 groups as a depthwise convolution with multiplier 4 and a sum.',
  columns: ['comparison', 'least', 'most'],
  units: 'times the time of the full convolution',
  rows: [['depthwise × 4 and sum', 3, 4]],
  remarks: [
    REPORT,
    'It expects a 16th of the time, for a 16th of the multiplications. Slices, convolutions and a join were faster.',
  ],
};

/** PyTorch: 1, 4 and 32 groups on a CPU. */
export const pytorch1708: Published = {
  paper: 'pytorch/pytorch issue 1708: depthwise separable convolution (comment of February 2018)',
  place: 'github.com/pytorch/pytorch/issues/1708, comment of 4 February 2018',
  setup: 'A network of 3×3 convolutions such as 64 → 64, batch 1, on a CPU; it also has numbers of a GPU.',
  columns: ['groups', 'cpu_examples_per_s', 'gpu_examples_per_s'],
  units: 'examples a second',
  rows: [
    [1, 80, 83],
    [4, 81, 67],
    [32, 17, 91],
  ],
  remarks: [REPORT, 'Neither the network nor the machine is described.'],
};

/** ShuffleNet in Caffe: one group and three. */
export const shufflenetCaffe: Published = {
  paper: 'farmingyard/ShuffleNet issue 3: about the infer speed (July 2017)',
  place: 'github.com/farmingyard/ShuffleNet/issues/3, comment of 21 July 2017',
  setup: 'ShuffleNet in Caffe, batch 128.',
  columns: ['network', 'seconds'],
  units: 's',
  rows: [
    ['ShuffleNet g = 1', 0.28],
    ['ShuffleNet g = 3', 0.39],
    ['MobileNet', 0.36],
  ],
  remarks: [REPORT, 'The thread names the group convolution of Caffe as the likely cause.'],
};

/** PocketFlow: a pruned network with 1×1 convolutions that pick channels. */
export const pocketflow83: Published = {
  paper: 'Tencent/PocketFlow issue 83: pruned model slower (November 2018)',
  place: 'github.com/Tencent/PocketFlow/issues/83',
  setup: 'Channel pruning, mean of 100 runs on a GTX 1080 Ti; network not stated.',
  columns: ['network', 'ms'],
  units: 'ms',
  rows: [
    ['original', 5],
    ['pruned', 6.9],
  ],
  remarks: [
    REPORT,
    "The maintainers' explanation: each pruned k×k convolution is exported as a 1×1 convolution that leaves out channels, and a k×k one.",
    'Issue 253 reports 1.335 s against 1.124 s for a pruned ResNet-20.',
  ],
};

/** PyTorch: zeros among the weights. */
export const tutorials905: Published = {
  paper: 'pytorch/tutorials issue 905: sparsity rises, time does not fall (March 2020)',
  place: 'github.com/pytorch/tutorials/issues/905',
  setup: 'Unstructured L1 pruning: 80 % of the weights of every convolution set to zero.',
  columns: ['network', 'time_ratio'],
  units: 'times the time of the network that was not pruned',
  rows: [['80 % zeros', 1]],
  remarks: [
    'No time is printed. 1 stands for the answer there: about the same time, because the number of operations has not changed.',
    'The same question with other tools: tensorflow/model-optimization issue 611, he-y/filter-pruning-geometric-median issue 29.',
  ],
};

/** A language model, batch 1 and 4. */
export const mlcommons2386: Published = {
  paper: 'mlcommons/inference issue 2386: inference time with different batch sizes (November 2025)',
  place: 'github.com/mlcommons/inference/issues/2386',
  setup: 'Llama 3.1 8B on an A100; time of one batch.',
  columns: ['batch', 'seconds'],
  units: 's',
  rows: [
    [1, 1.5663],
    [4, 1.7135],
  ],
  remarks: [REPORT, 'Rounded from 16 digits.'],
};

/** onnxruntime: int8 against float, 16 channels. */
export const onnxruntime20052: Published = {
  paper: 'microsoft/onnxruntime issue 20052: an INT8 model is slower than FP32 (March 2024)',
  place: 'github.com/microsoft/onnxruntime/issues/20052',
  setup: 'Five 3×3 convolutions of stride 2, 3 → 16 → … → 16 channels, on a CPU; 1000 runs.',
  columns: ['model', 'seconds'],
  units: 's',
  rows: [
    ['FP32', 10.28],
    ['INT8', 15.52],
  ],
  remarks: [REPORT, 'The size of the input is not stated.'],
};

/** ncnn: ShuffleNetV2 before and after its copies became slow. */
export const ncnn2510: Published = {
  paper: 'Tencent/ncnn issue 2510: ShuffleNetV2 has become slower on x86 (December 2020)',
  place: 'github.com/Tencent/ncnn/issues/2510',
  setup: "ncnn's benchmark on an Intel Xeon E-2124, 4 threads, 4 loops; means.",
  columns: ['network', 'before_ms', 'after_ms'],
  units: 'ms',
  rows: [
    ['mobilenet_v2', 8.57, 7.16],
    ['shufflenet_v2', 5.11, 10.78],
    ['resnet18', 26.49, 21.31],
  ],
  remarks: [
    REPORT,
    'The report suspects Concat and Slice, which the new version had changed; it was mended.',
  ],
};

/** ncnn: a depthwise window without a kernel of its own. */
export const ncnn2437: Published = {
  paper: 'Tencent/ncnn issue 2437: low performance of ConvolutionDepthWise (December 2020)',
  place: 'github.com/Tencent/ncnn/issues/2437',
  setup: 'Depthwise, 256 channels of 26×26, one thread on a HiSilicon 3559AV100.',
  columns: ['window', 'least_ms', 'most_ms'],
  units: 'ms',
  rows: [
    ['4×4', 35, 35],
    ['3×3 or 5×5', 1, 2],
  ],
  remarks: [REPORT, 'All numbers are approximate. The 4×4 window only ran without the packed layout.'],
};

/** Paddle-Lite: strided depthwise convolutions by im2col, and directly. */
export const paddleLite9318: Published = {
  paper: 'PaddlePaddle/Paddle-Lite pull request 9318: depthwise convolutions of any stride (August 2022)',
  place: 'github.com/PaddlePaddle/Paddle-Lite/pull/9318',
  setup: 'Depthwise 3×3, strides 2 and 1; old: an im2col and a product for each group, new: direct.',
  columns: ['input', 'old', 'new'],
  units: 'ms (presumed)',
  rows: [
    ['32×128×128', 2.88, 0.51],
    ['64×128×128', 5.55, 1],
    ['32×256×256', 28.79, 3.35],
    ['64×256×256', 56.45, 7.78],
  ],
  remarks: ['The unit is not stated.'],
};

/** TensorFlow: a depthwise convolution of three channels. */
export const tensorflow42172: Published = {
  paper: 'tensorflow/tensorflow issue 42172: DepthwiseConv2D is no faster than Conv2D (August 2020)',
  place: 'github.com/tensorflow/tensorflow/issues/42172; also stackoverflow.com/questions/63332819',
  setup: 'TensorFlow 2.3, eager, [2, 64, 64, 3], 3×3; Conv2D has 16 filters. Best of 3 × 1000 loops.',
  columns: ['layer', 'microseconds'],
  units: 'µs',
  rows: [
    ['Conv2D', 225],
    ['DepthwiseConv2D', 352],
  ],
  remarks: [REPORT],
};

/** Counters that left out the groups. */
export const netscope11: Published = {
  paper: 'dgschwend/netscope pull request 11: convolutions with groups were counted wrongly (May 2017)',
  place: 'github.com/dgschwend/netscope/pull/11',
  setup: 'A counter for Caffe networks; merged.',
  columns: ['counter', 'multiply_accumulates'],
  units: '',
  rows: [
    ['netscope before', 'wrong with groups or dilation'],
    ['neuralSPOT, AmbiqAI/neuralSPOT issue 222', 'all input channels, whatever the groups'],
  ],
  remarks: ['fvcore, ptflops and thop count groups; asked in facebookresearch/fvcore issue 45.'],
};
