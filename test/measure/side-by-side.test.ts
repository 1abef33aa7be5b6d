import assert from 'node:assert/strict';
import type { Experiment } from '../../src/experiment/experiment.js';
import type { Arm, Suite } from '../../src/measure/arms.js';
import { planRun } from '../../src/measure/plan.js';
import { settingsFor } from '../../src/measure/settings.js';
import { checkSuite, measureSuite } from '../../src/measure/suite.js';
import { benchGraph } from '../../src/networks/models/bench-layers.js';
import type { Platform } from '../../src/networks/platform.js';
import { platforms, SIDE_BY_SIDE } from '../../src/networks/platforms.js';
import { experiment as toy } from './toy-experiment.js';

const graph = () => benchGraph('add');

/** TypeScript kernels, but an addition that forgets the second input. */
const wrong: Platform = {
  ...platforms.typescript,
  name: 'wrong',
  versions: {
    ...platforms.typescript.versions,
    add: {
      name: 'wrong',
      changes: 'forgets b',
      bind: () => ({ constantBytes: 0, run: (out, [a]) => out.data.set(a.data) }),
    },
  },
};

const arms: readonly Arm[] = [
  { id: 'first', graph, platform: platforms.reference },
  { id: 'second', graph, platform: platforms.wasm },
  { id: 'wrong', graph, platform: wrong },
  { id: 'bare', graph },
];

const options = { suite: 'adds', baseline: 'second', arms, platform: SIDE_BY_SIDE, seed: 1 } as const;

describe('a suite whose arms have their own kernels', () => {
  it('checks each arm on its own kernels, and refuses one that differs or has none', async () => {
    const checked = await checkSuite(options, true);
    assert.deepEqual(
      checked.map(({ place, error }) => [place.arm, place.again, error?.replace(/error [\d.]+/, 'error x')]),
      [
        ['first', false, undefined],
        ['second', false, undefined],
        ['wrong', false, 'differs from reference: error x, expected at most 0.0001'],
        ['bare', false, 'bare: has no kernels of its own, expected them in a side-by-side suite'],
        ['second', true, undefined],
      ],
    );
  });

  it('times the sound arms together and keeps the others as failed rows of the same place', async () => {
    const rows = await measureSuite(options, settingsFor('smoke'));
    assert.deepEqual(
      rows.map(row => [row.platform, row.arm, row.again, row.status, row.samplesNs.length]),
      [
        [SIDE_BY_SIDE, 'first', false, 'measured', 3],
        [SIDE_BY_SIDE, 'second', false, 'measured', 3],
        [SIDE_BY_SIDE, 'wrong', false, 'failed', 0],
        [SIDE_BY_SIDE, 'bare', false, 'failed', 0],
        [SIDE_BY_SIDE, 'second', true, 'measured', 3],
      ],
    );
  });

  it('is planned once, against the ceilings of WebAssembly', () => {
    const suite: Suite = { id: 'adds', title: 'adds', baseline: 'second', arms, platforms: [SIDE_BY_SIDE] };
    const experiment: Experiment = { ...toy, needsCeilings: true, suites: () => [suite] };
    const plan = planRun(experiment, { profile: 'quick' });
    assert.deepEqual(
      plan.jobs.map(job => (job.kind === 'ceilings' ? job.engine : `${job.platform} ${job.suite.id}`)),
      ['wasm', 'side-by-side adds'],
    );
    assert.deepEqual(plan.engines, { [SIDE_BY_SIDE]: 'wasm' });
    assert.equal(plan.selection, 'all');
    assert.equal(planRun(experiment, { profile: 'quick', platforms: [SIDE_BY_SIDE] }).selection, 'all');
    assert.equal(planRun(experiment, { profile: 'quick', platforms: ['wasm'] }).jobs.length, 0);
  });
});
