import assert from 'node:assert/strict';
import type { RunHeader } from '../../../src/measure/results/rows.js';
import { type ClassResults, classResults } from '../../../src/teaching/class/class-results.js';
import { withFolder } from '../../cli/spawn-cli.js';
import { toyExperiment } from '../../reports/toy-finding.js';
import { handIn, linesOf, readAll, runOn } from './toy-class.js';

/** What a class of these files has measured. */
async function classOf(files: Readonly<Record<string, string>>): Promise<ClassResults> {
  let results: ClassResults | undefined;
  await withFolder(async folder => {
    await handIn(folder, files);
    results = classResults(await readAll(folder));
  });
  return results!;
}

const on = (day: number, changes: Partial<RunHeader> = {}): Partial<RunHeader> => ({
  startedAt: `2026-02-0${day}T10:00:00.000Z`,
  ...changes,
});
const filesOf = ({ counted }: ClassResults['sections'][number]) => counted.map(({ run }) => run.file);

describe('results of a class', () => {
  it('put the verdicts of each machine side by side, in the order of the machines', async () => {
    const { machines, sections } = await classOf({
      'anna/x.jsonl': linesOf(runOn('Zeta 1', 2000)),
      'bao/y.jsonl': linesOf(runOn('Alpha 2', 1001)),
      'chen/z.jsonl': linesOf(runOn('Midway 3', 'failed')),
    });
    assert.deepEqual(
      machines.map(({ name, handIns }) => [name.replace(/-[0-9a-f]{6}$/, ''), handIns]),
      [
        ['alpha-2-2c', ['bao']],
        ['midway-3-2c', ['chen']],
        ['zeta-1-2c', ['anna']],
      ],
    );
    assert.equal(sections.length, 1);
    assert.deepEqual(filesOf(sections[0]), ['bao/y.jsonl', 'chen/z.jsonl', 'anna/x.jsonl']);
    assert.deepEqual(
      sections[0].claims.map(({ claim, platforms }) => [
        claim.id,
        platforms.map(({ platform, verdicts }) => [platform, verdicts.map(({ verdict }) => verdict)]),
      ]),
      [['slower', [['typescript', ['direction only', "can't tell", 'reproduced']]]]],
    );
  });

  it('have two machines if two people hand in runs of identical computers', async () => {
    const { machines } = await classOf({
      'anna/x.jsonl': linesOf(runOn('Lab PC', 2000, on(1))),
      'bao/x.jsonl': linesOf(runOn('Lab PC', 2000, on(2))),
    });
    assert.equal(machines.length, 2);
    assert.notEqual(machines[0].name, machines[1].name);
  });

  it("count a machine's newest run of all cases, and say why its others do not count", async () => {
    const { machines, sections } = await classOf({
      'anna/toy/timed/1.jsonl': linesOf(runOn('PC', 2000, on(1))),
      'anna/toy/timed/2.jsonl': linesOf(runOn('PC', 2000, on(2))),
      'anna/3.jsonl': linesOf(runOn('PC', 2000, on(3, { selection: 'cases' }))),
      'anna/4.jsonl': linesOf(runOn('PC', 2000, on(4, { profile: 'smoke' }))),
      'anna/5.jsonl': linesOf({ ...runOn('PC', 2000, on(5)), timed: [] }),
    });
    assert.equal(machines.length, 1);
    assert.deepEqual(filesOf(sections[0]), ['anna/toy/timed/2.jsonl']);
    const best = 'anna/toy/timed/2.jsonl';
    // A smoke run of this toy has the definition of the quick one.
    assert.deepEqual(
      Object.fromEntries(sections.flatMap(({ others }) => others).map(({ run, why }) => [run.file, why])),
      {
        'anna/toy/timed/1.jsonl': `older than ${best}`,
        'anna/3.jsonl': `less complete than ${best}`,
        'anna/4.jsonl': `less complete than ${best}`,
        'anna/5.jsonl': 'nothing was timed',
      },
    );
  });

  it('count a file that several people handed in once, and name them all', async () => {
    const text = linesOf(runOn('PC', 2000));
    const { machines, sections } = await classOf({ 'anna/x.jsonl': text, 'bao/copy.jsonl': text });
    assert.deepEqual(
      machines.map(({ handIns }) => handIns),
      [['anna', 'bao']],
    );
    assert.deepEqual(filesOf(sections[0]), ['anna/x.jsonl']);
    assert.deepEqual(
      sections[0].others.map(({ run, why }) => [run.file, why]),
      [['bao/copy.jsonl', 'identical to anna/x.jsonl']],
    );
  });

  it('keep runs of another version of the experiment apart, after those of this one', async () => {
    const { sections } = await classOf({
      'anna/x.jsonl': linesOf(runOn('PC', 2000, { definition: 'an older one' })),
      'bao/x.jsonl': linesOf(runOn('PC', 2000)),
    });
    assert.deepEqual(
      sections.map(section => [section.experiment, section.otherDefinition, filesOf(section)]),
      [
        [toyExperiment, undefined, ['bao/x.jsonl']],
        [toyExperiment, 'an older one', ['anna/x.jsonl']],
      ],
    );
  });

  it('recognise a machine after an update of its system and its engine', async () => {
    const old = runOn('PC', 2000, on(1));
    const machine = { ...old.header.machine, node: '26.0.0', v8: '15', os: 'Toy OS 2', features: [] };
    const { machines } = await classOf({
      'anna/1.jsonl': linesOf(old),
      'anna/2.jsonl': linesOf({ ...old, header: { ...old.header, ...on(2), machine } }),
    });
    assert.deepEqual(
      machines.map(({ record }) => record.os),
      ['Toy OS 2'],
    );
  });
});
