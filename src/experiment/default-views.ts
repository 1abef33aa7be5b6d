import type { MeasuredExperiment, Suite } from '../measure/arms.js';
import type { Results } from '../measure/results/results.js';
import type { Figure } from '../reports/figure.js';
import { panelFigure } from '../reports/panel-figure.js';
import type { Table } from '../reports/table.js';
import { platformColumns, tableOf } from '../reports/table-of.js';
import { dotsOverNames } from '../reports/traces.js';
import type { Per } from './claims/ratio.js';
import { type CountedQuantity, DEFAULT_COUNTS } from './counts.js';
import { isMeasured, measuredSuites } from './measured-suites.js';

const MILLION = 1e6;

const COUNT_LABELS: Readonly<Record<CountedQuantity, string>> = {
  macs: 'MACs',
  parameters: 'parameters',
  memoryAccessCost: 'memory access cost',
  bytesMoved: 'bytes moved',
  ops: 'ops',
  intensity: 'FLOPs per byte',
};

/** The suites that a table or a figure shows: all of the quick profile, others where they were measured. */
export function shownSuites(
  quick: readonly Suite[],
  full: readonly Suite[],
  results: Results,
): readonly Suite[] {
  const isQuick = (id: string) => quick.some(suite => suite.id === id);
  return full.filter(({ id }) => isQuick(id) || isMeasured(results, id));
}

/** The suites of an experiment that are shown, without those for which it has tables or figures of its own. */
export function otherSuites(
  { suites }: Pick<MeasuredExperiment, 'suites'>,
  results: Results,
  has: (id: string) => boolean = () => false,
): readonly Suite[] {
  return shownSuites(suites('quick'), suites('full'), results).filter(({ id }) => !has(id));
}

/** What a suite's table is made of; a declaration has it. */
export type ShownSuite = Pick<Suite, 'id' | 'arms'> & Partial<Pick<Suite, 'title' | 'baseline'>>;

/** How the table of a suite differs from the default. */
export interface SuiteTableOptions {
  /** What the measured times are divided by; whole times where it is absent. */
  readonly per?: Per;
  readonly notes?: readonly string[];
}

/** One suite: the counts of every arm, its work and its time over the baseline's on each platform. */
export function suiteTable(
  { id, title = id, arms, baseline = arms[0].id }: ShownSuite,
  results: Results,
  { per, notes = [] }: SuiteTableOptions = {},
): Table {
  const count = (quantity: CountedQuantity, arm: string) => results.exact(`${id}/${arm}`, quantity);
  const counted = DEFAULT_COUNTS.filter(quantity =>
    results.casesWith(quantity).includes(`${id}/${baseline}`),
  );
  const workDiffers =
    counted.includes('macs') && arms.some(arm => count('macs', arm.id) !== count('macs', baseline));
  const measured = measuredSuites(results, id);
  return tableOf<string>(
    title,
    arms.map(arm => arm.id),
    [
      { label: 'case', cell: arm => arm },
      ...counted.map(quantity => {
        const large = arms.some(arm => count(quantity, arm.id) >= MILLION);
        const label = COUNT_LABELS[quantity];
        return large
          ? { label, unit: 'M', digits: 4, cell: (arm: string) => count(quantity, arm) / MILLION }
          : { label, cell: (arm: string) => count(quantity, arm) };
      }),
      ...(workDiffers
        ? [
            {
              label: `MACs, relative to ${baseline}`,
              digits: 3,
              cell: (arm: string) => count('macs', arm) / count('macs', baseline),
            },
          ]
        : []),
      ...platformColumns(
        measured,
        `time${per ? ` per ${per}` : ''}, relative to ${baseline}`,
        (suite, arm: string) => suite.ratio(arm, baseline, { perMac: per !== undefined }),
      ),
    ],
    [...(measured.length > 0 ? ['Brackets: confidence intervals, paired by round.'] : []), ...notes],
  );
}

/** Time of every arm over the baseline's: a panel a suite, a colour a platform. undefined where nothing was timed. */
export function suitesFigure(suites: readonly Suite[], results: Results): Figure | undefined {
  const text = {
    id: 'times',
    title: 'Measured times, each as a multiple of the baseline',
    caption: 'Bars are confidence intervals over paired rounds.',
  };
  const panels = suites.map(({ id, title, baseline, arms }) => {
    const measured = measuredSuites(results, id);
    const names = arms.map(arm => arm.id);
    return {
      heading: title,
      y: { title: { text: `time, ${baseline} = 1` }, rangemode: 'tozero' as const },
      ...dotsOverNames(names, measured, (suite, arm) => suite.ratio(arm, baseline)),
    };
  });
  return panelFigure(text, panels);
}
