import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluate } from '../../src/experiment/evaluate.js';
import { publishedFindings, readFindings } from '../../src/experiment/findings.js';
import { loadExperiment } from '../../src/experiment/load.js';
import { HERE, type Places, PUBLISHED, placesOf, RESERVED_IDS } from '../../src/experiment/places.js';
import { writeExact } from '../../src/measure/results/exact-csv.js';
import { resultsOf } from '../../src/measure/results/results.js';
import { writeRun } from '../../src/measure/results/store.js';
import { toyExperiment, toyRun } from '../reports/toy-finding.js';

const experiments = [toyExperiment];

describe('findings of a reader beside the published run', () => {
  let folder: string;
  let places: Places;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'beyond-flops-'));
    places = { here: join(folder, 'here'), published: folder };
  });
  afterEach(() => rm(folder, { recursive: true }));

  const keep = async (place: string, run?: ReturnType<typeof toyRun>) => {
    await writeExact(place, 'toy', toyExperiment.exact());
    if (run) await writeRun(place, run);
  };
  const verdictOf = async () => {
    const [{ origin, claims, published }] = await readFindings(places, experiments);
    return [origin, claims[1].verdicts[0].verdict, published?.claims[1].verdicts[0].verdict];
  };

  it('are the reader’s own with the published one beside', async () => {
    await keep(places.published, toyRun(2000));
    await keep(places.here, toyRun(900, { run: 'mine' }));
    assert.deepEqual(await verdictOf(), ['here', 'not here', 'reproduced']);
  });

  it('are the published one where the reader has none, or stopped before the first case', async () => {
    await keep(places.published, toyRun(2000));
    assert.deepEqual(await verdictOf(), ['published', 'reproduced', undefined]);
    await keep(places.here);
    assert.deepEqual(await verdictOf(), ['published', 'reproduced', undefined]);
  });

  it('are the reader’s own where nothing is published, and where nothing is timed', async () => {
    await keep(places.here);
    assert.deepEqual(await verdictOf(), ['here', 'not measured', undefined]);
    await keep(places.published);
    assert.deepEqual(await verdictOf(), ['here', 'not measured', 'not measured']);
  });

  it('are of an experiment that was measured nowhere: every claim, no verdict, no table, no figure', async () => {
    const [finding] = await readFindings(places, experiments);
    assert.equal(finding.origin, 'none');
    assert.deepEqual(
      finding.claims.map(({ verdicts }) => verdicts),
      [
        [{ platform: 'every machine', verdict: 'not measured' }],
        [{ platform: '–', verdict: 'not measured' }],
      ],
    );
    assert.deepEqual([finding.tables, finding.figures, finding.mismatches], [[], [], []]);
    assert.match(finding.notices.join(), /npx beyond-flops run toy/);
  });

  it('refuse a run of which a table or a figure cannot be made, and hide no mistake where there is none', () => {
    const fail = () => {
      throw new TypeError('x is undefined');
    };
    const broken = { ...toyExperiment, tables: [fail], figures: [fail] };
    const of = (run?: ReturnType<typeof toyRun>) =>
      evaluate(broken, resultsOf(broken, toyExperiment.exact(), run));
    const run = toyRun(2000, { run: 'mine' });
    for (const [what, make] of [
      ['table', () => of(run).tables],
      ['figure', () => of(run).figures],
    ] as const) {
      assert.throws(make, {
        name: 'InputError',
        message: `run mine: a ${what} of toy cannot be made of it (x is undefined), expected a run of this version`,
      });
    }
    assert.throws(() => of().tables, { name: 'TypeError' });
  });

  it('are of the published run alone where that is asked for', async () => {
    await keep(places.here, toyRun(900));
    assert.equal((await publishedFindings(places.published, experiments))[0].origin, 'none');
    await keep(places.published, toyRun(2000));
    const [finding] = await publishedFindings(places.published, experiments);
    assert.deepEqual([finding.origin, finding.claims[1].verdicts[0].verdict], ['published', 'reproduced']);
  });
});

describe('the places of results', () => {
  it('keep what is the reader’s in a folder of the published ones that is no experiment’s', async () => {
    assert.deepEqual(placesOf(HERE), { here: join(PUBLISHED, 'here'), published: PUBLISHED });
    for (const id of ['here', 'peers', 'stability']) {
      assert.ok(RESERVED_IDS.includes(id));
      await assert.rejects(loadExperiment(id), /unknown/);
    }
  });
});
