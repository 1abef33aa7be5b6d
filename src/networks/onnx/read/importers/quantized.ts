import type { IntegerType, Quantization } from '../../../../kernels/op.js';
import { elements } from '../../../../tensors/tensor.js';
import type { Call, Importer } from '../call.js';
import { TYPES, typeName } from '../element-types.js';
import { lazyConstant } from '../fold/lazy.js';
import { Unsupported } from '../refusal.js';
import { axisOf } from '../semantics/axes.js';
import type { Constant } from '../values.js';
import { axesOfWindow, shortPadding, shortPair, slidingOf } from './windows.js';

/** Quantised values and the convolutions of them. */
export const quantized = {
  QuantizeLinear(call) {
    call.ignore('saturate', 'precision');
    call.expectFloat();
    const x = call.activation(0);
    const type = call.int('output_dtype', 0);
    const parameters = quantizationOf(call, 1, 2, type === 0 ? TYPES.uint8 : type);
    const axis = axisFor(call, parameters);
    return call.add('quantize', [x], { ...parameters, ...axis }, { type: TYPES[parameters.type] });
  },
  DequantizeLinear(call) {
    call.ignore('output_dtype');
    const x = call.activation(0);
    if (x.type === TYPES.int32) return scaledSums(call);
    const parameters = quantizationOf(call, 1, 2, x.type);
    return call.add(
      'dequantize',
      [x],
      { ...parameters, ...axisFor(call, parameters) },
      { type: TYPES.float },
    );
  },
  QLinearConv(call) {
    const parts = convolutionOf(call, 3);
    const [input, weights, output] = [
      quantizationOf(call, 1, 2, call.input(0).type),
      quantizationOf(call, 4, 5, parts.filter.type),
      quantizationOf(call, 6, 7, TYPES.uint8),
    ];
    const bias = call.constant(8, 'biases');
    const { filters } = parts.parameters;
    const out = call.add(
      'quantizedConv',
      [parts.sliding.image],
      { ...parts.parameters, input, weights, output, bias: bias !== undefined },
      {
        weights: [parts.weight, ...(bias ? [{ constant: bias, shape: [filters] }] : [])],
        type: TYPES[output.type],
      },
    );
    return parts.sliding.restored(out);
  },
  ConvInteger(call) {
    const parts = convolutionOf(call, 1);
    const [input, weights] = [
      zeroPointOf(call, 2, call.input(0).type),
      zeroPointOf(call, 3, parts.filter.type),
    ];
    const out = call.add(
      'integerConv',
      [parts.sliding.image],
      { ...parts.parameters, input, weights },
      { weights: [parts.weight], type: TYPES.int32 },
    );
    return parts.sliding.restored(out);
  },
} satisfies Record<string, Importer>;

/** What QLinearConv and ConvInteger have in common; the filters are at this place. */
function convolutionOf(call: Call, place: number) {
  const filter = call.constant(place, 'filters');
  if (!filter) throw new Unsupported('has no filters');
  const [filters, perGroup, ...sides] = filter.shape;
  const x = call.activation(0);
  const axes = axesOfWindow(call, x.shape, call.ints('kernel_shape') ?? sides);
  const sliding = slidingOf(call, x, axes);
  const { kernel, stride, dilation, padding } = sliding.window;
  return {
    filter,
    sliding,
    weight: { constant: filter, shape: [filters, perGroup, ...kernel] },
    parameters: {
      ...{ filters, kernel, groups: call.int('group', 1) },
      stride: shortPair(stride),
      dilation: shortPair(dilation),
      padding: shortPadding(padding),
    },
  };
}

function quantizationOf(call: Call, scalePlace: number, zeroPlace: number, otherwise: number): Quantization {
  const scale = call.constant(scalePlace, 'scales');
  if (!scale || scale.shape.length > 1) throw new Unsupported('has scales for blocks of values');
  return { scale: [...scale.values()], ...zeroPointOf(call, zeroPlace, otherwise) };
}

/** The zero point, whose type is that of the integers; 0 of another type where it is left out. */
function zeroPointOf(call: Call, place: number, otherwise: number): Omit<Quantization, 'scale'> {
  const zero = call.constant(place, 'zero points');
  const zeroPoint = zero ? [...zero.values()] : [0];
  return { type: integerType(zero?.type ?? otherwise), zeroPoint };
}

function integerType(type: number): IntegerType {
  if (type === TYPES.int8) return 'int8';
  if (type === TYPES.uint8) return 'uint8';
  throw new Unsupported(`quantises to ${typeName(type)}, expected int8 or uint8`);
}

/** The axis along which scales differ, where there is more than one. */
function axisFor(call: Call, { scale, zeroPoint }: Quantization): { readonly axis?: number } {
  const axis = call.int('axis', 1);
  if (call.int('block_size', 0) !== 0) throw new Unsupported('has scales for blocks of values');
  if (scale.length === 1 && zeroPoint.length === 1) return {};
  return { axis: axisOf(axis, call.shape(0).length) };
}

/** Sums in int32, of which the zero is 0, as real numbers: a product. */
function scaledSums(call: Call) {
  const x = call.activation(0);
  const scale = call.constant(1, 'scales');
  const zeros = call.integers(2, 'zero points') ?? [];
  const axis = call.int('axis', 1);
  if (!scale || zeros.some(zero => zero !== 0)) throw new Unsupported('has zero points of int32');
  const count = elements(scale.shape);
  const place = count === 1 ? 0 : axisOf(axis, x.shape.length);
  const shape = count === 1 ? [] : x.shape.map((_, i) => (i === place ? count : 1));
  const factors: Constant = lazyConstant(TYPES.float, shape, () => Float32Array.from(scale.values()));
  const factor = call.importing.constantNode(factors);
  return call.add('binary', [x, factor], { function: 'multiply' }, { type: TYPES.float });
}
