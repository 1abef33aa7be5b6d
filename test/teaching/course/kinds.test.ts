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
  it('is not a pass if there is none', async () => {
    for (const answer of [undefined, null, Promise.resolve(undefined)]) {
      assert.equal(await outcomeOf(anyExercise, answer), 'no answer');
    }
  });

  it('is not a pass if the answer or its check throws, and says what was thrown', async () => {
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

  it('is not a pass if what is thrown cannot be read, and cuts what is very long', async () => {
    const unreadable = new Error('x');
    Object.defineProperty(unreadable, 'message', {
      get() {
        throw new Error('no');
      },
    });
    const hidden = new Proxy({}, { getPrototypeOf: () => assert.fail() });
    for (const thrown of [unreadable, hidden, Object.create(null), { toString: () => assert.fail() }]) {
      assert.deepEqual(await judge(anyExercise, Promise.reject(thrown)), {
        outcome: 'not yet',
        text: 'It ended with an error: one whose message cannot be read',
      });
    }
    const long = await textOf(anyExercise, Promise.reject(new Error('x'.repeat(1e6))));
    assert.equal(long, `It ended with an error: ${'x'.repeat(500)} …`);
    assert.equal(await textOf(anyExercise, Promise.reject(Symbol('s'))), 'It ended with an error: Symbol(s)');
  });

  it('waits for an answer that is a promise', async () => {
    assert.equal(await outcomeOf(anyExercise, Promise.resolve(200)), 'passed');
    // biome-ignore lint/suspicious/noThenProperty: so is anything that has one
    const thenable = { then: (done: (value: number) => void) => done(200) };
    assert.equal(await outcomeOf(anyExercise, thenable), 'passed');
  });

  it('ends a loop that does not end, whatever it catches, and a wait for nothing', async () => {
    const limits = { callMs: 50, waitMs: 50 };
    const reads: Exercise = {
      id: 'x/3',
      expects: 'an object',
      judge: answer => ({ outcome: 'passed', text: String((answer as { value: unknown }).value) }),
    };
    const forever = (): never => {
      for (;;) {
        try {
          for (;;);
        } catch {}
      }
    };
    const loop = /^It ended with an error: no end within 0\.05 s, is there a loop that never ends\?$/;
    const inGetters = [
      {
        get value() {
          return forever();
        },
      },
      {
        // biome-ignore lint/suspicious/noThenProperty: this is what has to be survived
        get then() {
          return forever();
        },
      },
    ];
    for (const answer of inGetters) {
      const { outcome, text } = await judge(reads, answer, limits);
      assert.equal(outcome, 'not yet');
      assert.match(text, loop);
    }
    const never = await judge(reads, new Promise(() => {}), limits);
    assert.deepEqual(never, {
      outcome: 'not yet',
      text: 'It ended with an error: no answer within 0.05 s, await it in a cell of its own first',
    });
    const inMessage = Object.defineProperty(new Error('x'), 'message', { get: forever });
    assert.match((await judge(reads, Promise.reject(inMessage), limits)).text, /cannot be read$/);
    // The next answer is judged as ever.
    assert.deepEqual(await judge(reads, { value: 1 }, limits), { outcome: 'passed', text: '1' });
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

  it('is passed within its tolerance, and not outside it', async () => {
    for (const answer of [200, 198, 202]) assert.equal(await outcomeOf(exercise, answer), 'passed');
    for (const answer of [197.9, 202.1, -200, 0]) assert.equal(await outcomeOf(exercise, answer), 'not yet');
  });

  it('is exact if no tolerance is given', async () => {
    const exact = numberExercise({ id: 'x/1', unit: 'bytes', expected: () => 200, because });
    assert.equal(await outcomeOf(exact, 200), 'passed');
    assert.equal(await outcomeOf(exact, 200.0001), 'not yet');
  });

  it('gives the hint for a known mistake, else whether more or less is expected, and never the number', async () => {
    assert.equal(await textOf(exercise, 400), 'Those are FLOPs.');
    assert.equal(await textOf(exercise, 1000), 'Got 1,000 elements, expected a smaller number.');
    assert.equal(await textOf(exercise, 10), 'Got 10 elements, expected a larger number.');
    assert.equal(await textOf(exercise, 10.25), 'Got 10.3 elements, expected a larger number.');
  });

  it('gives its own hint for every other wrong answer, so that nobody finds the number by halving', async () => {
    const hinted = numberExercise({
      ...{ id: 'x/1', unit: 'elements', expected: () => 200, because },
      mistakes: [{ value: () => 400, says: 'Those are FLOPs.' }],
      hint: 'Count the weights as well.',
    });
    assert.equal(await textOf(hinted, 400), 'Those are FLOPs.');
    for (const answer of [1, 1000]) assert.equal(await textOf(hinted, answer), 'Count the weights as well.');
    assert.equal(await outcomeOf(hinted, 200), 'passed');
  });

  it('names its unit in what it expects', () => {
    const expects = (unit: string) => numberExercise({ id: 'x/1', unit, expected: () => 1, because }).expects;
    assert.equal(expects('elements'), 'a number of elements');
    assert.equal(expects('%'), 'a percentage');
    assert.equal(expects(''), 'a number');
  });

  it('refuses what is not a finite number, and repeats it', async () => {
    assert.match(await textOf(exercise, Number.NaN), /^Expected a number of elements, got `NaN`\.$/);
    assert.match(await textOf(exercise, 200n), /got `200n`\.$/);
    for (const answer of ['200', Number.NaN, Number.POSITIVE_INFINITY, [200], {}, 200n]) {
      assert.equal(await outcomeOf(exercise, answer), 'not yet');
    }
  });
});

describe('an exercise whose answer is one of several names', () => {
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

  it('names the nearest option if there is no such name, and the type if it is not text', async () => {
    assert.equal(
      await textOf(exercise, 'memry'),
      "'memry' is not an option; did you mean 'memory'? Expected one of 'memory', 'arithmetic'.",
    );
    assert.equal(
      await textOf(exercise, 1),
      "Expected text, got a number. Give one of 'memory', 'arithmetic'.",
    );
    assert.match(await textOf(exercise, ['memory']), /^Expected text, got a list\./);
  });
});

describe('an exercise whose answer is an order', () => {
  const exercise = orderExercise({ id: 'x/1', by: 'fewest first', right: () => ['b', 'a', 'c'], because });

  it('is passed with all names in the right order only, and says how far it is right', async () => {
    assert.equal(await outcomeOf(exercise, ['b', 'a', 'c']), 'passed');
    assert.equal(await textOf(exercise, ['b', 'c', 'a']), 'Correct up to place 1; look at place 2 again.');
    assert.equal(await textOf(exercise, ['c', 'a', 'b']), 'Look at place 1 again.');
    for (const answer of [
      ['b', 'a'],
      ['b', 'a', 'a'],
      'bac',
      ['b', 'a', 'c', 'd'],
      {},
      [Symbol(), 'a', 'c'],
    ]) {
      assert.equal(await textOf(exercise, answer), "Expected each of 'a', 'b', 'c' once, fewest first.");
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

  it('is passed if it agrees with the library in all cases', async () => {
    assert.equal(await outcomeOf(exercise, (a: number, b: number) => b + a), 'passed');
    assert.equal(
      await textOf(exercise, () => 3 + 1e-6),
      'f(a = 1, b = 2) gives 3.000001, which is too large.',
    );
    assert.equal(await textOf(exercise, () => 12_345), 'f(a = 1, b = 2) gives 12,345, which is too large.');
    assert.equal(
      await textOf(exercise, (a: number) => 3 * a),
      'f(a = 0, b = 3) gives 0, which is too small.',
    );
  });

  it('gives the hint for a formula that is a known mistake in all cases', async () => {
    const hinted = functionExercise({
      ...{ id: 'x/1', signature: '(a, b) => sum', reference: (a, b) => a + b, because },
      cases: () => [
        [1, 2],
        [0, 3],
      ],
      mistakes: [{ formula: (a, b) => a * b, says: 'That is the product.' }],
    });
    assert.equal(await textOf(hinted, (a: number, b: number) => b * a), 'That is the product.');
    assert.match(await textOf(hinted, () => 2), /^f\(a = 1, b = 2\) gives 2/);
    assert.equal(await outcomeOf(hinted, (a: number, b: number) => b + a), 'passed');
  });

  it('is not a pass if it does not return a number, throws, or is not a function', async () => {
    assert.equal(await textOf(exercise, () => '3'), 'f(a = 1, b = 2) gives text, expected a number.');
    assert.equal(await textOf(exercise, () => Number.NaN), 'f(a = 1, b = 2) gives NaN, expected a number.');
    assert.equal(await textOf(exercise, 3), 'Expected a function (a, b) => sum, got a number.');
    const throwing = () => {
      throw new Error('no');
    };
    assert.equal(await textOf(exercise, throwing), 'It ended with an error: no');
    assert.equal(await outcomeOf(exercise, 3), 'not yet');
  });

  it('is not a pass if it is asynchronous, and what it throws is nobody else’s', async () => {
    const late: unknown[] = [];
    const note = (reason: unknown) => late.push(reason);
    process.on('unhandledRejection', note);
    const rejecting = async () => {
      throw new Error('no');
    };
    assert.equal(await textOf(exercise, rejecting), 'f(a = 1, b = 2) gives a promise, expected a number.');
    await new Promise(setImmediate);
    process.off('unhandledRejection', note);
    assert.deepEqual(late, []);
  });

  it('is not a pass if it does not return', async () => {
    const endless = (): number => {
      for (;;);
    };
    const { outcome, text } = await judge(exercise, endless, { callMs: 50, waitMs: 50 });
    assert.equal(outcome, 'not yet');
    assert.match(text, /no end within 0\.05 s/);
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

  it('is passed if the whole interval of the ratio is beyond the required speed-up', () => {
    assert.equal(outcome(interval(1.7, 1.6, 1.8), quiet), 'passed');
    assert.equal(outcome(interval(1.55, 1.49, 1.6), quiet), 'not yet');
    assert.equal(outcome(interval(0.5, 0.4, 0.6), quiet), 'not yet');
  });

  it('is neither passed nor failed if the A/A arm differs too much, or nothing was measured', () => {
    assert.equal(outcome(interval(1.7, 1.6, 1.8), interval(1.2, 1.1, 1.3)), 'too noisy');
    assert.equal(outcome(interval(1.7, 1.6, 1.8), undefined), 'too noisy');
    assert.equal(
      judgeSpeedup(undefined, { yours: 'yours', baseline: 'baseline', speedup: 1.5 }).outcome,
      'too noisy',
    );
  });
});
