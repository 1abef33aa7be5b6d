import assert from 'node:assert/strict';
import { processClocks, undisturbedTurn } from '../../src/measure/undisturbed-turn.js';

/** A process whose turns take these times, ms, and wait for a core for the others. */
function processOf(turns: readonly { readonly works: number; readonly waits: number }[]) {
  let [wall, core, made] = [0, 0, 0];
  const turn = () => {
    const { works, waits } = turns[made++];
    wall += works + waits;
    core += works;
    return [made];
  };
  return { turn, clocks: { wallMs: () => wall, coreMs: () => core } };
}

const CLEAN = { works: 3, waits: 0 };
const WAITING = { works: 3, waits: 4 };

describe('undisturbedTurn', () => {
  const counted = (...turns: readonly { works: number; waits: number }[]) => {
    const { turn, clocks } = processOf(turns);
    return undisturbedTurn(turn, clocks).map(({ samples, disturbed }) => [samples[0], disturbed]);
  };

  it('makes a turn that did not wait once', () => {
    assert.deepEqual(counted(CLEAN), [[1, false]]);
  });

  it('makes a turn that waited again, and tells of both', () => {
    assert.deepEqual(counted(WAITING, CLEAN), [
      [1, true],
      [2, false],
    ]);
  });

  it('takes the third turn as it is', () => {
    assert.deepEqual(counted(WAITING, WAITING, WAITING).at(-1), [3, true]);
  });

  it('does not make a long turn again', () => {
    assert.deepEqual(counted({ works: 50, waits: 50 }), [[1, true]]);
  });

  it('lets a turn wait for a tenth of its time, and for what the clocks cannot tell', () => {
    assert.deepEqual(counted({ works: 10, waits: 1 }), [[1, false]]);
    assert.deepEqual(counted({ works: 0.1, waits: 0.09 }), [[1, false]]);
  });

  it('makes every turn once where there are no clocks', () => {
    assert.deepEqual(
      undisturbedTurn(() => [1], undefined),
      [{ samples: [1], disturbed: false }],
    );
  });

  it('sees that this process waits while it sleeps, and not while it works', function () {
    if (!processClocks) this.skip();
    this.retries(5);
    const sleep = () => {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
      return [1];
    };
    assert.equal(undisturbedTurn(sleep, processClocks).length, 3);
    const work = () => {
      const until = performance.now() + 5;
      while (performance.now() < until);
      return [1];
    };
    assert.equal(undisturbedTurn(work, processClocks).at(-1)!.disturbed, false);
  });
});
