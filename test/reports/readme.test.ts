import assert from 'node:assert/strict';
import { marked } from 'marked';
import { readme } from '../../src/reports/readme.js';
import { publishedToy, toyFinding, toyFindingBeside, toyRun } from './toy-finding.js';

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

  it('shows the published run beside one of the reader’s own: verdict, evidence, ratios, machine', () => {
    const machine = { ...toyRun(2000).header.machine, cpu: 'Mine 1' };
    const text = readme(toyFindingBeside(toyRun(900, { machine }), toyRun(2000)));
    assert.match(text, /^- Here: 2026-01-31, quick profile, Mine 1, 2 cores, /m);
    assert.match(text, /^- Published run: 2026-01-31, quick profile, Toy 1000, 2 cores, /m);
    assert.match(
      text,
      / {2}- \*\*not here\*\* \(typescript\): .*\n {4}- published run: \*\*reproduced\*\*: /,
    );
    // An exact claim has the same evidence everywhere.
    assert.match(text, /\*\*reproduced\*\* \(every machine\): macs are 1000\n\n/);
    assert.match(text, /\| slow \| [^|]+ \| 0\.9\S* [^|]+ \| 2\.00 [^|]+ \|/);
    assert.match(text, /\| processor \| Mine 1 [^|]*\| Toy 1000 [^|]*\|/);
    assert.match(text, /This text describes the published run/);
    assert.match(text, /by `npx beyond-flops report`/);
  });

  it('of the published run has one verdict, and says what made it', () => {
    const text = readme(publishedToy(toyRun(2000)));
    assert.match(text, /^- Published run: 2026-01-31, /m);
    assert.match(text, /by `npx beyond-flops publish`/);
    assert.doesNotMatch(text, /^- Here|published run:|published ratio|This text describes/m);
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
