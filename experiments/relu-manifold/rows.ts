import { quantile } from 'simple-statistics';
import type { Interval } from '../../src/measure/judging/statistics.js';
import type { ExactRow } from '../../src/measure/results/rows.js';
import { randomStream } from '../../src/tensors/random.js';
import {
  areaCase,
  DIMENSIONS,
  DISTRIBUTIONS,
  DRAW_POINTS,
  DRAWS,
  NON_LINEARITIES,
  PANEL_POINTS,
  panelCase,
  RADIUS,
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
  type NonLinearity,
  randomEmbedding,
  relu,
  relu6,
} from './embedding.js';
import { bootstrappedMedian, meanInterval, shareInterval } from './estimates.js';
import { type Points, spiral } from './spiral.js';
import { preservedShare } from './theorem.js';

const TURNS = 3;
const SEED = 1;

/** Every number of the experiment. */
export function exactRows(): readonly ExactRow[] {
  const panel = spiral(PANEL_POINTS, TURNS, RADIUS);
  const points = spiral(DRAW_POINTS, TURNS, RADIUS);
  const cells = DIMENSIONS.flatMap(n => DISTRIBUTIONS.map(distribution => ({ n, distribution })));
  return [
    ...panelRows('input', panel),
    ...DIMENSIONS.flatMap(n => panelRows(n, returned(draw(n, 'gaussian', 0), panel, relu))),
    ...cells.flatMap(({ n, distribution }) => statisticsRows(n, distribution, points)),
    ...cells.flatMap(({ n, distribution }) => areaRows(n, distribution)),
  ];
}

function draw(n: number, distribution: Distribution, number: number): Embedding {
  return randomEmbedding(n, distribution, randomStream(SEED, `${distribution}/n=${n}/draw=${number}`));
}

function returned(T: Embedding, points: Points, nonLinearity: NonLinearity): Points {
  return back(T, activations(T, points, nonLinearity));
}

function panelRows(n: number | 'input', points: Points): ExactRow[] {
  return Array.from({ length: points.length / 2 }, (_, i) => {
    const at = `${panelCase(n)}point=${String(i).padStart(3, '0')}`;
    return [row(at, 'x', points[2 * i]), row(at, 'y', points[2 * i + 1])];
  }).flat();
}

function statisticsRows(n: number, distribution: Distribution, points: Points): ExactRow[] {
  const draws = Array.from({ length: DRAWS }, (_, number) => draw(n, distribution, number));
  return NON_LINEARITIES.flatMap(nonLinearity => {
    const at = statisticsCase(n, nonLinearity.name, distribution);
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
    const errors = measured.map(({ error }) => error);
    const means = ['shapeError', 'collapsed', 'rankReturned', 'rankActivations'] as const;
    return [
      ...intervalRows(at, 'error', bootstrappedMedian(errors, SEED)),
      row(at, 'errorTenth', quantile(errors, 0.1)),
      row(at, 'errorNinetieth', quantile(errors, 0.9)),
      ...means.flatMap(name => intervalRows(at, name, meanInterval(measured.map(values => values[name])))),
    ];
  });
}

/** A fresh T for each trial makes the trials independent, so that the interval of their share is exact. */
function areaRows(n: number, distribution: Distribution): ExactRow[] {
  const stream = randomStream(SEED, `area/${distribution}/n=${n}`);
  const pair = new Float64Array(4);
  const counts = { preserved: 0, preservedRelu6: 0, midpointsOutside: 0 };
  for (let trial = 0; trial < TRIALS; trial++) {
    const T = randomEmbedding(n, distribution, stream);
    for (let i = 0; i < pair.length; i += 2) {
      const radius = RADIUS * Math.sqrt(stream.uniform());
      const angle = 2 * Math.PI * stream.uniform();
      pair[i] = radius * Math.cos(angle);
      pair[i + 1] = radius * Math.sin(angle);
    }
    if (isDetermined(T, pair[0], pair[1], relu)) counts.preserved++;
    if (isDetermined(T, pair[0], pair[1], relu6)) counts.preservedRelu6++;
    if (isMidpointOutside(T, pair)) counts.midpointsOutside++;
  }
  const at = areaCase(n, distribution);
  return [
    // Exact as it is: rounded to six digits it would be 1 for n = 30.
    { case: at, quantity: 'expected', unit: '1', value: preservedShare(n, 2) },
    ...Object.entries(counts).flatMap(([name, count]) =>
      intervalRows(at, name, shareInterval(count, TRIALS)),
    ),
  ];
}

function intervalRows(at: string, quantity: string, { estimate, low, high }: Interval): ExactRow[] {
  return [row(at, quantity, estimate), row(at, `${quantity}Low`, low), row(at, `${quantity}High`, high)];
}

function row(at: string, quantity: string, value: number): ExactRow {
  return { case: at, quantity, unit: '1', value: stable(value) };
}

/**
 * Six significant digits, and 0 for what is below 10⁻⁹. Math.sin, Math.cos and Math.log may differ in the last bit
 * between versions of V8; so many digits down that cannot show, and rounding errors alone become 0.
 */
function stable(value: number): number {
  return Math.abs(value) < 1e-9 ? 0 : Number(value.toPrecision(6));
}
