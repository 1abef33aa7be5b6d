import type { Tensor } from '../../tensors/tensor.js';
import { expectInputCount } from '../check.js';
import type { Op, OpName, OpParameters, Version } from '../op.js';
import { plainVersion } from '../plain-version.js';
import * as reference from './0-reference.js';
import * as flat from './1-flat-loop.js';
import * as branchFree from './2-branch-free.js';

/** Ops of one input without weights or parameters, whose output has the input's shape. */
type Activation = {
  [K in OpName]: OpParameters[K] extends Record<string, never> ? K : never;
}[OpName];

type Kernel = (out: Tensor, x: Tensor) => void;

/** Rectified linear unit, max(x, 0). */
export const relu: Op<'relu'> = activation('relu', [
  ndarrayVersion(reference.reluReference),
  flatVersion(flat.reluFlat),
  branchFreeVersion(branchFree.reluBranchFree),
]);

/** Rectified linear unit, clipped at 6, min(max(x, 0), 6). */
export const relu6: Op<'relu6'> = activation('relu6', [
  ndarrayVersion(reference.relu6Reference),
  flatVersion(flat.relu6Flat),
  branchFreeVersion(branchFree.relu6BranchFree),
]);

/** Logistic function, 1 / (1 + e^−x). */
export const sigmoid: Op<'sigmoid'> = activation('sigmoid', [
  ndarrayVersion(reference.sigmoidReference),
  flatVersion(flat.sigmoidFlat),
]);

/** Swish, x / (1 + e^−x). */
export const swish: Op<'swish'> = activation('swish', [
  ndarrayVersion(reference.swishReference),
  flatVersion(flat.swishFlat),
]);

/** Hard sigmoid, ReLU6(x + 3) / 6. */
export const hardSigmoid: Op<'hardSigmoid'> = activation('hardSigmoid', [
  ndarrayVersion(reference.hardSigmoidReference),
  flatVersion(flat.hardSigmoidFlat),
]);

/** h-swish, x · ReLU6(x + 3) / 6. */
export const hSwish: Op<'hSwish'> = activation('hSwish', [
  ndarrayVersion(reference.hSwishReference),
  flatVersion(flat.hSwishFlat),
]);

function activation<K extends Activation>(name: K, versions: readonly Version<OpParameters[K]>[]): Op<K> {
  return {
    name,
    outputShape(inputs) {
      expectInputCount(name, inputs, 1);
      return inputs[0];
    },
    weightShapes: () => [],
    versions,
  };
}

function ndarrayVersion<P>(kernel: Kernel): Version<P> {
  return version('0-reference', 'ndarray operations, the formula step by step', kernel);
}

function flatVersion<P>(kernel: Kernel): Version<P> {
  return version('1-flat-loop', 'the formula as one expression in one flat loop', kernel);
}

function branchFreeVersion<P>(kernel: Kernel): Version<P> {
  return version('2-branch-free', 'the sign by arithmetic instead of a comparison', kernel);
}

function version<P>(name: string, changes: string, kernel: Kernel): Version<P> {
  return plainVersion(name, changes, (out, [x]) => kernel(out, x));
}
