import assert from 'node:assert/strict';
import { judge } from '../../../src/teaching/course/check.js';
import { exerciseOf } from '../../../src/teaching/course/exercises.js';

const judged = async (number: number, answer: unknown) =>
  judge(await exerciseOf(`squeeze-excite/${number}`), answer);
const outcome = async (number: number, answer: unknown) => (await judged(number, answer)).outcome;
const textOf = async (number: number, answer: unknown) => (await judged(number, answer)).text;

/** 3·s²·C for the passes, 2·C·S for the matrices, S + C for the biases, 3·C + 2·S + C for vectors. */
const right = (s: number, c: number, q: number) => 3 * s * s * c + 2 * c * q + 5 * c + 3 * q;

describe('the exercises about squeeze-and-excite', () => {
  it('1: pass the elements of three passes, two matrices and the vectors between', async () => {
    assert.equal(await outcome(1, right), 'passed');
    const without = (less: typeof right) => (s: number, c: number, q: number) =>
      right(s, c, q) - less(s, c, q);
    assert.match(
      await textOf(
        1,
        without((_, c, q) => c + q),
      ),
      /a bias/,
    );
    assert.match(
      await textOf(
        1,
        without((s, c) => s * s * c),
      ),
      /One pass over the map is missing/,
    );
    assert.match(
      await textOf(
        1,
        without((_, c) => c),
      ),
      /C numbers are missing/,
    );
    assert.match(await textOf(1, (s: number, c: number) => s * s * c), /too small/);
    for (const answer of [5, 'x', () => 'x', () => Number.NaN]) {
      assert.equal(await outcome(1, answer), 'not yet');
    }
    assert.equal(await outcome(1, undefined), 'no answer');
  });

  it('2: pass the stages at half the resolution by what squeeze-and-excite moves', async () => {
    const named = (...stages: string[]) => stages.map(stage => `${stage} channels`);
    // 78,936 < 173,232 < 328,440 < 512,400
    const stages = named('14×14, 120', '28×28, 72', '7×7, 672', '4×4, 960');
    assert.equal(await outcome(2, stages), 'passed');
    // 290,616 < 607,440 < 624,792 < 681,264 at the full one
    assert.match(await textOf(2, named('14×14, 120', '4×4, 960', '7×7, 672', '28×28, 72')), /at 224×224/);
    assert.match(await textOf(2, [...stages].reverse()), /place 1/);
    assert.equal(await outcome(2, stages.slice(1)), 'not yet');
    assert.equal(await outcome(2, 'x'), 'not yet');
    assert.equal(await outcome(2, undefined), 'no answer');
  });

  it('3: pass the side from which on the passes move more', async () => {
    // With their vectors: 488,640 of the passes at 13 and 416,640 at 12, against 464,400 of the convolutions.
    assert.equal(await outcome(3, 13), 'passed');
    assert.match(await textOf(3, 16), /product alone/);
    assert.match(await textOf(3, 22), /pool alone/);
    assert.match(await textOf(3, 12), /still move more/);
    for (const answer of [7, 14, 28, '13', Number.NaN]) assert.equal(await outcome(3, answer), 'not yet');
    assert.doesNotMatch(await textOf(3, 7), /larger|smaller/);
    assert.equal(await outcome(3, undefined), 'no answer');
  });
});
