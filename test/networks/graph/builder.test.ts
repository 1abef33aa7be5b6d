import assert from 'node:assert/strict';
import { GraphBuilder } from '../../../src/networks/graph/builder.js';
import { checkGraph } from '../../../src/networks/graph/check-graph.js';
import { type Graph, type GraphNode, type OpNode, opNodes } from '../../../src/networks/graph/graph.js';

/** input → 1×1 → ReLU in place → 1×1 → + input, with some nodes replaced. */
function changed(changes: readonly Partial<OpNode>[], output = 4): Graph {
  const g = new GraphBuilder('g');
  const x = g.input([1, 4, 2, 2]);
  const wide = g.pointwise(x, { filters: 8 }, { name: 'wide' });
  const active = g.activation('relu', wide, { name: 'active' });
  const narrow = g.pointwise(active, { filters: 4 }, { name: 'narrow' });
  const graph = g.build(g.add(narrow, x, { name: 'sum' }));
  const nodes = graph.nodes.map((node, id) => ({ ...node, ...changes[id] }) as GraphNode);
  return { ...graph, nodes, output };
}

/** Asserts that a graph is refused with this one line. */
function refused(graph: Graph, message: string): void {
  assert.throws(() => checkGraph(graph), { message });
}

describe('GraphBuilder', () => {
  it('has a method for each layer of a network, with the usual defaults', () => {
    const g = new GraphBuilder('all');
    const x = g.input([1, 8, 9, 9]);
    let y = g.conv2d(x, { filters: 8, kernel: [1, 7], padding: [0, 3] });
    y = g.prelu(g.activation('relu', g.batchNorm(y)));
    y = g.depthwise(y, { kernel: [3, 3], padding: 1 });
    y = g.groupedPointwise(y, { filters: 8, groups: 2 });
    y = g.channelShuffle(y, { groups: 2 });
    const gate = g.activation('sigmoid', g.pointwise(g.globalPool(y), { filters: 8 }));
    y = g.multiply(y, gate);
    y = g.concat([g.channelSlice(y, { from: 0, to: 4 }), g.channelSlice(y, { from: 4, to: 8 })]);
    const small = g.avgPool(g.maxPool(y, { kernel: [2, 2], ceil: true }), { kernel: [3, 3], stride: 1 });
    y = g.add(g.upsample(small, { size: [9, 9] }), y);
    const graph = g.build(g.softmax(g.dense(y, { units: 10 })));
    assert.deepEqual(
      opNodes(graph).map(({ op, shape, overwrites }) => [
        op,
        shape.join('×'),
        ...(overwrites === undefined ? [] : [overwrites]),
      ]),
      [
        ['conv2d', '1×8×9×9'],
        ['batchNorm', '1×8×9×9', 0],
        ['relu', '1×8×9×9', 0],
        ['prelu', '1×8×9×9', 0],
        ['depthwise', '1×8×9×9'],
        ['groupedPointwise', '1×8×9×9'],
        ['channelShuffle', '1×8×9×9'],
        ['globalPool', '1×8×1×1'],
        ['pointwise', '1×8×1×1'],
        ['sigmoid', '1×8×1×1', 0],
        ['multiply', '1×8×9×9'],
        ['channelSlice', '1×4×9×9'],
        ['channelSlice', '1×4×9×9'],
        ['concat', '1×8×9×9'],
        ['maxPool', '1×8×5×5'],
        ['avgPool', '1×8×3×3'],
        ['upsample', '1×8×9×9'],
        ['add', '1×8×9×9'],
        ['dense', '1×10'],
        ['softmax', '1×10'],
      ],
    );
    const [, norm] = opNodes(graph);
    assert.deepEqual(norm.parameters, { epsilon: 1e-5 });
  });

  it('refuses two nodes of one name', () => {
    const g = new GraphBuilder('twins');
    const x = g.pointwise(g.input([1, 2, 3, 3]), { filters: 2 }, { name: 'conv' });
    const y = g.pointwise(x, { filters: 2 }, { name: 'conv' });
    assert.throws(() => g.build(y), { message: 'graph twins: nodes 1 and 2 are both named conv' });
  });

  it('refuses inputs and outputs that are not in its graph', () => {
    const g = new GraphBuilder('small');
    const x = g.input([1, 2, 3, 3]);
    assert.throws(() => g.add(x, 7), { message: 'graph small: add: no node 7, there are 1' });
    assert.throws(() => g.shape(7), { message: 'graph small: no node 7, there are 1' });
    assert.throws(() => g.build(7), { message: 'graph small: build: no node 7, there are 1' });
  });

  it('refuses an output that is overwritten', () => {
    const g = new GraphBuilder('gone');
    const x = g.pointwise(g.input([1, 2, 3, 3]), { filters: 2 });
    g.activation('relu', x, { name: 'late' });
    assert.throws(() => g.build(x), { message: 'graph gone: the output is overwritten by late' });
  });
});

describe('checkGraph', () => {
  it('accepts a graph that was built', () => {
    checkGraph(changed([]));
  });

  it('refuses an input that is not there', () => {
    const message = 'graph g: narrow reads node 9, expected an id below 5';
    refused(changed([{}, {}, {}, { inputs: [9] }]), message);
  });

  it('refuses a cycle: an input that does not come before its reader', () => {
    refused(changed([{}, { inputs: [3] }]), 'graph g: wide reads narrow, expected an earlier node (a cycle)');
    refused(changed([{}, { inputs: [1] }]), 'graph g: wide reads wide, expected an earlier node (a cycle)');
  });

  it('refuses ids that are not the indices of the nodes', () => {
    refused(changed([{}, {}, { id: 7 }]), 'graph g: active has id 7, expected its index 2');
  });

  it('refuses two nodes of one name', () => {
    refused(changed([{}, {}, {}, { name: 'wide' }]), 'graph g: nodes 1 and 3 are both named wide');
  });

  it('refuses a node that reads overwritten memory, and one that overwrites an input it does not have', () => {
    refused(
      changed([{}, {}, {}, { inputs: [1] }]),
      'graph g: narrow reads wide, which active has overwritten',
    );
    refused(
      changed([{}, {}, { overwrites: 1 }]),
      'graph g: active overwrites input 1, expected an index below 1',
    );
  });

  it('refuses memory that is taken over by an op of another shape, or one that still reads there', () => {
    const g = new GraphBuilder('g');
    const x = g.pointwise(g.input([1, 2, 4, 4]), { filters: 4 }, { name: 'x' });
    const half = g.pointwise(x, { filters: 2 }, { name: 'half', overwrites: 0 });
    assert.throws(() => g.build(half), {
      message: 'graph g: half overwrites x of shape [1, 4, 4, 4], expected its own, [1, 2, 4, 4]',
    });
    const h = new GraphBuilder('h');
    const y = h.pointwise(h.input([1, 2, 4, 4]), { filters: 4 }, { name: 'y' });
    const blur = h.depthwise(y, { kernel: [3, 3], padding: 1 }, { name: 'blur', overwrites: 0 });
    assert.throws(() => h.build(blur), {
      message: 'graph h: blur overwrites y, which depthwise cannot: it still reads there',
    });
  });

  it('refuses a reshape over memory of another size', () => {
    const g = new GraphBuilder('g');
    const x = g.pointwise(g.input([1, 2, 4, 4]), { filters: 4 }, { name: 'x' });
    const flat = g.node('reshape', [x], { shape: [64] }, { name: 'flat', overwrites: 0 });
    assert.equal(g.build(flat).nodes[2].shape.join(), '64');
    const wrong = { ...g.build(flat), nodes: g.build(flat).nodes.map(node => ({ ...node })) };
    Object.assign(wrong.nodes[2], { shape: [63] });
    assert.throws(() => checkGraph(wrong), {
      message: 'graph g: flat overwrites x of shape [1, 4, 4, 4], expected its own, [63]',
    });
  });

  it('refuses a partial sum that is also what is multiplied', () => {
    const g = new GraphBuilder('g');
    const x = g.pointwise(g.input([1, 2, 4, 4]), { filters: 2 }, { name: 'x' });
    const sum = g.pointwiseInto(x, x, { name: 'sum' });
    assert.throws(() => g.build(sum), {
      message: 'graph g: sum overwrites x, which pointwise cannot: it still reads there',
    });
  });

  it('refuses an output that is not there', () => {
    refused(changed([], 5), 'graph g: the output is node 5, expected an id below 5');
  });
});
