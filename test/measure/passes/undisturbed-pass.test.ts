import assert from 'node:assert/strict';
import { undisturbedPass } from '../../../src/measure/passes/undisturbed-pass.js';
import { sampleRow } from '../results/sample-run.js';

/** Passes of one row each, with the sample 1 and then 2; the first takes so long by the clock on the wall, ms. */
function passes(firstMs: number) {
  let day = 1e12;
  let made = 0;
  const pass = async () => {
    day += made === 0 ? firstMs : 0;
    made++;
    const disturbed = { setAsideNs: [[10 * made]], kept: made };
    return [sampleRow('a', [made], { passes: [1], disturbed })];
  };
  return { pass, clocks: { steady: () => 0, day: () => day }, made: () => made };
}

describe('undisturbedPass', () => {
  it('makes a pass once where the machine did not stand still', async () => {
    const { pass, clocks, made } = passes(900);
    const { rows, stoodStillMs } = await undisturbedPass(pass, clocks);
    assert.deepEqual([rows[0].samplesNs, stoodStillMs, made()], [[[1]], 0, 1]);
  });

  it('makes it again where the machine stood still, and keeps the rounds of the first among those set aside', async () => {
    const { pass, clocks, made } = passes(5000);
    const { rows, stoodStillMs } = await undisturbedPass(pass, clocks);
    assert.deepEqual([rows[0].samplesNs, stoodStillMs, made()], [[[2]], 5000, 2]);
    assert.deepEqual(rows[0].disturbed, { setAsideNs: [[10], [1], [20]], kept: 2 });
  });
});
