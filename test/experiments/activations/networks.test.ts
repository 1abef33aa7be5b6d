import assert from 'node:assert/strict';
import { functions } from '../../../experiments/activations/functions.js';
import {
  elementsByRow,
  rowOf,
  variantGraph,
  variants,
  withNonLinearity,
} from '../../../experiments/activations/networks.js';
import { spelledOut } from '../../../experiments/activations/spelled-out.js';
import { GraphBuilder } from '../../../src/networks/graph/builder.js';
import { bindGraph } from '../../../src/networks/graph/executor.js';
import { opNodes } from '../../../src/networks/graph/graph.js';
import { graphOf } from '../../../src/networks/models/catalogue.js';
import { platforms } from '../../../src/networks/platforms.js';

const variant = (id: string) => variants.find(each => each.id === id)!;
const large = () => graphOf('mobilenet-v3', { size: 'large', resolution: 32, classes: 10 });
const count = (graph: ReturnType<typeof large>, op: string) =>
  opNodes(graph).filter(node => node.op === op).length;

describe('h-swish in four passes', () => {
  it('computes h-swish', () => {
    const g = new GraphBuilder('four');
    const executable = bindGraph(g.build(spelledOut(g, g.input([1, 1, 1, 5]), 'h')), platforms.reference, 1);
    executable.input.data.set([-4, -3, -1, 0.6, 5]);
    executable.run();
    // x · min(max(x + 3, 0), 6) / 6
    for (const [i, expected] of [0, 0, -1 / 3, 0.36, 5].entries()) {
      assert.ok(Math.abs(executable.output.data[i] - expected) < 1e-6);
    }
  });
});

describe('MobileNetV3-Large with other non-linearities', () => {
  it('is the network of the paper where h-swish stands in the stem and from row 7 on', () => {
    const changed = withNonLinearity(large(), variant('second half'));
    assert.deepEqual(
      opNodes(changed).map(({ op }) => op),
      opNodes(large()).map(({ op }) => op),
    );
  });

  it('has ReLU or h-swish everywhere but in squeeze-and-excite', () => {
    const relu = withNonLinearity(large(), variant('relu'));
    assert.equal(count(relu, 'hSwish'), 0);
    assert.equal(count(relu, 'hardSigmoid'), 8);
    const everywhere = withNonLinearity(large(), variant('everywhere'));
    // 15 blocks with two each, but the first, which does not expand; stem, head, hidden layer.
    assert.equal(count(everywhere, 'hSwish'), 32);
    assert.equal(count(everywhere, 'relu'), 8);
    const four = variantGraph(variant('everywhere, in 4 passes'), 32, 10);
    assert.equal(count(four, 'binary'), 64);
    assert.equal(count(four, 'relu6'), 32);
  });

  it('has its nodes in rows of Table 1', () => {
    assert.equal(rowOf('stem/hSwish'), 0);
    assert.equal(rowOf('bneck12/expand/hSwish'), 12);
    assert.equal(rowOf('hidden/hSwish'), 16);
    const rows = elementsByRow();
    assert.equal(rows.length, 17);
    // 112² · 64 + 56² · 64
    assert.equal(rows[2], 1_003_520);
    // 7² · 960 of the last convolution, and the hidden layer
    assert.equal(rows[16], 48_320);
  });
});

describe('the functions', () => {
  it('have one arm each', () => {
    assert.equal(new Set(functions.map(({ id }) => id)).size, functions.length);
  });
});
