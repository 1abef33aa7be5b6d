import assert from 'node:assert/strict';
import { coreSpeed, slowedDown, unsteadySpeed } from '../../src/measure/core-speed.js';

describe('coreSpeed', () => {
  it('is between a slow phone and a fast desktop computer', () => {
    const speed = coreSpeed();
    assert.ok(speed > 0.01 && speed < 6, `${speed} steps per ns`);
  });
});

describe('slowedDown', () => {
  it('is the share by which the last quarter is slower than the first', () => {
    const change = slowedDown([2, 2, 1.9, 1.8, 1.7, 1.6, 1.5, 1.5]);
    assert.ok(change !== undefined && Math.abs(change - 0.25) < 1e-12, `${change}`);
  });

  it('is negative where the core became faster', () => {
    assert.equal(slowedDown([1, 1, 1, 1, 2, 2, 2, 2]), -1);
  });

  it('says nothing of a small change, of a single slow moment, and of a short run', () => {
    assert.equal(slowedDown([2, 2, 2, 2, 1.9, 1.9, 1.9, 1.9]), undefined);
    assert.equal(slowedDown([2, 2, 2, 2, 1, 2, 2, 2]), undefined);
    assert.equal(slowedDown([2, 2, 2, 1, 1, 1]), undefined);
  });
});

describe('unsteadySpeed', () => {
  it('says nothing of a core that always takes about the same', () => {
    let i = 0;
    assert.equal(
      unsteadySpeed(() => 1 + 0.1 * (i++ % 2)),
      undefined,
    );
  });

  it('says how much longer a core takes that changes its clock', () => {
    let i = 0;
    assert.equal(
      unsteadySpeed(() => (i++ % 3 === 0 ? 1.5 : 1)),
      1.5,
    );
  });
});
