import assert from 'node:assert/strict';
import { planRun } from '../../src/measure/plan.js';
import { experiment } from './toy-experiment.js';

describe('planRun', () => {
  const shown = (options: Parameters<typeof planRun>[1]) =>
    planRun(experiment, options).jobs.map(
      ({ platform, suite, arms }) =>
        `${platform} ${suite?.id ?? 'ceilings'}: ${arms.map(arm => arm.id).join(' ')}`,
    );

  it('has a job for each platform and suite', () => {
    assert.deepEqual(shown({ profile: 'quick' }), [
      'reference sound: 8 16',
      'reference small: 8',
      'typescript sound: 8 16',
      'typescript small: 8',
      'wasm sound: 8 16',
      'wasm small: 8',
    ]);
    assert.equal(planRun(experiment, { profile: 'quick' }).partial, false);
  });

  it('measures the baseline with the case that is asked for, but does not check it', () => {
    const options = { profile: 'quick', platforms: ['typescript'], cases: ['sound/16'] } as const;
    assert.deepEqual(shown(options), ['typescript sound: 8 16']);
    assert.deepEqual(shown({ ...options, checkOnly: true }), ['typescript sound: 16']);
    assert.equal(planRun(experiment, options).partial, true);
  });

  it('measures the ceilings of each platform first', () => {
    const { jobs } = planRun({ ...experiment, needsCeilings: true }, { profile: 'quick', cases: ['small'] });
    assert.deepEqual(
      jobs.map(({ platform, suite }) => [platform, suite?.id]),
      [
        ['reference', undefined],
        ['reference', 'small'],
        ['typescript', undefined],
        ['typescript', 'small'],
        ['wasm', undefined],
        ['wasm', 'small'],
      ],
    );
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
