import assert from 'node:assert/strict';
import { GraphBuilder } from '../../../../src/networks/graph/builder.js';
import { opNodes } from '../../../../src/networks/graph/graph.js';
import {
  type Convolution,
  convBias,
  convBn,
  convolution,
} from '../../../../src/networks/models/blocks/conv-bn-activation.js';

/** The one node that the convolution becomes on 8 channels of 9×9. */
function nodeOf(conv: Convolution) {
  const g = new GraphBuilder('one');
  const [node] = opNodes(g.build(convolution(g, g.input([1, 8, 9, 9]), conv, { name: 'it' })));
  return node;
}

describe('convolution', () => {
  it('becomes the op that is made for its shape', () => {
    assert.equal(nodeOf({ filters: 4 }).op, 'pointwise');
    assert.equal(nodeOf({ filters: 4, groups: 2 }).op, 'groupedPointwise');
    assert.equal(nodeOf({ filters: 8, kernel: 3, groups: 8 }).op, 'depthwise');
    assert.equal(nodeOf({ filters: 4, kernel: 3 }).op, 'conv2d');
    assert.equal(nodeOf({ filters: 4, stride: 2 }).op, 'conv2d');
    assert.equal(nodeOf({ filters: 4, padding: 1 }).op, 'conv2d');
    assert.equal(nodeOf({ filters: 16, kernel: 3, groups: 8 }).op, 'conv2d');
  });

  it('keeps the size with any odd window and dilation unless a padding is given', () => {
    assert.deepEqual(nodeOf({ filters: 4, kernel: 5, dilation: 2 }).shape, [1, 4, 9, 9]);
    assert.deepEqual(nodeOf({ filters: 4, kernel: [1, 7] }).shape, [1, 4, 9, 9]);
    assert.deepEqual(nodeOf({ filters: 4, kernel: 3, padding: 0 }).shape, [1, 4, 7, 7]);
    assert.deepEqual(nodeOf({ filters: 4, kernel: 3, padding: [0, 1] }).shape, [1, 4, 7, 9]);
  });

  it('refuses groups that do not divide the channels', () => {
    assert.throws(() => nodeOf({ filters: 4, kernel: 3, groups: 3 }), /conv2d: .*3/);
  });
});

describe('convolution with what follows it', () => {
  const names = (add: typeof convBn, conv: Parameters<typeof convBn>[2]) => {
    const g = new GraphBuilder('block');
    return opNodes(g.build(add(g, g.input([1, 8, 9, 9]), conv, 'row1'))).map(node => node.name);
  };

  it('names its nodes after the row', () => {
    assert.deepEqual(names(convBn, { filters: 4, activation: 'relu6' }), [
      'row1/conv',
      'row1/bn',
      'row1/relu6',
    ]);
    assert.deepEqual(names(convBn, { filters: 4 }), ['row1/conv', 'row1/bn']);
    assert.deepEqual(names(convBias, { filters: 4, activation: 'relu' }), ['row1/conv', 'row1/relu']);
  });

  it('has a bias where there is no batch norm', () => {
    const weights = (add: typeof convBn) => {
      const g = new GraphBuilder('block');
      return opNodes(g.build(add(g, g.input([1, 8, 9, 9]), { filters: 4 }, 'row1')))[0].weightShapes;
    };
    assert.deepEqual(weights(convBn), [[4, 8, 1, 1]]);
    assert.deepEqual(weights(convBias), [[4, 8, 1, 1], [4]]);
  });
});
