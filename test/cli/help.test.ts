import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { experimentIds } from '../../src/experiment/load.js';
import { placeNames } from '../../src/networks/platforms.js';
import { callCli } from './in-process.js';
import { cli } from './spawn-cli.js';

const VERBS = [
  'list',
  'reproduce',
  'run',
  'verify',
  'report',
  'ledger',
  'compare',
  'compare-networks',
  'class',
  'machine',
  'bench',
  'models',
  'graph',
  'export',
  'peers',
  'publish',
  'new',
  'stability',
];

describe('command line: what it offers', () => {
  it('names every verb in its help', async () => {
    const { stdout, status } = await cli('--help');
    assert.equal(status, 0);
    for (const verb of VERBS) assert.match(stdout, new RegExp(`^  ${verb}\\b`, 'm'));
  });

  it('ends the help of every verb with examples of that verb', async () => {
    const helps = await Promise.all(VERBS.map(verb => cli(verb, '--help')));
    helps.forEach(({ stdout, status }, i) => {
      assert.equal(status, 0);
      const examples = stdout.split('Examples:\n')[1].trimEnd().split('\n');
      for (const line of examples) assert.match(line, new RegExp(`^  npx beyond-flops ${VERBS[i]}\\b`));
      // Whoever may choose a profile reads what each is for.
      assert.equal(
        /--profile/.test(stdout),
        /smoke to see\s+whether\s+everything\s+runs/.test(stdout),
        VERBS[i],
      );
    });
  }).timeout(60_000);

  it('says how it is called outside of the clone, where npx would fetch a package that is not ours', async () => {
    const cwd = process.cwd();
    process.chdir(tmpdir());
    try {
      const { stdout } = await callCli('list', '--help');
      assert.match(stdout, /^ {2}node .*[\\/]scripts[\\/]beyond-flops\.mjs"? list --json$/m);
      assert.doesNotMatch(stdout, /npx/);
    } finally {
      process.chdir(cwd);
    }
  });

  it('lists all experiments with their cases as JSON', async () => {
    const { stdout, status } = await cli('list', '--json');
    assert.equal(status, 0);
    const { experiments, platforms } = JSON.parse(stdout);
    assert.deepEqual(
      experiments.map((experiment: { id: string }) => experiment.id),
      await experimentIds(),
    );
    assert.deepEqual(
      platforms.map((platform: { name: string }) => platform.name),
      placeNames,
    );
    const sweep = experiments.find((experiment: { id: string }) => experiment.id === 'flops-vs-mac');
    const small = sweep.suites.find((suite: { id: string }) => suite.id === 'arm-x1');
    assert.deepEqual(small.cases, ['arm-x1/1:1', 'arm-x1/1:2', 'arm-x1/1:6', 'arm-x1/1:12']);
  });

  it('writes no colour and no bar where stdout is no terminal', async () => {
    const { stdout, stderr } = await cli('list');
    assert.ok(!stdout.includes('\u001b'));
    assert.equal(stderr, '');
  });

  it('records the machine as JSON without measuring its ceilings', async () => {
    const { stdout, status } = await cli('machine', '--no-ceilings', '--json');
    assert.equal(status, 0);
    const { machine, ceilings } = JSON.parse(stdout);
    assert.equal(machine.node, process.versions.node);
    assert.equal(ceilings, undefined);
  });
});
