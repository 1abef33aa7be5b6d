import { countGraph } from '../../src/cost/counts.js';
import type { Fire } from '../../src/networks/models/blocks/fire.js';
import { formatCount, significant } from '../../src/reports/format.js';
import { type Exercise, notYet, passed } from '../../src/teaching/course/exercise.js';
import { ordinaryConvolution } from './exchange.js';
import { fireGraph } from './modules.js';
import { LAYERS, SQUEEZENET, squeezeNetOf } from './networks.js';

const isCount = (value: unknown, most = 4096): value is number =>
  Number.isInteger(value) && (value as number) >= 1 && (value as number) <= most;
const M = 1e6;

/** Exercise 1: channels in and out, the least 3×3 filters, and the share of the convolution's parameters. */
const CHANNELS = 256;
const LEAST_WIDE = CHANNELS / 2;
const TIMES_FEWER = 10;
const parametersOf = (module: Fire) => countGraph(fireGraph(CHANNELS, 13, module)).parameters;

function judgeModule(answer: unknown) {
  const { squeeze, expand1x1, expand3x3 } = (answer ?? {}) as Partial<Record<keyof Fire, unknown>>;
  if (!isCount(squeeze) || !isCount(expand1x1) || !isCount(expand3x3)) {
    return notYet('Give `{ squeeze: …, expand1x1: …, expand3x3: … }` with three whole numbers from 1.');
  }
  if (expand1x1 + expand3x3 !== CHANNELS) {
    return notYet(
      `The concatenation has ${expand1x1 + expand3x3} channels; the next layer expects ${CHANNELS}.`,
    );
  }
  if (expand3x3 < LEAST_WIDE) return notYet('Fewer than half of the expanding filters are 3×3.');
  const full = countGraph(ordinaryConvolution(CHANNELS, CHANNELS, 13)).parameters;
  const yours = parametersOf({ squeeze, expand1x1, expand3x3 });
  if (TIMES_FEWER * yours > full) {
    return notYet(
      `The convolution has ${significant(full / yours)} times your parameters, and has to have at least ${TIMES_FEWER} times. Which of its three convolutions has most of them?`,
    );
  }
  const wider = { squeeze: squeeze + 1, expand1x1: CHANNELS - LEAST_WIDE, expand3x3: LEAST_WIDE };
  if (TIMES_FEWER * parametersOf(wider) <= full) {
    return notYet(
      expand3x3 > LEAST_WIDE
        ? 'It keeps the budget, but spends it on more 3×3 filters than were asked for. Each costs nine weights per squeezed channel.'
        : 'It keeps the budget, but leaves some of it. Write the parameters as a multiple of the squeezing filters.',
    );
  }
  return passed(
    `${formatCount(yours)} parameters instead of ${formatCount(full)}. Every squeezing filter costs 256 weights on its input side and ` +
      '128 + 9·128 on its output side, so three quarters of the budget go to the 3×3 filters, whatever the squeeze ratio.',
  );
}

/** Exercise 2: the work that the pools have to keep to, at this side of the image. */
const SIDE = 64;
const BUDGET = 30 * M;
const workOf = (pools: readonly string[]) => countGraph(squeezeNetOf({ ...SQUEEZENET, pools }, SIDE)).macs;
const lateness = (pools: readonly string[]) => pools.reduce((sum, layer) => sum + LAYERS.indexOf(layer), 0);

/** All ways to place three pools. */
function placements(): readonly (readonly string[])[] {
  return LAYERS.flatMap((a, i) =>
    LAYERS.slice(i + 1).flatMap((b, j) => LAYERS.slice(i + j + 2).map(c => [a, b, c])),
  );
}

function judgePools(answer: unknown) {
  const isList =
    Array.isArray(answer) &&
    answer.length === 3 &&
    new Set(answer).size === 3 &&
    answer.every(one => LAYERS.includes(one));
  if (!isList) return notYet(`Give a list of three different layers of ${LAYERS.join(', ')}.`);
  const pools = answer as readonly string[];
  const work = workOf(pools);
  const yours = `${significant(work / M)} M multiply-accumulates`;
  if (work > BUDGET) {
    return notYet(
      `Your network does ${yours}, more than ${BUDGET / M} M. Which modules run on large maps in it, and what does one of them cost?`,
    );
  }
  const later = placements().filter(other => lateness(other) > lateness(pools) && workOf(other) <= BUDGET);
  if (later.length > 0) {
    return notYet(
      `Your network keeps the budget with ${yours}, but there is one with later pools that keeps it, too. The first pool decides most of the work: what is left for the others?`,
    );
  }
  return passed(
    `${yours}. A pool divides the work of everything behind it by four. Several placements reach this lateness: what the first pool ` +
      'gains by coming early, the last one may spend by waiting. All of these networks have the same parameters.',
  );
}

/** Exercise 3: how many times more parameters, and how many times less work. */
const MORE = 20;
const LESS = 10;

function judgeLayers(answer: unknown) {
  const { dense, convolution } = (answer ?? {}) as {
    dense?: Record<string, unknown>;
    convolution?: Record<string, unknown>;
  };
  const { inputs, units } = dense ?? {};
  const { side, channels, filters } = convolution ?? {};
  if (![inputs, units, side, channels, filters].every(value => isCount(value, 100_000))) {
    return notYet(
      'Give `{ dense: { inputs, units }, convolution: { side, channels, filters } }` with whole numbers from 1.',
    );
  }
  const weights = (inputs as number) * (units as number);
  const kernel = (channels as number) * (filters as number);
  const [work, kernelWork] = [weights, kernel * (side as number) ** 2];
  if (weights < MORE * kernel) {
    return notYet(
      `The dense layer has ${significant(weights / kernel)} times the weights of the convolution, expected at least ${MORE} times.`,
    );
  }
  if (LESS * work > kernelWork) {
    return notYet(
      `The convolution does ${significant(kernelWork / work)} times the work of the dense layer, expected at least ${LESS} times. How often is one of its weights used?`,
    );
  }
  return passed(
    `${significant(weights / kernel)} times the parameters with ${significant(kernelWork / work)} times less work. A weight of a dense ` +
      'layer is used once per image, that of a convolution once per pixel: the map has to have at least 200 pixels. So the ' +
      'number of parameters says nothing about work unless all layers run on the same map.',
  );
}

/** The exercises of notebook 21. */
export const exercises: readonly Exercise[] = [
  { id: 'fire/1', expects: 'an object `{ squeeze, expand1x1, expand3x3 }`', judge: judgeModule },
  {
    id: 'fire/2',
    expects: "a list of three layers, for instance `['conv1', 'fire4', 'fire8']`",
    judge: judgePools,
  },
  { id: 'fire/3', expects: 'an object `{ dense, convolution }`', judge: judgeLayers },
];
