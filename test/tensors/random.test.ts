import assert from 'node:assert/strict';
import { randomStream, randomTensor } from '../../src/tensors/random.js';

const COUNT = 100_000;
const take = (next: () => number, count = COUNT): number[] => Array.from({ length: count }, next);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('a random stream', () => {
  it('begins with these digits on every machine', () => {
    const stream = randomStream(42, 'weights');
    assert.deepEqual(
      [take(stream.uniform, 3), take(stream.normal, 3), take(() => stream.below(1000), 3)],
      [
        [0.28195181395858526, 0.8141756681725383, 0.09029176319018006],
        [0.033896471241308, -1.103634830515848, 0.8802900745322252],
        [370, 127, 352],
      ],
    );
  });

  it('repeats itself for the same seed and name, and for no other', () => {
    const start = (seed: number, name?: string) => {
      const stream = randomStream(seed, name);
      return take(() => stream.uniform(), 4).join();
    };
    assert.equal(start(1, 'x'), start(1, 'x'));
    const all = [
      start(0),
      start(1),
      start(-1),
      start(2 ** 32 + 1),
      start(1, 'x'),
      start(1, 'y'),
      start(11, 'x'),
    ];
    assert.equal(new Set(all).size, all.length);
  });

  it('is uniform in [0, 1): mean 1/2, variance 1/12, and each tenth as often', () => {
    const stream = randomStream(7);
    const values = take(() => stream.uniform());
    assert.ok(values.every(value => value >= 0 && value < 1));
    assert.ok(Math.abs(mean(values) - 1 / 2) < 0.005);
    assert.ok(Math.abs(mean(values.map(value => (value - 0.5) ** 2)) - 1 / 12) < 0.002);
    const tenths = Array<number>(10).fill(0);
    for (const value of values) tenths[Math.floor(value * 10)] += 1;
    for (const count of tenths) assert.ok(Math.abs(count / COUNT - 0.1) < 0.005, `${tenths}`);
  });

  it('has normal deviates with the moments 0, 1, 0, 3, uncorrelated with the one before', () => {
    const stream = randomStream(7);
    const values = take(() => stream.normal());
    const moment = (order: number) => mean(values.map(value => value ** order));
    assert.ok(Math.abs(moment(1)) < 0.015);
    assert.ok(Math.abs(moment(2) - 1) < 0.025);
    assert.ok(Math.abs(moment(3)) < 0.06);
    assert.ok(Math.abs(moment(4) - 3) < 0.2);
    assert.ok(Math.abs(mean(values.slice(1).map((value, i) => value * values[i]))) < 0.015);
  });

  it('draws integers below a count, each as often', () => {
    const stream = randomStream(3);
    const seen = Array<number>(5).fill(0);
    for (const value of take(() => stream.below(5))) seen[value] += 1;
    assert.equal(seen.length, 5);
    for (const count of seen) assert.ok(Math.abs(count / COUNT - 0.2) < 0.006, `${seen}`);
  });

  it('fills tensors with values in [−scale, scale)', () => {
    const { shape, data } = randomTensor([10, 100], randomStream(5), 3);
    assert.deepEqual(shape, [10, 100]);
    assert.ok(data.every(value => value >= -3 && value < 3));
    assert.ok(Math.max(...data) > 2.9 && Math.min(...data) < -2.9);
  });
});
