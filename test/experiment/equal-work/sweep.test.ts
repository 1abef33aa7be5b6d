import assert from 'node:assert/strict';
import { countGraph } from '../../../src/cost/counts.js';
import { costGrows, everyStepSlower, lastSlower } from '../../../src/experiment/equal-work/claims.js';
import { predictorClaims } from '../../../src/experiment/equal-work/predictor-claims.js';
import {
  baselineOf,
  exactRowsOf,
  paperSlowdown,
  type Sweep,
  suiteOf,
} from '../../../src/experiment/equal-work/sweep.js';
import type { Claim } from '../../../src/measure/judging/claim.js';
import { type Results, resultsOf } from '../../../src/measure/results/results.js';
import { bottleneckStack, groupedStack } from '../../../src/networks/models/pointwise-stack.js';
import { sampleRow, sampleRun } from '../../measure/results/sample-run.js';

/** Table 1's ARM channels ×1; the paper's effects of the steps are ×1.11, ×1.01 and ×1.25 per multiply-accumulate. */
const channels: [id: string, c1: number, c2: number, paperSpeed: number][] = [
  ['1:1', 32, 32, 76.2],
  ['1:2', 22, 44, 72.9],
  ['1:6', 13, 78, 69.1],
  ['1:12', 9, 108, 57.6],
];
const sweep: Sweep = {
  suite: 'arm-x1',
  device: 'ARM',
  scale: 1,
  repeats: 10,
  arms: channels.map(([id, c1, c2, paperSpeed]) => ({
    id,
    position: id,
    series: '',
    paperSpeed,
    graph: blocks => bottleneckStack(c1, c2, blocks),
  })),
};

/**
 * Results of a run of 9 rounds.
 *
 * @param perMac  time per multiply-accumulate of each arm, in the order of the sweep
 * @param spread  by arm: its longest round over its shortest; 1.02 where it is absent
 */
function measured(perMac: readonly number[], spread: Readonly<Record<string, number>> = {}): Results {
  const exact = exactRowsOf(sweep);
  const rows = [...sweep.arms, sweep.arms[0]].map(({ id, graph }, place) => {
    const { macs } = countGraph(graph(10));
    const wide = spread[id] ?? 1.02;
    const times = Array.from(
      { length: 9 },
      // Places are shifted, so that the rounds of two arms do not move together.
      (_, round) => perMac[place % perMac.length] * macs * wide ** (((round * 5 + place * 2) % 9) / 8 - 0.5),
    );
    return sampleRow(id, times, { suite: sweep.suite, macs, again: place === sweep.arms.length });
  });
  const ceilings = CEILINGS.map(row => ({ ...row, type: 'ceiling' as const, engine: 'javascript' }));
  return resultsOf({ id: 'toy' }, exact, { ...sampleRun('r', rows), ceilings });
}

/** 5 GFLOP/s and 8 GB/s. */
const CEILINGS = [
  { kind: 'compute', workingSetBytes: 0, workPerSample: 5000, samplesNs: [1000] },
  { kind: 'bandwidth', workingSetBytes: 2 ** 12, workPerSample: 8000, samplesNs: [1000] },
] as const;

describe('a sweep at equal FLOPs', () => {
  it('counts the published network: 20 convolutions of 128 → 128 at 56×56', () => {
    const { macs, memoryAccessCost } = countGraph(bottleneckStack(128, 128, 10));
    assert.equal(macs, 1_027_604_480);
    assert.equal(memoryAccessCost, 16_384_000);
  });

  it('keeps the work of grouped stacks within 3.4 % of the ungrouped one', () => {
    const macs = (c: number, g: number) => countGraph(groupedStack(c, g, 10, false)).macs;
    for (const [c, g] of [
      [90, 2],
      [128, 4],
      [184, 8],
    ]) {
      assert.ok(Math.abs(macs(c, g) / macs(64, 1) - 1) < 0.034, `g = ${g}`);
    }
  });

  it('computes the printed slow-down per multiply-accumulate', () => {
    // 76.2 / 57.6 = 1.323 per image; 9·108 is 5.08 % less work than 32·32
    assert.ok(Math.abs(paperSlowdown(sweep, sweep.arms[3]) - (76.2 / 57.6) * (1024 / 972)) < 1e-12);
  });

  it('leaves slow platforms out of large channel sets, and in the quick profile all of JavaScript', () => {
    const large = { ...sweep, device: 'GPU' as const };
    assert.equal(suiteOf(large, 'quick').platforms, 'compiled');
    assert.equal(suiteOf(large, 'full').platforms, 'fast');
    assert.equal(suiteOf(sweep, 'full').platforms, 'all');
  });

  it('compares with the first arm', () => {
    assert.equal(suiteOf(sweep, 'quick').arms[0].id, baselineOf(sweep).id);
  });
});

describe('claims on a sweep', () => {
  const slower = lastSlower(sweep, '', 'slower', 'Table 1');
  const verdict = (claim: Claim, results: Results) => claim.judge(results, 'typescript')?.verdict;
  const judgeSlower = (last: number) => verdict(slower, measured([1, 1.05, 1.1, last]));

  it('call half of the paper’s slow-down reproduced, less of it direction only', () => {
    // the paper's effect is ×1.39, half of it ×1.197
    assert.equal(judgeSlower(1.25), 'reproduced');
    assert.equal(judgeSlower(1.17), 'direction only');
  });

  it('say not here of no difference or the opposite one', () => {
    assert.equal(judgeSlower(1), 'not here');
    assert.equal(judgeSlower(0.85), 'not here');
  });

  it('compare the last arm with the first, per multiply-accumulate', () => {
    const { interval } = slower.judge(measured([1, 1.7, 0.6, 1.25]), 'typescript')!;
    assert.ok(Math.abs(interval!.estimate / 1.25 - 1) < 0.01, String(interval!.estimate));
  });

  describe('step by step', () => {
    const steps = everyStepSlower(sweep, '', 'every step', 'Table 1');
    const judgeSteps = (...times: Parameters<typeof measured>) => verdict(steps, measured(...times));

    it('judge each step by half of its own effect, at least 2 %', () => {
      // From ×1.053, ×1.02 and ×1.125: the second is too small for the others.
      assert.equal(judgeSteps([1, 1.1, 1.15, 1.33]), 'reproduced');
      assert.equal(judgeSteps([1, 1.1, 1.25, 1.33]), 'direction only');
      assert.equal(judgeSteps([1, 1.1, 1.2, 1.26]), 'direction only');
    });

    it('give the weakest verdict, wherever it comes', () => {
      assert.equal(judgeSteps([1, 1.1, 1.1, 1.4]), 'not here');
      assert.equal(judgeSteps([1, 1.2, 1.3, 1.2]), 'not here');
      assert.equal(judgeSteps([1.2, 1, 1.3, 1.6]), 'not here');
      assert.equal(judgeSteps([1, 1.2, 1.4, 1.7], { '1:6': 1.6 }), "can't tell");
    });

    it('name the steps in the evidence', () => {
      const { evidence } = steps.judge(measured([1, 1.1, 1.15, 1.33]), 'typescript')!;
      for (const step of ['1:2 over 1:1: 1.1', '1:6 over 1:2: 1.0', '1:12 over 1:6: 1.1']) {
        assert.ok(evidence.includes(step), evidence);
      }
    });
  });

  describe('on predictors', () => {
    const [order] = predictorClaims([sweep], 'Table 1');
    const macs = sweep.arms.map(({ graph }) => countGraph(graph(10)).macs);
    const judgeOrder = (times: readonly number[]) => {
      const perMac = times.map((time, i) => (time * macs[0]) / macs[i]);
      return verdict(order, measured(perMac, Object.fromEntries(sweep.arms.map(({ id }) => [id, 1.0002]))));
    };

    it('call an order better where the times differ by more than they do between moments', () => {
      assert.equal(judgeOrder([1, 1.1, 1.2, 1.3]), 'reproduced');
      assert.equal(judgeOrder([1.3, 1, 1.2, 1.1]), 'not here');
    });

    it('can’t tell where the times are so close that another moment may change their order', () => {
      assert.equal(judgeOrder([1, 1.001, 1.002, 1.003]), "can't tell");
      assert.equal(judgeOrder([1.003, 1, 1.002, 1.001]), "can't tell");
    });
  });

  it('see that the cost grows, and would see that it does not', () => {
    const claim = costGrows([sweep], 'grows', 'Table 1');
    const nothing = resultsOf({ id: 'x' }, exactRowsOf(sweep), undefined);
    assert.equal(verdict(claim, nothing), 'reproduced');
    // Reversed as a whole, and with two arms in the middle exchanged: one step is enough.
    const [first, second, third, last] = sweep.arms;
    for (const arms of [
      [last, third, second, first],
      [first, third, second, last],
    ]) {
      const wrong = costGrows([{ ...sweep, arms }], 'grows', 'Table 1');
      assert.equal(verdict(wrong, nothing), 'not here');
    }
  });

  it('are undefined where the platform was not measured', () => {
    const nothing = resultsOf({ id: 'x' }, exactRowsOf(sweep), undefined);
    assert.equal(slower.judge(nothing, 'typescript'), undefined);
  });
});
