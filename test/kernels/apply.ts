import type { Op, OpName, OpParameters } from '../../src/kernels/op.js';
import { randomStream, randomTensor } from '../../src/tensors/random.js';
import { type Shape, type Tensor, tensor } from '../../src/tensors/tensor.js';

/** What one version of an op makes of these inputs and weights; the reference if none is named. */
export function apply<K extends OpName>(
  op: Op<K>,
  inputs: readonly Tensor[],
  weights: readonly Tensor[],
  parameters: OpParameters[K],
  version: Op<K>['versions'][number] = op.versions[0],
): Tensor {
  const shapes = inputs.map(t => t.shape);
  const out = tensor(op.outputShape(shapes, parameters));
  applyInto(out, op, inputs, weights, parameters, version);
  return out;
}

/** The same into memory at hand, which may be that of an input. */
export function applyInto<K extends OpName>(
  out: Tensor,
  op: Op<K>,
  inputs: readonly Tensor[],
  weights: readonly Tensor[],
  parameters: OpParameters[K],
  version: Op<K>['versions'][number] = op.versions[0],
): void {
  const layer = { inputs: inputs.map(t => t.shape), output: out.shape, weights, parameters };
  version.bind(layer).run(out, inputs);
}

/** A tensor of these values. */
export function of(shape: Shape, ...values: readonly number[]): Tensor {
  return tensor(shape, Float32Array.from(values));
}

/** A tensor of seeded values that differ by shape and seed. */
export function seeded(shape: Shape, seed = 1): Tensor {
  return randomTensor(shape, randomStream(seed, shape.join()));
}

/** The same values in another shape. */
export function reshaped(t: Tensor, shape: Shape): Tensor {
  return tensor(shape, t.data);
}

/** a + factor · b, element by element. */
export function combined(a: Tensor, factor: number, b: Tensor): Tensor {
  return tensor(
    a.shape,
    a.data.map((value, i) => value + factor * b.data[i]),
  );
}
