import assert from 'node:assert/strict';
import { terminalTable } from '../../src/cli/terminal-table.js';
import { evaluate } from '../../src/experiment/evaluate.js';
import { resultsOf } from '../../src/measure/results/results.js';
import type { TimedRun } from '../../src/measure/results/rows.js';
import { parseRun } from '../../src/measure/results/store.js';
import { peersReadme } from '../../src/peers/readme.js';
import { compareRuns, comparisonTables } from '../../src/reports/comparison.js';
import { htmlReport } from '../../src/reports/html.js';
import { ledger, ledgerTable } from '../../src/reports/ledger.js';
import { ledgerMarkdown } from '../../src/reports/ledger-markdown.js';
import { readme } from '../../src/reports/readme.js';
import { classResults } from '../../src/teaching/class/class-results.js';
import { judge } from '../../src/teaching/class/judged-run.js';
import { classPage } from '../../src/teaching/class/page.js';
import { randomStream } from '../../src/tensors/random.js';
import { contentOf, HOSTILE_TEXT, hostileFiles, linesOf, mutated } from '../measure/results/hostile-runs.js';
import { sampleRun } from '../measure/results/sample-run.js';
import { row as peerRow, run as peerRun } from '../peers/sample-run.js';
import { toyExperiment, toyRun } from '../reports/toy-finding.js';
import { known } from '../teaching/class/toy-class.js';

const exact = toyExperiment.exact();

/** A run with everything that a run may have. */
const good: TimedRun = (() => {
  const run = toyRun(2000);
  const settings = { ...run.header.settings, level: 0.984 };
  const measured = { passes: [5, 4], disturbed: { setAsideNs: [[1, 2]], kept: 1 }, idleShare: 0.1 };
  return {
    ...run,
    header: { ...run.header, settings },
    timed: run.timed.map(row => ({ ...row, ...measured })),
    ceilings: sampleRun('r').ceilings,
  };
})();

const findingOf = (run: TimedRun) => evaluate(toyExperiment, resultsOf(toyExperiment, exact, run));

/** What each reader of runs makes of a file's content; they read it through the same schema. */
const READERS: Readonly<Record<string, (content: string) => string>> = {
  ledger(content) {
    const findings = [findingOf(parseRun(content, 'x.jsonl'))];
    return terminalTable(ledgerTable(ledger(findings)));
  },
  report(content) {
    const findings = [findingOf(parseRun(content, 'x.jsonl'))];
    return [
      readme(findings[0]),
      ledgerMarkdown(findings, { madeBy: 'report', pageOf: () => 'README.md' }),
      htmlReport(findings, ''),
    ].join('\n');
  },
  compare(content) {
    const [before, after] = [good, parseRun(content, 'x.jsonl')].map(run => ({
      run,
      finding: findingOf(run),
    }));
    const comparison = compareRuns(before, after);
    const { differences } = comparison;
    return [
      after.run.header.run,
      ...differences,
      ...comparisonTables(comparison).map(table => terminalTable(table)),
    ].join('\n');
  },
  class(content) {
    const judged = judge(content, 'x.jsonl', known);
    if (!judged) return '';
    const run = { ...judged, file: 'x.jsonl', handIn: 'mallory', digest: '0' };
    return classPage(classResults([run]), [], '');
  },
  peers: content => peersReadme(parseRun(content, 'x.jsonl')),
};

/** Those that make HTML and Markdown; `<` means nothing on a terminal. */
const PAGES = ['report', 'class', 'peers'];

/** What a text must not have: signs that a terminal obeys, and HTML that the page did not write. */
const UNSEEN = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/u;

/** Whether a reader reads the content; it may refuse it with one line, and do nothing else. */
function isRead(reader: string, content: string, what: string): boolean {
  const started = performance.now();
  let shown: string | undefined;
  try {
    shown = READERS[reader](content);
  } catch (error) {
    const { name, message, stack } = error as Error;
    assert.equal(name, 'InputError', `${reader}, ${what}: ${stack}`);
    assert.ok(
      message.length < 1000 && !UNSEEN.test(message) && !message.includes('\n'),
      `${reader}, ${what}: ${message}`,
    );
  }
  if (shown !== undefined) {
    // A terminal's own colours are off in tests.
    assert.doesNotMatch(shown, UNSEEN, `${reader}, ${what}`);
    if (PAGES.includes(reader)) assert.doesNotMatch(shown, /(?<!\\)<img [^>]*onerror/, `${reader}, ${what}`);
  }
  const seconds = (performance.now() - started) / 1000;
  assert.ok(seconds < 5, `${reader}, ${what}: ${seconds} s`);
  return shown !== undefined;
}

describe('readers of runs', function () {
  this.timeout(60_000);

  it('read a good run', () => {
    for (const reader of Object.keys(READERS)) assert.ok(isRead(reader, contentOf(linesOf(good)), 'good'));
  });

  for (const reader of Object.keys(READERS)) {
    it(`read a damaged run or refuse it in one line: ${reader}`, () => {
      const random = randomStream(1, reader);
      const base =
        reader === 'peers' ? peerRun([peerRow('conv-64', 'wasm', 1), peerRow('conv-64', 'jax', 2)]) : good;
      let read = 0;
      const all = 300;
      for (let i = 0; i < all; i++) if (isRead(reader, mutated(base, random), `mutation ${i}`)) read++;
      // Both happen often: neither are all changes harmless, nor is all refused.
      assert.ok(read > all / 20 && read < all / 2, `${read} of ${all} are read`);
    });

    it(`refuse every hostile file: ${reader}`, () => {
      for (const [name, content] of Object.entries(hostileFiles(good))) {
        assert.equal(isRead(reader, content, name), false, `${reader} reads ${name}`);
      }
    });
  }

  it('show hostile texts as text', () => {
    const [header, ...rows] = linesOf(good) as Record<string, unknown>[];
    const machine = {
      ...good.header.machine,
      cpu: HOSTILE_TEXT,
      os: HOSTILE_TEXT,
      node: 'x'.repeat(100_000),
    };
    const content = contentOf([
      {
        ...header,
        machine,
        startedAt: HOSTILE_TEXT,
        commit: HOSTILE_TEXT,
        engines: { typescript: HOSTILE_TEXT },
      },
      ...rows.map(row => (row.type === 'footer' ? { ...row, warnings: [HOSTILE_TEXT] } : row)),
    ]);
    for (const reader of Object.keys(READERS)) assert.ok(isRead(reader, content, 'hostile texts'));
    assert.ok(READERS.compare(content).length < 10_000);
    assert.match(READERS.compare(content), /machine: Toy 1000, 2 cores, then \uFFFD\[2J\uFFFD/);
  });
});
