import type { Claim } from '../../measure/judging/claim.js';
import type { Interval } from '../../measure/judging/statistics.js';
import type { Results, SuiteResults } from '../../measure/results/results.js';
import { SIDE } from '../../networks/models/pointwise-stack.js';
import type { Table } from '../../reports/table.js';
import { platformColumns, tableOf } from '../../reports/table-of.js';
import { computedRatio } from '../claims/computed-ratio.js';
import type { SuiteDeclaration } from '../define.js';
import { seriesOf } from './claims.js';
import { baselineOf, type Sweep, type SweepArm } from './sweep.js';

/**
 * Side of the small maps: a sixteenth of the pixels, so that what a layer reads and writes fits into a cache much nearer
 * to the core, while channels, groups and so the loops of the kernels stay the same.
 */
const SMALL_SIDE = 14;

/** One block; its ratios are assumed to be those of a stack. */
const REPEATS = 1;

/** The two ends of a series of a sweep. */
function endsOf(sweep: Sweep, series: string): readonly [first: SweepArm, last: SweepArm] {
  return [baselineOf(sweep), seriesOf(sweep, series).at(-1)!];
}

const idOf = (arm: SweepArm, side: number) => `${arm.position}, ${side}²`;
const suiteId = (sweep: Sweep) => `${sweep.suite}-small-map`;

/** The ends of a series on the paper's maps and on small ones, interleaved: an ablation of memory traffic. */
export function smallMapSuite(sweep: Sweep, series: string): SuiteDeclaration {
  return {
    id: suiteId(sweep),
    title: `${sweep.device} channels ×${sweep.scale}, one block on ${SIDE}² and on ${SMALL_SIDE}²`,
    arms: [SIDE, SMALL_SIDE].flatMap(side =>
      endsOf(sweep, series).map(arm => ({ id: idOf(arm, side), graph: () => arm.graph(REPEATS, side) })),
    ),
    platforms: sweep.device === 'GPU' ? 'compiled' : 'fast',
  };
}

/** Time of the last over the first arm per multiply-accumulate, on a side. */
function slowdown(suite: SuiteResults, sweep: Sweep, series: string, side: number): Interval | undefined {
  const [first, last] = endsOf(sweep, series);
  return suite.ratio(idOf(last, side), idOf(first, side), { perMac: true });
}

/** How much larger the slow-down is on the paper's map than on the small one, in the same rounds. */
function excess(suite: SuiteResults, sweep: Sweep, series: string): Interval | undefined {
  const [first, last] = endsOf(sweep, series);
  const ids = [SIDE, SMALL_SIDE].flatMap(side => [last, first].map(arm => idOf(arm, side)));
  if (!ids.every(id => suite.has(id))) return undefined;
  const [a, b, c, d] = ids.map(id => suite.rounds(id));
  return suite.overRounds(a.map((time, i) => time / b[i] / (c[i] / d[i])));
}

/** If memory traffic were the cause, the slow-down would shrink where the maps fit into a nearer cache. */
export function trafficClaim(sweep: Sweep, series: string): Claim {
  const [first, last] = endsOf(sweep, series).map(({ position }) => position);
  return computedRatio(
    {
      id: `traffic-${sweep.suite}`,
      statement: `Memory traffic is part of it: on maps of ${SMALL_SIDE}², which fit into a nearer cache, ${last} loses less against ${first} (${sweep.device} channels ×${sweep.scale}).`,
      source: "an ablation of this suite: the paper's equation does not say from which memory",
      suite: suiteId(sweep),
      name: `time of ${last} over ${first} on ${SIDE}², over the same on ${SMALL_SIDE}²`,
    },
    suite => ({ ratio: excess(suite, sweep, series) }),
  );
}

/** The slow-down on both maps; undefined where it was not measured. */
export function smallMapTable(sweeps: readonly Sweep[], series: string, results: Results): Table | undefined {
  const rows = sweeps.flatMap(sweep => [SIDE, SMALL_SIDE].map(side => ({ sweep, side })));
  const measured = results.platforms
    .filter(platform => sweeps.some(sweep => results.suite(platform, suiteId(sweep))))
    .map(platform => ({ platform }));
  if (measured.length === 0) return undefined;
  const [first, last] = endsOf(sweeps[0], series).map(({ position }) => position);
  return tableOf(
    `Is it memory traffic? ${last} over ${first} on a large and on a small map`,
    rows,
    [
      { label: 'channels', cell: ({ sweep }) => `${sweep.device} ×${sweep.scale}` },
      { label: 'map', cell: ({ side }) => `${side}²` },
      ...platformColumns(measured, 'time per MAC', ({ platform }, { sweep, side }: (typeof rows)[number]) => {
        const suite = results.suite(platform, suiteId(sweep));
        return suite && slowdown(suite, sweep, series, side);
      }),
    ],
    ['Channels and groups, and so the loops of the kernels, are the same on both maps.'],
  );
}
