import assert from 'node:assert/strict';
import { networkCost } from '../../../../src/cost/network-cost.js';
import { bindGraph } from '../../../../src/networks/graph/executor.js';
import type { Graph } from '../../../../src/networks/graph/graph.js';
import { readOnnx } from '../../../../src/networks/onnx/read/index.js';
import { writeOnnx } from '../../../../src/networks/onnx/write.js';
import { platforms } from '../../../../src/networks/platforms.js';
import { relativeError, TOLERANCE } from '../../../../src/tensors/compare.js';

/**
 * Writes a network and reads it again.
 *
 * @throws {AssertionError} where a node is unknown, or a count or the output differs
 */
export function catalogueReads(graph: Graph): void {
  const { graph: read, unknown, notes } = readOnnx(writeOnnx(graph, 1), { where: 'x.onnx' });
  assert.deepEqual(unknown, []);
  assert.deepEqual(notes, []);
  assert.equal(read.name, graph.name);
  assert.deepEqual(networkCost(read), networkCost(graph));
  const [expected, got] = [graph, read].map(one => {
    const { output, run } = bindGraph(one, platforms.wasm, 1);
    run();
    return output;
  });
  assert.ok(relativeError(got, expected) < TOLERANCE);
}
