import { exactly } from '../../src/experiment/claims/exact.js';
import { faster, slower } from '../../src/experiment/claims/ratio.js';
import type { Claim } from '../../src/measure/judging/claim.js';
import type { Results } from '../../src/measure/results/results.js';
import { significant } from '../../src/reports/format.js';

const OURS = 'a reading of "degree of parallelism" in ShuffleNetV2, guideline 3; the comparison is our own';

/** Half of what two threads can gain at most. */
const HALF_OF_TWICE = { from: 1 / 1.5, why: 'half of what two threads can gain' };

const freedom = (results: Results, id: string) => results.exact(id, 'work') / results.exact(id, 'span');

/** The claims, decided before anything was measured. */
export const claims: readonly Claim[] = [
  exactly(
    {
      id: 'fragments-are-more-parallel',
      statement:
        'Fragments in parallel leave threads more freedom, not less: four of them can run at the same time.',
      source: 'ShuffleNetV2, guideline 3, says that fragmentation reduces the degree of parallelism',
      rule: 'work over span is 4 for 4 fragments in parallel, and 1 for those in series',
    },
    results => {
      const [parallel, series] = [freedom(results, 'parallel'), freedom(results, 'series')];
      return {
        holds: parallel === 4 && series === 1,
        evidence: `work over span ${significant(parallel)} in parallel, ${significant(series)} in series`,
      };
    },
  ),
  slower('at-once', 'one-thread', {
    id: 'tiny-not-worth-it',
    statement: 'Two tiny convolutions take longer on two threads at once than on one thread.',
    source: OURS,
    suite: 'tiny',
  }),
  slower('in-turn', 'at-once', {
    id: 'small-at-once',
    statement:
      'Two small convolutions take longer if both threads share each of them than if each thread has one.',
    source: OURS,
    suite: 'small',
  }),
  ...(['in-turn', 'at-once'] as const).map(mode =>
    faster(mode, 'one-thread', {
      id: `large-${mode}`,
      statement:
        mode === 'in-turn'
          ? 'Two large convolutions gain from two threads if both share each of them.'
          : 'Two large convolutions gain from two threads if each thread has one.',
      source: OURS,
      suite: 'large',
      threshold: HALF_OF_TWICE,
    }),
  ),
  slower('at-once', 'in-turn', {
    id: 'unequal-in-turn',
    statement: 'Two unequal convolutions take longer if each thread has one than if both share each of them.',
    source: OURS,
    suite: 'unequal',
  }),
  slower('at-once', 'in-turn', {
    id: 'series-in-turn',
    statement:
      'Convolutions in series cannot run at once, and gain only from threads that share each of them.',
    source: OURS,
    suite: 'series',
  }),
  faster('at-once', 'in-turn', {
    id: 'parallel-at-once',
    statement: 'Four fragments in parallel take less time if each thread has two of them.',
    source: OURS,
    suite: 'parallel',
  }),
  slower('at-once', 'in-turn', {
    id: 'inception-in-turn',
    statement:
      'An inception module takes longer if each thread has branches of its own: one branch is most of it.',
    source: OURS,
    suite: 'inception',
  }),
];
