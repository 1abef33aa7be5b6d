import assert from 'node:assert/strict';
import { evaluate } from '../../src/experiment/evaluate.js';
import { judgeClaims } from '../../src/measure/judging/judge-claims.js';
import type { TimedRun } from '../../src/measure/results/rows.js';
import { ledger, ledgerMarkdown, ledgerOverview, verdictCounts } from '../../src/reports/ledger.js';
import { toyExperiment, toyFinding, toyRun } from './toy-finding.js';

describe('ledger', () => {
  it('has an exact claim once and a timed one on each platform of the run', () => {
    const rows = ledger([toyFinding(toyRun(2000))]);
    assert.deepEqual(
      rows.map(row => [row.claim, row.platform, row.verdict, row.run]),
      [
        ['exact-claim', 'every machine', 'reproduced', undefined],
        ['slower', 'typescript', 'reproduced', '2026-01-31T10-00-00-toy-2c'],
      ],
    );
  });

  it('says not measured where there is no timed run', () => {
    const rows = ledger([toyFinding()]);
    assert.deepEqual(
      rows.map(row => row.verdict),
      ['reproduced', 'not measured'],
    );
    assert.equal(verdictCounts(rows), '1 reproduced, 1 not measured');
  });

  it('cannot tell a claim whose judge misses a case, and says which', () => {
    const judge = () => {
      throw new Error('no arm slow');
    };
    const [{ verdicts }] = judgeClaims(
      [{ ...toyExperiment.claims[1], judge }],
      toyFinding(toyRun(2000)).results,
    );
    assert.equal(verdicts[0].verdict, "can't tell");
    assert.equal(verdicts[0].judgement?.evidence, 'not judged: no arm slow');
  });

  it('has in short one row for each claim and a column for each platform', () => {
    const { columns, rows } = ledgerOverview(ledger([toyFinding(toyRun(900))]));
    assert.deepEqual(
      columns.map(column => column.label),
      ['experiment', 'claim', 'paper', 'every machine', 'typescript'],
    );
    assert.deepEqual(
      rows.map(row => row.slice(3)),
      [
        ['reproduced', null],
        [null, 'not here'],
      ],
    );
  });

  it('says of a claim without judgement what was not measured', () => {
    const experiment = { ...toyExperiment, claims: [{ ...toyExperiment.claims[1], judge: () => undefined }] };
    const evidence = (run?: TimedRun) => ledger([evaluate(experiment, toyFinding(run).results)])[0].evidence;
    assert.equal(evidence(toyRun(2000)), 'not measured on this platform in this run');
    assert.equal(evidence(), 'there is no timed run');
  });

  it('says above the verdicts which files do not belong together', () => {
    const [top] = ledgerMarkdown([toyFinding(toyRun(2000, { exact: 'older' }))]).split('verdicts:');
    assert.match(top, /^> toy: exact\.csv and run .* do not belong together/m);
    assert.doesNotMatch(ledgerMarkdown([toyFinding(toyRun(2000))]), /^>/m);
  });

  it('links to the page of each experiment and counts the verdicts', () => {
    const markdown = ledgerMarkdown([toyFinding(toyRun(2000))]);
    assert.match(markdown, /\]\(toy\/README\.md\)/);
    assert.match(markdown, /2 verdicts: 2 reproduced\./);
  });
});
