import assert from 'node:assert/strict';
import { planRun } from '../../src/measure/plan.js';
import { platformNames } from '../../src/networks/platforms.js';
import { experiment } from './toy-experiment.js';

describe('planRun', () => {
  const shown = (options: Parameters<typeof planRun>[1], of = experiment) =>
    planRun(of, options).jobs.map(job =>
      job.kind === 'ceilings'
        ? `${job.engine} ceilings`
        : `${job.platform} ${job.suite.id}: ${job.arms.map(arm => arm.id).join(' ')}`,
    );

  it('has a job for each platform and suite', () => {
    assert.deepEqual(shown({ profile: 'quick' }), [
      'reference sound: 8 16',
      'reference small: 8',
      'typescript sound: 8 16',
      'typescript small: 8',
      'wasm sound: 8 16',
      'wasm small: 8',
      'wasm-threads sound: 8 16',
      'wasm-threads small: 8',
    ]);
    assert.equal(planRun(experiment, { profile: 'quick' }).selection, 'all');
  });

  it('adds the baseline to the requested case when measuring, but not when checking', () => {
    const options = { profile: 'quick', platforms: ['typescript'], cases: ['sound/16'] } as const;
    assert.deepEqual(shown(options), ['typescript sound: 8 16']);
    assert.deepEqual(shown({ ...options, checkOnly: true }), ['typescript sound: 16']);
    assert.equal(planRun(experiment, options).selection, 'cases');
  });

  it('says whether all cases or all platforms were requested', () => {
    const selection = (options: object) => planRun(experiment, { profile: 'quick', ...options }).selection;
    assert.equal(selection({ platforms: platformNames }), 'all');
    assert.equal(selection({ platforms: platformNames.slice(1) }), 'platforms');
    assert.equal(selection({ cases: ['sound'] }), 'cases');
  });

  it('measures the ceilings first, once for each engine of the platforms, but checks none', () => {
    const needy = { ...experiment, needsCeilings: true };
    const options = { profile: 'quick', cases: ['small'] } as const;
    const suites = ['reference small: 8', 'typescript small: 8', 'wasm small: 8', 'wasm-threads small: 8'];
    assert.deepEqual(shown(options, needy), [
      'javascript ceilings',
      'wasm ceilings',
      'wasm-threads ceilings',
      ...suites,
    ]);
    assert.deepEqual(shown({ ...options, checkOnly: true }, needy), suites);
    const { engines } = planRun(needy, options);
    assert.deepEqual(engines, {
      reference: 'javascript',
      typescript: 'javascript',
      wasm: 'wasm',
      'wasm-threads': 'wasm-threads',
    });
  });

  it('measures no ceilings if no platform is left to compare with them', () => {
    const onlyTypescript = experiment
      .suites('quick')
      .map(suite => ({ ...suite, platforms: ['typescript'] as const }));
    const needy = { ...experiment, needsCeilings: true, suites: () => onlyTypescript };
    assert.deepEqual(shown({ profile: 'quick', platforms: ['reference'] }, needy), []);
  });

  it('refuses unknown platforms and cases with the nearest name', () => {
    assert.throws(() => planRun(experiment, { profile: 'quick', platforms: ['typscript'] }), {
      name: 'InputError',
      message: /^platform typscript: unknown, did you mean typescript\? There are reference, typescript/,
    });
    assert.throws(() => planRun(experiment, { profile: 'quick', cases: ['sound/17'] }), {
      name: 'InputError',
      message:
        'toy-experiment: case sound/17: unknown, did you mean sound/16? ' +
        'There are sound, small, sound/8, sound/16, small/8',
    });
  });
});
