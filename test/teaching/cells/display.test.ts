import assert from 'node:assert/strict';
import { experiment } from '../../../experiments/first-look/index.js';
import { countGraph } from '../../../src/cost/counts.js';
import { evaluate } from '../../../src/experiment/evaluate.js';
import { type Results, resultsOf } from '../../../src/measure/results/results.js';
import { projectFile } from '../../../src/teaching/cells/project-file.js';
import { analysis, figure, figures, verdicts } from '../../../src/teaching/cells/views.js';
import { toyFinding, toyFindingBeside, toyRun } from '../../reports/toy-finding.js';

const finding = evaluate(experiment, resultsOf(experiment, experiment.exact(), undefined));

describe('what notebook cells show', () => {
  it('compares four layers of the first notebook with exactly 56² · 2304 multiply-accumulates each', () => {
    const counts = experiment.suites('quick')[0].arms.map(arm => countGraph(arm.graph()).macs);
    assert.deepEqual(counts, Array(4).fill(56 * 56 * 2304));
  });

  it('gives verdicts as a table with evidence and rule, even before anything was measured', () => {
    const { columns, rows } = verdicts(finding);
    assert.deepEqual(
      columns.map(column => column.label),
      ['claim', 'platform', 'verdict', 'evidence', 'rule'],
    );
    assert.equal(rows[0][2], 'reproduced');
    assert.match(String(rows[0][3]), /7,225,344/);
  });

  it('shows the verdict of the published run beside the one here, and says which runs they are of', () => {
    const { columns, rows, notes } = verdicts(toyFindingBeside(toyRun(900), toyRun(2000)));
    assert.deepEqual(
      columns.map(column => column.label),
      ['claim', 'platform', 'verdict', 'published run', 'evidence', 'rule'],
    );
    assert.deepEqual(rows[1].slice(1, 4), ['typescript', 'not here', 'reproduced']);
    assert.deepEqual(
      notes.map(note => note.split(':')[0]),
      ['Here', 'Published run'],
    );
    const onlyWasm = toyRun(900);
    const timed = onlyWasm.timed.map(row => ({ ...row, platform: 'wasm' }));
    const elsewhere = verdicts(toyFindingBeside({ ...onlyWasm, timed }, toyRun(2000)));
    assert.deepEqual(
      elsewhere.rows.map(row => row.slice(1, 4)),
      [
        ['every machine', 'reproduced', 'reproduced'],
        ['wasm', 'not here', 'not measured'],
      ],
    );
    assert.match(analysis(toyFindingBeside(toyRun(900), toyRun(2000))), /describes the published run/);
  });

  it('refuses a figure that an experiment does not have, listing those it has', () => {
    assert.equal(figure(finding, 'time-against-cost').id, 'time-against-cost');
    assert.throws(
      () => figure(finding, 'nothing'),
      /^Error: figure: id is nothing, expected one of time-against-flops/,
    );
  });

  it('says under figures of times, and under no others, on which machine and when they were measured', () => {
    const toy = toyFinding(toyRun(2000));
    const drawing = (id: string, y: number) => ({
      id,
      title: id,
      caption: 'See.',
      data: [{ y: [y] }],
      layout: {},
    });
    const experiment = {
      ...toy.experiment,
      figures: [
        (results: Results) => drawing('counts', results.exact('suite/fast', 'macs')),
        (results: Results) =>
          drawing('times', results.suite('typescript', 'suite')?.timeNs('slow')?.estimate ?? 0),
      ],
    };
    assert.deepEqual(
      figures(evaluate(experiment, toy.results)).map(({ caption }) => caption),
      ['See.', 'See. Measured on Toy 1000, 2 cores, Node 20.19.0 (V8 11.3), 2026-01-31.'],
    );
  });

  it('reads sources of the project only', () => {
    assert.match(projectFile('src/index.ts'), /src[\\/]index\.ts$/);
    for (const path of ['../secret.txt', '/etc/hostname', 'src/nothing.ts']) {
      assert.throws(() => projectFile(path), /expected a file of the project/);
    }
  });
});
