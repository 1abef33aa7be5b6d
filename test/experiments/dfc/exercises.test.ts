import assert from 'node:assert/strict';
import { judge } from '../../../src/teaching/course/check.js';
import { exerciseOf } from '../../../src/teaching/course/exercises.js';

const judged = async (number: number, answer: unknown) => judge(await exerciseOf(`dfc/${number}`), answer);
const outcome = async (number: number, answer: unknown) => (await judged(number, answer)).outcome;
const textOf = async (number: number, answer: unknown) => (await judged(number, answer)).text;

const IDENTITY = [
  [1, 0, 0, 0],
  [0, 1, 0, 0],
  [0, 0, 1, 0],
  [0, 0, 0, 1],
];

describe('the exercises about attention', () => {
  it('1: pass the window that reaches from corner to corner of the smaller map', async () => {
    assert.equal(await outcome(1, 27), 'passed');
    assert.match(await textOf(1, 5), /10×10/);
    assert.match(await textOf(1, 13), /two sides/);
    assert.match(await textOf(1, 15), /stand in a corner/);
    assert.match(await textOf(1, 55), /On which map/);
    // Nothing says whether they are too large or too small.
    assert.equal(await textOf(1, 25), await textOf(1, 29));
    for (const answer of [0, 28, 2.5, 101, '27', [27], {}]) assert.equal(await outcome(1, answer), 'not yet');
    assert.equal(await outcome(1, undefined), 'no answer');
  });

  it('2: pass maps of one row or column', async () => {
    for (const answer of [
      [1, 5],
      [7, 1],
      [1, 1],
    ])
      assert.equal(await outcome(2, answer), 'passed', String(answer));
    assert.match(await textOf(2, [2, 2]), /as many/);
    // 3·4 = 12 pixels; 144 against 12·7.
    assert.match(await textOf(2, [3, 4]), /144 .*decoupled 84/);
    for (const answer of [[0, 5], [1], [1, 65], 5, 'text', {}, [1.5, 2]])
      assert.equal(await outcome(2, answer), 'not yet', String(answer));
    assert.equal(await outcome(2, undefined), 'no answer');
  });

  it('3: pass a table in which two pixels of a row want different rows of one column', async () => {
    const transposed = [
      [1, 0, 0, 0],
      [0, 0, 1, 0],
      [0, 1, 0, 0],
      [0, 0, 0, 1],
    ];
    assert.equal(await outcome(3, transposed), 'passed');
    assert.match(await textOf(3, IDENTITY), /sees itself/);
    for (const answer of [
      IDENTITY.map(row => row.map(() => 1)),
      IDENTITY.map(row => row.map(() => 0)),
      // Rows are exchanged: the column step does it.
      [IDENTITY[2], IDENTITY[3], IDENTITY[0], IDENTITY[1]],
      // A product of [[1, 2], [3, 4]] over the rows and [[5, 6], [7, 8]] over the columns.
      [0, 1].flatMap(h =>
        [0, 1].map(w => [0, 1].flatMap(h2 => [0, 1].map(w2 => (1 + 2 * h + h2) * (5 + 2 * w + w2)))),
      ),
    ])
      assert.match(await textOf(3, answer), /Two steps can do this/);
    for (const answer of [
      IDENTITY.slice(1),
      [1, 2, 3, 4],
      'text',
      IDENTITY.map(row => row.map(() => Number.NaN)),
      {},
    ])
      assert.equal(await outcome(3, answer), 'not yet');
    assert.equal(await outcome(3, undefined), 'no answer');
  });
});
