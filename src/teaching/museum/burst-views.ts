import { median } from 'simple-statistics';
import { expectArray, expectCounts, refuse } from '../../errors/arguments.js';
import { unknownName } from '../../errors/input-error.js';
import { type Interval, ratioInterval } from '../../measure/judging/statistics.js';
import type { Figure } from '../../reports/figure.js';
import { formatInterval } from '../../reports/format.js';
import { besideOthers, intervalLine } from '../../reports/interval-line.js';
import { type DrawnPanel, panelFigure } from '../../reports/panel-figure.js';
import type { Table } from '../../reports/table.js';
import { COLOURS } from '../../reports/theme.js';
import { guideLine } from '../../reports/traces.js';
import { type Burst, expectBurst } from './burst.js';
import { distanceFromOne, ESTIMATORS, type Estimator, furthestFromOne, windowRatios } from './windows.js';

/** Rounds of the windows that are looked at, where there are as many. */
const SIZES = [9, 15, 31, 61, 101] as const;
const SYMBOLS = ['circle', 'square', 'diamond'] as const;

/**
 * What the unluckiest window of so many consecutive rounds says of the first graph over itself, which is 1 in truth.
 *
 * @throws {InputError} where there are not as many rounds
 */
export function worstWindow(burst: Burst, rounds: number): number {
  expectBurst('worstWindow', burst);
  expectCounts('worstWindow', { rounds });
  const made = burst.againNs.length;
  if (rounds > made) refuse('worstWindow: rounds', rounds, `at most ${made}, as the burst has`);
  return furthestFromOne(ratiosOfSame(burst, rounds));
}

/**
 * For windows of 9 to 101 rounds and for all of them: how far the A/A pair is from 1 in the worst window, and between
 * which values the ratio of two graphs lies.
 *
 * @param other  name of the graph that is compared with the first
 */
export function windowTable(burst: Burst, other: string): Table {
  expectGraphOf('windowTable', burst, other);
  const { first, timesNs, againNs } = burst;
  const made = againNs.length;
  return {
    title: `Windows of consecutive rounds, of ${made} that were made in one go`,
    columns: [
      { label: 'rounds in a window' },
      { label: 'windows' },
      { label: 'disjoint windows' },
      { label: `${first} over itself, furthest from 1`, unit: '%', digits: 2 },
      { label: `${other} over ${first}, smallest`, digits: 3 },
      { label: 'largest', digits: 3 },
    ],
    rows: [...new Set([...sizesIn(burst), made])].map(size => {
      const ratios = windowRatios(timesNs[other], timesNs[first], size);
      return [
        size,
        ratios.length,
        Math.floor(made / size),
        100 * distanceFromOne(furthestFromOne(ratiosOfSame(burst, size))),
        Math.min(...ratios),
        Math.max(...ratios),
      ];
    }),
    notes: [],
  };
}

/** For each estimator, how far the A/A pair is from 1 in the worst window of so many rounds. */
export function estimatorTable(burst: Burst): Table {
  expectBurst('estimatorTable', burst);
  const sizes = sizesIn(burst);
  return {
    title: `${burst.first} over itself: distance from 1 in the worst window`,
    columns: [
      { label: 'estimator' },
      ...sizes.map(size => ({ label: `${size} rounds`, unit: '%', digits: 2 })),
    ],
    rows: Object.entries(ESTIMATORS).map(([name, estimator]) => [
      name,
      ...sizes.map(size => 100 * distanceFromOne(furthestFromOne(ratiosOfSame(burst, size, estimator)))),
    ]),
    notes: [],
  };
}

/** What several bursts, one after the other, say of the same two graphs: the median over their rounds, with its interval. */
export function burstTable(bursts: readonly Burst[], other: string): Table {
  expectArray('burstTable: bursts', bursts, 'an array of bursts: what measureBurst returned');
  if (bursts.length === 0) refuse('burstTable: bursts', bursts, 'at least one');
  for (const burst of bursts) expectGraphOf('burstTable', burst, other);
  const [{ first }] = bursts;
  return {
    title: 'The same question at several moments, each in a process of its own',
    columns: [
      { label: 'burst' },
      { label: 'rounds' },
      { label: `${other} over ${first}` },
      { label: `${first} over itself (A/A)` },
    ],
    rows: bursts.map((burst, i) => [
      i + 1,
      burst.againNs.length,
      formatInterval(ratioInterval(burst.timesNs[other], burst.timesNs[burst.first])),
      formatInterval(burst.noise),
    ]),
    notes: [],
  };
}

/**
 * Between which values the estimates of all windows lie, for each estimator and number of rounds: of the A/A pair, and
 * of another graph over the first.
 *
 * @param measured  the sentence that ends the caption: on which machine, and when
 * @throws {InputError} where there are fewer than 9 rounds
 */
export function windowFigure(burst: Burst, other: string, measured: string): Figure {
  expectGraphOf('windowFigure', burst, other);
  const { first, timesNs, againNs } = burst;
  const sizes = sizesIn(burst);
  if (sizes.length === 0) refuse('windowFigure: rounds', againNs.length, `at least ${SIZES[0]}`);
  const panel = (heading: string, y: string, times: readonly number[]): DrawnPanel => ({
    heading,
    x: {
      title: { text: 'rounds in a window' },
      tickvals: sizes.map((_, i) => i),
      ticktext: sizes.map(String),
      range: [-0.5, sizes.length - 0.5],
    },
    y: { title: { text: y } },
    traces: Object.entries(ESTIMATORS).map(([name, estimator], i, all) => ({
      ...intervalLine(
        besideOthers(sizes.length, i, all.length),
        sizes.map(size => spreadOf(windowRatios(times, timesNs[first], size, estimator))),
      ),
      mode: 'markers',
      name,
      marker: { size: 8, color: COLOURS[i], symbol: SYMBOLS[i] },
    })),
  });
  const same = panel(`${first} over itself`, `time again, × ${first}`, againNs);
  const truth = guideLine('the truth', [-0.5, sizes.length - 0.5], [1, 1]);
  return panelFigure(
    {
      id: 'rounds-and-estimators',
      title: 'What a window of so many rounds would have said',
      caption: `Each bar reaches from the smallest to the largest estimate of all windows of so many consecutive rounds; the marker is their median. Left, both are the same network, so the truth is 1 (dashed). All are windows of one burst of ${againNs.length} rounds: the longer ones overlap more, and none of them has seen another moment. ${measured}`,
    },
    [
      { ...same, traces: [truth, ...same.traces] },
      panel(`${other} over ${first}`, `time of ${other}, × ${first}`, timesNs[other]),
    ],
  )!;
}

const sizesIn = ({ againNs }: Burst): readonly number[] => SIZES.filter(size => size <= againNs.length);

function ratiosOfSame({ againNs, timesNs, first }: Burst, size: number, estimator?: Estimator): number[] {
  return windowRatios(againNs, timesNs[first], size, estimator);
}

/** All of the values, as an interval is drawn. */
function spreadOf(values: readonly number[]): Interval {
  return { estimate: median([...values]), low: Math.min(...values), high: Math.max(...values), level: 1 };
}

/** @throws {InputError} where it is no burst, or has no such graph */
function expectGraphOf(where: string, burst: Burst, name: string): void {
  expectBurst(where, burst);
  if (!Object.hasOwn(burst.timesNs, name)) throw unknownName('graph', name, Object.keys(burst.timesNs));
}
