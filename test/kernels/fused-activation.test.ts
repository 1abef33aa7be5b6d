import assert from 'node:assert/strict';
import { activationOps } from '../../src/kernels/activations/table.js';
import { type Activated, activations, type Op, type OpName } from '../../src/kernels/op.js';
import { ops } from '../../src/kernels/ops.js';
import type { Shape } from '../../src/tensors/tensor.js';
import { apply, of, seeded } from './apply.js';

/** A layer of every op that an activation can be fused into. */
const layers: readonly { op: OpName; inputs: readonly Shape[]; parameters: object }[] = [
  {
    op: 'conv2d',
    inputs: [[2, 4, 5, 6]],
    parameters: { filters: 6, kernel: [3, 3], stride: 2, padding: 1, dilation: 1, groups: 2, bias: true },
  },
  {
    op: 'depthwise',
    inputs: [[2, 4, 5, 6]],
    parameters: { kernel: [3, 3], stride: 1, padding: [0, 1], dilation: 1, bias: true },
  },
  { op: 'pointwise', inputs: [[2, 4, 5, 6]], parameters: { filters: 5, bias: true, accumulate: false } },
  ...[false, true].map(perGroup => ({
    op: 'groupedPointwise' as const,
    inputs: [[2, 4, 5, 6]],
    parameters: { filters: 6, groups: 2, bias: true, perGroup },
  })),
  { op: 'dense', inputs: [[3, 8]], parameters: { units: 7, bias: true } },
  {
    op: 'add',
    inputs: [
      [2, 4, 5],
      [2, 4, 5],
    ],
    parameters: {},
  },
];

describe('a fused activation', () => {
  it('gives, bit by bit, what the two ops give one after the other', () => {
    for (const { op, inputs, parameters } of layers) {
      const { versions, weightShapes } = ops[op] as unknown as Op<'conv2d'>;
      const weights = weightShapes(inputs, parameters as never).map(shape => seeded(shape));
      const values = inputs.map((shape, i) => seeded(shape, i));
      for (const [place, version] of versions.entries()) {
        const sums = apply(ops[op], values, weights, parameters as never, version as never);
        for (const activation of activations) {
          const f = activationOps[activation];
          const expected = apply(f as Op<'relu'>, [sums], [], {}, f.versions.at(place === 0 ? 0 : -1));
          const fused = { ...parameters, activation } satisfies Activated;
          const actual = apply(ops[op], values, weights, fused as never, version as never);
          assert.deepEqual(actual, expected, `${op} ${version.name} ${activation}`);
          assert.notDeepEqual(actual, sums, `${op} ${version.name} ${activation}`);
        }
      }
    }
  });

  it('comes after the bias and the partial sum', () => {
    const x = of([1, 1, 1, 2], 1, 2);
    const weights = [of([1, 1, 1, 1], 2), of([1], -3)];
    const parameters = { filters: 1, bias: true, activation: 'relu6' } as const;
    for (const version of ops.pointwise.versions) {
      const alone = apply(ops.pointwise, [x], weights, { ...parameters, accumulate: false }, version);
      assert.deepEqual([...alone.data], [0, 1], version.name);
      const partial = of([1, 1, 1, 2], 1.5, 6);
      const summed = apply(
        ops.pointwise,
        [x, partial],
        weights,
        { ...parameters, accumulate: true },
        version,
      );
      assert.deepEqual([...summed.data], [0.5, 6], version.name);
    }
  });
});
