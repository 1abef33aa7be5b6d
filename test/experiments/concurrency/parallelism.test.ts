import assert from 'node:assert/strict';
import { pair } from '../../../experiments/concurrency/cases.js';
import { parallelismOf } from '../../../experiments/concurrency/parallelism.js';
import { scheduleFigure, turnsAtOnce } from '../../../experiments/concurrency/schedule-figure.js';
import { fragmentedStack } from '../../../src/networks/models/fragments.js';
import { inceptionModule } from '../../../src/networks/models/inception-3a.js';

describe('how parallel the ops of a graph are', () => {
  it('is two for a pair of equals, and less for unequals', () => {
    // 3² · 4 · 4 and 3² · 4 · 12 multiply-accumulates.
    assert.deepEqual(parallelismOf(pair(3, 4, [4, 4])), { work: 288, span: 144, scheduled: 144 });
    assert.deepEqual(parallelismOf(pair(3, 4, [4, 12])), { work: 576, span: 432, scheduled: 432 });
  });

  it('is one for a series and four for four parallel fragments, whose sums are no multiply-accumulates', () => {
    const block = (arrangement: 'series' | 'parallel') =>
      parallelismOf(fragmentedStack({ channels: 2, fragments: 4, arrangement }, 1, { side: 3 }));
    assert.deepEqual(block('series'), { work: 144, span: 144, scheduled: 144 });
    assert.deepEqual(block('parallel'), { work: 144, span: 36, scheduled: 72 });
  });

  it('is small for an inception module, most of which is one branch', () => {
    // (192 · 96 + 9 · 96 · 128) of 163,328 multiply-accumulates a pixel.
    const { work, span } = parallelismOf(inceptionModule(14));
    assert.equal(work, 14 * 14 * 163_328);
    assert.equal(span, 14 * 14 * (192 * 96 + 9 * 96 * 128));
  });

  it('is drawn with every op once, and no thread busy twice at a time', () => {
    const turns = turnsAtOnce(inceptionModule(14));
    assert.equal(turns.length, 8);
    for (const thread of [0, 1]) {
      const own = turns.filter(turn => turn.thread === thread);
      for (const [i, { from }] of own.slice(1).entries()) assert.ok(from >= own[i].to);
    }
    assert.equal(scheduleFigure().data.length, 6);
  });
});
