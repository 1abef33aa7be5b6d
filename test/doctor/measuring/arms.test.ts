import assert from 'node:assert/strict';
import { suiteOf, WHOLE } from '../../../src/doctor/measuring/arms.js';
import { graphData } from '../../../src/measure/graphs/graph-data.js';
import type { Graph } from '../../../src/networks/graph/graph.js';
import { foldBatchNorm } from '../../../src/networks/graph/passes/fold-batch-norm.js';
import { network } from '../findings/proposed.js';

const SEED = 3;
const graph = network([1, 3, 6, 6], (g, x) => g.batchNorm(g.pointwise(x, { filters: 4 })));

function armOf(changed: Graph, same: boolean) {
  const suite = suiteOf({
    ...{ suite: 'networks', platform: 'wasm', seed: SEED, whole: graphData(graph, SEED) },
    others: [{ id: 'changed', what: 'network', graph: graphData(changed, SEED), same }],
  });
  assert.equal(suite.baseline, WHOLE);
  return suite.arms[1];
}

describe('doctor: the arms of a suite', () => {
  it('take a change that keeps the function', () => {
    assert.equal(armOf(foldBatchNorm(graph), true).graph().nodes.length, 2);
  });

  it('refuse one that is said to keep it and does not, which a change to be trained anew may', () => {
    const other = network([1, 3, 6, 6], (g, x) =>
      g.batchNorm(g.pointwise(x, { filters: 4 }), { epsilon: 1 }),
    );
    assert.throws(() => armOf(other, true).graph(), /differs from the original: error/);
    assert.equal(armOf(other, false).graph().nodes.length, 3);
  });

  it('time one op of a layer, in a network of its own', () => {
    const suite = suiteOf({
      ...{ suite: 'layers', platform: 'wasm', seed: SEED, whole: graphData(graph, SEED) },
      others: [{ id: 'own', what: 'own layer', node: 1 }],
    });
    const [, arm] = suite.arms;
    const ops = arm.graph().nodes.filter(node => node.kind === 'op');
    assert.deepEqual(
      ops.filter(node => arm.only!(node)).map(({ op }) => op),
      ['pointwise'],
    );
  });
});
