import type { Claim } from '../../src/measure/judging/claim.js';
import { judgeAll, judgeExact, judgeRatio } from '../../src/measure/judging/verdict.js';
import type { Results } from '../../src/measure/results/results.js';
import { fullAgainstSeparable } from '../../src/papers/mobilenetv1.js';
import { publishedNumber } from '../../src/papers/published.js';
import { actualSpeed } from '../../src/papers/shufflenetv1.js';
import { significant } from '../../src/reports/format.js';
import {
  armOf,
  type Form,
  layersOf,
  layersSuiteId,
  measuredLayers,
  type SeparableLayer,
  WIDTHS,
  WINDOW,
  type WidthMultiplier,
} from './layers.js';
import { PAIRS, pairSuiteId, TABLE_8, TABLE_8_SUITE } from './networks.js';

const HARD_TO_IMPLEMENT =
  'ShuffleNetV1, section 3.2: depthwise convolution is hard to implement efficiently; without a number';

/** The share of the multiply-accumulates that the separable form keeps: 1/K + 1/S². */
export function theoreticalShare({ filters }: SeparableLayer): number {
  return 1 / filters + 1 / WINDOW ** 2;
}

/** The separable form does exactly 1/K + 1/S² of the work. */
export const ratioClaim: Claim = {
  id: 'cost-ratio',
  statement: "A depthwise-separable layer does 1/K + 1/S² of the full one's multiply-accumulates.",
  source: 'MobileNetV1, section 3.1 (there 1/N + 1/D_K²)',
  kind: 'exact',
  rule: 'reproduced if full · (S² + K) = separable · K · S² in whole numbers for every layer',
  judge(results) {
    const layers = WIDTHS.flatMap(width =>
      layersOf(width).map(layer => ({
        layer,
        full: macsOf(results, width, layer, 'full'),
        separable: macsOf(results, width, layer, 'separable'),
      })),
    );
    const wrong = layers.filter(
      ({ layer: { filters }, full, separable }) =>
        full * (WINDOW ** 2 + filters) !== separable * filters * WINDOW ** 2,
    );
    const times = layers.map(({ full, separable }) => full / separable);
    const range = `${significant(Math.min(...times))} to ${significant(Math.max(...times))} times less`;
    return judgeExact(
      wrong.length === 0,
      wrong.length === 0 ? `in all ${layers.length} layers; ${range}` : `not in ${wrong.length} layers`,
    );
  },
};

/** How far counts may be from Table 4's rounded ones. */
const ROUNDING = 0.01;

/** Table 4's counts of the two networks. */
export const tableFourClaim: Claim = {
  id: 'table-4',
  statement:
    'MobileNet does 569 M multiply-accumulates with 4.2 M parameters, with full convolutions 4866 M with 29.3 M.',
  source: 'MobileNetV1, Table 4',
  kind: 'exact',
  rule: `reproduced if all four counts are within ${100 * ROUNDING} % of the printed ones`,
  judge(results) {
    const suite = pairSuiteId(PAIRS.at(-1)!);
    const compared = [
      ['separable', 'MobileNet'],
      ['full', 'Conv MobileNet'],
    ].flatMap(([form, row]) =>
      (['macs', 'parameters'] as const).map(quantity => {
        const here = results.exact(`${suite}/${form}`, quantity) / 1e6;
        return { here, printed: publishedNumber(fullAgainstSeparable, row, `${quantity}_M`) };
      }),
    );
    const evidence = compared
      .map(({ here, printed }) => `${significant(here, 4)} M (printed ${printed} M)`)
      .join(', ');
    return judgeExact(
      compared.every(({ here, printed }) => Math.abs(here / printed - 1) <= ROUNDING),
      evidence,
    );
  },
};

/** A form of all measured layers against another one, time per multiply-accumulate. */
function layersClaim(
  claim: Pick<Claim, 'id' | 'statement' | 'source'>,
  [form, over]: readonly [Form, Form],
): Claim {
  return {
    ...claim,
    kind: 'timed',
    rule: `time per multiply-accumulate, ${form} over ${over}, geometric mean over the layers: reproduced from ×1.1`,
    judge(results, platform) {
      const measured = measuredLayers(results, platform);
      if (!measured) return undefined;
      const { suite, width } = measured;
      const pairs = layersOf(width).map(layer => [armOf(layer, form), armOf(layer, over)] as const);
      const ratio = suite.meanRatio(pairs, { perMac: true });
      const what = `time per MAC, ${form} over ${over}, ${pairs.length} layers × ${width}`;
      return ratio && judgeRatio({ what, ratio, noise: suite.noise, reproducedFrom: 1.1 });
    },
  };
}

/** Time saved falls behind work saved, layer by layer. */
export const layersBehindClaim = layersClaim(
  {
    id: 'layers-behind',
    statement: 'A separable layer saves less time than work: it takes longer per multiply-accumulate.',
    source: HARD_TO_IMPLEMENT,
  },
  ['separable', 'full'],
);

/** Within the separable form, the depthwise half is the slow one. */
export const depthwiseClaim = layersClaim(
  {
    id: 'depthwise-slow',
    statement: 'The depthwise convolution takes longer per multiply-accumulate than the 1×1 one behind it.',
    source: HARD_TO_IMPLEMENT,
  },
  ['depthwise', 'pointwise'],
);

/** The same for the whole network of Table 4. */
export const networkBehindClaim: Claim = {
  id: 'network-behind',
  statement: 'MobileNet saves less time than work against the same network with full convolutions.',
  source: 'MobileNetV1, Table 4 prints multiply-adds and parameters, no times: a guess to be tested',
  kind: 'timed',
  rule: 'time per multiply-accumulate, separable over full network: reproduced from ×1.1',
  judge(results, platform) {
    const pair = [...PAIRS].reverse().find(one => results.suite(platform, pairSuiteId(one)));
    const suite = pair && results.suite(platform, pairSuiteId(pair));
    const ratio = suite?.ratio('separable', 'full', { perMac: true });
    const what = `time per MAC, separable over full network, × ${pair?.width}, ${pair?.resolution}²`;
    return suite && ratio && judgeRatio({ what, ratio, noise: suite.noise, reproducedFrom: 1.1 });
  },
};

/** Neighbours of Table 8: the smaller ShuffleNet, and the one with about 4 times its complexity. */
const STEPS = [
  [TABLE_8[0], TABLE_8[1]],
  [TABLE_8[1], TABLE_8[2]],
] as const;

/** Printed at 224×224: how many times less work, and less time, the smaller network of a step takes. */
function printedStep([small, large]: (typeof STEPS)[number]): { work: number; time: number } {
  const ratio = (column: string) =>
    publishedNumber(actualSpeed, large.row, column) / publishedNumber(actualSpeed, small.row, column);
  return { work: ratio('macs_M'), time: ratio('ms_224x224') };
}

/** Half of the effect of a step: time per multiply-accumulate, the smaller network over the larger one. */
function fromHalf(step: (typeof STEPS)[number]): number {
  const { work, time } = printedStep(step);
  return (1 + work / time) / 2;
}

/** Table 8: how far a step of 4 in complexity falls behind in time. */
export const practiceClaim: Claim = {
  id: 'theory-and-practice',
  statement: 'Four times less complexity is only about 2.6 times faster.',
  source: `ShuffleNetV1, Table 8 and its text: ${STEPS.map(step => {
    const { work, time } = printedStep(step);
    return `×${significant(work)} less work is ×${significant(time)} less time`;
  }).join(', ')}`,
  kind: 'timed',
  rule: `time per multiply-accumulate, smaller over larger network: reproduced from half of the published effect, ${STEPS.map(
    step => `×${significant(fromHalf(step))} (${step[0].row} over ${step[1].row})`,
  ).join(', ')}; the weakest verdict of the measured steps decides`,
  judge(results, platform) {
    const suite = results.suite(platform, TABLE_8_SUITE);
    const judgements = STEPS.flatMap(step => {
      const [small, large] = step;
      const ratio = suite?.ratio(small.model, large.model, { perMac: true });
      const what = `time per MAC, ${small.row} over ${large.row}`;
      return suite && ratio
        ? [judgeRatio({ what, ratio, noise: suite.noise, reproducedFrom: fromHalf(step) })]
        : [];
    });
    return judgements.length > 0 ? judgeAll(judgements) : undefined;
  },
};

function macsOf(results: Results, width: WidthMultiplier, layer: SeparableLayer, form: Form): number {
  return results.exact(`${layersSuiteId(width)}/${armOf(layer, form)}`, 'macs');
}
