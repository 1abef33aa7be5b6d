import assert from 'node:assert/strict';
import { planRun } from '../../src/measure/plan.js';
import { prepare } from '../../src/measure/prepare.js';
import { experiment } from './toy-experiment.js';

const source = { module: new URL('./toy-experiment.js', import.meta.url).href };

describe('prepare', function () {
  this.timeout(60_000);

  const toPrepare = (profile: 'quick' | 'full', cases?: readonly string[]) => ({
    experiment,
    source,
    plan: planRun(experiment, { profile, cases }),
  });

  it('computes the exact numbers of each experiment, and says how far it is', async () => {
    const shares: number[] = [];
    const exact = await prepare([toPrepare('quick'), toPrepare('quick')], {
      ...{ profile: 'quick', seed: 1 },
      onProgress: (id, share) => {
        assert.equal(id, 'toy-experiment');
        shares.push(share);
      },
    });
    assert.deepEqual(exact, [[], []]);
    assert.equal(shares.length, 2 * (1 + 2));
    assert.ok(Math.abs(shares.at(-1)! - 1) < 1e-9);
  });

  it('leaves it to the check to say that a case crashes', async () => {
    const exact = await prepare([toPrepare('full', ['crash/crash'])], { profile: 'full', seed: 1 });
    assert.deepEqual(exact, [[]]);
  });

  it('throws what an experiment throws', async () => {
    const broken = {
      ...toPrepare('quick'),
      source: { module: new URL('./synthetic.js', import.meta.url).href },
    };
    await assert.rejects(prepare([broken], { profile: 'quick', seed: 1 }), /exports no experiment/);
  });

  it('is undefined where it is aborted, even if a case never ends', async () => {
    const controller = new AbortController();
    const pending = prepare([toPrepare('full', ['endless/endless'])], {
      ...{ profile: 'full', seed: 1, signal: controller.signal },
      onProgress: () => controller.abort(),
    });
    assert.equal(await pending, undefined);
  });
});
