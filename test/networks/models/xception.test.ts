import assert from 'node:assert/strict';
import { graphOf } from '../../../src/networks/models/catalogue.js';
import { layer, opCounts, totals } from './layers.js';

describe('Xception', () => {
  it('has the parameters that the paper prints, and 8.36 billion multiply-accumulates', () => {
    assert.deepEqual(totals('xception'), [8_357_403_496, 22_855_952, [1, 1000]]);
  });

  it('has 36 convolutions, of which 34 are separable, and four shortcuts with a convolution', () => {
    const graph = graphOf('xception');
    const [full, depthwise, pointwise, adds] = opCounts(graph, ['conv2d', 'depthwise', 'pointwise', 'add']);
    assert.deepEqual([full, depthwise, pointwise, adds], [2 + 4, 34, 34, 12]);
  });

  it('has the sizes of Figure 5 at the end of each flow', () => {
    const graph = graphOf('xception');
    assert.deepEqual(layer(graph, 'entry/module4/add')[1], [1, 728, 19, 19]);
    assert.deepEqual(layer(graph, 'middle/module12/add')[1], [1, 728, 19, 19]);
    assert.deepEqual(layer(graph, 'exit/module14/separable2/relu')[1], [1, 2048, 10, 10]);
  });

  it('counts a separable convolution of the middle flow as by hand', () => {
    const graph = graphOf('xception');
    const area = 19 * 19;
    assert.deepEqual(layer(graph, 'middle/module5/separable1/depthwise').slice(2), [728 * area * 9, 728 * 9]);
    assert.deepEqual(layer(graph, 'middle/module5/separable1/pointwise/conv').slice(2), [
      728 * area * 728,
      728 * 728,
    ]);
  });

  it('leaves the input of a module to its shortcut: the first ReLU does not work in place', () => {
    const [first, second] = ['separable1', 'separable2'].map(name =>
      graphOf('xception').nodes.find(node => node.name === `middle/module5/${name}/relu`),
    );
    assert.ok(first?.kind === 'op' && second?.kind === 'op');
    assert.deepEqual([first.overwrites, second.overwrites], [undefined, 0]);
  });

  it('refuses an image below its stride', () => {
    assert.throws(() => graphOf('xception', { resolution: 31 }), /resolution is 31, expected .* from 32/);
  });
});
