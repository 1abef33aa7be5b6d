import assert from 'node:assert/strict';
import { GraphBuilder } from '../../../src/networks/graph/builder.js';
import { graphOf } from '../../../src/networks/models/catalogue.js';
import { writeOnnx } from '../../../src/networks/onnx/write.js';

describe('writeOnnx', () => {
  it('keeps the names of the graph and of all its nodes', () => {
    const graph = graphOf('mobilenet-v2', { resolution: 32 });
    const text = Buffer.from(writeOnnx(graph, 1)).toString('latin1');
    for (const { name } of [graph, ...graph.nodes]) assert.ok(text.includes(name), name);
  });

  it('writes the same bytes for the same seed, and different ones for another seed', () => {
    const graph = graphOf('squeezenet', { resolution: 32 });
    const [one, same, other] = [1, 1, 2].map(seed => writeOnnx(graph, seed));
    assert.deepEqual(one, same);
    assert.notDeepEqual(one, other);
    assert.equal(one.length, other.length);
  });

  it('holds the weights once, and little else', () => {
    const g = new GraphBuilder('dense');
    const graph = g.build(g.dense(g.input([1, 1000]), { units: 1000, bias: true }));
    const beside = writeOnnx(graph, 1).length - 4 * 1001 * 1000;
    assert.ok(beside > 0 && beside < 300, `${beside} bytes`);
  });

  it("refuses a node with the name of another node's weight", () => {
    const g = new GraphBuilder('twice');
    const x = g.pointwise(g.input([1, 1, 1, 1]), { filters: 1 }, { name: 'conv' });
    const graph = g.build(g.activation('relu', x, { name: 'conv/w' }));
    assert.throws(() => writeOnnx(graph, 1), {
      message: 'writeOnnx: twice has two values named conv/w, expected distinct names',
    });
  });
});
