import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ExperimentStep, runExperiments } from '../../src/experiment/run-experiments.js';
import type { Claim } from '../../src/measure/judging/claim.js';
import { readExact } from '../../src/measure/results/exact-csv.js';
import { latestRun, listRuns } from '../../src/measure/results/store.js';
import { experiment, FILLERS } from '../measure/toy-experiment.js';

const source = { module: new URL('../measure/toy-experiment.js', import.meta.url).href };

describe('runExperiments', function () {
  this.timeout(60_000);
  let out: string;
  beforeEach(async () => {
    out = await mkdtemp(join(tmpdir(), 'beyond-flops-'));
  });
  afterEach(() => rm(out, { recursive: true }));

  const { signal } = new AbortController();
  const smoke = { profile: 'smoke', platforms: ['typescript'] } as const;

  it('computes, times, writes and judges experiments together, under one run id', async () => {
    const steps: ExperimentStep[] = [];
    const twice = [
      { experiment, source, cases: ['sound/16'] },
      { experiment, source, cases: ['broken/8'] },
    ];
    const findings = await runExperiments(twice, {
      ...smoke,
      out,
      signal,
      onProgress: step => steps.push(step),
    });
    assert.deepEqual(
      findings.map(({ origin, published, results }) => [
        origin,
        published,
        results.run!.timed.map(({ arm }) => arm),
      ]),
      [
        ['here', undefined, ['8', '16', '8']],
        ['here', undefined, ['8', '8']],
      ],
    );
    const ids = findings.map(({ results }) => results.run!.header.run);
    assert.equal(ids[0], ids[1]);
    assert.deepEqual(await readExact(out, experiment.id), []);
    assert.equal((await latestRun(out, experiment.id))?.header.run, ids[0]);

    for (const phase of [steps.filter(({ timing }) => !timing), steps.filter(({ timing }) => timing)]) {
      assert.ok(phase.every(({ fraction }, i) => i === 0 || fraction >= phase[i - 1].fraction));
      assert.equal(phase.at(-1)!.fraction, 1);
    }
  });

  it('adds passes to the last run of the same cases, and refuses to where there is none', async () => {
    const sound = [{ experiment, source, cases: ['sound/16'] }];
    const goOn = { ...{ ...smoke, out, signal }, goOn: true };
    await assert.rejects(runExperiments(sound, goOn), {
      name: 'InputError',
      message: /no run, expected one/,
    });
    const [first] = await runExperiments(sound, { ...smoke, out, signal });
    const [second] = await runExperiments(sound, goOn);
    assert.deepEqual(second.results.run!.header, first.results.run!.header);
    const passes = ({ results }: typeof first) => results.run!.timed.map(row => row.passes!.length);
    assert.deepEqual(
      [passes(first), passes(second)],
      [
        [1, 1, 1],
        [2, 2, 2],
      ],
    );
    const samples = ({ results }: typeof first) => results.run!.timed.map(row => row.samplesNs);
    for (const [i, before] of samples(first).entries()) {
      assert.deepEqual(samples(second)[i].slice(0, 3), before);
    }
    assert.equal((await listRuns(out, experiment.id)).length, 1);
    const others = [{ experiment, source, cases: ['broken/16'] }];
    await assert.rejects(runExperiments(others, { ...goOn, seed: 2 }), /no run of the same cases/);
  });

  it('begins with as many rounds as it is told, and lets a shorter run go on with it', async () => {
    const sound = [{ experiment, source, cases: ['sound/16'] }];
    const [first] = await runExperiments(sound, { ...smoke, out, signal, leastRounds: 5 });
    const [second] = await runExperiments(sound, { ...smoke, out, signal, goOn: true });
    assert.deepEqual(
      [first, second].map(({ results }) => results.run!.timed[0].passes),
      [[5], [5, 1]],
    );
    assert.equal(second.results.run!.header.settings.rounds, 5);
  });

  it('goes on until every claim is decided, with as many rounds as fit, and no longer', async () => {
    let decided = false;
    const claim: Claim = {
      ...{ id: 'c', statement: '', source: '', rule: '', kind: 'timed' },
      judge: (results, platform) =>
        results.suite(platform, 'sound') && { verdict: decided ? 'not here' : "can't tell", evidence: '' },
    };
    const verdicts: string[] = [];
    const asked = [{ experiment: { ...experiment, claims: [claim] }, source, cases: ['sound/16'] }];
    const [{ results }] = await runExperiments(asked, {
      ...{ profile: 'quick', platforms: ['typescript'], out, signal, untilSure: true, budgetMs: 12_000 },
      onPass() {
        decided = true;
      },
      onVerdicts: (id, by) => verdicts.push(`${id}: ${by}`),
    });
    const [most] = results.run!.timed[0].passes!;
    assert.equal(results.run!.timed[0].passes!.length, 2);
    assert.ok(most > 31, `${most} rounds`);
    const open = `${experiment.id}: can't tell`;
    assert.deepEqual(verdicts, [open, open, ...Array(2).fill(`${experiment.id}: not here`)]);
  });

  it('has a finding without a run where nothing is timed', async () => {
    const nothing = { ...experiment, suites: () => [] };
    const [finding] = await runExperiments([{ experiment: nothing, source }], { ...smoke, out, signal });
    assert.equal(finding.results.run, undefined);
    assert.deepEqual(await listRuns(out, experiment.id), []);
  });

  it('ends where it is aborted, with what was timed until then', async () => {
    const abort = new AbortController();
    const full = { ...smoke, profile: 'full', out, signal: abort.signal, budgetMs: 0 } as const;
    const cases = [...['sound', ...FILLERS].map(id => `${id}/8`), 'endless/endless'];
    const endless = { experiment, source, cases };
    const findings = await runExperiments([endless, endless], {
      ...full,
      onProgress({ timing }) {
        if (timing?.suite === 'endless') abort.abort();
      },
    });
    assert.deepEqual(
      findings.map(({ results }) => results.run!.footer.status),
      ['interrupted'],
    );
    assert.deepEqual(await runExperiments([endless], full), []);
  });

  it('has no finding of an experiment of which nothing was timed before the abort', async () => {
    const abort = new AbortController();
    const findings = await runExperiments([{ experiment, source, cases: ['endless/endless'] }], {
      ...{ ...smoke, profile: 'full', out, signal: abort.signal },
      onProgress() {
        abort.abort();
      },
    });
    assert.deepEqual(findings, []);
  });

  it('refuses a case that does not exist, and a folder that is a file, before anything is timed', async () => {
    const steps: ExperimentStep[] = [];
    const onProgress = (step: ExperimentStep) => steps.push(step);
    const options = { ...smoke, signal, onProgress };
    await assert.rejects(
      runExperiments(
        [
          { experiment, source },
          { experiment, source, cases: ['sound/17'] },
        ],
        { ...options, out },
      ),
      { name: 'InputError', message: /^toy-experiment: case sound\/17: unknown/ },
    );
    assert.deepEqual(steps, []);
    const file = join(out, 'file');
    await writeFile(file, '');
    await assert.rejects(runExperiments([{ experiment, source }], { ...options, out: file }), {
      name: 'InputError',
      message: /cannot be written/,
    });
    assert.ok(steps.every(({ timing }) => timing === undefined));
  });
});
