import assert from 'node:assert/strict';
import { GraphBuilder } from '../../../src/networks/graph/builder.js';
import { graphOf } from '../../../src/networks/models/catalogue.js';
import { writeOnnx } from '../../../src/networks/onnx/write.js';
import { of } from '../../kernels/apply.js';
import { runOnnx } from './run-onnx.js';

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

  it('writes a constant as an initialiser of its name, without a node', async () => {
    const g = new GraphBuilder('shifted');
    const shift = g.node('constant', [], { shape: [2] }, { name: 'shift', weights: () => [of([2], 3, 4)] });
    const graph = g.build(g.node('binary', [g.input([2]), shift], { function: 'add' }, { name: 'sum' }));
    const model = writeOnnx(graph, 1);
    assert.ok(!Buffer.from(model).toString('latin1').includes('shift/'));
    assert.deepEqual(await runOnnx(model, of([2], 10, 20)), of([2], 13, 24));
  });

  it('writes integers with their type, keeps it where they are moved, and casts them to where they are added', async () => {
    const g = new GraphBuilder('typed');
    const range = { type: 'uint8', scale: [0.5], zeroPoint: [10] } as const;
    const q = g.node('quantize', [g.input([2, 2])], range, { name: 'q' });
    const turned = g.node('transpose', [q], { order: [1, 0] }, { name: 'turned' });
    const sum = g.node('binary', [turned, q], { function: 'add' }, { name: 'sum' });
    const model = writeOnnx(g.build(sum), 1);
    const text = Buffer.from(model).toString('latin1');
    assert.deepEqual(
      ['turned/input-0', 'sum/input-0', 'sum/input-1'].map(name => text.includes(name)),
      [false, true, true],
    );
    assert.deepEqual(await runOnnx(model, of([2, 2], 0, 1, 2, 3)), of([2, 2], 20, 26, 26, 32));
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
