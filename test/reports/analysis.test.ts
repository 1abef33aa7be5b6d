import assert from 'node:assert/strict';
import { evaluate } from '../../src/experiment/evaluate.js';
import { analysisMarkdown } from '../../src/reports/analysis.js';
import { publishedToy, toyExperiment, toyFinding, toyFindingBeside, toyRun } from './toy-finding.js';

const text = toyExperiment.analysis.trim();

describe('the analysis of an experiment', () => {
  it('stands as it is below the published run, and where nothing was timed here', () => {
    assert.equal(analysisMarkdown(publishedToy(toyRun(2000))), text);
    assert.equal(analysisMarkdown(toyFindingBeside(undefined, toyRun(2000))), text);
  });

  it('says below a run of the reader’s own which run it describes, and which verdicts are different', () => {
    const note = analysisMarkdown(toyFindingBeside(toyRun(900), toyRun(2000)));
    assert.ok(note.endsWith(`\n\n${text}`));
    assert.match(
      note,
      /^> \*\*This text describes the published run\*\*.*: 2026-01-31, quick profile, Toy 1000/,
    );
    assert.match(note, /^> Different here: 1 of 2 verdicts\.$/m);
    assert.match(note, /^> - Slow is slower\. On typescript: \*\*not here\*\* \(published: reproduced\)\.$/m);
    assert.doesNotMatch(note, /Counts are counted/);
  });

  it('says that the verdicts are the same, or that none can be compared', () => {
    assert.match(
      analysisMarkdown(toyFindingBeside(toyRun(1900), toyRun(2000))),
      /^> The same here: 2 verdicts/m,
    );
    const claims = toyExperiment.claims.map(claim => ({ ...claim, judge: () => undefined }));
    const unjudged = { ...toyExperiment, claims };
    const [here, published] = [toyRun(900), toyRun(2000)].map(run => toyFinding(run).results);
    const finding = evaluate(unjudged, here, {
      published: evaluate(unjudged, published, { origin: 'published' }),
    });
    assert.match(analysisMarkdown(finding), /^> No claim was judged in both runs\.$/m);
  });

  it('says that it describes another run where none is published', () => {
    assert.match(
      analysisMarkdown(toyFinding(toyRun(2000))),
      /^> This text was not written for this run\.\n\n/,
    );
  });

  it('says nothing where there is no text', () => {
    const silent = { ...toyExperiment, analysis: '' };
    assert.equal(analysisMarkdown(evaluate(silent, toyFinding(toyRun(2000)).results)), '');
  });
});
