import { exactly } from '../../src/experiment/claims/exact.js';
import { slower } from '../../src/experiment/claims/ratio.js';
import type { Claim } from '../../src/measure/judging/claim.js';
import { eespExample, espExample } from '../../src/papers/espnet.js';
import { publishedNumber } from '../../src/papers/published.js';
import { significant } from '../../src/reports/format.js';
import { eespParameters, espParameters, V1, V2 } from './modules.js';

const ESP = 'ESPNet, section 3';
const EESP = 'ESPNetv2, section 3';
const FEWER = 'times fewer parameters';
/** Sums that cost less than this are lost in the noise of most machines. */
const SUMS = { from: 1.05, why: 'a twentieth of the time of the module' } as const;

const v1Fewer = publishedNumber(espExample, FEWER, 'value');
const v2Fewer = publishedNumber(eespExample, FEWER, 'value');
const field = publishedNumber(espExample, 'effective receptive field', 'value');

export const claims: readonly Claim[] = [
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
  slower('d=16', 'd=1', {
    statement:
      'With dilation 16 a 3×3 convolution takes longer than without, at the same multiply-accumulates.',
    source: 'no paper: the counts say 1',
    suite: 'dilation',
  }),
  slower('d=2', 'd=1', {
    statement:
      'With dilation 2 a 3×3 convolution takes longer than without, at the same multiply-accumulates.',
    source: 'no paper: the counts say 1',
    suite: 'dilation',
  }),
  slower('d=2', 'd=1', {
    id: 'slower-direct-d=2',
    statement: 'It still does where both run by the direct algorithm.',
    source: 'an ablation of the claim before',
    suite: 'direct',
  }),
  slower('d=1', 'd=1-winograd', {
    id: 'slower-direct-d=1',
    statement: "Without dilation the direct algorithm takes longer than Winograd's.",
    source: 'an ablation: what a dilated window has to do without',
    suite: 'direct',
    names: ['direct', 'Winograd'],
  }),
  slower('d=16', 'd=16-unpadded', {
    id: 'slower-direct-padding',
    statement: 'Adding the zeros around the map takes a noticeable part of the time with dilation 16.',
    source: 'an ablation: the map with its zeros has four times the pixels',
    suite: 'direct',
    names: ['padded', 'given with its border'],
  }),
  slower('standard', 'esp', {
    id: 'v1-time',
    statement: 'A 3×3 convolution takes longer than the ESP module, as its parameters promise.',
    source: `${ESP}: parameters, not times`,
    suite: 'v1',
    published: v1Fewer,
  }),
  slower('standard', 'esp', {
    id: 'v1-time-direct',
    statement: 'It does where both run by the direct algorithm.',
    source: 'an ablation of the claim before',
    suite: 'direct',
    published: v1Fewer,
  }),
  slower('esp', 'eesp', {
    id: 'v2-time',
    statement: 'An ESP module takes longer than the EESP unit, as its parameters promise.',
    source: `${EESP}: parameters, not times`,
    suite: 'v2',
    published: v2Fewer,
  }),
  slower('eesp-dilated', 'esp-dilated', {
    id: 'v2-depthwise',
    statement: "EESP's depthwise windows take longer per multiply-accumulate than ESP's full ones.",
    source: 'an ablation of the claim before: the parts that EESP replaces',
    suite: 'v2',
    per: 'multiply-accumulate',
    names: ['depthwise', 'full'],
  }),
  slower('d=2', 'd=1', {
    id: 'depthwise-dilation',
    statement: 'With dilation 2 a depthwise 3×3 convolution takes longer than without.',
    source: 'an ablation of the claim on EESP: the counts say 1',
    suite: 'depthwise',
  }),
  slower('esp', 'esp-plain', {
    id: 'fusion-time',
    statement: 'The running sums take time, although they add neither parameters nor multiply-accumulates.',
    source: `${ESP}: fusion does not increase the complexity`,
    suite: 'v1',
    threshold: SUMS,
    names: ['with sums', 'without'],
  }),
  slower('separate', 'grouped', {
    id: 'separate-time',
    statement: 'K 1×1 convolutions take longer than one in K groups.',
    source: `${EESP}: one kernel is launched instead of K`,
    suite: 'last',
  }),
  slower('separate-small', 'grouped-small', {
    id: 'separate-time-small',
    statement: 'They do on a map of 2×2 pixels, where a call costs more of the time.',
    source: 'an ablation of the claim before',
    suite: 'last',
    names: ['separate', 'grouped'],
  }),
];

function percent(share: number): string {
  return `${significant(100 * share)} %`;
}
