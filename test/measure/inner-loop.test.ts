import assert from 'node:assert/strict';
import { asyncInnerLoop, innerLoop } from '../../src/measure/inner-loop.js';
import { syntheticMachine } from './synthetic.js';

describe('inner loop', () => {
  it('goes on until it has lasted so long and run so often, and begins anew in each turn', () => {
    const machine = syntheticMachine(1);
    const turn = (minMs: number, minIterations: number) =>
      innerLoop(() => machine.spend(1), { minMs, minIterations, now: machine.now });
    const long = turn(4.5, 2);
    assert.deepEqual([long(), long()], [Array(5).fill(1e6), Array(5).fill(1e6)]);
    assert.deepEqual(turn(0, 3)(), [1e6, 1e6, 1e6]);
  });

  it('waits for each run of an asynchronous function, and takes a synchronous one', async () => {
    const machine = syntheticMachine(1);
    const limits = { minMs: 0, minIterations: 2, now: machine.now };
    const late = async () => {
      await Promise.resolve();
      machine.spend(3);
    };
    assert.deepEqual(await asyncInnerLoop(late, limits)(), [3e6, 3e6]);
    assert.deepEqual(await asyncInnerLoop(() => machine.spend(2), limits)(), [2e6, 2e6]);
  });

  it('throws what the function throws', async () => {
    const limits = { minMs: 0, minIterations: 1 };
    const broken = () => {
      throw new Error('out of luck');
    };
    assert.throws(innerLoop(broken, limits), /out of luck/);
    await assert.rejects(
      asyncInnerLoop(async () => broken(), limits),
      /out of luck/,
    );
  });
});
