import assert from 'node:assert/strict';
import { GIVEN_KERNEL } from '../../../experiments/kernel-ladder/given-kernel.js';
import { judge } from '../../../src/teaching/course/check.js';
import { exerciseOf } from '../../../src/teaching/course/exercises.js';
import { inSmokeProfile } from '../../teaching/course/smoke-profile.js';

describe('the exercise about a faster kernel', function () {
  this.timeout(60_000);
  const judged = async (answer: unknown) => judge(await exerciseOf('kernel-ladder/3'), answer);

  it('does not pass a kernel that exports something else', async () => {
    const { outcome, text } = await judged(GIVEN_KERNEL.replace('multiply', 'product'));
    assert.equal(outcome, 'not yet');
    assert.match(text, /expected multiply\(out, a, b/);
  });

  it('does not pass a kernel that computes something else', async () => {
    const larger = 'v128.store(to, f32x4.mul(s0, f32x4.splat(1.01)))';
    const { outcome, text } = await judged(GIVEN_KERNEL.replace('v128.store(to, s0)', larger));
    assert.equal(outcome, 'not yet');
    assert.match(text, /differs from reference: error 0\.0\d+, expected at most 0\.0001/);
  });

  it('measures a kernel that is right, and does not pass it in a run that is too short to tell', () =>
    inSmokeProfile(async () => {
      const { outcome, text } = await judged(GIVEN_KERNEL);
      assert.equal(outcome, 'too noisy');
      assert.match(text, /^time of given over yours: .*too few rounds/);
    }));
});
