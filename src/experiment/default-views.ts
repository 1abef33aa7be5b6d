import type { Suite } from '../measure/arms.js';
import type { Results } from '../measure/results/results.js';
import type { Figure } from '../reports/figure.js';
import { formatInterval } from '../reports/format.js';
import { panelFigure } from '../reports/panel-figure.js';
import type { Column, Table } from '../reports/table.js';
import { measuredDots } from '../reports/traces.js';
import { DEFAULT_COUNTS } from './counts.js';

/** The suites that a table or a figure shows: all of the quick profile, others where they were measured. */
export function shownSuites(
  quick: readonly Suite[],
  full: readonly Suite[],
  results: Results,
): readonly Suite[] {
  const isQuick = (id: string) => quick.some(suite => suite.id === id);
  return full.filter(({ id }) => isQuick(id) || results.platforms.some(p => results.suite(p, id)));
}

/** One suite: the counts of every arm, and its time over the baseline's on each platform. */
export function suiteTable({ id, title, baseline, arms }: Suite, results: Results): Table {
  const measured = results.platforms.flatMap(platform => results.suite(platform, id) ?? []);
  const counted = DEFAULT_COUNTS.filter(quantity =>
    results.casesWith(quantity).includes(`${id}/${arms[0].id}`),
  );
  const labels = { macs: 'MACs', parameters: 'parameters', memoryAccessCost: 'memory access cost' } as const;
  const columns: Column[] = [
    { label: 'case' },
    ...counted.map(quantity => ({ label: labels[quantity as keyof typeof labels], unit: 'M', digits: 4 })),
    ...measured.map(({ platform }) => ({ label: `${platform}: time, ${baseline} = 1` })),
  ];
  return {
    title,
    columns,
    rows: arms.map(arm => [
      arm.id,
      ...counted.map(quantity => results.exact(`${id}/${arm.id}`, quantity) / 1e6),
      ...measured.map(suite => formatInterval(suite.ratio(arm.id, baseline))),
    ]),
    notes: measured.length > 0 ? ['Brackets: 95 % intervals, paired by round.'] : [],
  };
}

/** Time of every arm over the baseline's: a panel a suite, a colour a platform. undefined where nothing was timed. */
export function suitesFigure(suites: readonly Suite[], results: Results): Figure | undefined {
  const text = {
    id: 'times',
    title: 'Measured times, each as a multiple of the baseline',
    caption: 'Bars are 95 % intervals over paired rounds.',
  };
  const panels = suites.flatMap(({ id, title, baseline, arms }) => {
    const measured = results.platforms.flatMap(platform => results.suite(platform, id) ?? []);
    if (measured.length === 0) return [];
    return {
      heading: title,
      x: { tickvals: arms.map((_, i) => i), ticktext: arms.map(arm => arm.id) },
      y: { title: { text: `time, ${baseline} = 1` }, rangemode: 'tozero' as const },
      traces: measured.map((suite, place) => {
        const ratios = arms.map(arm => suite.ratio(arm.id, baseline));
        return measuredDots(suite.platform, ratios, { place, of: measured.length });
      }),
    };
  });
  return panelFigure(text, panels);
}
