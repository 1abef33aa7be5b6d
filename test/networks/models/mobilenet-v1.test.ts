import assert from 'node:assert/strict';
import { countGraph, countNode } from '../../../src/cost/counts.js';
import { opNodes } from '../../../src/networks/graph/graph.js';
import { graphOf } from '../../../src/networks/models/catalogue.js';
import { layer, opCounts, totals } from './layers.js';

describe('MobileNetV1', () => {
  it('has the known multiply-accumulates and parameters', () => {
    assert.deepEqual(totals('mobilenet-v1-1.0-224'), [568_740_352, 4_231_976, [1, 1000]]);
  });

  it('rounds to the multiply-adds of Tables 6 and 7, or is one below where they round down', () => {
    const printed = { '0.75-224': 325, '0.5-224': 149, '0.25-224': 41, '1.0-192': 418, '1.0-160': 290 };
    for (const [member, millions] of Object.entries(printed)) {
      assert.equal(Math.floor(totals(`mobilenet-v1-${member}`)[0] / 1e6), millions);
    }
  });

  it('spends its multiply-accumulates on the kinds of layer as Table 2 says', () => {
    const graph = graphOf('mobilenet-v1-1.0-224');
    const total = countGraph(graph).macs;
    const share = (op: string) =>
      opNodes(graph).reduce((sum, node) => sum + (node.op === op ? countNode(node, graph).macs : 0), 0) /
      total;
    assert.equal((100 * share('pointwise')).toFixed(2), '94.86');
    assert.equal((100 * share('depthwise')).toFixed(2), '3.06');
    assert.equal((100 * share('dense')).toFixed(2), '0.18');
    // Printed as 1.19: two digits are exchanged.
    assert.equal((100 * share('conv2d')).toFixed(2), '1.91');
  });

  it('counts a depthwise and a 1×1 convolution as by hand', () => {
    const graph = graphOf('mobilenet-v1-1.0-224');
    assert.deepEqual(opCounts(graph, ['conv2d', 'depthwise', 'pointwise', 'dense']), [1, 13, 13, 1]);
    assert.deepEqual(layer(graph, 'separable12/depthwise/conv'), [
      'depthwise',
      [1, 512, 7, 7],
      512 * 7 * 7 * 9,
      512 * 9,
    ]);
    assert.deepEqual(layer(graph, 'separable13/pointwise/conv'), [
      'pointwise',
      [1, 1024, 7, 7],
      1024 * 7 * 7 * 1024,
      1024 * 1024,
    ]);
  });

  it('refuses a width that leaves no channels, and an image below its stride', () => {
    assert.throws(
      () => graphOf('mobilenet-v1', { width: 0.03 }),
      /mobilenet-v1 width=0.03: width 0.03 leaves 0 of 32 channels, expected at least 1 \/ 32$/,
    );
    assert.throws(
      () => graphOf('mobilenet-v1', { width: 0 }),
      /width is 0, expected a number above 0, at most 10$/,
    );
    assert.throws(() => graphOf('mobilenet-v1', { resolution: 31 }), /resolution is 31, expected .* from 32/);
  });
});
