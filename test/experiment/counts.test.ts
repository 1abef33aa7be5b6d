import assert from 'node:assert/strict';
import { exactRows } from '../../src/experiment/counts.js';

describe('exact rows', () => {
  it('are one for each number of a case, in the order in which they are given', () => {
    assert.deepEqual(exactRows('block/t=2', 'bytes', { live: 12, arena: 16 }), [
      { case: 'block/t=2', quantity: 'live', unit: 'bytes', value: 12 },
      { case: 'block/t=2', quantity: 'arena', unit: 'bytes', value: 16 },
    ]);
  });
});
