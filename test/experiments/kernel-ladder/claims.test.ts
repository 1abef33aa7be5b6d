import assert from 'node:assert/strict';
import { ladderClaims } from '../../../experiments/kernel-ladder/claims.js';
import type { Results } from '../../../src/measure/results/results.js';
import { SIDE_BY_SIDE } from '../../../src/networks/platforms.js';
import { measuredMatmul } from './measured-matmul.js';

const judged = (id: string, results: Results) =>
  ladderClaims.find(claim => claim.id === id)!.judge(results, SIDE_BY_SIDE);

/** 2000 FLOPs in so many ns, under a peak of 5 GFLOP/s; the version before the last is the fastest in TypeScript. */
const fast = { '0-reference': 4000, '1-loop-order': 3000, '2-register-tile': 1700, '3-packed-panels': 1800 };

describe('the claims of the ladder', () => {
  it('hold SIMD against the fastest version in TypeScript, not against the last', () => {
    const { verdict, evidence } = judged('simd-matmul', measuredMatmul({ ...fast, wasm: 420 }))!;
    assert.equal(verdict, 'reproduced');
    assert.match(evidence, /^time, 2-register-tile over wasm: 4\.05/);
    assert.equal(judged('simd-matmul', measuredMatmul({ ...fast, wasm: 600 }))!.verdict, 'direction only');
  });

  it('want every step to be faster than the one before', () => {
    const climbing = { '0-reference': 4000, '1-loop-order': 3000, '2-register-tile': 1700, wasm: 400 };
    assert.equal(judged('climbs-matmul', measuredMatmul(climbing))!.verdict, 'reproduced');
    const { verdict, evidence } = judged('climbs-matmul', measuredMatmul({ ...fast, wasm: 400 }))!;
    assert.equal(verdict, 'not here');
    assert.match(evidence, /time, 2-register-tile over 3-packed-panels: 0\.944/);
  });

  it('say which share of the peak is reached, and nothing without a peak', () => {
    const results = measuredMatmul({ ...fast, wasm: 420 });
    assert.match(
      judged('peak', results)!.evidence,
      /^wasm, 4\.76 of 5\.00 GFLOP\/s, 95\.2 %; share over 0\.9/,
    );
    assert.equal(judged('peak', results)!.verdict, 'reproduced');
    assert.equal(judged('peak', measuredMatmul({ ...fast, wasm: 500 }))!.verdict, 'not here');
    const without = judged('peak', measuredMatmul({ ...fast, wasm: 420 }, { hasCeilings: false }))!;
    assert.deepEqual(without, { verdict: "can't tell", evidence: 'share of the SIMD peak: not measured' });
  });

  it('do not judge threads on a machine with one core, or where they were not measured', () => {
    const times = { ...fast, wasm: 420, 'wasm-threads': 200 };
    assert.equal(judged('threads', measuredMatmul(times))!.verdict, 'reproduced');
    const { verdict, evidence } = judged('threads', measuredMatmul(times, { cores: 1 }))!;
    assert.deepEqual([verdict, evidence], ["can't tell", 'threads on a machine with 1 core: not measured']);
    assert.equal(judged('threads', measuredMatmul({ ...fast, wasm: 420 })), undefined);
  });
});
