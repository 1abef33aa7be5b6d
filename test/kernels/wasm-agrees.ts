import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Layer, OpName, OpParameters } from '../../src/kernels/op.js';
import { ops } from '../../src/kernels/ops.js';
import { wasmVersions } from '../../src/kernels/wasm-versions.js';
import { relativeError, TOLERANCE } from '../../src/tensors/compare.js';
import { type RandomStream, randomStream, randomTensor } from '../../src/tensors/random.js';
import { elements, type Shape, type Tensor, tensor } from '../../src/tensors/tensor.js';
import { features } from '../../src/wasm/features.js';
import { allocate, release } from '../../src/wasm/memory.js';
import type { LoadKernels, Variant } from '../../src/wasm/module.js';
import { inputValues, type RandomLayer } from './versions-agree.js';

/** The variants that this engine can run. */
export const variants: readonly Variant[] = features().includes('relaxed-simd')
  ? ['simd', 'relaxed-simd']
  : ['simd'];

const CANARY = 12345.5;
/** Values of canary on each side of an output. */
const FENCE = 24;

/** Asserts that an op gives what its reference gives, over random layers or a share of them; see `agreesOn`. */
export type Agrees = <K extends OpName>(
  name: K,
  layers: fc.Arbitrary<RandomLayer<K>>,
  weightsOf?: (shapes: readonly Shape[], stream: RandomStream) => Tensor[],
  share?: number,
) => void;

/**
 * Compares the WebAssembly version of an op with its reference over `numRuns` layers on all of these kernels: with
 * tensors at any multiple of 4 bytes, scratch full of NaN, and the values around output and scratch untouched.
 */
export function agreesOn(loads: ReadonlyMap<string, LoadKernels>, numRuns: number): Agrees {
  return (name, layers, weightsOf = seededWeights, share = 1) =>
    agree(loads, Math.ceil(numRuns * share), name, layers, weightsOf);
}

function agree<K extends OpName>(
  loads: ReadonlyMap<string, LoadKernels>,
  numRuns: number,
  name: K,
  layers: fc.Arbitrary<RandomLayer<K>>,
  weightsOf: (shapes: readonly Shape[], stream: RandomStream) => Tensor[],
): void {
  const op = ops[name];
  fc.assert(
    fc.property(
      layers,
      fc.integer(),
      fc.integer({ min: 0, max: 15 }),
      ({ inputs, parameters, positive }, seed, offset) => {
        const stream = randomStream(seed);
        const output = op.outputShape(inputs, parameters);
        const weights = weightsOf(op.weightShapes(inputs, parameters), stream);
        const layer: Layer<OpParameters[K]> = { inputs, output, weights, parameters };
        const values = inputs.map(shape => inputValues(shape, stream, positive));
        const expected = tensor(output);
        op.versions[0].bind(layer).run(expected, values);
        for (const [what, load] of loads) {
          const version = wasmVersions(load)[name];
          const scratch = fenced((version.scratchBytes?.(layer) ?? 0) / 4, 0);
          const kernel = version.bind(layer, scratch.data);
          const placed = values.map(value => place(value.shape, offset, value.data));
          const out = place(output, offset);
          for (const _ of [1, 2]) {
            kernel.run(
              out.tensor,
              placed.map(t => t.tensor),
            );
            const error = relativeError(out.tensor, expected);
            assert.ok(error <= TOLERANCE, `${name} ${what}: relative error ${error}`);
            const fences = [...out.fences, ...scratch.fences];
            assert.ok(
              fences.every(fence => fence.every(value => value === CANARY)),
              `${name} ${what}: fence`,
            );
          }
          for (const block of [scratch.block, out.block, ...placed.map(t => t.block)]) release(block);
        }
      },
    ),
    { numRuns },
  );
}

/** A tensor in WebAssembly memory, `offset` values after a cache line, between canaries. */
function place(shape: Shape, offset: number, values?: Float32Array) {
  const { data, ...rest } = fenced(elements(shape), offset);
  if (values) data.set(values);
  return { ...rest, tensor: tensor(shape, data) };
}

/** NaN between canaries. */
function fenced(length: number, offset: number) {
  const block = allocate(length + 2 * FENCE + offset).fill(CANARY);
  const start = FENCE + offset;
  const data = block.subarray(start, start + length).fill(Number.NaN);
  return { block, data, fences: [block.subarray(0, start), block.subarray(start + length)] };
}

function seededWeights(shapes: readonly Shape[], stream: RandomStream): Tensor[] {
  return shapes.map(shape => randomTensor(shape, stream));
}
