import assert from 'node:assert/strict';
import {
  overLine,
  staircaseSuite,
  staircases,
  teethOf,
  timesByCount,
} from '../../../experiments/pruning-speed/staircase.js';
import { chosenSuite } from '../../../src/experiment/claims/ratio.js';
import { randomStream } from '../../../src/tensors/random.js';
import { counts, measuredCounts, resultsWith, saw } from './measured-counts.js';

const [stairs] = staircases;

describe('a staircase', () => {
  it('has a convolution for every channel count, and the largest for a baseline', () => {
    for (const profile of ['smoke', 'quick', 'full'] as const) {
      const { arms, baseline } = staircaseSuite(stairs, profile);
      assert.equal(arms.length, { smoke: 48, quick: 65, full: 113 }[profile]);
      assert.equal(baseline, arms.at(-1)!.id);
    }
    const [output, input] = staircases.map(({ convolution }) => convolution(17).nodes);
    assert.deepEqual(
      [output[0].shape, output.at(-1)!.shape].map(shape => shape[1]),
      [64, 17],
    );
    assert.deepEqual(
      [input[0].shape, input.at(-1)!.shape].map(shape => shape[1]),
      [17, 64],
    );
  });

  it('is looked for where enough neighbouring counts were measured, from the first one on', () => {
    const suite = measuredCounts(saw);
    const found = (arms: readonly string[]) =>
      chosenSuite(stairs.suite, resultsWith({ ...suite, arms }), 'typescript') !== undefined;
    assert.ok(found(suite.arms));
    assert.ok(found(suite.arms.slice(0, 48)));
    assert.ok(!found(suite.arms.slice(0, 47)));
    assert.ok(!found(suite.arms.slice(1)));
    assert.ok(!found(suite.arms.filter(arm => arm !== '40')));
  });
});

describe('overLine', () => {
  const times = timesByCount(measuredCounts(saw));

  it('is what a count takes over the line between the multiples around it', () => {
    assert.ok(Math.abs(overLine(times, 17)! - 1.3) < 1e-12);
    assert.ok(Math.abs(overLine(times, 19)! - 1.3) < 1e-12);
    assert.equal(overLine(times, 20), 1);
  });

  it('is not known where a multiple was not measured', () => {
    assert.equal(overLine(times, 15), undefined);
    assert.equal(overLine(times, 129), undefined);
  });
});

describe('teethOf', () => {
  it('sees that counts between multiples take longer than the line', () => {
    const teeth = teethOf(measuredCounts(saw));
    assert.equal(teeth.pairs, 84); // 28 teeth of three counts
    assert.equal(teeth.slower.length, teeth.pairs);
    for (const bound of [teeth.overLine.low, teeth.overLine.high]) assert.ok(Math.abs(bound - 1.3) < 1e-12);
    assert.ok(teeth.lastOverMultiple.low > 1.25);
  });

  it('sees none on a straight line', () => {
    const teeth = teethOf(measuredCounts(c => c));
    assert.equal(teeth.slower.length, 0);
    assert.ok(Math.abs(teeth.overLine.estimate - 1) < 1e-12);
    assert.ok(teeth.lastOverMultiple.high < 1);
  });

  it('is not fooled by arms that are a little slow or fast in every round', () => {
    const wrong = Array.from({ length: 100 }, (_, seed) => {
      const offset = new Map(counts.map(c => [c, 1 + 0.03 * randomStream(seed, `arm ${c}`).normal()]));
      const { overLine } = teethOf(measuredCounts(c => (100 + c) * offset.get(c)!));
      return overLine.low > 1.01;
    });
    assert.ok(wrong.filter(Boolean).length < 5, String(wrong.filter(Boolean).length));
  });
});
