import type { Claim } from '../../src/measure/judging/claim.js';
import { judgeExact, judgeRatio } from '../../src/measure/judging/verdict.js';
import { SUITE } from './layers.js';

const SOURCE = 'the roofline, Williams, Waterman & Patterson 2009';

/** What the roofline says of layers with the same bytes: one claim for each of its two roofs. */
export const claims: readonly Claim[] = [
  {
    id: 'same-bytes',
    statement:
      'The layers move the same number of bytes, within 1 %, and one does over 300 times the work of another.',
    source: 'this notebook',
    kind: 'exact',
    rule: 'reproduced if the most bytes are at most 1.01 times the fewest, and the most work over 300 times the least',
    judge(results) {
      const [bytes, work] = ['bytesMoved', 'work'].map(quantity => {
        const values = results.casesWith(quantity).map(at => results.exact(at, quantity));
        return Math.max(...values) / Math.min(...values);
      });
      const evidence = `bytes within ×${bytes.toFixed(3)}, work within ×${work.toFixed(0)}`;
      return judgeExact(bytes <= 1.01 && work > 300, evidence);
    },
  },
  {
    id: 'slope',
    statement:
      'Under the slope work is free: with 8 channels the layer takes less than 4 times as long as with 2.',
    source: SOURCE,
    kind: 'timed',
    rule: 'time per multiply-accumulate, 8 over 2 channels: reproduced up to ×0.5 (by FLOPs 1, by bytes 0.25)',
    judge(results, platform) {
      const suite = results.suite(platform, SUITE);
      const ratio = suite?.ratio('1×1, 8 ch.', '1×1, 2 ch.', { perMac: true });
      const what = 'time per multiply-accumulate, 8 over 2 channels';
      return (
        suite && judgeRatio({ what, ratio, noise: suite.noise, reproducedFrom: 0.5, direction: 'below' })
      );
    },
  },
  {
    id: 'flat-roof',
    statement: 'Under the flat roof work costs time: with 128 channels the layer takes longer than with 32.',
    source: SOURCE,
    kind: 'timed',
    rule: 'time, 128 over 32 channels: reproduced from ×2 (by FLOPs 4, by bytes 1)',
    judge(results, platform) {
      const suite = results.suite(platform, SUITE);
      const ratio = suite?.ratio('1×1, 128 ch.', '1×1, 32 ch.');
      return (
        suite &&
        judgeRatio({ what: 'time, 128 over 32 channels', ratio, noise: suite.noise, reproducedFrom: 2 })
      );
    },
  },
];
