import assert from 'node:assert/strict';
import { TEACHING_CACHE } from '../../../../src/cost/cache/cache.js';
import { simulate } from '../../../../src/cost/cache/simulate.js';
import { blockedMatmulTrace, matmulTrace } from '../../../../src/cost/cache/traces/matmul.js';
import { matmulReference } from '../../../../src/kernels/matmul/0-reference.js';
import { fullLru } from './full-lru.js';
import { elementsOf, recorder } from './record.js';

describe('the trace of a matrix product', () => {
  const n = 32;
  const cube = { rows: n, columns: n, depth: n };

  it('touches A, B and the result as the reference kernel does', () => {
    const [a, b, out] = [recorder([3, 5]), recorder([5, 4]), recorder([3, 4])];
    matmulReference(out.tensor, a.tensor, b.tensor);
    assert.deepEqual(elementsOf(matmulTrace({ rows: 3, columns: 4, depth: 5 })), {
      a: a.elements,
      b: b.elements,
      out: out.elements,
    });
  });

  it('misses n³ + n³/16 + n² times if half a column of B fits', () => {
    const [l1] = simulate(matmulTrace(cube), [fullLru(n / 2)]);
    assert.deepEqual(
      l1.tensors.map(({ misses }) => misses),
      [n ** 3 / 16, n ** 3, n ** 2],
    );
  });

  it('misses no block more than once per step if three blocks fit', () => {
    const size = 64;
    const block = 16;
    const shape = { rows: size, columns: size, depth: size };
    const small = fullLru(4 * block);
    const [blocked] = simulate(blockedMatmulTrace(shape, block), [small]);
    const [plain] = simulate(matmulTrace(shape), [small]);
    for (const { misses } of blocked.tensors) assert.ok(misses <= block * (size / block) ** 3);
    assert.ok(blocked.misses >= (3 * size ** 2) / 16);
    assert.ok(plain.misses > 10 * blocked.misses, `${plain.misses} against ${blocked.misses}`);
  });

  it('loads the sum so far once per result for every further block of the depth', () => {
    const [l1] = simulate(blockedMatmulTrace({ rows: 3, columns: 4, depth: 5 }, 2), TEACHING_CACHE);
    assert.deepEqual(
      l1.tensors.map(({ accesses }) => accesses),
      [60, 60, 12 * (3 + 2)],
    );
  });

  it('refuses a block that is not a positive integer', () => {
    assert.throws(() => blockedMatmulTrace(cube, 0), /block is 0, expected a positive integer/);
  });
});
