import {
  mlcommons2386,
  ncnn2437,
  ncnn2510,
  netscope11,
  onnxruntime20052,
  opencv14190,
  paddleLite9318,
  pocketflow83,
  pytorch1708,
  shufflenetCaffe,
  tensorflow19390,
  tensorflow42172,
  tutorials905,
} from '../../src/papers/casebook.js';
import { tflite46002 } from '../../src/papers/pruning.js';
import { type Published, publishedNumber } from '../../src/papers/published.js';

/** What reports print of one ratio: the same twice where there is one number. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** A public question why a layer or network of less work is not faster. */
export interface Case {
  readonly id: string;
  readonly question: string;
  readonly source: Published;
  /** Time of the lighter over the heavier; absent where the question is about counts. */
  readonly reported?: Range;
  readonly suite: string;
  /** Arms on our kernels: what it is compared with, and what has less work; without the second, the same layer. */
  readonly heavy: string;
  readonly light?: string;
  /** Arms with the cause in them; `heavy` where it does not change the heavier one. */
  readonly cause?: { readonly light: string; readonly heavy?: string; readonly what: string };
  /** The lighter arm on the native engine; `light` where it is absent. */
  readonly native?: string;
  /** Three sentences. */
  readonly answer: readonly [string, string, string];
}

const once = (value: number): Range => ({ low: value, high: value });

/** One printed number over another one of the same column. */
function printed(source: Published, column: string, light: string, heavy: string): Range {
  return once(publishedNumber(source, light, column) / publishedNumber(source, heavy, column));
}

const opencvTime = (column: string) => publishedNumber(opencv14190, '16', column);
const times = ['least', 'most'].map(column =>
  publishedNumber(tensorflow19390, 'depthwise × 4 and sum', column),
);
const windowTime = (window: string, column: string) => publishedNumber(ncnn2437, window, column);
const speedUps = paddleLite9318.rows.map(
  ([input]) =>
    publishedNumber(paddleLite9318, String(input), 'old') /
    publishedNumber(paddleLite9318, String(input), 'new'),
);

/** PyTorch's groups on a CPU: a loop of slices, convolutions and a join. */
function groupsOf1708(groups: number, question: string, answer: Case['answer']): Case {
  const perSecond = (count: number) => publishedNumber(pytorch1708, String(count), 'cpu_examples_per_s');
  return {
    ...{ id: `groups-${groups}`, question, answer, source: pytorch1708 },
    reported: once(perSecond(1) / perSecond(groups)),
    suite: 'many-channels',
    heavy: 'full',
    light: `groups-${groups}`,
    cause: {
      light: `groups-${groups}-with-calls`,
      heavy: 'full-with-calls',
      what: 'a slice, an im2col product and a call of 20 µs for each group, and a join',
    },
  };
}

/** Every question, in the order of the table. */
export const cases: readonly Case[] = [
  {
    id: 'depthwise-few-channels',
    question: 'Depthwise is slower than a full convolution of 16 channels',
    source: opencv14190,
    reported: once(opencvTime('dwconv') / opencvTime('conv')),
    suite: 'few-channels',
    heavy: 'full',
    light: 'depthwise',
    cause: {
      light: 'depthwise-by-products',
      heavy: 'full-direct',
      what: "one im2col product for each channel, its nine taps padded to 16, and no Winograd's algorithm for the full one",
    },
    answer: [
      'Without a kernel of its own, a depthwise layer is one product of a single row for each channel, and laying out its windows costs as much as for the full layer.',
      'The full layer uses each window for all filters, the depthwise layer for only one.',
      'Use an engine with a depthwise kernel, or keep full convolutions where there are few channels.',
    ],
  },
  {
    id: 'depthwise-multiplier',
    question: '16 groups by a depthwise multiplier of 4 are slower than the full layer',
    source: tensorflow19390,
    reported: { low: times[0], high: times[1] },
    suite: 'many-channels',
    heavy: 'full',
    light: 'groups-16',
    cause: {
      light: 'multiplier-4',
      what: 'four filters a channel by products, a map of four times the size, and a sum',
    },
    answer: [
      'The multiplier writes a map of four times the channels, and the sum reads it back; a count sees next to nothing of either.',
      'The full layer writes each output once and keeps its sums in registers.',
      'Use an engine that has groups: one grouped kernel does the same work without that map.',
    ],
  },
  groupsOf1708(4, '4 groups take as long as one', [
    'A loop over the groups slices, convolves and joins: nine calls instead of one, and both maps are copied.',
    'Each convolution lays out its windows for only 16 filters.',
    'Where one fused kernel runs all groups, a quarter of the work does take less time.',
  ]),
  groupsOf1708(32, '32 groups take nearly five times the time of one', [
    'The same loop makes 65 calls, and each convolution has two filters: too few to fill the registers or to pay for its im2col.',
    'One fused kernel for all groups needs neither the calls nor the copies.',
    'Count calls before FLOPs, and check for which numbers of groups the engine has a kernel.',
  ]),
  {
    id: 'shufflenet-groups',
    question: 'ShuffleNet with 3 groups is slower than with one',
    source: shufflenetCaffe,
    reported: printed(shufflenetCaffe, 'seconds', 'ShuffleNet g = 3', 'ShuffleNet g = 1'),
    suite: 'shufflenet',
    heavy: 'g=1',
    light: 'g=3',
    cause: {
      light: 'g=3-as-caffe',
      heavy: 'g=1-as-caffe',
      what: 'a call for each group, and an im2col product for each depthwise channel',
    },
    answer: [
      'At the same FLOPs, three groups buy more channels: 240 instead of 144 in the first stage.',
      'Depthwise layers, shuffles and sums grow with the channels; where depthwise layers are slow, the network is slow too.',
      'More groups save nothing here: they trade multiply-accumulates for everything else.',
    ],
  },
  {
    id: 'picked-channels',
    question: 'A pruned network is slower than before',
    source: pocketflow83,
    reported: printed(pocketflow83, 'ms', 'pruned', 'original'),
    suite: 'picked-channels',
    heavy: 'whole',
    light: 'pruned',
    cause: {
      light: 'picked-with-calls',
      heavy: 'whole-with-calls',
      what: 'a 1×1 convolution that picks the channels in front of each layer, and 20 µs a call',
    },
    answer: [
      'A channel that other layers still read cannot be removed, so a 1×1 convolution before the layer picks the channels to keep.',
      'It reads the whole map and doubles the number of calls, and the layer after it was small already.',
      'Prune channels that no layer reads any more, or use a kernel that skips them.',
    ],
  },
  {
    id: 'scattered-zeros',
    question: '80 % of the weights are zero, and the time is the same',
    source: tutorials905,
    reported: once(publishedNumber(tutorials905, '80 % zeros', 'time_ratio')),
    suite: 'many-channels',
    heavy: 'full',
    light: 'filters-pruned',
    cause: { light: 'zeros', what: 'zeros that are multiplied like any other weight' },
    answer: [
      'A dense kernel multiplies zeros: its loops know shapes, not values.',
      'Removing whole filters changes the shape, and the time with it.',
      'Prune filters or fixed blocks, or use an engine with sparse kernels.',
    ],
  },
  {
    id: 'off-by-one',
    question: '31 input channels take twice the time of 32',
    source: tflite46002,
    reported: printed(tflite46002, 'latency', '31/43', '32/43'),
    suite: 'off-by-one',
    heavy: '32',
    light: '31',
    cause: {
      light: '31-fallback',
      heavy: '32-direct',
      what: 'a direct kernel for channels in fours, and im2col for all others',
    },
    answer: [
      'The fast kernel of that engine loads four channels at once and takes only multiples of four.',
      'With 31 channels, the layer takes the general path.',
      'Prune to multiples of four or eight, and time one channel more and one less.',
    ],
  },
  {
    id: 'batch',
    question: 'A batch of 1 takes as long as a batch of 4',
    source: mlcommons2386,
    reported: printed(mlcommons2386, 'seconds', '1', '4'),
    suite: 'batch',
    heavy: 'convolution-4',
    light: 'convolution-1',
    cause: {
      light: 'dense-1',
      heavy: 'dense-4',
      what: 'weights beyond the caches, read once for the whole batch',
    },
    answer: [
      'A call has a part that does not depend on the batch: here, reading 32 MiB of weights.',
      'A convolution uses each weight at every pixel, so its time follows the batch.',
      'For layers with many weights and little reuse, use a larger batch or smaller weights.',
    ],
  },
  {
    id: 'int8-slower',
    question: 'int8 is slower than float at 16 channels',
    source: onnxruntime20052,
    reported: printed(onnxruntime20052, 'seconds', 'INT8', 'FP32'),
    suite: 'int8',
    heavy: 'float',
    native: 'int8',
    cause: {
      light: 'int8',
      what: 'sums no faster than in floats, and a pass after each layer that scales, rounds and clips',
    },
    answer: [
      'int8 has the same multiply-accumulates on a quarter of the bytes; only integer instructions make them faster.',
      'Scaling, rounding and clipping take a pass over every map, and at 16 channels each value has only 144 products to pay for it.',
      'Check that the engine has integer kernels for these shapes, and that integers stay integers from layer to layer.',
    ],
  },
  {
    id: 'free-copies',
    question: 'ShuffleNetV2 is slower than MobileNetV2 of twice its FLOPs',
    source: ncnn2510,
    reported: printed(ncnn2510, 'after_ms', 'shufflenet_v2', 'mobilenet_v2'),
    suite: 'copies',
    heavy: 'mobilenet-v2',
    light: 'shufflenet-v2',
    cause: { light: 'shufflenet-v2-slow-copies', what: 'splits, joins and shuffles copied value by value' },
    answer: [
      'Split, join and shuffle have no multiply-accumulates, so a count calls them free.',
      'They read and write whole maps; where copies are slow, the network loses much of what its count promises.',
      'Look at the time of each layer: one that counts as nothing may cost the most.',
    ],
  },
  {
    id: 'window-4x4',
    question: 'A 4×4 depthwise window is far slower than 5×5',
    source: ncnn2437,
    reported: {
      low: windowTime('4×4', 'least_ms') / windowTime('3×3 or 5×5', 'most_ms'),
      high: windowTime('4×4', 'most_ms') / windowTime('3×3 or 5×5', 'least_ms'),
    },
    suite: 'windows',
    heavy: '5x5',
    light: '4x4',
    cause: { light: '4x4-fallback', what: 'kernels for 3×3 and 5×5, plain loops for all other windows' },
    answer: [
      'Engines have kernels for the windows of well-known networks; all others run in plain loops.',
      'The plain loops use no vectors and test every tap against the border.',
      'Pad a rare window with zero weights up to one that has a kernel.',
    ],
  },
  {
    id: 'strided-depthwise',
    question: 'A depthwise convolution with strides 2 and 1 is slow',
    source: paddleLite9318,
    reported: { low: Math.min(...speedUps), high: Math.max(...speedUps) },
    suite: 'strides',
    heavy: 'direct',
    cause: { light: 'by-products', what: 'one im2col and one product for each channel' },
    answer: [
      'The fast kernels took equal strides only; all other layers went through one im2col for each channel.',
      'Both ways have the same count; the copies of the windows are not in it.',
      'A direct kernel for any stride removes them, as the change itself shows.',
    ],
  },
  {
    id: 'cost-per-call',
    question: 'Depthwise on 3 channels is slower than 16 full filters',
    source: tensorflow42172,
    reported: printed(tensorflow42172, 'microseconds', 'DepthwiseConv2D', 'Conv2D'),
    suite: 'three-channels',
    heavy: 'full',
    light: 'depthwise',
    cause: { light: 'depthwise-with-calls', heavy: 'full-with-calls', what: '20 µs a call' },
    answer: [
      'The depthwise layer has 221,184 multiply-accumulates, microseconds of work, so the report largely times the call.',
      'An equal cost for both layers only moves the ratio towards 1; beyond 1, the kernel has to be slower too.',
      'Time layers of the size that you will run, in many calls of one compiled graph.',
    ],
  },
  {
    id: 'counter-without-groups',
    question: 'A counter says that groups save nothing',
    source: netscope11,
    suite: 'many-channels',
    heavy: 'full',
    light: 'depthwise',
    answer: [
      'Such a counter multiplies all input channels by all filters, whatever the groups.',
      'For a depthwise layer of C channels, its count is C times too large.',
      'Before you trust a counter, count one grouped layer by hand.',
    ],
  },
];
