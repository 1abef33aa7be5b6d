import type { Results } from '../../src/measure/results/results.js';
import { formatInterval } from '../../src/reports/format.js';
import type { Table } from '../../src/reports/table.js';
import { LATENCIES, type LatencyColumn, printedMs } from './latencies.js';
import { MODELS } from './networks.js';
import { correlations, type Point, PREDICTORS, pointsOf, predicted, rankedPlatforms } from './points.js';
import { rankCorrelation } from './ranking.js';

/** Every published network of the catalogue: counts, and what was predicted and measured where it was. */
export function networksTable(results: Results): Table {
  const platforms = rankedPlatforms(results);
  const measured = platforms.map(
    platform => new Map(pointsOf(results, platform).map(point => [point.model, point])),
  );
  return {
    title: 'All networks',
    columns: [
      { label: 'network' },
      { label: 'MACs', unit: 'M', digits: 4 },
      { label: 'parameters', unit: 'M', digits: 4 },
      { label: 'memory access cost', unit: 'M elements', digits: 3 },
      { label: 'peak memory', unit: 'MiB', digits: 3 },
      ...platforms.flatMap(platform => [
        { label: `${platform}: roofline`, unit: 'ms', digits: 3 },
        { label: `${platform}: time`, unit: 'ms', digits: 3 },
      ]),
    ],
    rows: MODELS.map(model => [
      model,
      results.exact(model, 'macs') / 1e6,
      results.exact(model, 'parameters') / 1e6,
      results.exact(model, 'memoryAccessCost') / 1e6,
      results.exact(model, 'peakBytes') / 2 ** 20,
      ...measured.flatMap(points => {
        const point = points.get(model);
        if (!point) return [null, null];
        const { roofline } = point.predicted;
        return [roofline === undefined ? null : roofline / 1e6, point.timeNs.estimate / 1e6];
      }),
    ]),
    notes: [
      'Multiply-accumulates and parameters of the network as published; memory access cost, peak memory of the ' +
        'activations and times after folding batch norm and fusing activations. Times are of this run only.',
    ],
  };
}

/** How well each predictor orders the measured networks. */
export function correlationsTable(results: Results): Table {
  const platforms = rankedPlatforms(results).map(platform => ({
    platform,
    points: pointsOf(results, platform),
  }));
  return {
    title: 'Rank correlation with time',
    columns: [
      { label: 'predictor' },
      ...platforms.map(({ platform, points }) => ({ label: `${platform}, ${points.length} networks` })),
    ],
    rows: PREDICTORS.map((predictor, i) => [
      predictor,
      ...platforms.map(({ points }) => formatInterval(correlations(points)[i])),
    ]),
    notes: ["Spearman's ρ; brackets: 95 % bootstrap interval over the networks, not over the rounds."],
  };
}

/** The papers' own times of the networks that were measured here, source by source, the fastest first. */
export function printedTable(results: Results): Table | undefined {
  const platforms = rankedPlatforms(results);
  const measured = platforms.map(
    platform => new Map(pointsOf(results, platform).map(point => [point.model, point])),
  );
  const rows = LATENCIES.flatMap(column =>
    Object.keys(column.rows)
      .filter(model => measured.some(points => points.has(model)))
      .map(model => ({ model, printed: printedMs(column, model)! }))
      .sort((a, b) => a.printed - b.printed)
      .map(({ model, printed }) => [
        column.label,
        model,
        results.exact(model, 'macs') / 1e6,
        printed,
        ...measured.map(points => {
          const point = points.get(model);
          return point ? point.timeNs.estimate / 1e6 : null;
        }),
      ]),
  );
  if (rows.length === 0) return undefined;
  return {
    title: 'Printed times beside ours',
    columns: [
      { label: 'printed times' },
      { label: 'network' },
      { label: 'MACs', unit: 'M', digits: 3 },
      { label: 'printed', unit: 'ms', digits: 3 },
      ...platforms.map(platform => ({ label: platform, unit: 'ms', digits: 3 })),
    ],
    rows,
    notes: [
      'Milliseconds an image, on the GPU a batch of 8. Other machines, frameworks and years: only orders can be compared.',
    ],
  };
}

/** Whether a paper's order is that of its multiply-accumulates, and whether it is ours. */
export function ordersTable(results: Results): Table | undefined {
  const platforms = rankedPlatforms(results);
  const rows = LATENCIES.flatMap(column =>
    platforms.flatMap(platform => {
      const row = orderRow(column, pointsOf(results, platform));
      return row ? [[column.label, platform, ...row]] : [];
    }),
  );
  if (rows.length === 0) return undefined;
  return {
    title: "Papers' orders beside ours",
    columns: [
      { label: 'printed times' },
      { label: 'platform' },
      { label: 'networks in common' },
      { label: 'ρ(printed, MACs)', digits: 3 },
      { label: 'ρ(printed, time here)', digits: 3 },
      { label: 'ρ(MACs, time here)', digits: 3 },
    ],
    rows,
    notes: [
      'Rank correlations over the networks that are both printed and measured here; fewer than 3 are left out.',
    ],
  };
}

function orderRow(column: LatencyColumn, points: readonly Point[]): readonly number[] | undefined {
  const common = points.filter(({ model }) => model in column.rows);
  if (common.length < 3) return undefined;
  const printed = common.map(({ model }) => printedMs(column, model)!);
  const times = common.map(({ timeNs }) => timeNs.estimate);
  const macs = predicted(common, 'MACs')!;
  return [
    common.length,
    rankCorrelation(printed, macs),
    rankCorrelation(printed, times),
    rankCorrelation(macs, times),
  ];
}
