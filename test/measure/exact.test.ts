import assert from 'node:assert/strict';
import { computeExact } from '../../src/measure/exact.js';

const firstLook = { module: new URL('../../experiments/first-look/index.js', import.meta.url).href };

describe('computeExact', () => {
  it('returns the numbers of the experiment and does not block this thread', async () => {
    let ticks = 0;
    const timer = setInterval(() => ticks++, 1);
    const rows = await computeExact(firstLook, new AbortController().signal);
    clearInterval(timer);
    assert.deepEqual(rows?.[0], {
      case: 'layers/conv 3×3',
      quantity: 'macs',
      unit: 'multiply-accumulates',
      value: 56 * 56 * 2304,
    });
    assert.ok(ticks > 0);
  });

  it('returns nothing if it is aborted before or during the work', async () => {
    const controller = new AbortController();
    const meanwhile = computeExact(firstLook, controller.signal);
    controller.abort();
    assert.equal(await meanwhile, undefined);
    assert.equal(await computeExact(firstLook, controller.signal), undefined);
  });

  it('rejects with what the experiment threw', async () => {
    const module = 'data:text/javascript,throw new RangeError("no numbers")';
    await assert.rejects(computeExact({ module }, new AbortController().signal), /no numbers/);
  });
});
