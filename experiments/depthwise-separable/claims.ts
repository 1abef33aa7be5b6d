import { exactly } from '../../src/experiment/claims/exact.js';
import { judgePair, slower, slowerOnAverage, weakestInSuites } from '../../src/experiment/claims/ratio.js';
import { halfOf } from '../../src/experiment/claims/threshold.js';
import type { Claim } from '../../src/measure/judging/claim.js';
import { fullAgainstSeparable } from '../../src/papers/mobilenetv1.js';
import { publishedNumber } from '../../src/papers/published.js';
import { significant } from '../../src/reports/format.js';
import { armOf, type Form, measuredLayers, WIDTHS, WINDOW } from './layers.js';
import { measuredPair, TABLE_4, TABLE_8, TABLE_8_SUITE } from './networks.js';

const PER = { per: 'multiply-accumulate' } as const;

const HARD_TO_IMPLEMENT =
  'ShuffleNetV1, section 3.2: depthwise convolution is hard to implement efficiently; without a number';

/** How far counts may be from Table 4's rounded ones. */
const ROUNDING = 0.01;

/** Table 4's counts of the two networks, in millions. */
const [FULL, SEPARABLE] = ['Conv MobileNet', 'MobileNet'].map(row => ({
  macs: publishedNumber(fullAgainstSeparable, row, 'macs_M'),
  parameters: publishedNumber(fullAgainstSeparable, row, 'parameters_M'),
}));

/** A form of all measured layers against another one. */
function layersClaim(id: string, form: Form, over: Form, statement: string): Claim {
  return slowerOnAverage(
    `${form} over ${over}`,
    { id, statement, source: HARD_TO_IMPLEMENT, suite: measuredLayers, ...PER },
    // Arms are known by the side of the map, which is the same at all widths.
    () => WIDTHS[0].layers.map(layer => [armOf(layer, form), armOf(layer, over)]),
  );
}

/** A network of Table 8 and the one with about 4 times its complexity. */
const STEPS = [0, 1].map(place => {
  const [small, large] = TABLE_8.slice(place);
  const [work, time] = [large.macs / small.macs, large.ms / small.ms];
  const names = [small.row, large.row] as const;
  return { suite: TABLE_8_SUITE, small, large, names, work, time, threshold: halfOf(work / time) };
});

export const claims: readonly Claim[] = [
  exactly(
    {
      id: 'cost-ratio',
      statement: "A depthwise-separable layer does 1/K + 1/S² of the full one's multiply-accumulates.",
      source: 'MobileNetV1, section 3.1 (there 1/N + 1/D_K²)',
      rule: 'full · (S² + K) = separable · K · S² in whole numbers for every layer',
    },
    results => {
      const layers = WIDTHS.flatMap(({ id, layers }) =>
        layers.map(layer => {
          const macs = (form: Form) => results.exact(`${id}/${armOf(layer, form)}`, 'macs');
          return { filters: layer.filters, full: macs('full'), separable: macs('separable') };
        }),
      );
      const taps = WINDOW ** 2;
      const wrong = layers.filter(
        ({ filters, full, separable }) => full * (taps + filters) !== separable * filters * taps,
      );
      if (wrong.length > 0) return { holds: false, evidence: `not in ${wrong.length} layers` };
      const [least, most] = [Math.min, Math.max].map(of =>
        significant(of(...layers.map(({ full, separable }) => full / separable))),
      );
      return { holds: true, evidence: `in all ${layers.length} layers; ${least} to ${most} times less` };
    },
  ),
  exactly(
    {
      id: 'table-4',
      statement:
        `MobileNet does ${SEPARABLE.macs} M multiply-accumulates with ${SEPARABLE.parameters} M parameters, ` +
        `with full convolutions ${FULL.macs} M with ${FULL.parameters} M.`,
      source: 'MobileNetV1, Table 4',
      rule: `all four counts are within ${100 * ROUNDING} % of the printed ones`,
    },
    results => {
      const compared = Object.entries({ separable: SEPARABLE, full: FULL }).flatMap(([form, published]) =>
        Object.entries(published).map(([quantity, printed]) => {
          const here = results.exact(`${TABLE_4.id}/${form}`, quantity) / 1e6;
          return { here, printed };
        }),
      );
      return {
        holds: compared.every(({ here, printed }) => Math.abs(here / printed - 1) <= ROUNDING),
        evidence: compared
          .map(({ here, printed }) => `${significant(here, 4)} M (printed ${printed} M)`)
          .join(', '),
      };
    },
  ),
  layersClaim(
    'layers-behind',
    'separable',
    'full',
    'A separable layer saves less time than work: it takes longer per multiply-accumulate.',
  ),
  layersClaim(
    'depthwise-slow',
    'depthwise',
    'pointwise',
    'The depthwise convolution takes longer per multiply-accumulate than the 1×1 one behind it.',
  ),
  slower('separable', 'full', {
    id: 'network-behind',
    statement: 'MobileNet saves less time than work against the same network with full convolutions.',
    source: 'MobileNetV1, Table 4 prints multiply-adds and parameters, no times: a guess to be tested',
    suite: measuredPair,
    names: ['separable', 'full network'],
    ...PER,
  }),
  weakestInSuites(
    {
      id: 'theory-and-practice',
      statement: 'Four times less complexity is only about 2.6 times faster.',
      source: `ShuffleNetV1, Table 8 and its text: ${STEPS.map(
        ({ work, time }) => `×${significant(work)} less work is ×${significant(time)} less time`,
      ).join(', ')}`,
      rule: `time per multiply-accumulate, smaller over larger network: reproduced from half of the published effect, ${STEPS.map(
        ({ names, threshold }) => `×${significant(threshold.from)} (${names.join(' over ')})`,
      ).join(', ')}`,
    },
    STEPS,
    (suite, { small, large, names, threshold }) => [
      judgePair(suite, small.model, large.model, { names, threshold, ...PER }),
    ],
  ),
];
