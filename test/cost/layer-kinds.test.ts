import assert from 'node:assert/strict';
import { countGraph } from '../../src/cost/counts.js';
import { KINDS, kindOf, kindsIn, TENSOR_KINDS } from '../../src/cost/layer-kinds.js';
import type { OpName } from '../../src/kernels/op.js';
import { ops } from '../../src/kernels/ops.js';
import { catalogue, graphOf } from '../../src/networks/models/catalogue.js';

describe('kinds of layers', () => {
  it('hold every op', () => {
    for (const op of Object.keys(ops) as OpName[]) assert.ok(KINDS.includes(kindOf({ op })), op);
  });

  it('have multiply-accumulates only in the tensor layers, in every family of networks', () => {
    for (const { name, smallest } of catalogue) {
      const graph = graphOf(name, smallest);
      assert.equal(countGraph(graph, node => !TENSOR_KINDS.includes(kindOf(node))).macs, 0, name);
    }
  });

  it('of a graph are listed once each, in the order of all kinds', () => {
    assert.deepEqual(kindsIn(graphOf('mobilenet-v2', { resolution: 32 })), [
      'convolution',
      'depthwise',
      'pointwise',
      'dense',
      'batch-norm',
      'activation',
      'pool',
      'element-wise',
    ]);
  });
});
