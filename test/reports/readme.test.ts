import assert from 'node:assert/strict';
import { marked } from 'marked';
import { readme } from '../../src/reports/readme.js';
import { toyFinding, toyRun } from './toy-finding.js';

describe('readme', () => {
  it('shows verdict, rule, evidence, picture, machine and analysis of a run', () => {
    const text = readme(toyFinding(toyRun(2000)));
    for (const expected of [
      '**reproduced** (typescript): time: 2 ',
      'Rule: reproduced from 1.5',
      '](figure.svg)',
      'Toy 1000 (x64), 2 cores',
      '**See** that',
    ]) {
      assert.ok(text.includes(expected), `${expected} is missing`);
    }
  });

  it('shows a failed case as a row with its reason', () => {
    const text = readme(toyFinding(toyRun('failed')));
    assert.match(text, /\| slow \| – \| – \|.*failed: differs/);
  });

  it('says which platforms the profile leaves out, and repeats the warnings', () => {
    const text = readme(toyFinding(toyRun(2000)));
    assert.match(text, /> Too slow for the quick profile and left out: reference in suite\./);
    assert.match(text, /> Warning: load/);
  });

  it('says that a run was interrupted, or never ended', () => {
    const run = toyRun(2000);
    const ended = (status: 'interrupted' | 'running') =>
      readme(toyFinding({ ...run, footer: { ...run.footer, status } }));
    assert.match(ended('interrupted'), /> This run was interrupted: some cases are missing/);
    assert.match(ended('running'), /> This run has not ended, or its process was killed: some cases/);
  });

  it('has no times without a run', () => {
    const text = readme(toyFinding());
    assert.match(text, /Exact numbers only/);
    assert.ok(!text.includes('## The run'));
  });

  it('shows texts from outside as text', () => {
    const html = marked.parse(readme(toyFinding(toyRun('failed'))), { async: false });
    assert.ok(!html.includes('<script>'));
  });
});
