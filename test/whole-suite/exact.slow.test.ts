import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { RESULTS_FOLDER } from '../../src/cli/options.js';
import { loadExperiments } from '../../src/experiment/load.js';
import { exactPath, exactToCsv } from '../../src/measure/results/exact-csv.js';

describe('exact numbers in results/', () => {
  it('are what the experiments compute here, digit for digit', async () => {
    for (const experiment of await loadExperiments()) {
      const written = await readFile(exactPath(RESULTS_FOLDER, experiment.id), 'utf8');
      const computed = exactToCsv(experiment.exact());
      // Compared as lines, so that a difference is shown as the rows that differ.
      assert.deepEqual(computed.split('\n'), written.replaceAll('\r\n', '\n').split('\n'), experiment.id);
    }
  }).timeout(120_000);
});
