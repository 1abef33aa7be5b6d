import assert from 'node:assert/strict';
import { evaluate } from '../../src/experiment/evaluate.js';
import { notMeasured } from '../../src/experiment/findings.js';
import { judgeClaims } from '../../src/measure/judging/judge-claims.js';
import type { Verdict } from '../../src/measure/judging/verdict.js';
import type { TimedRun } from '../../src/measure/results/rows.js';
import { countLines, type LedgerRow, ledger, ledgerOverview, ledgerTable } from '../../src/reports/ledger.js';
import { ledgerMarkdown } from '../../src/reports/ledger-markdown.js';
import { publishedToy, toyExperiment, toyFinding, toyFindingBeside, toyRun } from './toy-finding.js';

describe('ledger', () => {
  it('has an exact claim once and a timed one on each platform of the run', () => {
    const rows = ledger([toyFinding(toyRun(2000))]);
    assert.deepEqual(
      rows.map(({ claim, platform, here }) => [claim, platform, here?.verdict, here?.run]),
      [
        ['exact-claim', 'every machine', 'reproduced', undefined],
        ['slower', 'typescript', 'reproduced', '2026-01-31T10-00-00-toy-2c'],
      ],
    );
  });

  it('says not measured where there is no timed run', () => {
    const rows = ledger([toyFinding()]);
    assert.deepEqual(
      rows.map(row => row.here?.verdict),
      ['reproduced', 'not measured'],
    );
    assert.deepEqual(countLines(rows), ['Verdicts here: 1 reproduced, 1 not measured']);
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

  it('has the verdicts here and of the published run side by side, each with its run and evidence', () => {
    const [, row] = ledger([toyFindingBeside(toyRun(900, { run: 'mine' }), toyRun(2000))]);
    assert.deepEqual(
      [row.here?.verdict, row.here?.run, row.published?.verdict, row.published?.run],
      ['not here', 'mine', 'reproduced', '2026-01-31T10-00-00-toy-2c'],
    );
    assert.notEqual(row.here?.evidence, row.published?.evidence);
    const { columns, rows } = ledgerTable([row]);
    assert.deepEqual(columns.map(({ label }) => label).slice(4), [
      'here',
      'evidence, here',
      'published run',
      'evidence, published run',
    ]);
    assert.deepEqual(rows[0].slice(4), [
      'not here',
      row.here?.evidence,
      'reproduced',
      row.published?.evidence,
    ]);
  });

  it('counts the verdicts of each run, and those that are the same', () => {
    assert.deepEqual(countLines(ledger([toyFindingBeside(toyRun(900), toyRun(2000))])), [
      'Verdicts here: 1 reproduced, 1 not here',
      'Verdicts in the published run: 2 reproduced',
      'The same in both: 1 of 2 verdicts',
    ]);
  });

  it('misses no verdict of the native engine where only the published run had it, and says how to have it', () => {
    const published = toyRun(2000);
    const withNative: TimedRun = {
      ...published,
      header: {
        ...published.header,
        engines: { ...published.header.engines, onnxruntime: 'onnxruntime-node 1.30.0' },
      },
      timed: [...published.timed, ...published.timed.map(row => ({ ...row, platform: 'onnxruntime' }))],
    };
    const rows = ledger([toyFindingBeside(toyRun(900), withNative)]);
    assert.deepEqual(
      rows.map(({ platform, here, published: there }) => [platform, here?.verdict, there?.verdict]),
      [
        ['every machine', 'reproduced', 'reproduced'],
        ['typescript', 'not here', 'reproduced'],
        ['onnxruntime', undefined, 'reproduced'],
      ],
    );
    assert.deepEqual(countLines(rows), [
      'Verdicts here: 1 reproduced, 1 not here',
      'Verdicts in the published run: 3 reproduced',
      'The same in both: 1 of 2 verdicts',
      'onnxruntime, the native engine, is in the published run only: npm run setup:native adds it here',
    ]);
    assert.ok(ledgerOverview(rows).rows.some(row => row.includes('onnxruntime')));
  });

  it('shows the published run alone where nothing was measured here, and says of what is nowhere so', () => {
    const rows = ledger([publishedToy(toyRun(2000)), notMeasured({ ...toyExperiment, id: 'new' })]);
    const { columns, rows: lines } = ledgerOverview(rows);
    assert.deepEqual(columns.at(-1)?.label, 'published run');
    assert.deepEqual(
      lines.map(line => [line[0], line.at(-1)]),
      [
        ['toy', 'reproduced'],
        ['toy', 'reproduced'],
        ['new', 'not measured'],
        ['new', 'not measured'],
      ],
    );
    assert.ok(rows.every(({ here }) => here === undefined));
  });

  it('has in short one row for the platforms on which a claim has the same verdicts', () => {
    const platforms = ['reference', 'typescript', 'wasm'];
    const rows = (here: readonly Verdict[], published: readonly Verdict[]): LedgerRow[] =>
      platforms.map((platform, i) => ({
        ...{ experiment: 'toy', claim: 'slower', statement: 'Slow is slower.', source: 'Table 2' },
        ...{ platform, rule: '' },
        here: { verdict: here[i], evidence: '' },
        published: { verdict: published[i], evidence: '' },
      }));
    const all: Verdict[] = ['reproduced', 'reproduced', 'reproduced'];
    const shown = (here: readonly Verdict[], published: readonly Verdict[]) =>
      ledgerOverview(rows(here, published)).rows.map(row => row.slice(3));
    assert.deepEqual(shown(all, all), [['reference, typescript, wasm', 'reproduced', 'reproduced']]);
    assert.deepEqual(shown(['reproduced', 'not here', 'reproduced'], all), [
      ['reference, wasm', 'reproduced', 'reproduced'],
      ['typescript', 'not here', 'reproduced'],
    ]);
    assert.equal(shown(all, ['reproduced', 'not here', "can't tell"]).length, 3);
  });

  it('says of a claim without judgement what was not measured', () => {
    const experiment = { ...toyExperiment, claims: [{ ...toyExperiment.claims[1], judge: () => undefined }] };
    const evidence = (run?: TimedRun) =>
      ledger([evaluate(experiment, toyFinding(run).results)])[0].here?.evidence;
    assert.equal(evidence(toyRun(2000)), 'not measured on this platform in this run');
    assert.equal(evidence(), 'there is no timed run');
  });
});

describe('ledger page', () => {
  const page = (findings: Parameters<typeof ledgerMarkdown>[0]) =>
    ledgerMarkdown(findings, {
      madeBy: 'report',
      pageOf: ({ experiment, origin }) => (origin === 'none' ? undefined : `${experiment.id}/README.md`),
    });

  it('says above the verdicts which files do not belong together', () => {
    const [top] = page([toyFinding(toyRun(2000, { exact: 'older' }))]).split('| experiment');
    assert.match(top, /^> toy: exact\.csv and run .* do not belong together/m);
    assert.doesNotMatch(page([toyFinding(toyRun(2000))]), /^>/m);
  });

  it('links to the page of each experiment that has one, and says which runs it shows', () => {
    const markdown = page([
      toyFindingBeside(toyRun(900), toyRun(2000)),
      notMeasured({ ...toyExperiment, id: 'new', title: 'New' }),
    ]);
    assert.match(markdown, /\]\(toy\/README\.md\)/);
    assert.match(markdown, /^- New: Is slow slower/m);
    assert.match(markdown, /^- Here: 2026-01-31, quick profile, Toy 1000, 2 cores, Node 20\.19\.0$/m);
    assert.match(markdown, /^- Published run: 2026-01-31, /m);
  });
});
