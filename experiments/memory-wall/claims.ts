import { exactly } from '../../src/experiment/claims/exact.js';
import { faster, slower } from '../../src/experiment/claims/ratio.js';
import type { Claim } from '../../src/measure/judging/claim.js';
import type { Results } from '../../src/measure/results/results.js';
import { SUITE } from './layers.js';

const SOURCE = 'the roofline, Williams, Waterman & Patterson 2009';

/** By how much the bytes of the layers may differ, and their work must. */
const SAME = 1.01;
const DIFFERENT = 300;

/** The largest of all layers' numbers over the smallest. */
function range(results: Results, quantity: string): number {
  const values = results.casesWith(quantity).map(at => results.exact(at, quantity));
  return Math.max(...values) / Math.min(...values);
}

/** What the roofline says of layers with the same bytes: one claim for each of its two roofs. */
export const claims: readonly Claim[] = [
  exactly(
    {
      id: 'same-bytes',
      statement: `The layers move the same number of bytes, within 1 %, and one does over ${DIFFERENT} times the work of another.`,
      source: 'notebook 02',
      rule: `the most bytes are at most ${SAME} times the fewest, and the most work over ${DIFFERENT} times the least`,
    },
    results => {
      const [bytes, work] = ['bytesMoved', 'work'].map(quantity => range(results, quantity));
      return {
        holds: bytes <= SAME && work > DIFFERENT,
        evidence: `bytes within ×${bytes.toFixed(3)}, work within ×${work.toFixed(0)}`,
      };
    },
  ),
  faster('1×1, 8 ch.', '1×1, 2 ch.', {
    id: 'slope',
    statement:
      'Under the slope work is free: with 8 channels the layer takes less than 4 times as long as with 2.',
    source: SOURCE,
    suite: SUITE,
    per: 'multiply-accumulate',
    names: ['8 channels', '2 channels'],
    threshold: { from: 0.5, why: 'where FLOPs alone say 1 and bytes alone 0.25' },
  }),
  slower('1×1, 128 ch.', '1×1, 32 ch.', {
    id: 'flat-roof',
    statement: 'Under the flat roof work costs time: with 128 channels the layer takes longer than with 32.',
    source: SOURCE,
    suite: SUITE,
    names: ['128 channels', '32 channels'],
    threshold: { from: 2, why: 'where FLOPs alone say 4 and bytes alone 1' },
  }),
];
