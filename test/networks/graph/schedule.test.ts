import assert from 'node:assert/strict';
import fc from 'fast-check';
import { schedule, type Task, workAndSpan } from '../../../src/networks/graph/schedule.js';

const task = (cost: number, ...after: number[]): Task => ({ cost, after });

/** A diamond: 1, then 5 beside 2 and 3 in a row, then 1. */
const diamond = [task(1), task(5, 0), task(2, 0), task(3, 2), task(1, 1, 3)];

describe('work and span', () => {
  it('are the sum of all costs and the longest chain', () => {
    assert.deepEqual(workAndSpan(diamond), { work: 12, span: 7 });
    assert.deepEqual(workAndSpan([task(4), task(4)]), { work: 8, span: 4 });
    assert.deepEqual(workAndSpan([]), { work: 0, span: 0 });
  });
});

describe('a schedule', () => {
  it('gives the branches of a diamond to two threads', () => {
    const { lists, length } = schedule(diamond, 2);
    assert.equal(length, 7);
    assert.deepEqual(lists, [
      [0, 1, 4],
      [2, 3],
    ]);
  });

  it('leaves a chain on one thread', () => {
    assert.deepEqual(schedule([task(1), task(1, 0), task(1, 1)], 3), {
      lists: [[0, 1, 2], [], []],
      length: 3,
    });
  });

  it('begins with the longest chain', () => {
    // Three tasks of 2, and one of 1 with 4 behind it: 2 + 2 + 2 beside 1 + 4.
    const { length } = schedule([task(2), task(2), task(2), task(1), task(4, 3)], 2);
    assert.equal(length, 6);
  });

  it('runs every task once, after what it waits for, in no less than the bounds allow', () => {
    const tasks = fc
      .array(
        fc.record({ cost: fc.integer({ min: 1, max: 9 }), seeds: fc.array(fc.nat(), { maxLength: 3 }) }),
        {
          maxLength: 12,
        },
      )
      .map(drawn =>
        drawn.map(({ cost, seeds }, place) =>
          task(cost, ...(place > 0 ? new Set(seeds.map(seed => seed % place)) : [])),
        ),
      );
    fc.assert(
      fc.property(tasks, fc.integer({ min: 1, max: 4 }), (all, threads) => {
        const { lists, length } = schedule(all, threads);
        assert.deepEqual(
          lists.flat().sort((a, b) => a - b),
          all.map((_, place) => place),
        );
        const { work, span } = workAndSpan(all);
        assert.ok(length >= Math.max(span, work / threads) && length <= work);
        // Each list can be run to its end while the others are: nobody waits for what comes later.
        const done = new Set<number>();
        const places = lists.map(() => 0);
        for (let moved = true; moved; ) {
          moved = false;
          lists.forEach((list, thread) => {
            while (
              places[thread] < list.length &&
              all[list[places[thread]]].after.every(other => done.has(other))
            ) {
              done.add(list[places[thread]++]);
              moved = true;
            }
          });
        }
        assert.equal(done.size, all.length);
      }),
    );
  });
});
