import assert from 'node:assert/strict';
import { denseOnAMap } from '../../../src/doctor/findings/dense-on-a-map.js';
import { network, nodeOf, onlyProposal, opsOf, proposed, runs } from './proposed.js';

describe('finding: a dense layer on a map', () => {
  it('proposes the mean of the map', () => {
    const graph = network([1, 8, 6, 6], (g, x) => g.dense(x, { units: 5 }, { name: 'classes' }));
    const { changed, advice } = onlyProposal(denseOnAMap, graph);
    assert.deepEqual(opsOf(changed), ['globalPool 1×8×1×1', 'dense 1×5']);
    assert.deepEqual(nodeOf(changed, 'classes').weightShapes, [[5, 8]]);
    assert.match(advice, /36 times fewer/);
    runs(changed);
  });

  it('leaves a dense layer on a vector alone', () => {
    const graph = network([1, 8, 6, 6], (g, x) =>
      g.dense(g.dense(g.globalPool(x), { units: 5 }), { units: 5 }),
    );
    assert.deepEqual(proposed(denseOnAMap, graph), []);
  });
});
