import assert from 'node:assert/strict';
import { loadExperiment } from '../../src/experiment/load.js';
import { figureProblems } from '../../src/reports/figure-rules.js';
import { type Machines, syntheticResults } from './synthetic-run.js';

describe('figures and tables of a run that is not published yet', () => {
  for (const id of ['esp', 'ghost', 'dfc']) {
    it(`of ${id} can all be drawn`, async () => {
      const experiment = await loadExperiment(id);
      const { machines } = (await import(new URL(`${id}/machines.js`, import.meta.url).href)) as {
        machines: Machines;
      };
      const results = syntheticResults(experiment, experiment.exact(), machines.effect);
      const figures = experiment.figures.flatMap(make => make(results));
      const tables = experiment.tables.flatMap(make => make(results));
      for (const figure of figures) assert.deepEqual(figure ? figureProblems(figure) : ['nothing drawn'], []);
      for (const table of tables) {
        assert.ok(table && table.rows.length > 0);
        for (const row of table.rows) assert.equal(row.length, table.columns.length);
      }
    });
  }
});
