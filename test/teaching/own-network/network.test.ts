import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { countGraph } from '../../../src/cost/counts.js';
import { opNodes } from '../../../src/networks/graph/graph.js';
import { writeOnnx } from '../../../src/networks/onnx/write.js';
import { readNetwork } from '../../../src/teaching/cells/examine-network.js';
import { ownNetworkFile } from '../../../src/teaching/own-network/file.js';
import { ownNetwork } from '../../../src/teaching/own-network/network.js';

describe('the network of notebook 12', () => {
  it('is what its file holds, byte by byte', () => {
    const written = writeOnnx(ownNetwork(), 1);
    assert.ok(
      readFileSync(ownNetworkFile()).equals(written),
      'stale: write writeOnnx(ownNetwork(), 1) to it again',
    );
  });

  it('is read with the same layers and counts', () => {
    const { graph, unknown } = readNetwork(ownNetworkFile());
    assert.deepEqual(unknown, []);
    assert.deepEqual(countGraph(graph), countGraph(ownNetwork()));
    const ops = (network: typeof graph) => opNodes(network).map(({ name, op }) => `${name}: ${op}`);
    assert.deepEqual(ops(graph), ops(ownNetwork()));
  });

  it('has the faults that it is there for, each of which can be left out', () => {
    const shape = (name: string, changes = {}) =>
      opNodes(ownNetwork(changes)).find(node => node.name === name)?.shape;
    assert.deepEqual(shape('block1/conv'), [1, 33, 48, 48]);
    assert.deepEqual(shape('block3/pointwise/conv'), [1, 96, 26, 26]);
    assert.deepEqual(shape('block3/pointwise/conv', { padding: 0 }), [1, 96, 24, 24]);
    assert.equal(shape('block4/shuffle', { groups: 1 }), undefined);
    assert.throws(
      () => ownNetwork({ filter: 3 } as never),
      /^InputError: ownNetwork: filter is not a parameter, did you mean filters\?/,
    );
  });
});
