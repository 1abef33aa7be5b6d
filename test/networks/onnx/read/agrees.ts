import assert from 'node:assert/strict';
import * as ort from 'onnxruntime-web';
import { bindGraph } from '../../../../src/networks/graph/executor.js';
import type { Graph } from '../../../../src/networks/graph/graph.js';
import { inputsOf, opNodes } from '../../../../src/networks/graph/graph.js';
import { nodeWeights } from '../../../../src/networks/graph/weights.js';
import { type OnnxNetwork, readOnnx } from '../../../../src/networks/onnx/read/index.js';
import { writeOnnx } from '../../../../src/networks/onnx/write.js';
import { type PlatformName, platforms } from '../../../../src/networks/platforms.js';
import { relativeError, TOLERANCE } from '../../../../src/tensors/compare.js';
import { type Tensor, tensor } from '../../../../src/tensors/tensor.js';

// One thread: no workers that outlive the tests, and the same sums every time.
ort.env.wasm.numThreads = 1;
ort.env.logLevel = 'error';

interface Options {
  readonly platform?: PlatformName;
  readonly tolerance?: number;
  /** Makes a value of an input from the seeded one. */
  readonly value?: (x: number) => number;
}

/**
 * Reads a file and runs it, beside onnxruntime-web with the same file and inputs.
 *
 * @throws {AssertionError} where a node is unknown, or an output has another shape or other values
 */
export async function assertReads(
  file: Uint8Array,
  { platform = 'reference', tolerance = TOLERANCE, value = x => x }: Options = {},
): Promise<OnnxNetwork> {
  const network = readOnnx(file, { where: 'test.onnx' });
  assert.deepEqual(network.unknown, []);
  const { graph } = network;
  const { inputs, outputs, run } = bindGraph(graph, platforms[platform], 1);
  for (const { data } of inputs) data.set(data.map(value));
  const given = inputs.map(({ shape, data }) => tensor(shape, data.slice()));
  const expected = await runFile(
    file,
    inputsOf(graph).map(({ name }) => name),
    given,
  );
  run();
  assert.equal(outputs.length, expected.length);
  expected.forEach(({ dims, values }, i) => {
    // A single number is a tensor of one.
    assert.deepEqual(outputs[i].shape, dims.length === 0 ? [1] : dims);
    const error = relativeError(outputs[i], tensor(outputs[i].shape, values));
    assert.ok(error < tolerance, `output ${i} differs by ${error}, expected below ${tolerance}`);
  });
  return network;
}

interface RawOutput {
  readonly dims: readonly number[];
  readonly values: Float32Array;
}

/** The outputs of a file, whatever their types, in onnxruntime-web. */
async function runFile(
  file: Uint8Array,
  names: readonly string[],
  inputs: readonly Tensor[],
): Promise<readonly RawOutput[]> {
  // Node by node, as the file says: its optimiser takes the zeros of a Pad before MaxPool for the pool's own padding.
  const options = {
    executionProviders: ['wasm'],
    logSeverityLevel: 3,
    graphOptimizationLevel: 'disabled',
  } as const;
  const session = await ort.InferenceSession.create(file, options);
  try {
    const feeds = names.map((name, i) => {
      const meta = session.inputMetadata.find(one => one.name === name);
      const type = meta?.isTensor ? meta.type : 'float32';
      return [name, new ort.Tensor(type as 'float32', inTypeOf(type, inputs[i].data), [...inputs[i].shape])];
    });
    const results = await session.run(Object.fromEntries(feeds));
    return session.outputNames.map(name => {
      const { dims, data } = results[name];
      return { dims, values: Float32Array.from(data as ArrayLike<number>, Number) };
    });
  } finally {
    await session.release();
  }
}

function inTypeOf(type: string, data: Float32Array): Float32Array {
  const made = { int8: Int8Array, uint8: Uint8Array, int32: Int32Array }[type];
  if (made) return made.from(data) as unknown as Float32Array;
  if (type === 'int64') return BigInt64Array.from(data, x => BigInt(x)) as unknown as Float32Array;
  return data;
}

/** A graph with all that is in it, weights too, to be compared. */
export function wholeOf(graph: Graph): object {
  return {
    ...graph,
    nodes: graph.nodes.map(node => ({ ...node, weights: undefined })),
    weights: opNodes(graph).map(node =>
      nodeWeights(graph, node, 1).map(({ shape, data }) => [shape, [...data]]),
    ),
  };
}

/** Writes a graph and reads it again. */
export function written(graph: Graph): Graph {
  return readOnnx(writeOnnx(graph, 1), { where: 'again.onnx' }).graph;
}
