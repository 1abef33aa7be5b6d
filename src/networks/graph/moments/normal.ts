import type { Layer, OpName, OpParameters, Version } from '../../../kernels/op.js';
import { ops } from '../../../kernels/ops.js';
import { type Tensor, tensor } from '../../../tensors/tensor.js';
import { type Moments, momentsOf } from './moments.js';

/** The points at which a function of a normal variable is evaluated, in standard deviations, and their weights. */
const DEVIATIONS = Array.from({ length: 49 }, (_, i) => (i - 24) * 0.2);
const DENSITIES = normalized(DEVIATIONS.map(z => Math.exp((-z * z) / 2)));

/**
 * Mean and variance of f(x) for normal x, where f is an element-wise op. Sums over 49 points approximate
 *
 *   E[f(x)] = ∫ f(μ + σ·z)·φ(z) dz
 *
 * @param weights  the op's weights for one channel
 */
export function functionMoments<K extends OpName>(
  op: K,
  { mean, variance }: Moments,
  parameters: OpParameters[K],
  weights: readonly Tensor[] = [],
): Moments {
  const sigma = Math.sqrt(variance);
  const values = DEVIATIONS.map(z => mean + sigma * z);
  const x = tensor([1, 1, values.length], Float32Array.from(values));
  const layer: Layer<OpParameters[K]> = { inputs: [x.shape], output: x.shape, weights, parameters };
  const version: Version<OpParameters[K]> = ops[op].versions.at(-1)!;
  version.bind(layer).run(x, [x]);
  return momentsOf(
    sum(DENSITIES.map((density, i) => density * x.data[i])),
    sum(DENSITIES.map((density, i) => density * x.data[i] ** 2)),
  );
}

/** Mean and variance of the largest of `count` independent values from one normal distribution. */
export function maximumMoments({ mean, variance }: Moments, count: number): Moments {
  const below = DENSITIES.map((density, i) => sum(DENSITIES.slice(0, i)) + density / 2);
  const densities = normalized(DENSITIES.map((density, i) => density * below[i] ** (count - 1)));
  const values = DEVIATIONS.map(z => mean + Math.sqrt(variance) * z);
  return momentsOf(
    sum(densities.map((density, i) => density * values[i])),
    sum(densities.map((density, i) => density * values[i] ** 2)),
  );
}

function normalized(values: readonly number[]): readonly number[] {
  const total = sum(values);
  return values.map(value => value / total);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
