import assert from 'node:assert/strict';
import { fullConvolutions } from '../../../experiments/depthwise-separable/full-convolutions.js';
import { countGraph } from '../../../src/cost/counts.js';
import { GraphBuilder } from '../../../src/networks/graph/builder.js';
import { bindGraph } from '../../../src/networks/graph/executor.js';
import { opNodes } from '../../../src/networks/graph/graph.js';
import { graphOf } from '../../../src/networks/models/catalogue.js';
import { platforms } from '../../../src/networks/platforms.js';

const ops = (graph: ReturnType<typeof graphOf>) => opNodes(graph).map(node => node.op);

describe('fullConvolutions', () => {
  it('makes the Conv MobileNet of Table 4: 4866 M multiply-adds and 29.3 M parameters', () => {
    const { macs, parameters } = countGraph(fullConvolutions(graphOf('mobilenet-v1')));
    assert.equal(macs, 4_867_293_184);
    // first layer 27·32, 9·C·K of the others, 1000 classes with bias, scale and shift of every filter
    const scaleAndShift = 2 * (32 + 64 + 2 * 128 + 2 * 256 + 6 * 512 + 2 * 1024);
    assert.equal(parameters, 28_257_120 + 1000 * 1025 + scaleAndShift);
  });

  it('keeps shapes, strides and names, and runs', () => {
    const separable = graphOf('mobilenet-v1', { width: 0.25, resolution: 32 });
    const full = fullConvolutions(separable);
    assert.ok(!ops(full).includes('depthwise'));
    assert.equal(ops(full).filter(op => op === 'conv2d').length, 14);
    for (const node of opNodes(full)) {
      const before = separable.nodes.find(other => other.name === node.name);
      assert.deepEqual(node.shape, before?.shape, node.name);
    }
    const executable = bindGraph(full, platforms.typescript, 1);
    executable.run();
    assert.ok(executable.output.data.every(Number.isFinite));
  });

  it('leaves a depthwise convolution alone that no 1×1 one follows, or that has other readers', () => {
    const g = new GraphBuilder('others');
    const x = g.input([1, 4, 8, 8]);
    const pooled = g.maxPool(g.depthwise(x, { kernel: [3, 3], padding: 1 }), { kernel: [2, 2] });
    const read = g.depthwise(pooled, { kernel: [3, 3], padding: 1 });
    const graph = g.build(g.add(g.pointwise(read, { filters: 4 }), read));
    assert.deepEqual(ops(fullConvolutions(graph)), ops(graph));
  });
});
