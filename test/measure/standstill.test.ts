import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { noticeStandstill } from '../../src/measure/standstill.js';

/** Clocks that can be moved by hand. */
function clocksToMove() {
  const at = { steady: 5000, day: 1e12 };
  return { at, clocks: { steady: () => at.steady, day: () => at.day } };
}

describe('noticeStandstill', () => {
  it('gives the result, and no standstill where both clocks went on alike', async () => {
    const { at, clocks } = clocksToMove();
    const watched = await noticeStandstill(async () => {
      at.steady += 100;
      at.day += 100;
      return 'done';
    }, clocks);
    assert.deepEqual(watched, { result: 'done', stoodStillMs: 0 });
  });

  it('notices a sleep that stops the steady clock', async () => {
    const { at, clocks } = clocksToMove();
    const { stoodStillMs } = await noticeStandstill(async () => {
      at.day += 60_000;
    }, clocks);
    assert.equal(stoodStillMs, 60_000);
  });

  it('notices a clock that was set back', async () => {
    const { at, clocks } = clocksToMove();
    const { stoodStillMs } = await noticeStandstill(async () => {
      at.day -= 7200_000;
    }, clocks);
    assert.equal(stoodStillMs, 7200_000);
  });

  it('notices a pause that both clocks count, because this process should have looked at them in it', async () => {
    const { at, clocks } = clocksToMove();
    const { stoodStillMs } = await noticeStandstill(async () => {
      at.steady += 10_000;
      at.day += 10_000;
      await sleep(300); // a look at the clocks
    }, clocks);
    assert.ok(stoodStillMs >= 9000 && stoodStillMs <= 10_000, `${stoodStillMs}`);
  });

  it('passes on what the work throws', async () => {
    await assert.rejects(
      noticeStandstill(() => Promise.reject(new Error('no'))),
      /^Error: no$/,
    );
  });
});
