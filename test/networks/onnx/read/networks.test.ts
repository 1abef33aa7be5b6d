import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { networkCost } from '../../../../src/cost/network-cost.js';
import { opNodes } from '../../../../src/networks/graph/graph.js';
import { graphOf } from '../../../../src/networks/models/catalogue.js';
import { readOnnx } from '../../../../src/networks/onnx/read/index.js';
import { writeOnnx } from '../../../../src/networks/onnx/write.js';
import { assertReads, wholeOf, written } from './agrees.js';
import { catalogueReads } from './catalogue-reads.js';

/** Written by PyTorch's exporter; seen from dist/test/networks/onnx/read/. */
const FILES = fileURLToPath(new URL('../../../../../test/networks/onnx/read/files/', import.meta.url));

describe('a network of another framework is read as what onnxruntime-web computes', () => {
  const expected = {
    googlenet_like: ['avgPool', 'maxPool', 'concat'],
    misc_op13: ['conv2d', 'prelu', 'swish', 'instanceNorm', 'reduce', 'softmax'],
    shuf_op16: ['groupedPointwise', 'channelShuffle', 'channelSlice', 'hSwish', 'depthToSpace'],
  };
  for (const [name, ops] of Object.entries(expected)) {
    it(`${name}, with its patterns recognised, and the same after it is written`, async () => {
      const file = readFileSync(`${FILES}${name}.onnx`);
      const { graph, opset, producer } = await assertReads(file, { platform: 'wasm' });
      const found = new Set<string>(opNodes(graph).map(({ op }) => op));
      assert.deepEqual(
        ops.filter(op => !found.has(op)),
        [],
      );
      assert.ok(!found.has('transpose') && !found.has('foreign'));
      assert.equal(producer, 'pytorch 2.15.0');
      assert.ok(opset >= 13);
      assert.deepEqual(wholeOf(written(graph)), wholeOf(graph));
    });
  }
});

describe('a network of the catalogue', () => {
  const resolutions = { 'shufflenet-v2': 32, 'mobilenet-v3': 32, googlenet: 64 };
  for (const [name, resolution] of Object.entries(resolutions)) {
    it(`is the same when its file is read: ${name}`, () => catalogueReads(graphOf(name, { resolution })));
  }

  it('is read in less than a second: MobileNetV2', () => {
    const graph = graphOf('mobilenet-v2');
    const file = writeOnnx(graph, 1);
    const start = performance.now();
    const read = readOnnx(file, { where: 'x.onnx' });
    assert.ok(performance.now() - start < 1000);
    assert.deepEqual(networkCost(read.graph), networkCost(graph));
  });
});
