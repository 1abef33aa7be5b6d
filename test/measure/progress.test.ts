import assert from 'node:assert/strict';
import type { PlannedJob } from '../../src/measure/plan.js';
import { RunClock, type RunProgress } from '../../src/measure/progress.js';

/** A job of two phases that take 100 ms each by their estimates. */
const job = (): PlannedJob => ({
  kind: 'ceilings',
  engine: 'javascript',
  phases: [
    { phase: 'check', estimatedMs: 100 },
    { phase: 'rounds', estimatedMs: 100 },
  ],
});

describe('RunClock', () => {
  /** A clock over two such jobs, what it said, and a way to let time pass. */
  function clocked(budgetMs: number) {
    const jobs = [job(), job()];
    const told: RunProgress[] = [];
    let now = 0;
    const clock = new RunClock(
      [{ plan: { jobs } }],
      { ms: budgetMs, startedAt: 0 },
      {
        onProgress: step => told.push(step),
        now: () => now,
      },
    );
    const at = (ms: number, which: number, phase: 'check' | 'rounds', share: number, pass = 1) => {
      now = ms;
      clock.report('toy', jobs[which], phase, share, pass);
      return told.at(-1)!;
    };
    return { clock, told, at };
  }

  it('takes the pace so far for the rest of the first pass where this is longer than the budget', () => {
    const { at } = clocked(100);
    const { fraction, leftMs } = at(300, 0, 'rounds', 0);
    assert.deepEqual([fraction, leftMs], [0.25, 900]);
  });

  it('goes by the budget otherwise, and in later passes', () => {
    const { at } = clocked(1000);
    assert.equal(at(100, 1, 'check', 0).leftMs, 900);
    assert.deepEqual(
      [at(600, 0, 'rounds', 0.5, 2).fraction, at(600, 0, 'rounds', 0.5, 2).leftMs],
      [0.6, 400],
    );
    assert.equal(at(1100, 0, 'rounds', 0.5, 2).leftMs, 0);
  });

  it('never goes back, and ends with everything', () => {
    const { clock, told, at } = clocked(0);
    at(100, 1, 'rounds', 0);
    at(500, 1, 'rounds', 0.1);
    clock.end();
    const fractions = told.map(({ fraction }) => Number(fraction.toFixed(9)));
    assert.deepEqual(fractions, [0.75, 0.775, 1]);
  });

  it('counts what was spent before it began', () => {
    const clock = new RunClock([], { ms: 1000, startedAt: -400 }, { now: () => 0 });
    assert.equal(clock.leftMs, 600);
  });

  it('knows no time left at the very beginning', () => {
    assert.equal(clocked(0).at(100, 0, 'check', 0).leftMs, undefined);
  });
});
