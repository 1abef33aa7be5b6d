import { InputError } from '../../errors/input-error.js';
import { inverseCounts } from '../../kernels/avg-pool/counted.js';
import type { BinaryFunctionName } from '../../kernels/binary/functions.js';
import type { OpName, OpParameters } from '../../kernels/op.js';
import type { ReductionName } from '../../kernels/reduce/functions.js';
import {
  isDilated,
  paddingOfSides,
  perAxis,
  reachBehind,
  type SlidingWindow,
  windowAxes,
} from '../../kernels/window.js';
import { tensor } from '../../tensors/tensor.js';
import { float, int, ints, string } from './attributes.js';
import { FLOAT, type NodeProto } from './format.js';
import { integerOperators } from './integer-operators.js';
import { placeOperators } from './place-operators.js';
import { node, type Operator, type Source, single } from './source.js';
import { unaryNodes } from './unary-operators.js';
import { windowAttributes } from './window-attributes.js';

/** ONNX nodes of each op, without a fused activation; the type makes a missing op a compile error. */
export const operators: { readonly [K in OpName]: Operator<OpParameters[K]> } = {
  matmul: single('MatMul'),
  conv2d: source => [convolution(source, source.parameters, source.parameters.groups)],
  depthwise: source => [convolution(source, source.parameters, source.shape[1])],
  pointwise: source => {
    if (!source.parameters.accumulate) return [convolution(source, POINTWISE)];
    const product = `${source.name}/product`;
    const conv = convolution({ ...source, inputs: [source.inputs[0]], output: product }, POINTWISE);
    return [conv, node('Add', `${source.name}/accumulate`, [source.inputs[1], product], source.output)];
  },
  groupedPointwise: source => [convolution(source, POINTWISE, source.parameters.groups)],
  dense: ({ name, inputs: [x], inputShapes: [shape], weights, output }) => {
    const flat = shape.length === 2 ? x : `${name}/flat`;
    const gemm = node('Gemm', name, [flat, ...weights], output, [int('transB', 1)]);
    return flat === x ? [gemm] : [node('Flatten', `${name}/flatten`, [x], flat, [int('axis', 1)]), gemm];
  },
  maxPool: maximumPool,
  avgPool: averagePool,
  globalPool: single('GlobalAveragePool'),
  batchNorm: ({ name, inputs, weights, parameters, output }) => [
    node('BatchNormalization', name, [...inputs, ...weights], output, [float('epsilon', parameters.epsilon)]),
  ],
  relu: single('Relu'),
  relu6: ({ name, inputs, output, scalar }) => {
    const bounds = [scalar(`${name}/min`, 0), scalar(`${name}/max`, 6)];
    return [node('Clip', name, [...inputs, ...bounds], output)];
  },
  sigmoid: single('Sigmoid'),
  swish: ({ name, inputs: [x], output }) => {
    const gate = `${name}/gate`;
    return [node('Sigmoid', `${name}/sigmoid`, [x], gate), node('Mul', name, [x, gate], output)];
  },
  hardSigmoid: ({ name, inputs, output }) => [
    node('HardSigmoid', name, inputs, output, [float('alpha', 1 / 6), float('beta', 0.5)]),
  ],
  hSwish: single('HardSwish'),
  prelu: ({ name, inputs, weights, output }) => [node('PRelu', name, [...inputs, ...weights], output)],
  softmax: ({ name, inputs, output, parameters: { axis = -1, log } }) => [
    node(log ? 'LogSoftmax' : 'Softmax', name, inputs, output, [int('axis', axis)]),
  ],
  add: single('Add'),
  multiply: single('Mul'),
  // Its values are a constant of its name.
  constant: () => [],
  unary: unaryNodes,
  binary: source => single(BINARY[source.parameters.function])(source),
  reduce: ({ name, inputs, parameters, output, integers }) => {
    const axes = integers(`${name}/axes`, parameters.axes);
    return [
      node(REDUCTIONS[parameters.function], name, [...inputs, axes], output, [
        int('keepdims', parameters.keep ? 1 : 0),
        // No axes are all axes, unless it says otherwise.
        int('noop_with_empty_axes', 1),
      ]),
    ];
  },
  argMax: ({ name, inputs, parameters: { axis, keep, last }, output }) => {
    const places = `${name}/places`;
    return [
      node('ArgMax', name, inputs, places, [
        int('axis', axis),
        int('keepdims', keep ? 1 : 0),
        int('select_last_index', last ? 1 : 0),
      ]),
      node('Cast', `${name}/float`, [places], output, [int('to', FLOAT)]),
    ];
  },
  globalMaxPool: single('GlobalMaxPool'),
  lrn: ({ name, inputs, parameters: { size, alpha, beta, bias }, output }) => [
    node('LRN', name, inputs, output, [
      int('size', size),
      ...[float('alpha', alpha), float('beta', beta), float('bias', bias)],
    ]),
  ],
  instanceNorm: ({ name, inputs, weights, parameters: { epsilon }, output }) => [
    node('InstanceNormalization', name, [...inputs, ...weights], output, [float('epsilon', epsilon)]),
  ],
  layerNorm: ({ name, inputs, weights, parameters: { axis, epsilon }, output }) => [
    node('LayerNormalization', name, [...inputs, ...weights], output, [
      int('axis', axis),
      float('epsilon', epsilon),
    ]),
  ],
  batchedMatmul: single('MatMul'),
  concat: ({ name, inputs, parameters: { axis = 1 }, output }) => [
    node('Concat', name, inputs, output, [int('axis', axis)]),
  ],
  channelSlice: ({ name, inputs, parameters: { from, to }, output, integers }) => {
    const range = { starts: from, ends: to, axes: 1 };
    const constants = Object.entries(range).map(([key, value]) => integers(`${name}/${key}`, [value]));
    return [node('Slice', name, [...inputs, ...constants], output)];
  },
  channelShuffle: ({ name, inputs, parameters: { groups }, shape, output, integers }) => {
    const [N, C, H, W] = shape;
    const [table, turned] = [`${name}/table`, `${name}/turned`];
    const split = integers(`${name}/split`, [N, groups, C / groups, H, W]);
    const joined = integers(`${name}/joined`, shape);
    return [
      node('Reshape', `${name}/group`, [...inputs, split], table),
      node('Transpose', name, [table], turned, [ints('perm', [0, 2, 1, 3, 4])]),
      node('Reshape', `${name}/ungroup`, [turned, joined], output),
    ];
  },
  upsample: ({ name, inputs, shape, output, integers }) => {
    const size = integers(`${name}/size`, shape);
    return [
      node('Resize', name, [...inputs, '', '', size], output, [
        string('mode', 'nearest'),
        string('coordinate_transformation_mode', 'asymmetric'),
        string('nearest_mode', 'floor'),
      ]),
    ];
  },
  ...placeOperators,
  ...integerOperators,
  foreign({ name, parameters: { type } }) {
    throw new InputError(`writeOnnx: ${name} is a ${type}, which is not known here, expected known ops only`);
  },
};

/** ONNX operators of the functions of two numbers. */
const BINARY: { readonly [F in BinaryFunctionName]: string } = {
  add: 'Add',
  subtract: 'Sub',
  multiply: 'Mul',
  divide: 'Div',
  power: 'Pow',
  minimum: 'Min',
  maximum: 'Max',
};

/** ONNX operators of the reductions. */
const REDUCTIONS: { readonly [R in ReductionName]: string } = {
  sum: 'ReduceSum',
  mean: 'ReduceMean',
  max: 'ReduceMax',
  min: 'ReduceMin',
  product: 'ReduceProd',
  l1: 'ReduceL1',
  l2: 'ReduceL2',
  sumSquare: 'ReduceSumSquare',
  logSum: 'ReduceLogSum',
  logSumExp: 'ReduceLogSumExp',
};

const POINTWISE: SlidingWindow = { kernel: [1, 1], stride: 1, padding: 0 };

function convolution(
  { name, inputs, weights, output }: Pick<Source<unknown>, 'name' | 'inputs' | 'weights' | 'output'>,
  window: SlidingWindow,
  groups = 1,
): NodeProto {
  return node('Conv', name, [...inputs, ...weights], output, windowAttributes(window, groups));
}

/** Padding in the order of ONNX: above, left, below, right. */
type Pads = readonly [top: number, left: number, bottom: number, right: number];

/**
 * The padding of a pool, with as much at the end as the last window needs. The attribute `ceil_mode` is not used:
 * operator versions differ in which windows it adds and what these count.
 */
function padsOfPool({ inputShapes: [[, , H, W]], shape: [, , P, Q], parameters }: PoolSource): Pads {
  const [rows, columns] = windowAxes(parameters);
  return [rows.before, columns.before, reachBehind(rows, H, P), reachBehind(columns, W, Q)];
}

type PoolSource = Source<OpParameters['maxPool']>;

/**
 * A maximum over windows. Engines refuse a pool whose padding is not smaller than its window, which a dilated window with
 * `ceil` may need at the end; there the padding becomes part of the image.
 */
function maximumPool(source: Source<OpParameters['maxPool']>): readonly NodeProto[] {
  const { name, inputs, parameters, integers, scalar } = source;
  const pads = padsOfPool(source);
  if (pads.every((zeros, side) => zeros < parameters.kernel[side % 2]))
    return [pool('MaxPool', source, pads)];
  const [top, left, bottom, right] = pads;
  const padded = `${name}/padded`;
  const frame = integers(`${name}/frame`, [0, 0, top, left, 0, 0, bottom, right]);
  return [
    node('Pad', `${name}/pad`, [...inputs, frame, scalar(`${name}/lowest`, -Infinity)], padded),
    pool('MaxPool', { ...source, inputs: [padded] }, [0, 0, 0, 0]),
  ];
}

/**
 * A mean over windows. If the zeros of the padding count, but not the positions beyond them that a window with `ceil`
 * reaches, the zeros become part of the image.
 */
function averagePool(source: Source<OpParameters['avgPool']>): readonly NodeProto[] {
  const { name, inputs, parameters, integers } = source;
  if (isDilated(parameters)) return dilatedMean(source);
  const [top, left, below, behind] = padsOfPool(source);
  const [, , bottom, right] = paddingOfSides(parameters.padding);
  const counted = (places: number) => [int('count_include_pad', places)];
  if (!parameters.countPadding || (below === bottom && behind === right)) {
    const count = parameters.countPadding ? 1 : 0;
    return [pool('AveragePool', source, [top, left, below, behind], counted(count))];
  }
  const padded = `${name}/padded`;
  const zeros = integers(`${name}/zeros`, [0, 0, top, left, 0, 0, bottom, right]);
  return [
    node('Pad', `${name}/pad`, [...inputs, zeros], padded),
    pool('AveragePool', { ...source, inputs: [padded] }, [0, 0, below - bottom, behind - right], counted(0)),
  ];
}

/**
 * A dilated window can be smaller than the padding it needs, which onnxruntime refuses of an AveragePool: the sums are a
 * depthwise convolution with ones, and are then multiplied with 1 / (pixels that count).
 */
function dilatedMean(source: Source<OpParameters['avgPool']>): readonly NodeProto[] {
  const { name, shape, inputShapes, parameters, output } = source;
  const [, C, P, Q] = shape;
  const ones = tensor([C, 1, ...parameters.kernel]);
  ones.data.fill(1);
  const counts = tensor([1, 1, P, Q], inverseCounts(inputShapes[0], shape, parameters));
  const [weights, factors] = [source.floats(`${name}/ones`, ones), source.floats(`${name}/counts`, counts)];
  const sums = { ...source, name: `${name}/sum`, weights: [weights], output: `${name}/sums` };
  return [
    convolution(sums, { ...parameters, padding: padsOfPool(source) }, C),
    node('Mul', name, [sums.output, factors], output),
  ];
}

function pool(
  type: 'MaxPool' | 'AveragePool',
  { name, inputs, parameters, output }: PoolSource,
  pads: Pads,
  attributes: NodeProto['attribute'] = [],
): NodeProto {
  return node(type, name, inputs, output, [
    ints('kernel_shape', parameters.kernel),
    ints('strides', perAxis(parameters.stride)),
    ints('pads', pads),
    ...(isDilated(parameters) ? [ints('dilations', perAxis(parameters.dilation!))] : []),
    ...attributes,
  ]);
}
