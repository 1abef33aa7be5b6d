import assert from 'node:assert/strict';
import { bindGraph } from '../../../src/networks/graph/executor.js';
import type { Graph } from '../../../src/networks/graph/graph.js';
import { writeOnnx } from '../../../src/networks/onnx/write.js';
import { type PlatformName, platforms } from '../../../src/networks/platforms.js';
import { relativeError, TOLERANCE } from '../../../src/tensors/compare.js';
import { type Tensor, tensor } from '../../../src/tensors/tensor.js';
import { runOnnxAll } from './run-onnx.js';

const SEED = 1;

interface Comparison {
  /** The graph to write to the file, if it is a different one that computes the same. */
  readonly written?: Graph;
  /** Largest `relativeError`. */
  readonly tolerance?: number;
}

/**
 * Runs the ONNX file of a graph with onnxruntime-web and the graph on our platforms, and compares.
 *
 * @throws {AssertionError} where a platform's output differs by more than the tolerance
 */
export async function assertAgrees(
  graph: Graph,
  names: readonly PlatformName[],
  { written = graph, tolerance = TOLERANCE }: Comparison = {},
): Promise<void> {
  let expected: readonly Tensor[] | undefined;
  for (const name of names) {
    const { inputs, outputs, run } = bindGraph(graph, platforms[name], SEED);
    const given = inputs.map(({ shape, data }) => tensor(shape, data.slice()));
    expected ??= await runOnnxAll(writeOnnx(written, SEED), given);
    run();
    assert.equal(outputs.length, expected.length);
    const error = Math.max(...expected.map((values, i) => relativeError(outputs[i], values)));
    assert.ok(
      error < tolerance,
      `${graph.name} on ${name}: differs by ${error}, expected below ${tolerance}`,
    );
  }
}
