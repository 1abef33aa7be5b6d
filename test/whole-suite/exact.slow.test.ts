import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { experimentIds, loadExperiment } from '../../src/experiment/load.js';
import { PUBLISHED } from '../../src/experiment/places.js';
import { exactPath, exactToCsv } from '../../src/measure/results/exact-csv.js';

// An experiment that was never published has nothing to compare.
const published = (await experimentIds()).filter(id => existsSync(exactPath(PUBLISHED, id)));

describe('exact numbers in results/', function () {
  this.timeout(120_000);

  it('are there', () => assert.ok(published.length > 0));

  for (const id of published) {
    it(`are what ${id} computes here, digit for digit`, async () => {
      const written = await readFile(exactPath(PUBLISHED, id), 'utf8');
      const computed = exactToCsv((await loadExperiment(id)).exact());
      // Compared as lines, so that a difference is shown as the rows that differ.
      assert.deepEqual(computed.split('\n'), written.replaceAll('\r\n', '\n').split('\n'));
    });
  }
});
