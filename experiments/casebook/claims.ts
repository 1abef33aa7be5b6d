import { computedRatio } from '../../src/experiment/claims/computed-ratio.js';
import { exactly } from '../../src/experiment/claims/exact.js';
import { judgeMeasured, weakestOf } from '../../src/experiment/claims/ratio.js';
import { TEN_PERCENT, thresholdRule } from '../../src/experiment/claims/threshold.js';
import type { Claim } from '../../src/measure/judging/claim.js';
import { scaled } from '../../src/measure/judging/statistics.js';
import { formatCount, significant } from '../../src/reports/format.js';
import { type Case, cases, type Range } from './cases.js';
import { COUNTED, type Counter, counterCase, WITHOUT_GROUPS } from './counters.js';
import { causeOverOwn, causePair, promiseOf, ratioOf, suiteOf } from './ratios.js';

const OWN = "this suite's own question";
const counter = cases.find(({ reported }) => !reported)!;

/** The lighter layer with the cause in it stays as far behind its count as the report says, or half as far. */
function replayed(one: Case, reported: Range): Claim {
  const [light, heavy] = causePair(one)!;
  const promise = promiseOf(one);
  return computedRatio(
    {
      id: one.id,
      statement: `${one.question}, with ${one.cause!.what}.`,
      source: one.source.paper,
      suite: one.suite,
      name: `time, ${light} over ${heavy}, over the ×${significant(promise)} that counts promise`,
      published: reported.low / promise,
    },
    (_, results) => {
      const ratio = ratioOf(one, [light, heavy], results);
      return {
        ratio: ratio && scaled(ratio, 1 / promise),
        ...(ratio && { more: `time ×${significant(ratio.estimate)}, reported ×${shown(reported)}` }),
      };
    },
  );
}

/** `1.5`, or `3 to 4` where several numbers are printed. */
export function shown({ low, high }: Range): string {
  return low === high ? significant(low) : `${significant(low)} to ${significant(high)}`;
}

export const claims: readonly Claim[] = [
  ...cases.flatMap(one => (one.reported ? [replayed(one, one.reported)] : [])),
  weakestOf(
    {
      id: 'causes-cost',
      statement: 'Without the cause, each lighter layer is nearer to what its count promises.',
      source: OWN,
      rule: `time of the lighter over the heavier layer with the cause, over the same without it, each case: ${thresholdRule(TEN_PERCENT)}`,
    },
    results =>
      cases.map(one => {
        const ratio = causeOverOwn(one, results);
        return (
          ratio && judgeMeasured(suiteOf(one, results)!, `${one.id}, with the cause over without`, ratio, {})
        );
      }),
  ),
  exactly(
    {
      id: counter.id,
      statement:
        'A counter that ignores groups overcounts a depthwise layer by as many times as it has channels.',
      source: counter.source.paper,
      rule: `without groups, ${counter.suite}/${counter.light} has as many multiply-accumulates as ${counter.suite}/${counter.heavy}`,
    },
    results => {
      const macs = (arm: string) => results.exact(`${counter.suite}/${arm}`, 'macs');
      const wrong = results.exact(`${counter.suite}/${counter.light}`, WITHOUT_GROUPS);
      const times = ['without groups', 'here'].map(by => results.exact(counterCase(by as Counter), 'count'));
      return {
        holds: wrong === macs(counter.heavy),
        evidence:
          `${formatCount(wrong)} instead of ${formatCount(macs(counter.light!))}; ` +
          `in ${COUNTED} ×${significant(times[0] / times[1])}`,
      };
    },
  ),
];
