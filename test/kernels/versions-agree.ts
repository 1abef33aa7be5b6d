import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type Activation,
  activations,
  type Layer,
  type Op,
  type OpName,
  type OpParameters,
  type Padding,
  type PerAxis,
} from '../../src/kernels/op.js';
import { ops } from '../../src/kernels/ops.js';
import { type SlidingWindow, windowAxes } from '../../src/kernels/window.js';
import { relativeError, TOLERANCE } from '../../src/tensors/compare.js';
import { type RandomStream, randomStream, randomTensor } from '../../src/tensors/random.js';
import { ShapeError } from '../../src/tensors/shape-error.js';
import { elements, type Shape, type Tensor, tensor } from '../../src/tensors/tensor.js';

/** What a random layer needs beside its seeded values. */
export interface RandomLayer<K extends OpName> {
  readonly inputs: readonly Shape[];
  readonly parameters: OpParameters[K];
  /** Whether all input values are at least 0. */
  readonly positive?: boolean;
}

/**
 * Asserts that every version of an op gives what its reference gives, over random pairs of layers.
 *
 * The two layers of a pair share one scratch buffer, as the nodes of a graph do. It has exactly the size that the
 * version asks for, and before each run every byte of it is set to 0xFF, which is NaN in float32 and float64.
 */
export function versionsAgree<K extends OpName>(
  op: Op<K>,
  layers: fc.Arbitrary<RandomLayer<K>>,
  versions: Op<K>['versions'] = op.versions,
  weightsOf: (shapes: readonly Shape[], stream: RandomStream) => Tensor[] = seededWeights,
): void {
  fc.assert(
    fc.property(fc.tuple(layers, layers), fc.integer(), (pair, seed) => {
      const stream = randomStream(seed);
      const cases = pair.map(({ inputs, parameters, positive }) => {
        const output = op.outputShape(inputs, parameters);
        const weights = weightsOf(op.weightShapes(inputs, parameters), stream);
        const layer: Layer<OpParameters[K]> = { inputs, output, weights, parameters };
        const values = inputs.map(shape => inputValues(shape, stream, positive));
        const expected = unwritten(output);
        op.versions[0].bind(layer).run(expected, values);
        return { layer, values, expected };
      });
      for (const version of versions) {
        const needs = cases.map(({ layer }) => version.scratchBytes?.(layer) ?? 0);
        const scratch = new ArrayBuffer(Math.max(...needs));
        const bytes = new Uint8Array(scratch);
        const kernels = cases.map(({ layer }) => version.bind(layer, scratch));
        for (const [i, { values, expected }] of cases.entries()) {
          bytes.fill(0xff);
          const actual = unwritten(expected.shape);
          kernels[i].run(actual, values);
          const error = relativeError(actual, expected);
          assert.ok(error <= TOLERANCE, `${op.name} ${version.name}: relative error ${error}`);
          assert.equal(
            bytes.some(byte => byte !== 0xff),
            needs[i] > 0,
            `${op.name} ${version.name} uses scratch exactly where it asks for it`,
          );
        }
      }
    }),
  );
}

/** Uniform values in −8 … 8, or their magnitudes. */
export function inputValues(shape: Shape, stream: RandomStream, positive = false): Tensor {
  const { data } = randomTensor(shape, stream, 8);
  return tensor(shape, positive ? data.map(Math.abs) : data);
}

function unwritten(shape: Shape): Tensor {
  return tensor(shape, new Float32Array(elements(shape)).fill(Number.NaN));
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

/** Any activation to be fused, or none. */
export const anyActivation: fc.Arbitrary<Activation | undefined> = fc.option(
  fc.constantFrom(...activations),
  { nil: undefined },
);

/** Padding up to 3, the same everywhere or not. */
export const anyPadding: fc.Arbitrary<Padding> = fc.oneof(
  fc.nat(3),
  fc.tuple(fc.nat(3), fc.nat(3)),
  fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3), fc.nat(3)),
);

/** A stride or a dilation from 1, half of the time the same for rows and columns. */
export function anyStep(max: number): fc.Arbitrary<PerAxis> {
  const step = fc.integer({ min: 1, max });
  return fc.oneof(step, fc.tuple(step, step));
}

/** A window over an image of H × W. */
type WindowOf = SlidingWindow & { H: number; W: number };

/** Whether a window fits into the padded image at all. */
export function windowFits({ H, W, ...window }: WindowOf): boolean {
  return windowAxes(window).every(
    ({ taps, dilation, before, after }, axis) => dilation * (taps - 1) < before + [H, W][axis] + after,
  );
}

/** Whether each window of a pool has a pixel of the image in it. */
export function poolFits({ H, W, ...pool }: WindowOf): boolean {
  try {
    ops.maxPool.outputShape([[1, 1, H, W]], pool);
    return true;
  } catch (error) {
    if (error instanceof ShapeError) return false;
    throw error;
  }
}
