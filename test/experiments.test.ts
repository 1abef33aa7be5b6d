import assert from 'node:assert/strict';
import { experimentIds, importExperiment, loadExperiment, loadExperiments } from '../src/experiments.js';

describe('experiments', () => {
  it('are found by listing the folder, sorted, each under the name of its file', async () => {
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

  it('refuses a module that exports no experiment of its name', async () => {
    await assert.rejects(
      importExperiment(import.meta.url),
      /exports experiment nothing, expected experiments\.test/,
    );
  });
});
