import { checkNamed, isCount, optional, type RulesOf, required } from '../../../errors/arguments.js';
import type { Activation, Padding, Window } from '../../../kernels/op.js';
import {
  activation as activationRule,
  count,
  flag,
  padding as paddingRule,
  text,
} from '../../../kernels/op-rules.js';
import type { GraphBuilder } from '../../graph/builder.js';
import { checkBlock } from './check-block.js';

/** A convolution as network tables give it. */
export interface Convolution {
  /** K, output channels. */
  readonly filters: number;
  /** R×S, one number for a square; 1 if left out. */
  readonly kernel?: number | Window;
  /** 1 if left out. */
  readonly stride?: number;
  /** If left out, half the dilated window, ⌊d·(R − 1) / 2⌋: an odd window of stride 1 then keeps rows and columns. */
  readonly padding?: Padding;
  /** 1 if left out. */
  readonly dilation?: number;
  /** G; 1 if left out. */
  readonly groups?: number;
}

/** A convolution and the activation after it; none if left out. */
export type ActivatedConvolution = Convolution & { readonly activation?: Activation };

/** Whether it is a side of a square window, or [rows, columns]. */
function isWindow(value: unknown): value is number | Window {
  return isCount(value) || (Array.isArray(value) && value.length === 2 && value.every(isCount));
}

/** What a convolution may be. */
export const convolutionRules: RulesOf<Convolution> = {
  filters: count,
  kernel: optional(required('a positive integer, or [rows, columns] of them', isWindow)),
  stride: optional(count),
  padding: optional(paddingRule),
  dilation: optional(count),
  groups: optional(count),
};

const activationRules: RulesOf<{ activation?: Activation }> = { activation: optional(activationRule) };
const activatedRules: RulesOf<ActivatedConvolution> = {
  ...convolutionRules,
  ...activationRules,
};

/** The name of a convolution's node, and whether it has a bias; none if left out. */
export interface ConvolutionOptions {
  readonly name: string;
  readonly bias?: boolean;
}

const optionRules: RulesOf<ConvolutionOptions> = { name: text, bias: optional(flag) };

/**
 * A convolution as the op that computes it fastest: a 1×1 one of stride 1 is `pointwise`, or
 * `groupedPointwise` with groups; one filter per channel is `depthwise`; everything else is `conv2d`.
 *
 * @throws {InputError} where the call is wrong
 * @throws {ShapeError} where the convolution does not fit x
 */
export function convolution(
  g: GraphBuilder,
  x: number,
  table: Convolution,
  options: ConvolutionOptions,
): number {
  const noun = 'option';
  const { name, bias = false } = checkNamed('convolution', optionRules, options, { noun });
  const call = checkBlock('convolution', { g, x, name }, convolutionRules, table);
  const { filters, kernel = 1, stride = 1, dilation = 1, groups = 1, ...rest } = call;
  const window: Window = typeof kernel === 'number' ? [kernel, kernel] : kernel;
  const padding = rest.padding ?? halfOf(window, dilation);
  const [rows, columns] = typeof padding === 'number' ? [padding, padding] : padding;
  const channels = g.shape(x)[1];
  if (window[0] * window[1] === 1 && stride === 1 && rows + columns === 0) {
    return groups === 1
      ? g.pointwise(x, { filters, bias }, { name })
      : g.groupedPointwise(x, { filters, groups, bias }, { name });
  }
  const parameters = { kernel: window, stride, padding, dilation, bias };
  return groups > 1 && groups === channels && filters === channels
    ? g.depthwise(x, parameters, { name })
    : g.conv2d(x, { ...parameters, filters, groups }, { name });
}

/**
 * Convolution without bias, batch norm, activation: `<name>/conv`, `<name>/bn`, `<name>/<activation>`.
 *
 * @throws {InputError} where the call is wrong
 * @throws {ShapeError} where the convolution does not fit x
 */
export function convBn(g: GraphBuilder, x: number, convolved: ActivatedConvolution, name: string): number {
  const { activation, ...conv } = checkBlock('convBn', { g, x, name }, activatedRules, convolved);
  return bnActivation(g, convolution(g, x, conv, { name: `${name}/conv` }), activation, name);
}

/** Batch norm and, if one is given, an activation, both in the memory of x: `<name>/bn`, `<name>/<activation>`. */
export function bnActivation(
  g: GraphBuilder,
  x: number,
  activation: Activation | undefined,
  name: string,
): number {
  checkBlock('bnActivation', { g, x, name }, activationRules, { activation });
  const normed = g.batchNorm(x, {}, { name: `${name}/bn` });
  return activation ? g.activation(activation, normed, { name: `${name}/${activation}` }) : normed;
}

/**
 * Convolution with bias and, if one is given, an activation: `<name>/conv`, `<name>/<activation>`.
 *
 * @throws {InputError} where the call is wrong
 * @throws {ShapeError} where the convolution does not fit x
 */
export function convBias(g: GraphBuilder, x: number, convolved: ActivatedConvolution, name: string): number {
  const { activation, ...conv } = checkBlock('convBias', { g, x, name }, activatedRules, convolved);
  const y = convolution(g, x, conv, { name: `${name}/conv`, bias: true });
  return activation ? g.activation(activation, y, { name: `${name}/${activation}` }) : y;
}

/** The padding that makes an odd window of stride 1 keep its rows and columns. */
function halfOf([rows, columns]: Window, dilation: number): readonly [rows: number, columns: number] {
  return [Math.floor((dilation * (rows - 1)) / 2), Math.floor((dilation * (columns - 1)) / 2)];
}
