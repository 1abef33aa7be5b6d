import assert from 'node:assert/strict';
import { graphOfArm, suitesOf } from '../../src/measure/build-once.js';
import { planRun } from '../../src/measure/plan.js';
import { definitionOf } from '../../src/measure/results/definition.js';
import { experiment } from './toy-experiment.js';

/** The toy experiment, its arms made anew at every call, and how often each graph was built. */
function counted() {
  const builds = new Map<string, number>();
  return {
    builds,
    experiment: {
      ...experiment,
      suites: (profile: 'smoke' | 'quick' | 'full') =>
        experiment.suites(profile).map(suite => ({
          ...suite,
          arms: suite.arms.map(arm => ({
            ...arm,
            graph() {
              const name = `${suite.id}/${arm.id}`;
              builds.set(name, (builds.get(name) ?? 0) + 1);
              return arm.graph();
            },
          })),
        })),
    },
  };
}

describe('graphs in the process that plans', () => {
  it('are built once, for the plans of all platforms and for the definition', () => {
    const { experiment: toy, builds } = counted();
    planRun(toy, { profile: 'smoke' });
    const definition = definitionOf(toy, 'smoke');
    planRun(toy, { profile: 'smoke', platforms: ['typescript'] });
    assert.equal(definitionOf(toy, 'smoke'), definition);
    assert.equal(definition, definitionOf(experiment, 'smoke'));
    assert.deepEqual([...new Set(builds.values())], [1]);
    assert.equal(builds.size, 6);
  });

  it('keep the suites of each profile apart, and those of each experiment', () => {
    const { experiment: toy } = counted();
    assert.equal(suitesOf(toy, 'quick'), suitesOf(toy, 'quick'));
    const ids = (['quick', 'smoke'] as const).map(profile => suitesOf(toy, profile).map(({ id }) => id));
    assert.deepEqual(ids, [
      ['sound', 'small'],
      ['sound', 'broken'],
    ]);
    assert.deepEqual(suitesOf({ ...toy, suites: () => [] }, 'quick'), []);
  });

  it('that cannot be built say so at every call', () => {
    const [, broken] = suitesOf(counted().experiment, 'smoke');
    const arm = broken.arms.find(({ id }) => id === 'no-graph')!;
    for (let i = 0; i < 2; i++) assert.throws(() => graphOfArm(arm), /^Error: toy: no such graph$/);
  });
});
