import { exactly } from '../../src/experiment/claims/exact.js';
import type { Claim } from '../../src/measure/judging/claim.js';
import { ghostSpeedup } from '../../src/papers/ghostnet.js';
import { significant } from '../../src/reports/format.js';
import { timesFewer } from './modules.js';
import { ghostArms } from './suites.js';

const EQUATION = 'GhostNet, equation 4: about s times';
/** How near to s counts as "about s". */
const NEAR = 0.9;

/** A claim that the counted saving of one of the modules is about s. */
function aboutS(id: string, statement: string, place: number): Claim {
  const { arm, over, suite, shape } = ghostArms[place];
  return exactly(
    {
      id,
      statement,
      source: EQUATION,
      rule: `the multiply-accumulates of the layer over the module's are at least ${NEAR} times s`,
    },
    results => {
      const [full, ghost] = [arm, over].map(one => results.exact(`${suite}/${one}`, 'macs'));
      const times = full / ghost;
      return { holds: times >= NEAR * shape.ratio, evidence: `${significant(times)} for s = ${shape.ratio}` };
    },
  );
}

/** What the counted graphs say. */
export const exactClaims: readonly Claim[] = [
  exactly(
    {
      id: 'formula',
      statement:
        'The counted quotients of multiply-accumulates and of parameters are r_s and r_c, and both are one number.',
      source: 'GhostNet, equations 4 and 5',
      rule: 'both quotients of every pair agree with the formula to 12 digits, and so do the derived numbers to 3',
    },
    results => {
      const wrong = ghostArms.filter(({ suite, arm, over, shape }) =>
        ['macs', 'parameters'].some(count => {
          const [full, ghost] = [arm, over].map(one => results.exact(`${suite}/${one}`, count));
          return Math.abs(full / ghost / timesFewer(shape) - 1) > 1e-12;
        }),
      );
      const derived = ghostSpeedup.rows.filter(([c, square, pointwise]) => {
        const shape = { channels: Number(c), ratio: 2, cheap: 3 };
        const off = (value: unknown, kernel: number) =>
          Math.abs(Number(value) - timesFewer({ ...shape, kernel })) > 0.001;
        return off(square, 3) || off(pointwise, 1);
      });
      return {
        holds: wrong.length + derived.length === 0,
        evidence: `${ghostArms.length} pairs and ${ghostSpeedup.rows.length} rows, ${wrong.length + derived.length} disagree`,
      };
    },
  ),
  aboutS(
    'about-s-square',
    'With 3×3 primary and cheap windows, a ghost module saves about s times the work (c = 32).',
    3,
  ),
  aboutS(
    'about-s-pointwise-64',
    'So it does with 1×1 primary convolutions and c = 64, where d is not about k.',
    1,
  ),
  aboutS('about-s-pointwise-16', 'So it does with 1×1 primary convolutions and c = 16.', 0),
  exactly(
    {
      id: 'same-shift',
      statement:
        'A depthwise convolution with one-hot windows and slices with zeros behind them compute the same shift.',
      source: 'the construction of this experiment',
      rule: 'no value of the output differs, and one has multiply-accumulates and the other none',
    },
    results => {
      const differing = results.exact('same-shift', 'differing');
      const [ones, copies] = ['one-hot', 'slice-pad'].map(arm => results.exact(`cheap/shift-${arm}`, 'macs'));
      return {
        holds: differing === 0 && ones > 0 && copies === 0,
        evidence: `${differing} values differ; ${ones} and ${copies} multiply-accumulates`,
      };
    },
  ),
];
