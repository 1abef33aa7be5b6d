import assert from 'node:assert/strict';
import { toyFinding, toyRun } from '../reports/toy-finding.js';

describe('notices about what was asked for', () => {
  const lines = (header: Parameters<typeof toyRun>[1]) => toyFinding(toyRun(2000, header)).notices.join('\n');
  const leftOut = /Too slow for the quick profile and left out: reference in suite\./;

  it('name the platforms of a run of some platforms, and miss no others', () => {
    const text = lines({ selection: 'platforms', engines: { typescript: 'javascript' } });
    assert.match(text, /^Only these platforms were asked for: typescript\.$/m);
    assert.doesNotMatch(text, leftOut);
  });

  it('tell a run of some cases from one of all', () => {
    assert.match(lines({ selection: 'cases' }), /^Only part of the cases was asked for\.$/m);
    assert.doesNotMatch(lines({ selection: 'all' }), /asked for/);
    assert.match(lines({ selection: 'all' }), leftOut);
  });
});

describe('notices about platforms left out', () => {
  it('do not name a suite that no profile measures there, such as kernels side by side', () => {
    const run = toyRun(2000, { engines: { typescript: 'javascript', 'side-by-side': 'wasm' } });
    const text = toyFinding(run).notices.join('\n');
    assert.doesNotMatch(text, /left out/);
  });
});

describe('notices about files that do not belong together', () => {
  const run = '2026-01-31T10-00-00-toy-2c';

  it('are none for a run beside its own exact numbers and experiment, or without a run', () => {
    assert.deepEqual(toyFinding(toyRun(2000)).mismatches, []);
    assert.deepEqual(toyFinding().mismatches, []);
  });

  it('say in one line that exact.csv is of another version', () => {
    const finding = toyFinding(toyRun(2000, { exact: 'of another version' }));
    const [line] = finding.notices;
    assert.equal(
      line,
      `exact.csv and run ${run} do not belong together, for the exact numbers have changed: run toy again.`,
    );
    assert.deepEqual(finding.mismatches, [line]);
  });

  it('say in one line that the experiment was changed after the run', () => {
    assert.deepEqual(toyFinding(toyRun(2000, { definition: 'older' })).mismatches, [
      `The experiment is not what run ${run} measured, for its cases have changed: run toy again.`,
    ]);
  });
});
