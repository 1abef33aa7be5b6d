import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Op, OpName, OpParameters } from '../../src/kernels/op.js';
import { relativeError, TOLERANCE } from '../../src/tensor/compare.js';
import { type RandomStream, randomStream, randomTensor } from '../../src/tensor/random.js';
import { type Shape, type Tensor, tensor } from '../../src/tensor/tensor.js';

/** What a random layer needs beside its seeded values. */
export interface RandomLayer<K extends OpName> {
  readonly inputs: readonly Shape[];
  readonly parameters: OpParameters[K];
}

/** Asserts that every version of an op gives what its reference gives, over random layers. */
export function versionsAgree<K extends OpName>(
  op: Op<K>,
  layers: fc.Arbitrary<RandomLayer<K>>,
  weightsOf: (shapes: readonly Shape[], stream: RandomStream) => Tensor[] = seededWeights,
): void {
  fc.assert(
    fc.property(layers, fc.integer(), ({ inputs, parameters }, seed) => {
      const stream = randomStream(seed);
      const output = op.outputShape(inputs, parameters);
      const weights = weightsOf(op.weightShapes(inputs, parameters), stream);
      const values = inputs.map(shape => randomTensor(shape, stream, 8));
      const [expected, ...others] = op.versions.map(version => {
        const out = tensor(output, new Float32Array(tensor(output).data.length).fill(Number.NaN));
        version.bind({ inputs, output, weights, parameters }).run(out, values);
        return out;
      });
      for (const [i, actual] of others.entries()) {
        const error = relativeError(actual, expected);
        assert.ok(error <= TOLERANCE, `${op.name} ${op.versions[i + 1].name}: relative error ${error}`);
      }
    }),
    { numRuns: 200 },
  );
}

function seededWeights(shapes: readonly Shape[], stream: RandomStream): Tensor[] {
  return shapes.map(shape => randomTensor(shape, stream));
}

/** Feature maps of one or two images with odd and even sides. */
export const featureMaps: fc.Arbitrary<Shape> = fc.tuple(
  fc.integer({ min: 1, max: 2 }),
  fc.integer({ min: 1, max: 6 }),
  fc.integer({ min: 1, max: 9 }),
  fc.integer({ min: 1, max: 9 }),
);
