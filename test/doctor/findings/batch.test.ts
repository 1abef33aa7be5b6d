import assert from 'node:assert/strict';
import { batch } from '../../../src/doctor/findings/batch.js';
import { network, onlyProposal, proposed, runs } from './proposed.js';

describe('finding: one image at a time', () => {
  it('proposes four where weights are much of what is moved', () => {
    const graph = network([1, 64, 1, 1], (g, x) => g.dense(x, { units: 64 }));
    const { changed, images, kind } = onlyProposal(batch, graph);
    assert.deepEqual([changed.nodes[changed.output].shape, images, kind], [[4, 64], 4, 'same function']);
    runs(changed);
  });

  it('proposes nothing where maps are most of what is moved, or there are several images already', () => {
    const wide = network([1, 4, 32, 32], (g, x) => g.pointwise(x, { filters: 4 }));
    const several = network([2, 64, 1, 1], (g, x) => g.dense(x, { units: 64 }));
    assert.deepEqual([...proposed(batch, wide), ...proposed(batch, several)], []);
  });
});
