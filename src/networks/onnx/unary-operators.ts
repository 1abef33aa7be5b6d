import type { OpParameters } from '../../kernels/op.js';
import type { UnaryFunctionName } from '../../kernels/unary/functions.js';
import { constantsOf } from '../../kernels/unary/shape.js';
import { float, string } from './attributes.js';
import type { AttributeProto, NodeProto } from './format.js';
import { node, type Source } from './source.js';

/** ONNX operators of the functions of one number, and the names that alpha and beta have there. */
const UNARY: {
  readonly [F in UnaryFunctionName]: readonly [type: string, alpha?: string, beta?: string];
} = {
  leakyRelu: ['LeakyRelu', 'alpha'],
  thresholdedRelu: ['ThresholdedRelu', 'alpha'],
  elu: ['Elu', 'alpha'],
  celu: ['Celu', 'alpha'],
  selu: ['Selu', 'alpha', 'gamma'],
  linearSigmoid: ['HardSigmoid', 'alpha', 'beta'],
  clip: ['Clip'],
  tanh: ['Tanh'],
  softplus: ['Softplus'],
  softsign: ['Softsign'],
  mish: ['Mish'],
  gelu: ['Gelu'],
  geluTanh: ['Gelu'],
  erf: ['Erf'],
  exp: ['Exp'],
  log: ['Log'],
  sqrt: ['Sqrt'],
  reciprocal: ['Reciprocal'],
  negate: ['Neg'],
  abs: ['Abs'],
  floor: ['Floor'],
  ceil: ['Ceil'],
  round: ['Round'],
  sign: ['Sign'],
};

/** The ONNX node of a function of one number. */
export function unaryNodes(source: Source<OpParameters['unary']>): readonly NodeProto[] {
  const { name, inputs, parameters, output, scalar } = source;
  const [type, ...names] = UNARY[parameters.function];
  if (parameters.function === 'clip') {
    const { alpha, beta } = parameters;
    const bounds = [
      alpha === undefined ? '' : scalar(`${name}/min`, alpha),
      ...(beta === undefined ? [] : [scalar(`${name}/max`, beta)]),
    ];
    return [node(type, name, [...inputs, ...bounds], output)];
  }
  const constants = constantsOf(parameters);
  const attributes: AttributeProto[] = names.map((label, i) => float(label!, constants[i]));
  if (parameters.function === 'geluTanh') attributes.push(string('approximate', 'tanh'));
  return [node(type, name, inputs, output, attributes)];
}
