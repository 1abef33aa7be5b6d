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
  return momentsOfValues(x.data, DENSITIES);
}

/** Mean and variance of f(a, b) for independent normal a and b, by sums over the same points of both. */
export function binaryMoments(a: Moments, b: Moments, parameters: OpParameters['binary']): Moments {
  const points = ({ mean, variance }: Moments) => DEVIATIONS.map(z => mean + Math.sqrt(variance) * z);
  const count = DEVIATIONS.length;
  const inputs = [
    tensor([count, 1], Float32Array.from(points(a))),
    tensor([1, count], Float32Array.from(points(b))),
  ];
  const out = tensor([count, count]);
  const layer = { inputs: inputs.map(({ shape }) => shape), output: out.shape, weights: [], parameters };
  ops.binary.versions.at(-1)!.bind(layer).run(out, inputs);
  return momentsOfValues(
    out.data,
    DENSITIES.flatMap(left => DENSITIES.map(right => left * right)),
  );
}

/** Values that are not finite are left out: those of a logarithm below 0, of a quotient by 0. */
function momentsOfValues(values: Float32Array, densities: readonly number[]): Moments {
  const kept = densities.map((density, i) => (Number.isFinite(values[i]) ? density : 0));
  const share = kept.includes(0) ? sum(kept) : 1;
  if (share === 0) return { mean: 0, variance: 1 };
  const value = (i: number) => (kept[i] === 0 ? 0 : values[i]);
  return momentsOf(
    sum(kept.map((density, i) => density * value(i))) / share,
    sum(kept.map((density, i) => density * value(i) ** 2)) / share,
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
