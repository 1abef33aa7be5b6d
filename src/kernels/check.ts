import { ShapeError } from '../tensors/shape-error.js';
import type { Shape, Tensor } from '../tensors/tensor.js';
import type { Layer, OpName } from './op.js';

/** The shape rules of one op, as its `shape.ts` exports them. */
export interface ShapeRules<P> {
  outputShape(inputs: readonly Shape[], parameters: P): Shape;
  weightShapes(inputs: readonly Shape[], parameters: P): readonly Shape[];
  /** What messages call the weights; `w` and `bias` by default. */
  readonly weightNames?: readonly string[];
}

/**
 * Checks the shapes of a layer: inputs against each other, weights and output against the inputs.
 *
 * @throws {ShapeError} naming the first shape that does not fit
 */
export function checkLayer<P>(op: OpName, rules: ShapeRules<P>, layer: Layer<P>): void {
  const output = rules.outputShape(layer.inputs, layer.parameters);
  const weights = rules.weightShapes(layer.inputs, layer.parameters);
  if (layer.weights.length !== weights.length) {
    throw new ShapeError(`${op}: ${layer.weights.length} weight tensors, expected ${weights.length}`);
  }
  const { weightNames = ['w', 'bias'] } = rules;
  weights.forEach((expected, i) => {
    expectShape(`${op}: ${weightNames[i]}`, layer.weights[i].shape, expected);
  });
  expectShape(`${op}: out`, layer.output, output);
}

/**
 * The same for tensors: a plain kernel calls it before its loops.
 *
 * @throws {ShapeError} naming the first shape that does not fit
 */
export function checkTensors<P>(
  op: OpName,
  rules: ShapeRules<P>,
  out: Tensor,
  inputs: readonly Tensor[],
  weights: readonly (Tensor | undefined)[],
  parameters: P,
): void {
  checkLayer(op, rules, {
    inputs: inputs.map(t => t.shape),
    output: out.shape,
    weights: weights.filter(t => t !== undefined),
    parameters,
  });
}

/** @throws {ShapeError} where a number of filters, units or groups is not a positive integer */
export function expectCount(where: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 1) {
    throw new ShapeError(`${where} is ${value}, expected a positive integer`);
  }
}

/** @throws {ShapeError} where an op is not given exactly `count` inputs */
export function expectInputCount(op: OpName, inputs: readonly Shape[], count: number): void {
  if (inputs.length !== count) {
    throw new ShapeError(`${op}: ${inputs.length} inputs, expected ${count}`);
  }
}

/**
 * Checks that each input has the named axes, given as one list per input: `'N, C, H, W'`.
 *
 * @throws {ShapeError} where the number of inputs, or of the axes of one, differs
 */
export function expectInputs(op: OpName, inputs: readonly Shape[], ...axes: readonly string[]): void {
  expectInputCount(op, inputs, axes.length);
  inputs.forEach((shape, i) => {
    if (shape.length !== axes[i].split(',').length) {
      throw new ShapeError(`${op}: input ${i} is [${shape.join(', ')}], expected the axes [${axes[i]}]`);
    }
  });
}

/** @throws {ShapeError} where two shapes differ */
export function expectShape(where: string, shape: Shape, expected: Shape): void {
  if (shape.length !== expected.length || shape.some((length, axis) => length !== expected[axis])) {
    throw new ShapeError(`${where} is [${shape.join(', ')}], expected [${expected.join(', ')}]`);
  }
}

/** @throws {ShapeError} where the groups do not divide the input channels or the filters */
export function expectGroups(op: OpName, channels: number, filters: number, groups: number): void {
  expectCount(`${op}: filters`, filters);
  expectCount(`${op}: groups`, groups);
  if (channels % groups !== 0) {
    throw new ShapeError(`${op}: ${channels} input channels, expected a multiple of the ${groups} groups`);
  }
  if (filters % groups !== 0) {
    throw new ShapeError(`${op}: ${filters} filters, expected a multiple of the ${groups} groups`);
  }
}

/** @throws {ShapeError} where a list does not have one number for each axis of a shape */
export function expectPerAxis(where: string, list: readonly number[], shape: Shape): void {
  if (list.length !== shape.length) {
    throw new ShapeError(
      `${where} has ${list.length} numbers, expected one per axis of [${shape.join(', ')}]`,
    );
  }
}
