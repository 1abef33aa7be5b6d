import { KIND_NAMES, KINDS, type Kind, TENSOR_KINDS } from '../../src/cost/layer-kinds.js';
import { scaled } from '../../src/measure/judging/statistics.js';
import type { Results, SuiteResults } from '../../src/measure/results/results.js';
import { runtimeBreakdown } from '../../src/papers/shufflenetv2.js';
import { formatInterval } from '../../src/reports/format.js';
import type { Table } from '../../src/reports/table.js';
import { armOf, NETWORKS, RESOLUTIONS, STAGES, type Stage, suiteIdOf, suiteOf } from './networks.js';
import { measuredKinds, shareOf } from './shares.js';

/** One network: ops, work and shares of the time by kind, as built and fused. */
export function networkTable(model: string, title: string, results: Results): Table | undefined {
  const [resolution] = RESOLUTIONS;
  const id = suiteIdOf(model, resolution);
  const measured = results.platforms.flatMap(platform => suiteOf(results, platform, model) ?? []);
  if (measured.length === 0) return undefined;
  const counted = new Set(results.casesWith('ops'));
  const rows = STAGES.flatMap(stage =>
    KINDS.filter(kind => counted.has(`${id}/${armOf(stage, kind)}`)).map(kind => {
      const exact = (quantity: string) => results.exact(`${id}/${armOf(stage, kind)}`, quantity);
      return [
        `${stage === 'built' ? 'as built' : 'fused'}: ${KIND_NAMES[kind]}`,
        exact('ops'),
        exact('macs') / 1e6,
        exact('memoryAccessCost') / 1e6,
        ...measured.map(suite => perCent(suite, stage, [kind])),
      ];
    }),
  );
  return {
    title,
    columns: [
      { label: 'kind of layer' },
      { label: 'ops' },
      { label: 'MACs', unit: 'M', digits: 4 },
      { label: 'memory access cost', unit: 'M elements', digits: 3 },
      ...measured.map(({ platform }) => ({ label: `${platform}: time, % of all kinds` })),
    ],
    rows,
    notes: [`Counts are of ${resolution}×${resolution}; the quick profile measures smaller images.`],
  };
}

/** ShuffleNetV2's Figure 2 beside ours: its slices are made of our kinds. */
export function breakdownTable(results: Results): Table {
  const slices: readonly (readonly [column: string, kinds: readonly Kind[]])[] = [
    ['convolution', TENSOR_KINDS],
    ['element-wise', ['element-wise', 'activation', 'batch-norm']],
    ['data and shuffle', ['data']],
    ['other', ['pool']],
  ];
  const printed = runtimeBreakdown.rows.map(([name, convolution, data, elementWise, shuffle, other]) => [
    `paper: ${name}`,
    ...[convolution, elementWise, Number(data) + Number(shuffle), other].map(String),
  ]);
  const ours = (['shufflenet-v1', 'mobilenet-v2'] as const).flatMap(model =>
    results.platforms.flatMap(platform => {
      const suite = suiteOf(results, platform, model);
      if (!suite || measuredKinds(suite, 'fused').length === 0) return [];
      const { title } = NETWORKS.find(network => network.model === model)!;
      return [
        [`here: ${title} on ${platform}`, ...slices.map(([, kinds]) => perCent(suite, 'fused', kinds))],
      ];
    }),
  );
  return {
    title: "ShuffleNetV2's Figure 2 beside here, % of the time after fusing",
    columns: [{ label: 'network' }, ...slices.map(([label]) => ({ label }))],
    rows: [...printed, ...ours],
    notes: [
      'Pools are "other" here. The paper counts loading of data as well, which there is none of here; dense layers ' +
        'count as convolutions.',
    ],
  };
}

function perCent(suite: SuiteResults, stage: Stage, kinds: readonly Kind[]): string {
  const share = shareOf(suite, stage, kinds);
  return formatInterval(share && scaled(share, 100));
}
