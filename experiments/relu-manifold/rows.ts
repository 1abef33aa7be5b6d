import { quantile } from 'simple-statistics';
import { preservedShare } from '../../src/cost/preserved-share.js';
import { exactRows } from '../../src/experiment/counts.js';
import type { Interval } from '../../src/measure/judging/statistics.js';
import type { ExactRow } from '../../src/measure/results/rows.js';
import { type RandomStream, randomStream } from '../../src/tensors/random.js';
import {
  areaCase,
  DIMENSIONS,
  DISTRIBUTIONS,
  DRAWS,
  NON_LINEARITIES,
  panelCase,
  statisticsCase,
  TRIALS,
} from './cells.js';
import { collapsedShare, effectiveRank, isDetermined, reconstructionError, shapeError } from './collapse.js';
import { isMidpointOutside } from './convexity.js';
import {
  activations,
  back,
  type Distribution,
  type Embedding,
  randomEmbedding,
  relu,
  relu6,
} from './embedding.js';
import { bootstrappedMedian, meanInterval, shareInterval } from './estimates.js';
import { type Points, spiral } from './spiral.js';

const TURNS = 3;
const SEED = 1;
/** Of spiral and disc. A channel's values have a standard deviation of up to 6, so that ReLU6 has work to do. */
const RADIUS = 6;
/** Points of the spiral in the panels, and in each draw of the statistics. */
const PANEL_POINTS = 200;
const DRAW_POINTS = 100;

/** Every number of the experiment. */
export function manifoldRows(): readonly ExactRow[] {
  const panel = spiral(PANEL_POINTS, TURNS, RADIUS);
  const cells = DIMENSIONS.flatMap(n => DISTRIBUTIONS.map(distribution => ({ n, distribution })));
  return [
    ...panelRows('input', panel),
    ...DIMENSIONS.flatMap(n => {
      const T = draw(n, 'gaussian', 0);
      return panelRows(n, back(T, activations(T, panel, relu)));
    }),
    ...cells.flatMap(({ n, distribution }) => statisticsRows(n, distribution)),
    ...cells.flatMap(({ n, distribution }) => areaRows(n, distribution)),
  ];
}

function draw(n: number, distribution: Distribution, number: number): Embedding {
  return randomEmbedding(n, distribution, randomStream(SEED, `${distribution}/n=${n}/draw=${number}`));
}

function panelRows(n: number | 'input', points: Points): ExactRow[] {
  return Array.from({ length: PANEL_POINTS }, (_, i) => {
    const at = `${panelCase(n)}point=${String(i).padStart(3, '0')}`;
    return stableRows(at, { x: points[2 * i], y: points[2 * i + 1] });
  }).flat();
}

const MEANS = ['shapeError', 'collapsed', 'rankReturned', 'rankActivations'] as const;

function statisticsRows(n: number, distribution: Distribution): ExactRow[] {
  const points = spiral(DRAW_POINTS, TURNS, RADIUS);
  const draws = Array.from({ length: DRAWS }, (_, number) => draw(n, distribution, number));
  return NON_LINEARITIES.flatMap(nonLinearity => {
    const measured = draws.map(T => {
      const y = activations(T, points, nonLinearity);
      const x = back(T, y);
      return {
        error: reconstructionError(points, x),
        shapeError: shapeError(points, x),
        collapsed: collapsedShare(T, points, nonLinearity),
        rankReturned: effectiveRank(x, 2),
        rankActivations: effectiveRank(y, n),
      };
    });
    const at = statisticsCase(n, { distribution, nonLinearity: nonLinearity.name });
    const errors = measured.map(({ error }) => error);
    return [
      ...intervalRows(at, 'error', bootstrappedMedian(errors, SEED)),
      ...stableRows(at, { errorTenth: quantile(errors, 0.1), errorNinetieth: quantile(errors, 0.9) }),
      ...MEANS.flatMap(name => intervalRows(at, name, meanInterval(measured.map(values => values[name])))),
    ];
  });
}

/** A fresh T for each trial makes the trials independent, so that the interval of their share is exact. */
function areaRows(n: number, distribution: Distribution): ExactRow[] {
  const stream = randomStream(SEED, `area/${distribution}/n=${n}`);
  const counts = { preserved: 0, preservedRelu6: 0, midpointsOutside: 0 };
  for (let trial = 0; trial < TRIALS; trial++) {
    const T = randomEmbedding(n, distribution, stream);
    const pair = Float64Array.of(...pointOfDisc(stream), ...pointOfDisc(stream));
    if (isDetermined(T, pair[0], pair[1], relu)) counts.preserved++;
    if (isDetermined(T, pair[0], pair[1], relu6)) counts.preservedRelu6++;
    if (isMidpointOutside(T, pair)) counts.midpointsOutside++;
  }
  const at = areaCase(n, { distribution });
  return [
    // Exact as it is: rounded to six digits it would be 1 for n = 30.
    ...exactRows(at, '1', { expected: preservedShare(n, 2) }),
    ...Object.entries(counts).flatMap(([name, count]) =>
      intervalRows(at, name, shareInterval(count, TRIALS)),
    ),
  ];
}

function pointOfDisc(stream: RandomStream): readonly [x: number, y: number] {
  const radius = RADIUS * Math.sqrt(stream.uniform());
  const angle = 2 * Math.PI * stream.uniform();
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}

function intervalRows(at: string, quantity: string, { estimate, low, high }: Interval): ExactRow[] {
  return stableRows(at, { [quantity]: estimate, [`${quantity}Low`]: low, [`${quantity}High`]: high });
}

/**
 * Rows of six significant digits, and 0 for what is below 10⁻⁹. Math.sin, Math.cos and Math.log may differ in the last
 * bit between versions of V8; so many digits down that cannot show, and rounding errors alone become 0.
 */
function stableRows(at: string, values: Readonly<Record<string, number>>): ExactRow[] {
  return exactRows(at, '1', values).map(row => ({
    ...row,
    value: Math.abs(row.value) < 1e-9 ? 0 : Number(row.value.toPrecision(6)),
  }));
}
