import { KIND_NAMES, KINDS, type Kind, TENSOR_KINDS } from '../../src/cost/layer-kinds.js';
import { measuredSuites } from '../../src/experiment/measured-suites.js';
import { type Interval, scaled } from '../../src/measure/judging/statistics.js';
import type { Results, SuiteResults } from '../../src/measure/results/results.js';
import { runtimeBreakdown } from '../../src/papers/shufflenetv2.js';
import { formatInterval } from '../../src/reports/format.js';
import type { Table } from '../../src/reports/table.js';
import { platformColumns, tableOf } from '../../src/reports/table-of.js';
import {
  armOf,
  NETWORKS,
  networkOf,
  PAPER_RESOLUTION,
  STAGE_NAMES,
  STAGES,
  type Stage,
  suiteIdOf,
} from './networks.js';
import { shareOf } from './shares.js';

/** Of every measured network: ops, work and shares of the time by kind, as built and fused. */
export function networkTables(results: Results): readonly Table[] {
  const counted = new Set(results.casesWith('ops'));
  return NETWORKS.flatMap(({ model, title, suite }) => {
    const measured = measuredSuites(results, suite);
    if (measured.length === 0) return [];
    const rows = STAGES.flatMap(stage =>
      KINDS.map(kind => ({ stage, kind, at: `${suiteIdOf(model, PAPER_RESOLUTION)}/${armOf(stage, kind)}` })),
    ).filter(({ at }) => counted.has(at));
    type Row = (typeof rows)[number];
    const count = (quantity: string, scale: number) => (row: Row) => results.exact(row.at, quantity) / scale;
    return tableOf(
      title,
      rows,
      [
        { label: 'kind of layer', cell: ({ stage, kind }) => `${STAGE_NAMES[stage]}: ${KIND_NAMES[kind]}` },
        { label: 'ops', cell: count('ops', 1) },
        { label: 'MACs', unit: 'M', digits: 4, cell: count('macs', 1e6) },
        { label: 'memory access cost', unit: 'M elements', digits: 3, cell: count('memoryAccessCost', 1e6) },
        ...platformColumns(measured, 'time, % of all kinds', (on, { stage, kind }: Row) =>
          perCent(on, stage, [kind]),
        ),
      ],
      [`Counts are of ${PAPER_RESOLUTION}×${PAPER_RESOLUTION}; the quick profile measures smaller images.`],
    );
  });
}

/** The slices of ShuffleNetV2's Figure 2, and the kinds that they are made of here. */
const SLICES: readonly { readonly label: string; readonly kinds: readonly Kind[] }[] = [
  { label: 'convolution', kinds: TENSOR_KINDS },
  { label: 'element-wise', kinds: ['element-wise', 'activation', 'batch-norm'] },
  { label: 'data and shuffle', kinds: ['data'] },
  { label: 'other', kinds: ['pool'] },
];

/** Figure 2 beside ours. */
export function breakdownTable(results: Results): Table {
  const printed = runtimeBreakdown.rows.map(([name, convolution, data, elementWise, shuffle, other]) => [
    `paper: ${name}`,
    ...[convolution, elementWise, Number(data) + Number(shuffle), other].map(String),
  ]);
  const ours = [networkOf('shufflenet-v1'), networkOf('mobilenet-v2')].flatMap(({ title, suite }) =>
    measuredSuites(results, suite).map(measured => [
      `here: ${title} on ${measured.platform}`,
      ...SLICES.map(({ kinds }) => formatInterval(perCent(measured, 'fused', kinds))),
    ]),
  );
  return {
    title: "ShuffleNetV2's Figure 2 beside here, % of the time after fusing",
    columns: [{ label: 'network' }, ...SLICES.map(({ label }) => ({ label }))],
    rows: [...printed, ...ours],
    notes: [
      'Pools are "other" here. The paper counts loading of data as well, which there is none of here; dense layers ' +
        'count as convolutions.',
    ],
  };
}

function perCent(suite: SuiteResults, stage: Stage, kinds: readonly Kind[]): Interval | undefined {
  const share = shareOf(suite, stage, kinds);
  return share && scaled(share, 100);
}
