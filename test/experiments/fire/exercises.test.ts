import assert from 'node:assert/strict';
import { judge } from '../../../src/teaching/course/check.js';
import { exerciseOf } from '../../../src/teaching/course/exercises.js';

const judged = async (number: number, answer: unknown) => judge(await exerciseOf(`fire/${number}`), answer);
const textOf = async (number: number, answer: unknown) => {
  const { outcome, text } = await judged(number, answer);
  assert.equal(outcome, 'not yet', text);
  return text;
};
const passes = async (number: number, answer: unknown) => {
  const { outcome, text } = await judged(number, answer);
  assert.equal(outcome, 'passed', text);
};

describe('the exercises about fire modules', () => {
  it('1: pass the widest squeeze that the budget allows', async () => {
    // 38 · (256 + 1 + 128 + 9 · 128) + 256 = 58,662 of at most 59,008.
    await passes(1, { squeeze: 38, expand1x1: 128, expand3x3: 128 });
    assert.match(await textOf(1, { squeeze: 39, expand1x1: 128, expand3x3: 128 }), /times your parameters/);
    assert.match(await textOf(1, { squeeze: 37, expand1x1: 128, expand3x3: 128 }), /leaves some of it/);
    assert.match(await textOf(1, { squeeze: 20, expand1x1: 28, expand3x3: 228 }), /more 3×3 filters/);
    assert.match(await textOf(1, { squeeze: 60, expand1x1: 200, expand3x3: 56 }), /^Fewer than half/);
    assert.match(await textOf(1, { squeeze: 38, expand1x1: 128, expand3x3: 64 }), /192 channels/);
    for (const answer of [{}, 38, [38, 128, 128], { squeeze: 38.5, expand1x1: 128, expand3x3: 128 }]) {
      assert.match(await textOf(1, answer), /^Give/);
    }
    assert.equal((await judged(1, undefined)).outcome, 'no answer');
  });

  it('2: pass every latest placement within the budget', async () => {
    await passes(2, ['conv1', 'fire3', 'fire6']);
    await passes(2, ['conv1', 'fire2', 'fire7']);
    assert.match(await textOf(2, ['conv1', 'fire4', 'fire8']), /more than 30 M/);
    assert.match(await textOf(2, ['conv1', 'fire3', 'fire5']), /with later pools/);
    for (const answer of [
      [],
      ['conv1'],
      ['conv1', 'conv1', 'fire5'],
      ['conv1', 'fire3', 'fire10'],
      'conv1',
      {},
    ]) {
      assert.match(await textOf(2, answer), /^Give/);
    }
    assert.equal((await judged(2, undefined)).outcome, 'no answer');
  });

  it('3: pass more weights and less work, by enough', async () => {
    const convolution = { side: 15, channels: 200, filters: 250 };
    await passes(3, { dense: { inputs: 1000, units: 1000 }, convolution });
    assert.match(await textOf(3, { dense: { inputs: 1000, units: 500 }, convolution }), /times the weights/);
    assert.match(
      await textOf(3, { dense: { inputs: 1000, units: 1000 }, convolution: { ...convolution, side: 10 } }),
      /How often/,
    );
    for (const answer of [{}, { dense: { inputs: 0, units: 1 }, convolution }, 'dense']) {
      assert.match(await textOf(3, answer), /^Give/);
    }
    assert.equal((await judged(3, undefined)).outcome, 'no answer');
  });
});
