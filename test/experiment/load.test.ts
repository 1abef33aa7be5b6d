import assert from 'node:assert/strict';
import { experimentIds, loadExperiment, loadExperiments } from '../../src/experiment/load.js';
import { importMeasured } from '../../src/measure/source.js';

describe('experiments', () => {
  it('are found by listing the folder, sorted, each under the name of its folder', async () => {
    const ids = await experimentIds();
    assert.ok(ids.includes('flops-vs-mac'));
    assert.deepEqual([...ids].sort(), ids);
    assert.deepEqual(
      (await loadExperiments()).map(experiment => experiment.id),
      ids,
    );
  });

  it('refuses an unknown id with the nearest one', async () => {
    assert.equal((await loadExperiment('flops-vs-mac')).id, 'flops-vs-mac');
    await assert.rejects(loadExperiment('flop-vs-mac'), {
      name: 'InputError',
      message: /^experiment flop-vs-mac: unknown, did you mean flops-vs-mac\? There are /,
    });
  });

  it('are refused where the module exports none, or no function that makes one', async () => {
    await assert.rejects(importMeasured({ module: import.meta.url }), /exports no experiment, expected one/);
  });

  it('are made of data by a module that exports a function', async () => {
    const module = `data:text/javascript,export const experiment = id => ({ id, suites: () => [] })`;
    assert.equal((await importMeasured({ module, data: 'toy' })).id, 'toy');
  });
});
