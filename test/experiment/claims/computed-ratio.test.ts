import assert from 'node:assert/strict';
import { type ComputedRatio, computedRatio } from '../../../src/experiment/claims/computed-ratio.js';
import type { RatioOptions } from '../../../src/experiment/claims/ratio.js';
import type { Results } from '../../../src/measure/results/results.js';

const noise = { estimate: 1, low: 0.995, high: 1.005, level: 0.95 };
const results = {
  suite: (_: string, id: string) => (id === 's' ? { noise } : undefined),
} as unknown as Results;
const interval = (low: number, high: number) => ({ estimate: (low + high) / 2, low, high, level: 0.95 });

function claim(computed: ComputedRatio | undefined, options: RatioOptions = {}, suite = 's') {
  const text = { id: 'a', statement: 'A is slow.', source: 'nobody', name: 'time of all A', suite };
  return computedRatio({ ...text, ...options }, () => computed);
}

describe('a claim about a ratio that is computed', () => {
  it('is held against 10 %, half of what was published, or its own threshold', () => {
    const judged = (options?: RatioOptions) =>
      claim({ ratio: interval(1.15, 1.2) }, options).judge(results, 'wasm')?.verdict;
    assert.equal(judged(), 'reproduced');
    assert.equal(judged({ published: 1.5 }), 'direction only');
    assert.equal(judged({ published: 1.2 }), 'reproduced');
    assert.equal(judged({ threshold: { from: 1.18 } }), 'direction only');
  });

  it('has its threshold in its rule', () => {
    assert.equal(
      claim(undefined, { published: 1.5 }).rule,
      'time of all A: reproduced from ×1.25, half of the published ×1.50',
    );
  });

  it('says what the ratio is of, and what else was found', () => {
    const { evidence } = claim({ ratio: interval(1.2, 1.3), of: 'A over B', more: 'of 3 pairs' }).judge(
      results,
      'wasm',
    )!;
    assert.match(evidence, /^A over B: 1\.25 \[1\.2, 1\.3\], .*; of 3 pairs$/);
  });

  it('cannot be told without a ratio, and is not judged without the suite', () => {
    const judgement = claim({ ratio: undefined }).judge(results, 'wasm')!;
    assert.deepEqual(judgement, { verdict: "can't tell", evidence: 'time of all A: not measured' });
    assert.equal(claim(undefined).judge(results, 'wasm'), undefined);
    assert.equal(claim({ ratio: interval(2, 3) }, {}, 'other').judge(results, 'wasm'), undefined);
  });
});
