import type { Results } from '../../src/measure/results/results.js';
import { formatInterval } from '../../src/reports/format.js';
import type { Table } from '../../src/reports/table.js';
import { type ItemColumn, tableOf } from '../../src/reports/table-of.js';
import { LATENCIES, printedMs } from './latencies.js';
import { MODELS } from './networks.js';
import { correlation, PREDICTORS, type Ranking, rankCorrelation, rankings } from './ranking.js';

/** How well each predictor orders the measured networks. */
export function correlationsTable(results: Results): Table {
  return tableOf(
    'Rank correlation with time',
    PREDICTORS,
    [
      { label: 'predictor', cell: ({ name }) => name },
      ...rankings(results).map(ranking => ({
        label: `${ranking.platform}, ${ranking.models.length} networks`,
        cell: ({ name }: (typeof PREDICTORS)[number]) => formatInterval(correlation(ranking, name)),
      })),
    ],
    ["Spearman's ρ; brackets: 95 % bootstrap interval over the networks, not over the rounds."],
  );
}

/** Whether a paper's order is that of its multiply-accumulates, and whether it is ours. */
export function ordersTable(results: Results): Table | undefined {
  const orders = LATENCIES.flatMap(column =>
    rankings(results).map(({ platform, models, ms, predicted }) => {
      const common = models.flatMap((model, i) => (model in column.rows ? [i] : []));
      return {
        label: column.label,
        platform,
        printed: common.map(i => printedMs(column, models[i])!),
        macs: common.map(i => predicted.MACs![i]),
        ms: common.map(i => ms[i]),
      };
    }),
  ).filter(({ printed }) => printed.length >= 3);
  if (orders.length === 0) return undefined;
  return tableOf(
    "Papers' orders beside ours",
    orders,
    [
      { label: 'printed times', cell: ({ label }) => label },
      { label: 'platform', cell: ({ platform }) => platform },
      { label: 'networks in common', cell: ({ printed }) => printed.length },
      { label: 'ρ(printed, MACs)', digits: 3, cell: ({ printed, macs }) => rankCorrelation(printed, macs) },
      { label: 'ρ(printed, time here)', digits: 3, cell: ({ printed, ms }) => rankCorrelation(printed, ms) },
      { label: 'ρ(MACs, time here)', digits: 3, cell: ({ macs, ms }) => rankCorrelation(macs, ms) },
    ],
    [
      'Rank correlations over the networks that are both printed and measured here; fewer than 3 are left out.',
    ],
  );
}

/** A column of tables with a row for each network. */
type NetworkColumn = ItemColumn<{ readonly model: string }>;

/** Milliseconds of the networks of a platform; – for one that was not measured there. */
function msColumn(label: string, { models }: Ranking, ms?: readonly number[]): NetworkColumn {
  return { label, unit: 'ms', digits: 3, cell: ({ model }) => ms?.[models.indexOf(model)] ?? null };
}

/** Every published network of the catalogue: counts, and what was predicted and measured where it was. */
export function networksTable(results: Results): Table {
  const exact = (quantity: string, unit: number): NetworkColumn['cell'] => {
    return ({ model }) => results.exact(model, quantity) / unit;
  };
  return tableOf(
    'All networks',
    MODELS.map(model => ({ model })),
    [
      { label: 'network', cell: ({ model }) => model },
      { label: 'MACs', unit: 'M', digits: 4, cell: exact('macs', 1e6) },
      { label: 'parameters', unit: 'M', digits: 4, cell: exact('parameters', 1e6) },
      { label: 'memory access cost', unit: 'M elements', digits: 3, cell: exact('memoryAccessCost', 1e6) },
      { label: 'peak memory', unit: 'MiB', digits: 3, cell: exact('peakBytes', 2 ** 20) },
      ...rankings(results).flatMap(ranking => [
        msColumn(`${ranking.platform}: roofline`, ranking, ranking.predicted.roofline),
        msColumn(`${ranking.platform}: time`, ranking, ranking.ms),
      ]),
    ],
    [
      'Multiply-accumulates and parameters of the network as published; memory access cost, peak memory of the ' +
        'activations and times after folding batch norm and fusing activations. Times are of this run only.',
    ],
  );
}

/** The papers' own times of the networks that were measured here, source by source, the fastest first. */
export function printedTable(results: Results): Table | undefined {
  const ranked = rankings(results);
  const measured = new Set(ranked.flatMap(({ models }) => models));
  const printed = LATENCIES.flatMap(column =>
    Object.keys(column.rows)
      .filter(model => measured.has(model))
      .map(model => ({ label: column.label, model, ms: printedMs(column, model)! }))
      .sort((a, b) => a.ms - b.ms),
  );
  if (printed.length === 0) return undefined;
  return tableOf(
    'Printed times beside ours',
    printed,
    [
      { label: 'printed times', cell: ({ label }) => label },
      { label: 'network', cell: ({ model }) => model },
      { label: 'MACs', unit: 'M', digits: 3, cell: ({ model }) => results.exact(model, 'macs') / 1e6 },
      { label: 'printed', unit: 'ms', digits: 3, cell: ({ ms }) => ms },
      ...ranked.map(ranking => msColumn(ranking.platform, ranking, ranking.ms)),
    ],
    [
      'Milliseconds an image, on the GPU a batch of 8. Other machines, frameworks and years: only orders can be compared.',
    ],
  );
}
