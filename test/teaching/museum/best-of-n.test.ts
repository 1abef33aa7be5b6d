import assert from 'node:assert/strict';
import { bestOfN, bestOfNFigure } from '../../../src/teaching/museum/best-of-n.js';

describe('the luck of the best of identical candidates', () => {
  it('is none for one candidate, or without noise', () => {
    assert.deepEqual(bestOfN(1, 0.1), [1]);
    assert.deepEqual(bestOfN(4, 0), [1, 1, 1, 1]);
  });

  it('grows with candidates and noise', () => {
    const luck = bestOfN(20, 0.03);
    for (let n = 1; n < luck.length; n++) assert.ok(luck[n] > luck[n - 1]);
    assert.ok(bestOfN(5, 0.1)[4] > bestOfN(5, 0.01)[4]);
  });

  it('is, for little noise, the noise times the expected largest of n standard normal deviates', () => {
    // E[max] of 2, 3 and 10 standard normals: 1/√π, 3/(2√π), and 1.5388 from tables of order statistics.
    const luck = bestOfN(10, 0.001);
    for (const [n, expected] of [
      [2, 1 / Math.sqrt(Math.PI)],
      [3, 1.5 / Math.sqrt(Math.PI)],
      [10, 1.5388],
    ]) {
      const got = (luck[n - 1] - 1) / 0.001;
      assert.ok(Math.abs(got - expected) < 0.05, `n = ${n}: ${got}, expected ${expected}`);
    }
  });

  it('refuses fewer than one candidate and negative noise', () => {
    assert.throws(() => bestOfN(0, 0.1), /^RangeError: bestOfN: 0 candidates with noise 0\.1/);
    assert.throws(() => bestOfN(3, -1), /noise -1/);
  });

  it('is drawn as three lines, with the number quoted in the text in the caption', () => {
    const { data, caption } = bestOfNFigure();
    assert.equal(data.length, 3);
    assert.match(caption, /noise of 3\.00 %, the best of ten identical candidates seems 4\.\d+ % faster/);
  });
});
