import assert from 'node:assert/strict';
import { costlyActivation } from '../../../src/doctor/findings/costly-activation.js';
import { network, nodeOf, onlyProposal, proposed, runs } from './proposed.js';

describe('finding: an activation that costs', () => {
  it('proposes the cheaper one, fused or not', () => {
    const graph = network([1, 3, 8, 8], (g, x) => {
      const first = g.activation('swish', g.pointwise(x, { filters: 4 }), { name: 'alone' });
      return g.pointwise(first, { filters: 4, activation: 'swish' }, { name: 'fused' });
    });
    const { changed, nodes } = onlyProposal(costlyActivation, graph);
    assert.deepEqual(nodes, ['alone', 'fused']);
    assert.equal(nodeOf(changed, 'alone').op, 'hSwish');
    assert.ok('activation' in nodeOf(changed, 'fused').parameters);
    assert.equal((nodeOf(changed, 'fused').parameters as { activation: string }).activation, 'hSwish');
    runs(changed);
  });

  it('knows the functions that only files have', () => {
    const graph = network([1, 3, 8, 8], (g, x) =>
      g.node('unary', [x], { function: 'gelu' }, { name: 'gelu' }),
    );
    assert.equal(nodeOf(onlyProposal(costlyActivation, graph).changed, 'gelu').op, 'hSwish');
  });

  it('leaves cheap ones alone', () => {
    const graph = network([1, 3, 8, 8], (g, x) => g.activation('relu', g.pointwise(x, { filters: 4 })));
    assert.deepEqual(proposed(costlyActivation, graph), []);
  });
});
