import { exactly } from '../../src/experiment/claims/exact.js';
import type { Claim } from '../../src/measure/judging/claim.js';
import { eespExample, espExample } from '../../src/papers/espnet.js';
import { publishedNumber } from '../../src/papers/published.js';
import { significant } from '../../src/reports/format.js';
import { eespParameters, espParameters, V1, V2 } from './modules.js';

const ESP = 'ESPNet, section 3';
const EESP = 'ESPNetv2, section 3';
const FEWER = 'times fewer parameters';

const v1Fewer = publishedNumber(espExample, FEWER, 'value');
const v2Fewer = publishedNumber(eespExample, FEWER, 'value');
const field = publishedNumber(espExample, 'effective receptive field', 'value');

/** What the counted graphs say. */
export const exactClaims: readonly Claim[] = [
  exactly(
    {
      id: 'field',
      statement: `A pyramid of K = 4 branches sees a field of ${field}×${field} pixels.`,
      source: ESP,
      rule: `the pixels that reach one output, counted on the graph, span ${field} rows and columns`,
    },
    results => {
      const side = results.exact('field/K=4', 'side');
      return { holds: side === field, evidence: `${side}×${side}` };
    },
  ),
  exactly(
    {
      id: 'gridding',
      statement:
        'Hierarchical feature fusion fills more of the field, without a parameter or a multiply-accumulate.',
      source: ESP,
      rule: 'the share of the field that is reached grows, and both counts stay',
    },
    results => {
      const [plain, fused] = ['K=4-plain', 'K=4'].map(name => results.exact(`field/${name}`, 'share'));
      const same = ['macs', 'parameters'].every(
        count => results.exact('v1/esp', count) === results.exact('v1/esp-plain', count),
      );
      return {
        holds: fused > plain && same,
        evidence: `${percent(plain)} of the field without, ${percent(fused)} with; counts ${same ? 'are the same' : 'differ'}`,
      };
    },
  ),
  exactly(
    {
      id: 'holes-filled',
      statement: 'With hierarchical feature fusion no pixel of the field of one module is left out.',
      source: 'what "removes the gridding artefacts" seems to say; ESPNet, section 3, does not put it so',
      rule: 'the share of the field of K = 4 that is reached is 1',
    },
    results => {
      const share = results.exact('field/K=4', 'share');
      return { holds: share === 1, evidence: `${percent(share)} is reached` };
    },
  ),
  exactly(
    {
      id: 'v1-parameters',
      statement: `An ESP module of 128 channels has ${v1Fewer} times fewer parameters than a 3×3 convolution.`,
      source: ESP,
      rule: `the counted graphs agree with the formula, and the quotient is ${v1Fewer}`,
    },
    results => {
      const [standard, esp] = ['standard', 'esp'].map(arm => results.exact(`v1/${arm}`, 'parameters'));
      const formula = espParameters(V1.channels, V1.branches);
      return {
        holds: esp === formula && standard / esp === v1Fewer,
        evidence: `${standard} / ${esp} = ${standard / esp}`,
      };
    },
  ),
  exactly(
    {
      id: 'v2-parameters',
      statement: `An EESP unit has ${v2Fewer} times fewer parameters than an ESP module (M = 240, g = K = 4).`,
      source: EESP,
      rule: `the counted graphs agree with the formulas, and the quotient, rounded, is ${v2Fewer}`,
    },
    results => {
      const [esp, eesp] = ['esp', 'eesp'].map(arm => results.exact(`v2/${arm}`, 'parameters'));
      const agree =
        esp === espParameters(V2.channels, V2.branches) && eesp === eespParameters(V2.channels, V2.branches);
      return {
        holds: agree && Math.round(esp / eesp) === v2Fewer,
        evidence: `${esp} / ${eesp} = ${significant(esp / eesp)}`,
      };
    },
  ),
  exactly(
    {
      id: 'equal-pointwise',
      statement:
        'K 1×1 convolutions, one for each branch, and one 1×1 convolution in K groups compute the same.',
      source: EESP,
      rule: 'behind the running sums, no value of the output differs, and multiply-accumulates and parameters are the same',
    },
    results => {
      const differing = results.exact('equivalence/separate', 'differing');
      const same = ['macs', 'parameters'].every(
        count => results.exact('v2/eesp', count) === results.exact('v2/eesp-separate', count),
      );
      return { holds: differing === 0 && same, evidence: `${differing} values differ` };
    },
  ),
];

function percent(share: number): string {
  return `${significant(100 * share)} %`;
}
