import { slower } from '../../src/experiment/claims/ratio.js';
import type { Claim } from '../../src/measure/judging/claim.js';
import { eespExample, espExample } from '../../src/papers/espnet.js';
import { publishedNumber } from '../../src/papers/published.js';
import { exactClaims } from './exact-claims.js';

const ESP = 'ESPNet, section 3';
const EESP = 'ESPNetv2, section 3';
const FEWER = 'times fewer parameters';
/** Sums that cost less than this are lost in the noise of most machines. */
const SUMS = { from: 1.05, why: 'a twentieth of the time of the module' } as const;

const v1Fewer = publishedNumber(espExample, FEWER, 'value');
const v2Fewer = publishedNumber(eespExample, FEWER, 'value');

/** Exact claims, and those about time. */
export const claims: readonly Claim[] = [
  ...exactClaims,
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
