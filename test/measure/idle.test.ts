import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { IdleTime } from '../../src/measure/idle.js';

/** Keeps one core busy. */
function spend(ms: number): void {
  for (const end = performance.now() + ms; performance.now() < end; );
}

describe('IdleTime', () => {
  it('is 0 before the first idle time', () => assert.equal(new IdleTime().share, 0));

  it('counts what the process does between begin and end, and nothing else', async () => {
    const [resting, busy] = [new IdleTime(), new IdleTime()];
    resting.begin();
    await sleep(100);
    resting.end();
    const before = resting.share;
    busy.begin();
    spend(100);
    busy.end();
    assert.equal(resting.share, before);
    assert.ok(resting.share < busy.share / 2, `${resting.share} at rest, ${busy.share} busy`);
  });
});
