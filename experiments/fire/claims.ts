import { exactly, grows } from '../../src/experiment/claims/exact.js';
import { faster, slower } from '../../src/experiment/claims/ratio.js';
import type { Claim } from '../../src/measure/judging/claim.js';
import type { Results } from '../../src/measure/results/results.js';
import { publishedNumber } from '../../src/papers/published.js';
import { fiftyTimes, releases, squeezeAndWindows } from '../../src/papers/squeezenet.js';
import { significant } from '../../src/reports/format.js';
import {
  directArm,
  KERNELS_SUITE,
  RATIO_SUITE,
  RATIOS,
  ratioArm,
  SHARE_SUITE,
  shareArm,
  WIDE_FILTERS,
} from './modules.js';
import { BATCH, DENSE_SUITE, NETWORKS_SUITE, POOLS_SUITE, WHOLE_SUITE } from './networks.js';
import { MODELS, modelCase, ONLY_SIZES } from './sizes.js';

const OWN = "this suite's own question; the paper prints no times";
const PER = { per: 'multiply-accumulate' } as const;
/** How far a count may be from a rounded one. */
const ROUNDING = 0.05;

const [narrow, wide] = [WIDE_FILTERS[0], WIDE_FILTERS[WIDE_FILTERS.length - 1]];
const printedTimes = publishedNumber(fiftyTimes, 'SqueezeNet', 'times_smaller');
/** As the README rounds it. */
const LESS_COMPUTATION = 2.4;
const near = (here: number, printed: number) => Math.abs(here / printed - 1) <= ROUNDING;
const count = (results: Results, network: string, quantity: string) =>
  results.exact(`${WHOLE_SUITE}/${network}`, quantity);

const exact: readonly Claim[] = [
  exactly(
    {
      id: 'fifty-times',
      statement: 'SqueezeNet has 50 times fewer parameters than AlexNet.',
      source: 'SqueezeNet, title',
      rule: `the quotient of the two networks' parameters is within ${100 * ROUNDING} % of ${printedTimes}`,
    },
    results => {
      const [large, small] = ['alexnet', 'squeezenet-1.0'].map(name => count(results, name, 'parameters'));
      const work = count(results, 'squeezenet-1.0', 'macs') / count(results, 'alexnet', 'macs');
      return {
        holds: near(large / small, printedTimes),
        evidence: `×${significant(large / small)} fewer parameters, and ×${significant(work)} as many multiply-accumulates`,
      };
    },
  ),
  exactly(
    {
      id: 'second-release',
      statement: 'SqueezeNet 1.1 computes 2.4 times less than 1.0, with no more parameters.',
      source: releases.paper,
      rule: `the quotient of multiply-accumulates is within ${100 * ROUNDING} % of ${LESS_COMPUTATION}, and 1.1 has no more parameters`,
    },
    results => {
      const of = (quantity: string) =>
        ['squeezenet-1.0', 'squeezenet-1.1'].map(name => count(results, name, quantity));
      const [[macs, less], [parameters, fewer]] = [of('macs'), of('parameters')];
      return {
        holds: near(macs / less, LESS_COMPUTATION) && fewer <= parameters,
        evidence: `×${significant(macs / less)} at 224×224, parameters ×${significant(parameters / fewer)}`,
      };
    },
  ),
  exactly(
    {
      id: 'sizes',
      statement: 'A squeeze ratio of 0.125, 0.5 and 0.75 makes a model of 4.8, 13 and 19 MB.',
      source: 'SqueezeNet, sections 5.2 and 5.3',
      rule: `four bytes a parameter, in units of 2²⁰, are within ${100 * ROUNDING} % of each printed size`,
    },
    results => {
      const sizes = MODELS.filter(({ row }) => row !== undefined).map(model => ({
        here: (4 * results.exact(modelCase(model), ONLY_SIZES[0])) / 2 ** 20,
        printed: publishedNumber(squeezeAndWindows, model.row!, 'size_MB'),
      }));
      return {
        holds: sizes.every(({ here, printed }) => near(here, printed)),
        evidence: sizes.map(({ here, printed }) => `${significant(here)} (printed ${printed})`).join(', '),
      };
    },
  ),
  grows(
    { name: 'the number of parameters', of: (results, id) => results.exact(id, 'parameters') },
    [
      { name: 'squeeze ratio', cases: RATIOS.map(ratio => `${RATIO_SUITE}/${ratioArm(ratio)}`) },
      { name: '3×3 filters', cases: WIDE_FILTERS.map(filters => `${SHARE_SUITE}/${shareArm(filters)}`) },
    ],
    {
      id: 'parameters-grow',
      statement: 'A module has more parameters with a larger squeeze ratio and with more 3×3 filters.',
      source: 'SqueezeNet, strategies 1 and 2',
    },
  ),
  exactly(
    {
      id: 'late-costs-work',
      statement: 'Late down-sampling adds work and not a single parameter.',
      source: 'SqueezeNet, strategy 3; the paper argues with accuracy only',
      rule: 'the three places of the pools have the same parameters, and the later ones more multiply-accumulates',
    },
    results => {
      const of = (quantity: string) =>
        ['earliest', 'early', 'late'].map(arm => results.exact(`${POOLS_SUITE}/${arm}`, quantity));
      const [macs, parameters] = [of('macs'), of('parameters')];
      return {
        holds: macs[0] < macs[1] && macs[1] < macs[2] && new Set(parameters).size === 1,
        evidence: `multiply-accumulates, earliest to late: ${macs.map(each => `${significant(each / 1e6)} M`).join(', ')}`,
      };
    },
  ),
];

const timed: readonly Claim[] = [
  slower(ratioArm(RATIOS[0]), ratioArm(RATIOS[RATIOS.length - 1]), {
    ...PER,
    id: 'squeeze-behind',
    statement: 'Squeezing to an eighth saves less time than work: it takes longer per multiply-accumulate.',
    source: OWN,
    suite: RATIO_SUITE,
  }),
  faster(shareArm(wide), shareArm(narrow), {
    ...PER,
    id: 'windows-cheap',
    statement:
      'With mostly 3×3 filters, a module takes less time per multiply-accumulate than with mostly 1×1.',
    source: OWN,
    suite: SHARE_SUITE,
  }),
  faster(directArm(wide), directArm(narrow), {
    ...PER,
    id: 'windows-cheap-direct',
    statement:
      'Without Winograd’s algorithm, too, a module of mostly 3×3 filters takes less time per multiply-accumulate.',
    source: OWN,
    suite: KERNELS_SUITE,
  }),
  slower(directArm(wide), shareArm(wide), {
    id: 'winograd',
    statement: 'Without Winograd’s algorithm, a module of mostly 3×3 filters is slower.',
    source: OWN,
    suite: KERNELS_SUITE,
  }),
  slower('late', 'early', {
    id: 'late-slower',
    statement: 'Late down-sampling takes longer, with the same parameters.',
    source: `${OWN}: strategy 3 is about accuracy`,
    suite: POOLS_SUITE,
  }),
  slower('squeezenet-1.0', 'squeezenet-1.1', {
    id: 'releases',
    statement: 'SqueezeNet 1.0 takes longer than 1.1, at least by half of what it does more.',
    source: `${releases.paper}: 2.4 times less computation; no time is printed`,
    suite: NETWORKS_SUITE,
    published: LESS_COMPUTATION,
  }),
  slower('squeezenet-1.0', 'alexnet-convolutions', {
    id: 'no-faster',
    statement: 'With 50 times fewer parameters, SqueezeNet 1.0 takes longer than AlexNet’s convolutions.',
    source: OWN,
    suite: NETWORKS_SUITE,
  }),
  slower('dense', 'convolution', {
    ...PER,
    id: 'dense-slow',
    statement: 'A dense layer of one image takes longer than a convolution of the same work.',
    source: OWN,
    suite: DENSE_SUITE,
  }),
  slower('dense', 'dense-small', {
    ...PER,
    id: 'dense-cache',
    statement: 'A dense layer with 16 MB of weights takes longer per weight than one with 256 KiB.',
    source: OWN,
    suite: DENSE_SUITE,
  }),
  faster(`dense-batch-${BATCH}`, 'dense', {
    per: 'image',
    id: 'batch-helps',
    statement: `A dense layer takes less time per image if it has ${BATCH} images at once.`,
    source: OWN,
    suite: DENSE_SUITE,
  }),
];

export const claims: readonly Claim[] = [...exact, ...timed];
