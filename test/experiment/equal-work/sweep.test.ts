import assert from 'node:assert/strict';
import { countGraph } from '../../../src/cost/counts.js';
import { costGrows, everyStepSlower, lastSlower } from '../../../src/experiment/equal-work/claims.js';
import {
  baselineOf,
  exactRowsOf,
  paperSlowdown,
  type Sweep,
  suiteOf,
} from '../../../src/experiment/equal-work/sweep.js';
import type { Interval } from '../../../src/measure/judging/statistics.js';
import { type Results, resultsOf } from '../../../src/measure/results/results.js';
import { bottleneckStack, groupedStack } from '../../../src/networks/models/pointwise-stack.js';

const pairs = { '1:1': [32, 32], '1:12': [9, 108] } as const;
const sweep: Sweep = {
  suite: 'arm-x1',
  device: 'ARM',
  scale: 1,
  repeats: 10,
  arms: Object.entries(pairs).map(([id, [c1, c2]]) => ({
    id,
    position: id,
    series: '',
    paperSpeed: id === '1:1' ? 76.2 : 57.6,
    graph: blocks => bottleneckStack(c1, c2, blocks),
  })),
};

/** Results in which time(last) / time(first) per MAC is the given interval. */
function measured(ratio: Interval): Results {
  const exact = resultsOf({ id: 'x' }, exactRowsOf(sweep), undefined);
  const noise = { estimate: 1, low: 0.99, high: 1.01, level: 0.95 };
  return { ...exact, exact: exact.exact, suite: () => ({ ratio: () => ratio, noise }) } as unknown as Results;
}
const interval = (low: number, high: number): Interval => ({
  estimate: (low + high) / 2,
  low,
  high,
  level: 0.95,
});

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
    assert.ok(Math.abs(paperSlowdown(sweep, sweep.arms[1]) - (76.2 / 57.6) * (1024 / 972)) < 1e-12);
  });

  it('leaves slow platforms out of large channel sets', () => {
    const large = { ...sweep, device: 'GPU' as const };
    assert.equal(suiteOf(large, 'quick').platforms, 'fast');
    assert.equal(suiteOf(large, 'full').platforms, 'fast');
    assert.equal(suiteOf(sweep, 'full').platforms, 'all');
  });

  it('compares with the first arm', () => {
    assert.equal(suiteOf(sweep, 'quick').arms[0].id, baselineOf(sweep).id);
  });
});

describe('claims on a sweep', () => {
  const slower = lastSlower(sweep, '', 'slower', 'Table 1');

  it('call half of the paper’s slow-down reproduced, less of it direction only', () => {
    // the paper's effect is ×1.39, half of it ×1.197
    assert.equal(slower.judge(measured(interval(1.2, 1.3)), 'typescript')?.verdict, 'reproduced');
    assert.equal(slower.judge(measured(interval(1.05, 1.15)), 'typescript')?.verdict, 'direction only');
  });

  it('say not here of no difference or the opposite one', () => {
    assert.equal(slower.judge(measured(interval(0.99, 1.01)), 'typescript')?.verdict, 'not here');
    assert.equal(slower.judge(measured(interval(0.8, 0.9)), 'typescript')?.verdict, 'not here');
  });

  it('judge every step by its own effect', () => {
    const steps = everyStepSlower(sweep, '', 'every step', 'Table 1');
    assert.equal(steps.judge(measured(interval(1.3, 1.4)), 'typescript')?.verdict, 'reproduced');
    assert.equal(steps.judge(measured(interval(0.9, 1.4)), 'typescript')?.verdict, "can't tell");
  });

  it('see that the cost grows, and would see that it does not', () => {
    const claim = costGrows([sweep], 'grows', 'Table 1');
    assert.equal(claim.judge(measured(interval(1, 1)), '')?.verdict, 'reproduced');
    const reversed = { ...sweep, arms: [...sweep.arms].reverse() };
    assert.equal(
      costGrows([reversed], 'grows', 'Table 1').judge(measured(interval(1, 1)), '')?.verdict,
      'not here',
    );
  });

  it('are undefined where the platform was not measured', () => {
    const nothing = resultsOf({ id: 'x' }, exactRowsOf(sweep), undefined);
    assert.equal(slower.judge(nothing, 'typescript'), undefined);
  });
});
