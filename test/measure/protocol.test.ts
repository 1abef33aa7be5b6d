import assert from 'node:assert/strict';
import { ratioInterval, roundMedians } from '../../src/measure/judging/statistics.js';
import { judgeRatio } from '../../src/measure/judging/verdict.js';
import { timeArms } from '../../src/measure/protocol.js';
import { SETTINGS, syntheticMachine } from './synthetic.js';

describe('timeArms', () => {
  it('gives every arm its rounds, each with the requested iterations, in ns', async () => {
    const machine = syntheticMachine(1);
    const times = await timeArms(
      [1, 2].map(ms => ({ id: `${ms} ms`, run: () => machine.spend(ms) })),
      { settings: { ...SETTINGS, rounds: 4, minIterations: 3 }, seed: 1, now: machine.now },
    );
    assert.deepEqual(
      times.map(({ id, samplesNs }) => [id, samplesNs]),
      [
        ['1 ms', Array(4).fill([1e6, 1e6, 1e6])],
        ['2 ms', Array(4).fill([2e6, 2e6, 2e6])],
      ],
    );
  });

  it('continues a round until its time is up', async () => {
    const machine = syntheticMachine(1);
    const settings = { ...SETTINGS, rounds: 1, minRoundMs: 4.5, minIterations: 2 };
    const arms = [{ id: 'a', run: () => machine.spend(1) }];
    const [{ samplesNs }] = await timeArms(arms, { settings, seed: 1, now: machine.now });
    assert.equal(samplesNs[0].length, 5);
  });

  it('runs the arms once per round, in varying orders', async () => {
    const machine = syntheticMachine(1);
    const order: string[] = [];
    const settings = { ...SETTINGS, minIterations: 1, minWarmupMs: 0, maxWarmupMs: 0 };
    await timeArms(
      ['a', 'b', 'c', 'd'].map(id => ({
        id,
        run: () => {
          machine.spend(1);
          order.push(id);
        },
      })),
      { settings, seed: 1, now: machine.now },
    );
    const rounds = Array.from({ length: 9 }, (_, r) => order.slice(4 + 4 * r, 8 + 4 * r));
    for (const round of rounds) assert.deepEqual([...round].sort(), ['a', 'b', 'c', 'd']);
    assert.ok(new Set(rounds.map(round => round.join(''))).size > 4);
  });

  it('warms up until the median is flat', async () => {
    const machine = syntheticMachine(1);
    let runs = 0;
    // Ever faster at first: 41, 39, 37, … 1 ms, then 1 ms.
    const run = () => machine.spend(Math.max(1, 41 - 2 * runs++));
    const settings = { ...SETTINGS, minWarmupMs: 6, maxWarmupMs: 10_000 };
    const [{ samplesNs, warm, warmupNs }] = await timeArms([{ id: 'a', run }], {
      settings,
      seed: 1,
      now: machine.now,
    });
    assert.equal(warm, true);
    assert.ok(warmupNs >= 441e6, `warm-up ended after ${warmupNs} ns`);
    assert.deepEqual(samplesNs[0], Array(5).fill(1e6));
  });

  it('reports a warm-up that ended before the median was flat', async () => {
    const machine = syntheticMachine(1);
    let ms = 1;
    const run = () => {
      ms *= 1.1;
      machine.spend(ms);
    };
    const [{ warm }] = await timeArms([{ id: 'a', run }], { settings: SETTINGS, seed: 1, now: machine.now });
    assert.equal(warm, false);
  });

  it('waits for arms that run elsewhere, warms them up by the same rule, and gives them the same limits', async () => {
    const settings = { ...SETTINGS, rounds: 2, minRoundMs: 7, minIterations: 3, minWarmupMs: 6 };
    const asked: string[] = [];
    let running = 0;
    const turn = async ({ minMs, minIterations }: { minMs: number; minIterations: number }) => {
      assert.equal(running++, 0, 'two turns at a time');
      await Promise.resolve();
      running--;
      asked.push(`${minMs} ms, ${minIterations}`);
      return [2e6, 3e6];
    };
    const arms = ['a', 'b'].map(id => ({ id, turn }));
    const times = await timeArms(arms, { settings, seed: 1 });
    for (const { samplesNs, warm, warmupNs } of times) {
      assert.deepEqual(samplesNs, [
        [2e6, 3e6],
        [2e6, 3e6],
      ]);
      assert.deepEqual([warm, warmupNs], [true, 1e7]);
    }
    assert.deepEqual(asked, [...Array(4).fill('1 ms, 1'), ...Array(4).fill('7 ms, 3')]);
  });

  it('goes on with the others where an arm that runs elsewhere fails', async () => {
    const machine = syntheticMachine(1);
    let left = 4;
    const turn = async () => {
      if (left-- === 0) throw new Error('gone');
      return [1e6];
    };
    const [bad, good] = await timeArms(
      [
        { id: 'bad', turn },
        { id: 'good', run: () => machine.spend(1) },
      ],
      { settings: SETTINGS, seed: 1, now: machine.now },
    );
    assert.deepEqual([bad.error, bad.samplesNs], ['gone', []]);
    assert.deepEqual([good.error, good.samplesNs.length], [undefined, 9]);
  });

  it('continues with the others if an arm throws', async () => {
    const machine = syntheticMachine(1);
    let left = 10;
    const broken = () => {
      machine.spend(1);
      if (left-- === 0) throw new Error('out of luck');
    };
    const [bad, good] = await timeArms(
      [
        { id: 'bad', run: broken },
        { id: 'good', run: () => machine.spend(1) },
      ],
      { settings: SETTINGS, seed: 1, now: machine.now },
    );
    assert.deepEqual([bad.error, bad.samplesNs], ['out of luck', []]);
    assert.deepEqual([good.error, good.samplesNs.length], [undefined, 9]);
  });

  it('reads the sink after each turn and reports every step', async () => {
    const machine = syntheticMachine(1);
    const steps: string[] = [];
    const [{ sink }] = await timeArms([{ id: 'a', run: () => machine.spend(1), sink: () => 1 }], {
      settings: { ...SETTINGS, rounds: 2, minWarmupMs: 0 },
      seed: 1,
      now: machine.now,
      onProgress: (phase, done, total) => {
        steps.push(`${phase} ${done}/${total}`);
      },
    });
    assert.equal(sink, 4);
    assert.deepEqual(steps, ['warm-up 1/1', 'rounds 1/2', 'rounds 2/2']);
  });

  for (const [name, slowdown] of [
    ['gets slower all the time', (ms: number) => 1 + ms / 100],
    ['gets slower in the middle', (ms: number) => (ms < 55 ? 1 : 2)],
  ] as const) {
    it(`is right on a machine that ${name}, where running one arm after the other is wrong`, async () => {
      const arm = (machine: ReturnType<typeof syntheticMachine>, id: string) => ({
        id,
        run: () => machine.spend(1),
      });
      const compare = (a: number[], b: number[]) => {
        const noise = { estimate: 1, low: 1, high: 1, level: 0.95 };
        return judgeRatio({ ratio: ratioInterval(a, b), noise, reproducedFrom: 1.1 }).verdict;
      };
      const interleaved = syntheticMachine(1, { noise: 0.01, slowdown });
      const [a, b] = await timeArms([arm(interleaved, 'a'), arm(interleaved, 'b')], {
        settings: SETTINGS,
        seed: 1,
        now: interleaved.now,
      });
      const fair = compare(roundMedians(b.samplesNs), roundMedians(a.samplesNs));
      assert.ok(fair === "can't tell" || fair === 'not here', fair);

      const oneByOne = syntheticMachine(1, { noise: 0.01, slowdown });
      const options = { settings: SETTINGS, seed: 1, now: oneByOne.now };
      const [first] = await timeArms([arm(oneByOne, 'a')], options);
      const [second] = await timeArms([arm(oneByOne, 'b')], options);
      assert.equal(compare(roundMedians(second.samplesNs), roundMedians(first.samplesNs)), 'reproduced');
    });
  }
});
