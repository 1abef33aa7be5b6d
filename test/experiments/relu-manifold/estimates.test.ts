import assert from 'node:assert/strict';
import { meanInterval, shareInterval } from '../../../experiments/relu-manifold/estimates.js';
import { randomStream } from '../../../src/tensors/random.js';

describe('estimates over draws', () => {
  it('give the mean with 1.96 standard errors to each side, not below 0', () => {
    const { estimate, low, high } = meanInterval([1, 3]);
    // s = √2, so the standard error is 1.
    assert.equal(estimate, 2);
    assert.ok(Math.abs(low - 0.040036) < 1e-9 && Math.abs(high - 3.959964) < 1e-9);
    assert.equal(meanInterval([0, 0, 0, 1]).low, 0);
  });

  it('give Wilson’s interval of a share: wide open only where trials are few', () => {
    // z² = 10.8276: none of 10 gives an upper end of z² / (10 + z²).
    const { low, high } = shareInterval(0, 10);
    assert.equal(low, 0);
    assert.ok(Math.abs(high - 10.8276 / 20.8276) < 1e-5, String(high));
    assert.equal(shareInterval(10, 10).high, 1);
    const half = shareInterval(5000, 10_000);
    assert.ok(Math.abs((half.low + half.high) / 2 - 0.5) < 1e-12);
    assert.ok(Math.abs(half.high - 0.5 - 3.290527 * 0.005) < 1e-4);
  });

  it('miss the true share about as rarely as their level says, also near 1', () => {
    const stream = randomStream(11);
    let missed = 0;
    for (let run = 0; run < 2000; run++) {
      let count = 0;
      for (let trial = 0; trial < 300; trial++) if (stream.uniform() < 0.98) count++;
      const { low, high } = shareInterval(count, 300);
      if (low > 0.98 || high < 0.98) missed++;
    }
    assert.ok(missed <= 20, `${missed} of 2000 missed`);
  });
});
