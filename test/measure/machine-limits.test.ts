import assert from 'node:assert/strict';
import { limitWarnings, machineLimits } from '../../src/measure/machine-limits.js';

describe('limitWarnings', () => {
  it('says nothing of a machine that nothing holds back', () => {
    assert.deepEqual(limitWarnings({ cores: 2, quotaCores: 2, clockShare: 1, onBattery: false }), []);
  });

  it('warns of a single core', () => {
    assert.match(limitWarnings({ cores: 1 }).join(), /one core/);
  });

  it('warns of a container that may use less than its cores', () => {
    assert.match(limitWarnings({ cores: 4, quotaCores: 1.5 }).join(), /1\.50 of 4 cores/);
  });

  it('warns of a processor that is held below its highest clock', () => {
    assert.match(limitWarnings({ cores: 2, clockShare: 0.6 }).join(), /60 % of its highest clock/);
  });

  it('warns of a battery, and of a core whose speed varies', () => {
    const [battery, speed] = limitWarnings({ cores: 2, onBattery: true, unsteady: 1.42 });
    assert.match(battery, /on battery/);
    assert.match(speed, /up to 42 % longer/);
  });
});

describe('machineLimits', () => {
  it('knows at least the number of cores', async () => {
    assert.ok((await machineLimits()).cores >= 1);
  });
});
