import assert from 'node:assert/strict';
import type { Interval } from '../../../src/measure/judging/statistics.js';
import {
  judgeAll,
  judgeDifference,
  judgeExact,
  judgeLevel,
  judgeRatio,
  type LevelClaim,
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
    assert.equal(evidence, 'too few values: level 0.75, expected at least 0.95; x');
  });
});

describe('judgeLevel', () => {
  const judge = (claim: Partial<LevelClaim>) =>
    judgeLevel({ what: 'share', interval: quiet, reproducedFrom: 0.5, nothingBelow: 0.1, ...claim });

  const table: [title: string, claim: Partial<LevelClaim>, verdict: Verdict][] = [
    ['nothing was measured', { interval: undefined }, "can't tell"],
    ['the level is too low', { interval: interval(0.6, 0.7, 0.9) }, "can't tell"],
    ['more is asked of the level', { interval: interval(0.6, 0.7, 0.97), level: 0.9875 }, "can't tell"],
    ['less is asked of the level', { interval: interval(0.6, 0.7, 0.9), level: 0.9 }, 'reproduced'],
    ['all of it is beyond the threshold', { interval: interval(0.51, 0.7) }, 'reproduced'],
    ['it begins at the threshold', { interval: interval(0.5, 0.7) }, "can't tell"],
    ['it lies between the thresholds', { interval: interval(0.2, 0.4) }, "can't tell"],
    [
      'it lies above the lower threshold',
      { interval: interval(0.2, 0.7), directionFrom: 0.1 },
      'direction only',
    ],
    ['it crosses both thresholds', { interval: interval(0.05, 0.7), directionFrom: 0.1 }, "can't tell"],
    ['all of it is below', { interval: interval(0.01, 0.09), directionFrom: 0.1 }, 'not here'],
    // A correlation of 0.1 … 0.25 is above 0, but not what is claimed.
    [
      'it excludes the effect, although its direction is right',
      { interval: interval(0.1, 0.25), reproducedFrom: 0.3, nothingBelow: 0.3, directionFrom: 0 },
      'not here',
    ],
    ['it is beyond the threshold by less than the noise', { ...noisy(0.5, 0.6) }, "can't tell"],
    ['it is beyond the threshold by more than the noise', { ...noisy(0.53, 0.6) }, 'reproduced'],
    ['it is below by less than the noise', { ...noisy(0.05, 0.0975) }, "can't tell"],
    ['it is below by more than the noise', { ...noisy(0.05, 0.095) }, 'not here'],
    ['identical code differs', { interval: interval(0.6, 0.7), noise: interval(1.03, 1.1) }, "can't tell"],
    ['the A/A arm failed', { interval: interval(0.6, 0.7), noise: undefined }, "can't tell"],
  ];
  /** An A/A interval whose noise floor is 1.04. */
  function noisy(low: number, high: number): Partial<LevelClaim> {
    return { interval: interval(low, high), noise: interval(1 / 1.04, 1.01) };
  }
  for (const [title, claim, verdict] of table) {
    it(`says "${verdict}" where ${title}`, () => {
      const judgement = judge(claim);
      assert.equal(judgement.verdict, verdict, judgement.evidence);
    });
  }

  it('gives the numbers as evidence, and what is in the way', () => {
    const measured = interval(0.6, 0.7);
    assert.equal(judge({ interval: measured }).evidence, 'share: 0.65 [0.6, 0.7]');
    assert.equal(judge({ interval: measured, evidence: '65 %' }).evidence, '65 %');
    assert.equal(judge({ interval: undefined, evidence: '65 %' }).evidence, 'share: not measured');
    assert.equal(
      judge({ interval: interval(0.6, 0.7, 0.75), evidence: '65 %', noise: quiet }).evidence,
      'too few rounds: level 0.75, expected at least 0.95; 65 %',
    );
    assert.equal(
      judge({ interval: measured, evidence: '65 %', noise: interval(1.03, 1.1) }).evidence,
      'two runs of identical code differ by more than 2 %; 65 %',
    );
    assert.equal(judge({ noise: undefined, evidence: '65 %' }).evidence, 'no A/A arm was measured; 65 %');
  });

  it('says what its interval is of, with a place of no effect only where there is one', () => {
    const share = judge({ interval: interval(0.6, 0.7) });
    assert.deepEqual(share.interval, interval(0.6, 0.7));
    assert.deepEqual(share.quantity, { name: 'share', reproducedFrom: 0.5 });
    assert.deepEqual(judge({ noEffect: 0 }).quantity, { name: 'share', reproducedFrom: 0.5, noEffect: 0 });
    assert.equal(judge({ interval: undefined }).quantity, undefined);
  });

  it('refuses thresholds that contradict each other', () => {
    assert.throws(
      () => judge({ directionFrom: 0.6 }),
      /judgeLevel: share: directionFrom is 0.6, expected at most 0.5/,
    );
    assert.throws(() => judge({ nothingBelow: 0.6 }), /nothingBelow is 0.6, expected at most 0.5/);
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
    [
      'it is not above the A/A ratio, which rounds cannot explain',
      { noise: interval(0.99, 1.25), ratio: interval(1.11, 1.4) },
      "can't tell",
    ],
    [
      'it is within the A/A interval, which it has to be clear of',
      { noise: interval(0.9, 1.2), ratio: interval(1.15, 1.3), floor: 'A/A interval' },
      "can't tell",
    ],
    [
      'it is above the A/A ratio, although within its interval',
      { noise: interval(0.9, 1.2), ratio: interval(1.15, 1.3) },
      'direction only',
    ],
    ['it reaches from below 1 to the effect', { ratio: interval(0.9, 1.5) }, "can't tell"],
    ['it is below 1', { ratio: interval(0.7, 0.9) }, 'not here'],
    ['it has 1 in it and not the effect', { ratio: interval(0.9, 1.49) }, 'not here'],
    [
      'it has not the effect in it, but the A/A ratio would bring it there',
      { noise: interval(0.99, 1.03), ratio: interval(0.9, 1.49) },
      "can't tell",
    ],
    ['it is a little above 1', { ratio: interval(1.001, 1.02) }, 'direction only'],
    ['it may be hardly more than 1 or the effect', { ratio: interval(1.001, 1.7) }, 'direction only'],
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
      [interval(1.015, 1.03), interval(0.979, 0.993), interval(1.03, 1.1)].map(
        ratio => judgeRatio({ ratio, noise, reproducedFrom: 1.05 }).verdict,
      ),
    );
    assert.deepEqual(verdicts[0], ["can't tell", 'not here', 'direction only']);
    assert.deepEqual(verdicts[1], verdicts[0]);
  });

  it('excludes an effect only where the noise is smaller than it', () => {
    const noise = interval(0.99, 1.09);
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
    assert.equal(judge(0.8, 1.2).verdict, 'not here');
    assert.equal(judge(0.4, 1.2).verdict, "can't tell");
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
      "time of g=8 over g=1: 1.37 [1.23, 1.5], on the claim's side of 1, but not entirely beyond the threshold " +
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
      counts[judgeRatio({ ...measured, reproducedFrom: 1.1 }).verdict]++;
    }
    return counts;
  };
  /** Three times as slow after 250 ms, little by little. */
  const linear = (ms: number) => 1 + ms / 125;
  /** Half as fast from the middle on. */
  const step = (ms: number) => (ms < 90 ? 1 : 2);

  it('shows no effect on noise, hardly ever even a direction, and excludes the claimed one where the noise is small', async () => {
    for (const [noise, verdict] of [
      [0.1, "can't tell"],
      [0.02, 'not here'],
    ] as const) {
      const counts = await verdicts(1, seed => syntheticMachine(seed, { noise }));
      assert.equal(counts.reproduced, 0);
      // 1 − level = 5 % of 150 runs is 7.5.
      assert.ok(counts['direction only'] <= 7, JSON.stringify(counts));
      assert.ok(counts[verdict] > 0.4 * runs, `${verdict} of ${JSON.stringify(counts)}`);
    }
  });

  it('excludes a true effect of the claimed size in hardly any run', async () => {
    const counts = await verdicts(1.1, seed => syntheticMachine(seed, { noise: 0.05 }));
    assert.ok(counts['not here'] <= 7, JSON.stringify(counts));
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
