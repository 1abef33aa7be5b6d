import assert from 'node:assert/strict';
import type { Interval } from '../../../src/measure/judging/statistics.js';
import type { SuiteResults } from '../../../src/measure/results/results.js';
import { judge } from '../../../src/teaching/course/check.js';
import type { Exercise } from '../../../src/teaching/course/exercise.js';
import { choiceExercise } from '../../../src/teaching/course/kinds/choice.js';
import { functionExercise } from '../../../src/teaching/course/kinds/function.js';
import { numberExercise } from '../../../src/teaching/course/kinds/number.js';
import { orderExercise } from '../../../src/teaching/course/kinds/order.js';
import { judgeSpeedup } from '../../../src/teaching/course/kinds/speed.js';

const because = 'because';
const outcomeOf = async (exercise: Exercise, answer: unknown) => (await judge(exercise, answer)).outcome;
const textOf = async (exercise: Exercise, answer: unknown) => (await judge(exercise, answer)).text;

const anyExercise = numberExercise({
  id: 'x/1',
  unit: 'elements',
  expected: () => 200,
  within: 0.01,
  because,
});

describe('judging an answer', () => {
  it('is no pass where there is none', async () => {
    for (const answer of [undefined, null, Promise.resolve(undefined)]) {
      assert.equal(await outcomeOf(anyExercise, answer), 'no answer');
    }
  });

  it('is no pass where the answer or its check throws, and says what was thrown', async () => {
    const refused = Promise.reject(new Error('cell crashed'));
    assert.deepEqual(await judge(anyExercise, refused), {
      outcome: 'not yet',
      text: 'It ended with an error: cell crashed',
    });
    const marked = Promise.reject(new Error('<b> is *not*'));
    assert.equal(await textOf(anyExercise, marked), 'It ended with an error: \\<b\\> is \\*not\\*');
    const throwing: Exercise = {
      id: 'x/2',
      expects: 'anything',
      judge: () => {
        throw new RangeError('no');
      },
    };
    assert.deepEqual(await judge(throwing, 1), { outcome: 'not yet', text: 'It ended with an error: no' });
  });

  it('waits for an answer that is a promise', async () => {
    assert.equal(await outcomeOf(anyExercise, Promise.resolve(200)), 'passed');
  });
});

describe('an exercise whose answer is a number', () => {
  const exercise = numberExercise({
    id: 'x/1',
    unit: 'elements',
    expected: () => 200,
    within: 0.01,
    mistakes: [{ value: () => 400, says: 'Those are FLOPs.' }],
    because,
  });

  it('is passed within its tolerance, and not outside of it', async () => {
    for (const answer of [200, 198, 202]) assert.equal(await outcomeOf(exercise, answer), 'passed');
    for (const answer of [197.9, 202.1, -200, 0]) assert.equal(await outcomeOf(exercise, answer), 'not yet');
  });

  it('is exact where no tolerance is given', async () => {
    const exact = numberExercise({ id: 'x/1', unit: 'bytes', expected: () => 200, because });
    assert.equal(await outcomeOf(exact, 200), 'passed');
    assert.equal(await outcomeOf(exact, 200.0001), 'not yet');
  });

  it('gives the hint of a known mistake, else whether it is too much or too little, and never the number', async () => {
    assert.equal(await textOf(exercise, 400), 'Those are FLOPs.');
    assert.equal(await textOf(exercise, 1000), '1,000 elements is too much.');
    assert.equal(await textOf(exercise, 10), '10.0 elements is too little.');
  });

  it('refuses what is no finite number, and repeats it', async () => {
    assert.match(
      await textOf(exercise, Number.NaN),
      /^Your answer is `NaN`; expected is a number of elements/,
    );
    assert.match(await textOf(exercise, 200n), /^Your answer is `200n`;/);
    for (const answer of ['200', Number.NaN, Number.POSITIVE_INFINITY, [200], {}, 200n]) {
      assert.equal(await outcomeOf(exercise, answer), 'not yet');
    }
  });
});

describe('an exercise whose answer is one of some names', () => {
  const exercise = choiceExercise({
    id: 'x/1',
    options: ['memory', 'arithmetic'],
    right: () => 'memory',
    hints: { arithmetic: 'Look at the roof.' },
    because,
  });

  it('is passed with the right name only', async () => {
    assert.equal(await outcomeOf(exercise, 'memory'), 'passed');
    assert.equal(await textOf(exercise, 'arithmetic'), 'Look at the roof.');
    for (const answer of [['memory'], 1, {}]) assert.equal(await outcomeOf(exercise, answer), 'not yet');
  });

  it('names the nearest one where there is no such name', async () => {
    assert.match(await textOf(exercise, 'memry'), /^There is no 'memry'; did you mean 'memory'\?/);
  });
});

describe('an exercise whose answer is an order', () => {
  const exercise = orderExercise({ id: 'x/1', by: 'fewest first', right: () => ['b', 'a', 'c'], because });

  it('is passed with all names in the right order only, and says how far it is right', async () => {
    assert.equal(await outcomeOf(exercise, ['b', 'a', 'c']), 'passed');
    assert.equal(
      await textOf(exercise, ['b', 'c', 'a']),
      'Up to place 1 it is right; look at place 2 again.',
    );
    for (const answer of [['b', 'a'], ['b', 'a', 'a'], 'bac', ['b', 'a', 'c', 'd'], {}]) {
      assert.equal(await textOf(exercise, answer), "Expected is each of 'a', 'b', 'c' once, fewest first.");
    }
  });
});

describe('an exercise whose answer is a function', () => {
  const exercise = functionExercise({
    id: 'x/1',
    signature: '(a, b) => sum',
    cases: () => [
      [1, 2],
      [0, 3],
    ],
    reference: (a, b) => a + b,
    because,
  });

  it('is passed where it gives what the library gives in all cases', async () => {
    assert.equal(await outcomeOf(exercise, (a: number, b: number) => b + a), 'passed');
    assert.equal(await textOf(exercise, () => 3 + 1e-6), 'f(1, 2) gives 3.000001, which is too large.');
    assert.equal(await textOf(exercise, (a: number) => 3 * a), 'f(0, 3) gives 0, which is too small.');
  });

  it('is no pass where it gives no number, throws, or is no function', async () => {
    assert.equal(await textOf(exercise, () => '3'), 'f(1, 2) gives string, expected a number.');
    assert.equal(await textOf(exercise, () => Number.NaN), 'f(1, 2) gives NaN, expected a number.');
    const throwing = () => {
      throw new Error('no');
    };
    assert.equal(await textOf(exercise, throwing), 'It ended with an error: no');
    assert.equal(await outcomeOf(exercise, 3), 'not yet');
  });
});

describe('an exercise about speed', () => {
  const interval = (estimate: number, low: number, high: number): Interval => ({
    estimate,
    low,
    high,
    level: 0.95,
  });
  const outcome = (ratio: Interval, noise: Interval | undefined) =>
    judgeSpeedup({ ratio: () => ratio, noise } as unknown as SuiteResults, {
      yours: 'yours',
      baseline: 'baseline',
      speedup: 1.5,
    }).outcome;
  const quiet = interval(1, 0.99, 1.01);

  it('is passed where the whole interval of the ratio is beyond what is asked for', () => {
    assert.equal(outcome(interval(1.7, 1.6, 1.8), quiet), 'passed');
    assert.equal(outcome(interval(1.55, 1.49, 1.6), quiet), 'not yet');
    assert.equal(outcome(interval(0.5, 0.4, 0.6), quiet), 'not yet');
  });

  it('is neither passed nor failed where the same code differs from itself, or nothing was measured', () => {
    assert.equal(outcome(interval(1.7, 1.6, 1.8), interval(1.2, 1.1, 1.3)), 'too noisy');
    assert.equal(outcome(interval(1.7, 1.6, 1.8), undefined), 'too noisy');
    assert.equal(
      judgeSpeedup(undefined, { yours: 'yours', baseline: 'baseline', speedup: 1.5 }).outcome,
      'too noisy',
    );
  });
});
