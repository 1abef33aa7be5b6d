import { isMeasured, measuredSuites } from '../../src/experiment/measured-suites.js';
import { pairColumns } from '../../src/experiment/pair-columns.js';
import type { Results } from '../../src/measure/results/results.js';
import { scaledFamily } from '../../src/papers/efficientnet.js';
import { publishedNumber } from '../../src/papers/published.js';
import { significant } from '../../src/reports/format.js';
import type { Table } from '../../src/reports/table.js';
import { platformColumns, tableOf } from '../../src/reports/table-of.js';
import { family, NETWORKS, networkSuites, phiOf } from './family.js';
import { exponentOf } from './growth.js';
import { BASE_ARM, STACK_SUITE, scaledStacks } from './stack.js';

/** The grid of scaled stacks, with counts and times: a search that goes by time. */
export function stackTable(results: Results): Table {
  const rows = scaledStacks.map(({ id, name, layers, channels, side }) => ({
    name: `${name}: ${layers} × ${channels} on ${side}²`,
    suite: STACK_SUITE,
    arm: id,
    over: BASE_ARM,
  }));
  const columns = pairColumns(results, rows);
  return tableOf(
    'MBConv blocks scaled to about twice and four times the work, as multiples of the base',
    rows,
    [
      columns.name('layers × channels on map'),
      ...columns.countRatios(),
      ...columns.timeRatios('time'),
      ...columns.perMacRatios(),
      ...platformColumns(
        measuredSuites(results, STACK_SUITE),
        'exponent of time',
        (suite, { arm }: (typeof rows)[number]) => exponentOf(suite, arm),
      ),
    ],
    ['The exponent is log(time) / log(MACs): 1 where time grows as the work does, as 2^φ promises.'],
  );
}

/** B0 to B7: what factors promise, what is printed, what is counted. */
export function familyTable(results: Results): Table {
  const of = (name: string, quantity: string) => results.exact(`family/${name}`, quantity);
  return tableOf(
    'EfficientNet B0 to B7: promised, printed, counted',
    family,
    [
      { label: 'network', cell: ({ name }) => name },
      { label: 'd', digits: 2, cell: ({ depth }) => depth },
      { label: 'w', digits: 2, cell: ({ width }) => width },
      { label: 'r', digits: 3, cell: ({ resolution }) => resolution },
      {
        label: 'φ of d, w, r',
        cell: member =>
          Object.values(phiOf(member))
            .map(phi => significant(phi, 2))
            .join(', '),
      },
      { label: 'd·w²·r²', digits: 3, cell: ({ name }) => of(name, 'promised') },
      { label: 'MACs over B0', digits: 3, cell: ({ name }) => of(name, 'macs') / of('B0', 'macs') },
      { label: 'MACs printed', unit: 'G', cell: ({ name }) => publishedNumber(scaledFamily, name, 'macs_B') },
      { label: 'MACs counted', unit: 'G', digits: 4, cell: ({ name }) => of(name, 'macs') / 1e9 },
      {
        label: 'parameters printed',
        unit: 'M',
        digits: 2,
        cell: ({ name }) => publishedNumber(scaledFamily, name, 'parameters_M'),
      },
      { label: 'parameters counted', unit: 'M', digits: 3, cell: ({ name }) => of(name, 'parameters') / 1e6 },
    ],
    [
      "The factors are from the authors' code. φ of a factor is its logarithm to the base of the paper's constant for that " +
        'dimension: compound scaling would give the same φ three times.',
    ],
  );
}

/** Whole networks, where they were measured. */
export function networkTables(results: Results): readonly Table[] {
  return networkSuites('full')
    .filter(({ id }) => isMeasured(results, id))
    .map(({ id, title = id }) => {
      const [over, arm] = NETWORKS;
      const rows = [{ name: `${arm} over ${over}`, suite: id, arm, over }];
      const columns = pairColumns(results, rows);
      return tableOf(title, rows, [
        columns.name('networks'),
        columns.countRatio('MACs', 'macs'),
        columns.countRatio('memory access cost', 'memoryAccessCost'),
        ...columns.timeRatios('time'),
        ...columns.timeRatios('time per MAC', (suite, pair) =>
          suite.ratio(pair.arm, pair.over, { perMac: true }),
        ),
      ]);
    });
}
