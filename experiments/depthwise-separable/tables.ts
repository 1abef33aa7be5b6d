import { isMeasured } from '../../src/experiment/measured-suites.js';
import { pairColumns } from '../../src/experiment/pair-columns.js';
import type { Results } from '../../src/measure/results/results.js';
import { fullAgainstSeparable } from '../../src/papers/mobilenetv1.js';
import type { Table } from '../../src/reports/table.js';
import { tableOf } from '../../src/reports/table-of.js';
import { armOf, FORMS, nameOf, WIDTHS } from './layers.js';
import { PAIRS, TABLE_8, TABLE_8_SUITE } from './networks.js';

/** Every layer at full width, and at other widths where they were measured. */
export function layersTables(results: Results): readonly Table[] {
  const shown = WIDTHS.filter(({ width, id }) => width === 1 || isMeasured(results, id));
  return shown.map(({ width, id, layers }) => {
    const rows = layers.map(layer => {
      const [arm, over, depthwise, pointwise] = FORMS.map(form => armOf(layer, form));
      return { name: nameOf(layer), suite: id, arm, over, depthwise, pointwise };
    });
    const columns = pairColumns(results, rows);
    return tableOf(
      `Layers of MobileNetV1 × ${width}`,
      rows,
      [
        columns.name('layer'),
        columns.macs('full', 'M MACs'),
        columns.macs('separable', 'M MACs', 'over'),
        columns.countRatio('times less work', 'macs'),
        columns.countRatio('times less memory access cost', 'memoryAccessCost'),
        ...columns.timeRatios('times less time'),
        ...columns.timeRatios('time per MAC, depthwise over 1×1', (of, { depthwise, pointwise }) =>
          of.ratio(depthwise, pointwise, { perMac: true }),
        ),
      ],
      ['The window is 3×3, so that the work is 1/K + 1/9 of the full one; for many filters K 9 times less.'],
    );
  });
}

/** Table 4 and the thinner pair, with measured times. */
export function networkTable(results: Results): Table {
  const rows = PAIRS.map(({ id, width, resolution }) => {
    return { name: `× ${width}, ${resolution}²`, suite: id, arm: 'full', over: 'separable' };
  });
  const columns = pairColumns(results, rows);
  const printed = fullAgainstSeparable.rows.map(
    ([network, , macs, parameters]) => `${network} ${macs} M and ${parameters} M parameters`,
  );
  return tableOf(
    'MobileNetV1 with full and with separable convolutions',
    rows,
    [
      columns.name('network'),
      columns.macs('full', 'M MACs'),
      columns.macs('separable', 'M MACs', 'over'),
      columns.countRatio('times less work', 'macs'),
      columns.countRatio('times fewer parameters', 'parameters'),
      ...columns.timeRatios('times less time'),
    ],
    [
      `Printed in Table 4 for × 1, 224²: ${printed.join('; ')}. Parameters here include scale and shift of batch norm.`,
    ],
  );
}

/** ShuffleNetV1's Table 8: theory, the phone, here. */
export function practiceTable(results: Results): Table {
  const [smallest] = TABLE_8;
  const rows = TABLE_8.map(({ model, row, ms }) => {
    return { name: row, suite: TABLE_8_SUITE, arm: model, over: smallest.model, ms };
  });
  const columns = pairColumns(results, rows);
  return tableOf(
    "ShuffleNetV1's Table 8 at 224×224, × ShuffleNet 0.5×",
    rows,
    [
      columns.name('network'),
      columns.macs('MACs', 'M'),
      columns.countRatio('work', 'macs'),
      { label: 'paper', unit: 'ms', digits: 4, cell: ({ ms }) => ms },
      { label: 'paper: time', digits: 3, cell: ({ ms }) => ms / smallest.ms },
      ...columns.timeRatios('time'),
    ],
    ['Paper: one thread of a Snapdragon 820. The larger networks are timed in the full profile.'],
  );
}
