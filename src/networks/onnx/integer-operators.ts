import type { OpParameters, Quantization } from '../../kernels/op.js';
import { perAxis } from '../../kernels/window.js';
import { int, ints } from './attributes.js';
import { FLOAT, INT8, type NodeProto, UINT8 } from './format.js';
import { node, type Operator, type Source } from './source.js';
import { windowAttributes } from './window-attributes.js';

/** ONNX nodes of transposed convolutions and of the ops on integers. */
export const integerOperators = {
  convTranspose: source => {
    const { name, inputs, weights, output } = source;
    const added = ints('output_padding', perAxis(source.parameters.outputPadding));
    const attributes = [...windowAttributes(source.parameters, source.parameters.groups), added];
    return [node('ConvTranspose', name, [...inputs, ...weights], output, attributes)];
  },
  quantize: source => [linear('QuantizeLinear', source)],
  dequantize: source => [linear('DequantizeLinear', source)],
  quantizedConv: source => {
    const {
      name,
      inputs,
      weights: [w, ...bias],
      parameters,
      output,
    } = source;
    const [x, y, q] = [parameters.input, parameters.output, parameters.weights].map((quantization, i) =>
      quantizationOf({ ...source, name: `${name}/${['x', 'y', 'w'][i]}` }, quantization),
    );
    const all = [...inputs, ...x, w, ...q, ...y, ...bias];
    return [node('QLinearConv', name, all, output, windowAttributes(parameters, parameters.groups))];
  },
  integerConv: source => {
    const { name, inputs, weights, parameters, output } = source;
    const zeros = [parameters.input, parameters.weights].map((range, i) =>
      zeroPointOf({ ...source, name: `${name}/${['x', 'w'][i]}` }, range),
    );
    return [
      node(
        'ConvInteger',
        name,
        [...inputs, ...weights, ...zeros],
        output,
        windowAttributes(parameters, parameters.groups),
      ),
    ];
  },
} satisfies { readonly [K in keyof OpParameters]?: Operator<OpParameters[K]> };

/** Names of a scale and a zero point that are made constants: scalars, or one number per place. */
function quantizationOf(source: Source<unknown>, quantization: Quantization): string[] {
  const { name, typed } = source;
  const count = Math.max(quantization.scale.length, quantization.zeroPoint.length);
  const all = (list: readonly number[]) =>
    list.length < count ? new Array<number>(count).fill(list[0]) : list;
  const scale = all(quantization.scale);
  return [
    typed(`${name}/scale`, FLOAT, count === 1 ? [] : [count], scale),
    zeroPointOf(source, { ...quantization, zeroPoint: all(quantization.zeroPoint) }),
  ];
}

function zeroPointOf(
  { name, typed }: Source<unknown>,
  { type, zeroPoint }: Omit<Quantization, 'scale'>,
): string {
  const dims = zeroPoint.length === 1 ? [] : [zeroPoint.length];
  return typed(`${name}/zero-point`, type === 'int8' ? INT8 : UINT8, dims, zeroPoint);
}

function linear(type: string, source: Source<OpParameters['quantize']>): NodeProto {
  const { name, inputs, parameters, output } = source;
  const { axis } = parameters;
  const attributes = axis === undefined ? [] : [int('axis', axis)];
  return node(type, name, [...inputs, ...quantizationOf(source, parameters)], output, attributes);
}
