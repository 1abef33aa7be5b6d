import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { loadExperiments } from '../../src/experiment/load.js';
import { PUBLISHED } from '../../src/experiment/places.js';
import { exactPath, exactToCsv } from '../../src/measure/results/exact-csv.js';

describe('exact numbers in results/', () => {
  it('are what the experiments compute here, digit for digit', async () => {
    // An experiment that was never published has nothing to compare.
    const published = (await loadExperiments()).filter(({ id }) => existsSync(exactPath(PUBLISHED, id)));
    assert.ok(published.length > 0);
    for (const experiment of published) {
      const written = await readFile(exactPath(PUBLISHED, experiment.id), 'utf8');
      const computed = exactToCsv(experiment.exact());
      // Compared as lines, so that a difference is shown as the rows that differ.
      assert.deepEqual(computed.split('\n'), written.replaceAll('\r\n', '\n').split('\n'), experiment.id);
    }
  }).timeout(120_000);
});
