import type { Results } from '../../src/measure/results/results.js';
import { timmLatency } from '../../src/papers/latencies.js';
import { publishedNumber } from '../../src/papers/published.js';
import type { Table } from '../../src/reports/table.js';
import { tableOf } from '../../src/reports/table-of.js';

/** Times and ops of two networks. */
export interface TwoNetworks {
  /** In any unit, which is that of the result. */
  readonly time: readonly [one: number, other: number];
  readonly ops: readonly [one: number, other: number];
}

/**
 * What every op would have to cost on top for the ratio of two times to be another one:
 *
 *   (t₁ + n₁·x) / (t₂ + n₂·x) = r,   x = (r·t₂ − t₁) / (n₁ − r·n₂)
 *
 * undefined where no cost above 0 can do that.
 */
export function costPerOp({ time: [t1, t2], ops: [n1, n2] }: TwoNetworks, ratio: number): number | undefined {
  const cost = (ratio * t2 - t1) / (n1 - ratio * n2);
  return cost > 0 && Number.isFinite(cost) ? cost : undefined;
}

const OTHER = 'mobilenet-v1';
const i9 = (network: string) => publishedNumber(timmLatency, network, 'i9_10940x_ms');
const PRINTED = i9('ghostnet_100') / i9('mobilenetv1_100');
const MICROSECOND = 1e3;

/** What a call would have to cost for GhostNet to be as slow beside MobileNetV1 as in timm's benchmark. */
export function callCostTable(results: Results): Table | undefined {
  const ops = ['ghostnet', OTHER].map(name => results.exact(`deployed/${name}`, 'ops')) as [number, number];
  const rows = results.platforms.flatMap(platform => {
    const suite = results.suite(platform, 'networks');
    const [ghost, other] = ['ghostnet', OTHER].map(name => suite?.timeNs(name)?.estimate);
    return ghost === undefined || other === undefined ? [] : [{ platform, ghost, other }];
  });
  if (rows.length === 0) return undefined;
  return tableOf(
    "What each call would have to cost on top, for timm's ratio of GhostNet to MobileNetV1",
    rows,
    [
      { label: 'platform', cell: ({ platform }) => platform },
      { label: 'GhostNet: ops', cell: () => ops[0] },
      { label: 'MobileNetV1: ops', cell: () => ops[1] },
      { label: 'time, GhostNet over MobileNetV1', digits: 3, cell: ({ ghost, other }) => ghost / other },
      { label: 'timm, i9', digits: 3, cell: () => PRINTED },
      {
        label: 'cost of a call',
        unit: 'µs',
        digits: 3,
        cell: ({ ghost, other }) => {
          const cost = costPerOp({ time: [ghost, other], ops }, PRINTED);
          return cost === undefined ? null : cost / MICROSECOND;
        },
      },
    ],
    [
      'Computed from this run: the same times with a fixed cost for each op, at 96×96. timm measures at 224×224.',
    ],
  );
}
