import type { Results } from '../../src/measure/results/results.js';
import { fullAgainstSeparable } from '../../src/papers/mobilenetv1.js';
import { publishedNumber } from '../../src/papers/published.js';
import { actualSpeed } from '../../src/papers/shufflenetv1.js';
import { formatInterval } from '../../src/reports/format.js';
import type { Table } from '../../src/reports/table.js';
import { theoreticalShare } from './claims.js';
import { nameOf } from './figures.js';
import { armOf, type Form, layersOf, layersSuiteId, type WidthMultiplier } from './layers.js';
import { PAIRS, pairSuiteId, TABLE_8, TABLE_8_SUITE } from './networks.js';

/** Every layer at a width: work, memory access cost, measured times full over separable. */
export function layersTable(width: WidthMultiplier, results: Results): Table {
  const id = layersSuiteId(width);
  const measured = results.platforms.flatMap(platform => results.suite(platform, id) ?? []);
  return {
    title: `Layers of MobileNetV1 × ${width}`,
    columns: [
      { label: 'layer' },
      { label: 'full', unit: 'M MACs', digits: 4 },
      { label: 'separable', unit: 'M MACs', digits: 4 },
      { label: 'times less work', digits: 3 },
      { label: 'times less memory access cost', digits: 3 },
      ...measured.flatMap(({ platform }) => [
        { label: `${platform}: times less time` },
        { label: `${platform}: time per MAC, depthwise over 1×1` },
      ]),
    ],
    rows: layersOf(width).map(layer => {
      const exact = (form: Form, quantity: string) => results.exact(`${id}/${armOf(layer, form)}`, quantity);
      return [
        nameOf(layer),
        exact('full', 'macs') / 1e6,
        exact('separable', 'macs') / 1e6,
        1 / theoreticalShare(layer),
        exact('full', 'memoryAccessCost') / exact('separable', 'memoryAccessCost'),
        ...measured.flatMap(suite => [
          formatInterval(suite.ratio(armOf(layer, 'full'), armOf(layer, 'separable'))),
          formatInterval(suite.ratio(armOf(layer, 'depthwise'), armOf(layer, 'pointwise'), { perMac: true })),
        ]),
      ];
    }),
    notes: [
      'The window is 3×3, so that the work is 1/K + 1/9 of the full one; for many filters K 9 times less.',
    ],
  };
}

/** Table 4 and the thinner pair, with measured times. */
export function networkTable(results: Results): Table {
  return {
    title: 'MobileNetV1 with full and with separable convolutions',
    columns: [
      { label: 'network' },
      { label: 'full', unit: 'M MACs', digits: 4 },
      { label: 'separable', unit: 'M MACs', digits: 4 },
      { label: 'times less work', digits: 3 },
      { label: 'times fewer parameters', digits: 3 },
      ...results.platforms.map(platform => ({ label: `${platform}: times less time` })),
    ],
    rows: PAIRS.map(pair => {
      const id = pairSuiteId(pair);
      const [full, separable] = ['full', 'separable'].map(
        form => (quantity: string) => results.exact(`${id}/${form}`, quantity),
      );
      return [
        `× ${pair.width}, ${pair.resolution}²`,
        full('macs') / 1e6,
        separable('macs') / 1e6,
        full('macs') / separable('macs'),
        full('parameters') / separable('parameters'),
        ...results.platforms.map(platform =>
          formatInterval(results.suite(platform, id)?.ratio('full', 'separable')),
        ),
      ];
    }),
    notes: [
      `Printed in Table 4 for × 1, 224²: ${fullAgainstSeparable.rows
        .map(([network, , macs, parameters]) => `${network} ${macs} M and ${parameters} M parameters`)
        .join('; ')}. Parameters here include scale and shift of batch norm.`,
    ],
  };
}

/** ShuffleNetV1's Table 8: theory, the phone, here. */
export function practiceTable(results: Results): Table {
  const [smallest] = TABLE_8;
  const macs = (model: string) => results.exact(`${TABLE_8_SUITE}/${model}`, 'macs');
  const printed = (row: string) => publishedNumber(actualSpeed, row, 'ms_224x224');
  const measured = results.platforms.flatMap(platform => results.suite(platform, TABLE_8_SUITE) ?? []);
  return {
    title: "ShuffleNetV1's Table 8 at 224×224, × ShuffleNet 0.5×",
    columns: [
      { label: 'network' },
      { label: 'MACs', unit: 'M', digits: 4 },
      { label: 'work', digits: 3 },
      { label: 'paper', unit: 'ms', digits: 4 },
      { label: 'paper: time', digits: 3 },
      ...measured.map(({ platform }) => ({ label: `${platform}: time` })),
    ],
    rows: TABLE_8.map(({ model, row }) => [
      row,
      macs(model) / 1e6,
      macs(model) / macs(smallest.model),
      printed(row),
      printed(row) / printed(smallest.row),
      ...measured.map(suite => formatInterval(suite.ratio(model, smallest.model))),
    ]),
    notes: ['Paper: one thread of a Snapdragon 820. The larger networks are timed in the full profile.'],
  };
}
