import assert from 'node:assert/strict';
import type { Interval } from '../../../src/measure/judging/statistics.js';
import {
  judgeAll,
  judgeDifference,
  judgeExact,
  judgeRatio,
  type RatioClaim,
  type Verdict,
} from '../../../src/measure/judging/verdict.js';
import { measureEffect, syntheticMachine } from '../synthetic.js';

const interval = (low: number, high: number, level = 0.95): Interval => ({
  estimate: (low + high) / 2,
  low,
  high,
  level,
});
const quiet = interval(0.995, 1.005);

describe('judgeDifference', () => {
  const verdict = (low: number, high: number, level?: number) =>
    judgeDifference({ what: 'gain', interval: interval(low, high, level), evidence: 'x' });

  it('is decided by the side of 0 on which all of the interval is', () => {
    assert.equal(verdict(0.1, 0.4).verdict, 'reproduced');
    assert.equal(verdict(-0.4, -0.1).verdict, 'not here');
    assert.equal(verdict(-0.1, 0.4).verdict, "can't tell");
    assert.equal(verdict(0, 0.4).verdict, "can't tell");
  });

  it('is open below a level of 95 %, and says so', () => {
    const { verdict: open, evidence } = verdict(0.1, 0.4, 0.75);
    assert.equal(open, "can't tell");
    assert.equal(evidence, 'level 0.75, not 0.95; x');
  });
});

describe('judgeRatio', () => {
  const table: [title: string, claim: Partial<RatioClaim>, verdict: Verdict][] = [
    ['nothing was measured', { ratio: undefined }, "can't tell"],
    ['there is no A/A arm', { noise: undefined, ratio: interval(2, 3) }, "can't tell"],
    ['there were too few rounds', { ratio: interval(2, 3, 0.75) }, "can't tell"],
    ['the A/A arm is too slow', { noise: interval(1.03, 1.1), ratio: interval(2, 3) }, "can't tell"],
    ['the A/A arm is too fast', { noise: interval(0.9, 0.97), ratio: interval(2, 3) }, "can't tell"],
    [
      'the A/A arm is within the margin',
      { noise: interval(1.01, 1.02), ratio: interval(2, 3) },
      'reproduced',
    ],
    ['all of it is at the effect or beyond', { ratio: interval(1.5, 1.6) }, 'reproduced'],
    ['it only reaches the effect', { ratio: interval(1.4, 1.6) }, 'direction only'],
    ['it is within the A/A interval', { noise: interval(0.9, 1.2), ratio: interval(1.1, 1.3) }, "can't tell"],
    ['it crosses 1', { ratio: interval(0.9, 1.6) }, "can't tell"],
    ['it is below 1', { ratio: interval(0.7, 0.9) }, 'not here'],
    ['it is within 2 % of 1', { ratio: interval(0.99, 1.015) }, 'not here'],
    ['it is within no zone', { equivalence: 0, ratio: interval(0.99, 1.015) }, "can't tell"],
    ['any slow-down counts', { reproducedFrom: 1, ratio: interval(1.1, 1.2) }, 'reproduced'],
  ];
  for (const [title, claim, verdict] of table) {
    it(`says "${verdict}" where ${title}`, () => {
      const ratio = interval(1.5, 1.6);
      const judgement = judgeRatio({ ratio, noise: quiet, reproducedFrom: 1.5, ...claim });
      assert.equal(judgement.verdict, verdict, judgement.evidence);
    });
  }

  it('does not depend on which of the two equal arms comes first', () => {
    const verdicts = [interval(0.97, 0.99), interval(1 / 0.99, 1 / 0.97)].map(noise =>
      [interval(1.01, 1.05), interval(0.979, 0.993), interval(1.05, 1.1)].map(
        ratio => judgeRatio({ ratio, noise, reproducedFrom: 1.2 }).verdict,
      ),
    );
    assert.deepEqual(verdicts[0], ["can't tell", 'not here', 'direction only']);
    assert.deepEqual(verdicts[1], verdicts[0]);
  });

  it('excludes an effect only where the noise is smaller than it', () => {
    const noise = interval(0.95, 1.05);
    const judge = (reproducedFrom: number) =>
      judgeRatio({ ratio: interval(0.99, 1.01), noise, reproducedFrom });
    assert.equal(judge(1.2).verdict, 'not here');
    assert.equal(judge(1.03).verdict, "can't tell");
  });

  it('judges a claim below 1 as the mirror image, and shows the ratio as it is', () => {
    const judge = (low: number, high: number) =>
      judgeRatio({ ratio: interval(low, high), noise: quiet, reproducedFrom: 0.5, direction: 'below' });
    assert.equal(judge(0.3, 0.4).verdict, 'reproduced');
    assert.equal(judge(0.6, 0.8).verdict, 'direction only');
    assert.equal(judge(1.1, 1.2).verdict, 'not here');
    assert.equal(judge(0.8, 1.2).verdict, "can't tell");
    assert.deepEqual(judge(0.3, 0.4).interval, interval(0.3, 0.4));
  });

  it('gives the numbers as evidence', () => {
    const { evidence } = judgeRatio({
      what: 'time of g=8 over g=1',
      ratio: interval(1.2345, 1.5),
      noise: quiet,
      reproducedFrom: 2,
    });
    assert.equal(
      evidence,
      "time of g=8 over g=1: 1.37 [1.23, 1.5], on the claim's side of 1, not surely beyond the threshold " +
        '(threshold ≥ 2; A/A 1 [0.995, 1])',
    );
  });

  it('says what its interval is of, where there would be no effect and from where it counts', () => {
    const { quantity } = judgeRatio({ what: 'x', ratio: quiet, noise: quiet, reproducedFrom: 2 });
    assert.deepEqual(quantity, { name: 'x', noEffect: 1, reproducedFrom: 2 });
    const { quantity: gain } = judgeDifference({ what: 'gain', interval: quiet, evidence: 'x' });
    assert.deepEqual(gain, { name: 'gain', noEffect: 0, reproducedFrom: 0 });
    assert.equal(judgeRatio({ ratio: undefined, noise: quiet, reproducedFrom: 2 }).quantity, undefined);
  });

  it('refuses an effect on the wrong side of 1', () => {
    const claim = { what: 'x', ratio: quiet, noise: quiet };
    assert.throws(
      () => judgeRatio({ ...claim, reproducedFrom: 0.9 }),
      /reproducedFrom is 0.9, expected at least 1/,
    );
    assert.throws(
      () => judgeRatio({ ...claim, reproducedFrom: 1.1, direction: 'below' }),
      /reproducedFrom is 1.1, expected above 0, at most 1/,
    );
  });
});

describe('judgeAll and judgeExact', () => {
  const yes = judgeExact(true, 'a');
  const no = judgeExact(false, 'b');
  const open = { verdict: "can't tell", evidence: 'c' } as const;
  const partly = { verdict: 'direction only', evidence: 'd' } as const;

  it('takes the weakest: failed before open before partly', () => {
    assert.equal(judgeAll([yes, partly, open, no]).verdict, 'not here');
    assert.equal(judgeAll([yes, partly, open]).verdict, "can't tell");
    assert.equal(judgeAll([yes, partly]).verdict, 'direction only');
    assert.equal(judgeAll([yes, yes]).verdict, 'reproduced');
  });

  it('keeps all the evidence', () => {
    assert.equal(judgeAll([yes, no]).evidence, 'a; b');
  });

  it("can't tell where there is nothing to judge", () => {
    assert.equal(judgeAll([]).verdict, "can't tell");
  });
});

describe('verdicts of the protocol on a synthetic machine', () => {
  const runs = 150;
  const seeds = Array.from({ length: runs }, (_, i) => i + 1);
  const verdicts = async (
    effect: number,
    machineOf: (seed: number) => ReturnType<typeof syntheticMachine>,
  ) => {
    const counts: Record<Verdict, number> = {
      reproduced: 0,
      'direction only': 0,
      'not here': 0,
      "can't tell": 0,
    };
    for (const seed of seeds) {
      const measured = await measureEffect(machineOf(seed), effect, seed);
      counts[judgeRatio({ ...measured, reproducedFrom: 1.1, equivalence: 0 }).verdict]++;
    }
    return counts;
  };
  /** Three times as slow after 250 ms, little by little. */
  const linear = (ms: number) => 1 + ms / 125;
  /** Half as fast from the middle on. */
  const step = (ms: number) => (ms < 90 ? 1 : 2);

  it("says can't tell on noise, and hardly ever more than that", async () => {
    const counts = await verdicts(1, seed => syntheticMachine(seed, { noise: 0.1 }));
    assert.equal(counts.reproduced, 0);
    // 1 − level = 5 % of 150 runs is 7.5.
    assert.ok(counts['direction only'] <= 7, JSON.stringify(counts));
    assert.ok(counts["can't tell"] > 0.9 * runs, JSON.stringify(counts));
  });

  it('says reproduced on a true effect', async () => {
    const counts = await verdicts(1.3, seed => syntheticMachine(seed, { noise: 0.05 }));
    assert.ok(counts.reproduced > 0.95 * runs, JSON.stringify(counts));
  });

  it('says direction only on an effect that is smaller than the claimed one', async () => {
    const counts = await verdicts(1.06, seed => syntheticMachine(seed, { noise: 0.02 }));
    assert.ok(counts['direction only'] > 0.9 * runs, JSON.stringify(counts));
  });

  for (const [name, slowdown] of [
    ['gets slower all the time', linear],
    ['gets slower in the middle', step],
  ] as const) {
    it(`finds no effect on a machine that ${name}`, async () => {
      const counts = await verdicts(1, seed => syntheticMachine(seed, { noise: 0.02, slowdown }));
      assert.ok(counts.reproduced + counts['direction only'] <= 7, JSON.stringify(counts));
    });

    it(`finds a true effect on a machine that ${name}`, async () => {
      const counts = await verdicts(1.3, seed => syntheticMachine(seed, { noise: 0.02, slowdown }));
      assert.ok(counts.reproduced > 0.9 * runs, JSON.stringify(counts));
    });
  }
});
