import type { LayoutAxis } from 'plotly.js';
import { countGraph } from '../../src/cost/counts.js';
import { measuredSuites } from '../../src/experiment/measured-suites.js';
import type { Results } from '../../src/measure/results/results.js';
import { optimize } from '../../src/networks/graph/passes/index.js';
import { fusedStages } from '../../src/papers/efficientnetv2.js';
import { publishedNumber } from '../../src/papers/published.js';
import type { Figure } from '../../src/reports/figure.js';
import { blockDiagram } from '../../src/reports/graphs/diagram.js';
import { panelFigure } from '../../src/reports/panel-figure.js';
import type { Table } from '../../src/reports/table.js';
import { tableOf } from '../../src/reports/table-of.js';
import { computedLine, guideLine, measuredLine, predictedLine } from '../../src/reports/traces.js';
import { blockGraph, OPERATORS } from './blocks.js';
import { EXPANSION_SUITE, LAST_STAGE, WHOLE, WINDOW_SUITE } from './differences.js';
import { TABLE_3, tableCase } from './networks.js';
import { measuredStages, STAGES, stageArm, WIDTHS } from './stages.js';

/** Both blocks, of few channels. */
export function mbconvDiagram(): Figure {
  const block = { channels: 16, side: 48, expansion: 4, kernel: 3 };
  return blockDiagram(
    [
      { name: 'MBConv', graph: blockGraph({ ...block, operator: 'mbconv' }) },
      { name: 'Fused-MBConv', graph: blockGraph({ ...block, operator: 'fused' }) },
    ],
    {
      id: 'blocks',
      title: 'MBConv and Fused-MBConv, expansion 4',
      caption:
        'The fused block replaces the expanding 1×1 and the depthwise convolution by one full 3×3 convolution: more work, one ' +
        'wide map fewer to write and read, one activation fewer.',
    },
  );
}

const CHANNELS = [4, 8, 16, 24, 32, 48, 64, 96, 128, 192, 256];

/** What fusing does to the counts of a block: work by channels, memory access cost by channels and map. */
export function fusingFigure(): Figure {
  /** The fused block's count over the other's. */
  const ratio = (quantity: 'macs' | 'memoryAccessCost', side: number) => (channels: number) => {
    const [plain, fused] = OPERATORS.map(
      operator =>
        countGraph(optimize(blockGraph({ operator, channels, side, expansion: 6, kernel: 3 })))[quantity],
    );
    return fused / plain;
  };
  const x = {
    title: { text: 'channels' },
    type: 'log',
    tickvals: [4, 16, 64, 256],
  } satisfies Partial<LayoutAxis>;
  return panelFigure(
    {
      id: 'fusing',
      title: 'What fusing does to the counts: more work, less to move on large maps',
      caption:
        'Left: 10·C / (2·C + 9), whatever the expansion. Right: below the dashed line the fused block moves less; on small maps ' +
        'with many channels its weights outweigh the map that it saves.',
    },
    [
      {
        heading: 'work, Fused-MBConv over MBConv',
        x,
        y: { title: { text: 'work, MBConv = 1' }, rangemode: 'tozero' },
        traces: [computedLine('any expansion and map', 3, CHANNELS, ratio('macs', 48))],
      },
      {
        heading: 'memory access cost, expansion 6',
        x,
        y: {
          title: { text: 'memory access cost, MBConv = 1' },
          type: 'log',
          tickvals: [0.6, 0.8, 1, 1.5, 2, 3],
        },
        traces: [
          ...[96, 48, 12].map((side, i) =>
            computedLine(`map ${side}×${side}`, i, CHANNELS, ratio('memoryAccessCost', side)),
          ),
          guideLine('as much in both', [CHANNELS[0], CHANNELS[CHANNELS.length - 1]], [1, 1]),
        ],
      },
    ],
  )!;
}

/** Fused over MBConv, stage by stage: work and time. */
export function stagesFigure(results: Results): Figure {
  const measured = measuredSuites(results, measuredStages);
  const { id, width } = WIDTHS.find(one => one.id === measured[0]?.id) ?? WIDTHS[0];
  const names = STAGES.map(
    ({ stage, channels, side }) => `stage ${stage}: ${channels * width} on ${side / 2}²`,
  );
  const macs = (stage: number, operator: 'fused' | 'mbconv') =>
    results.exact(`${id}/${stageArm(stage, operator)}`, 'macs');
  return {
    id: 'stages',
    title: 'Fused-MBConv over MBConv, stage by stage',
    caption:
      `Blocks of EfficientNet-B4 × ${width} on half of its maps, expansion 6. Below 1 the fused block is faster; the ` +
      'dashed line is its work.',
    data: [
      predictedLine(
        'multiply-accumulates',
        names,
        STAGES.map(({ stage }) => macs(stage, 'fused') / macs(stage, 'mbconv')),
      ),
      ...measured.map(suite =>
        measuredLine(
          suite.platform,
          names,
          STAGES.map(({ stage }) => suite.ratio(stageArm(stage, 'fused'), stageArm(stage, 'mbconv'))),
        ),
      ),
    ],
    layout: {
      xaxis: { type: 'category' },
      yaxis: { title: { text: 'fused block, MBConv = 1' }, rangemode: 'tozero' },
    },
  };
}

/** Table 3 as printed, and counted. */
export function paperTable(results: Results): Table {
  const printed = (row: string, column: string) => publishedNumber(fusedStages, row, column);
  const plain = TABLE_3[0].row;
  return tableOf(
    'EfficientNet-B4 with more and more fused stages, 380×380',
    TABLE_3,
    [
      { label: 'network', cell: ({ row }) => row },
      { label: 'windows of the fused stages', cell: ({ row, windows }) => (row === plain ? '–' : windows) },
      { label: 'paper: parameters', unit: 'M', digits: 4, cell: ({ row }) => printed(row, 'parameters_M') },
      {
        label: 'parameters',
        unit: 'M',
        digits: 4,
        cell: row => results.exact(tableCase(row), 'parameters') / 1e6,
      },
      { label: 'paper: FLOPs', unit: 'B', digits: 3, cell: ({ row }) => printed(row, 'macs_B') },
      { label: 'MACs', unit: 'B', digits: 3, cell: row => results.exact(tableCase(row), 'macs') / 1e9 },
      {
        label: 'paper: TPU, × No fused',
        digits: 3,
        cell: ({ row }) => printed(row, 'tpu_images_s') / printed(plain, 'tpu_images_s'),
      },
      {
        label: 'paper: V100, × No fused',
        digits: 3,
        cell: ({ row }) => printed(row, 'v100_images_s') / printed(plain, 'v100_images_s'),
      },
      { label: 'paper: top-1', unit: '%', digits: 3, cell: ({ row }) => printed(row, 'top1') },
    ],
    [
      'Images per second in training. "own" windows are those that EfficientNet has in the stage, 3×3 or 5×5.',
    ],
  );
}

/** What is different in V2, and what each difference does to the counts, all else equal. */
export function differencesTable(results: Results): Table {
  const [stage] = STAGES;
  const count = (id: string, quantity: string) => results.exact(id, quantity);
  const pairs = [
    {
      name: 'Fused-MBConv for MBConv, stage 2',
      id: `${WIDTHS[1].id}/${stageArm(stage.stage, 'fused')}`,
      over: `${WIDTHS[1].id}/${stageArm(stage.stage, 'mbconv')}`,
    },
    {
      name: 'expansion 4 for 6, one block',
      id: `${EXPANSION_SUITE}/expand=4`,
      over: `${EXPANSION_SUITE}/expand=6`,
    },
    {
      name: 'expansion 4 for 6, at equal work',
      id: `${EXPANSION_SUITE}/expand=4-three`,
      over: `${EXPANSION_SUITE}/expand=6-two`,
    },
    {
      name: 'two 3×3 for one 5×5, MBConv',
      id: `${WINDOW_SUITE}/mbconv-3x3-two`,
      over: `${WINDOW_SUITE}/mbconv-5x5`,
    },
    {
      name: 'two 3×3 for one 5×5, Fused-MBConv',
      id: `${WINDOW_SUITE}/fused-3x3-two`,
      over: `${WINDOW_SUITE}/fused-5x5`,
    },
  ];
  const change =
    (quantity: string) =>
    ({ id, over }: { id: string; over: string }) =>
      over === WHOLE
        ? 1 - count(id, quantity) / count(over, quantity)
        : count(id, quantity) / count(over, quantity);
  return tableOf(
    'The four differences of EfficientNetV2, each as a multiple of what it replaces',
    [...pairs, { name: 'EfficientNet-B0 without its last stage', id: LAST_STAGE, over: WHOLE }],
    [
      { label: 'difference', cell: ({ name }) => name },
      { label: 'MACs', digits: 3, cell: change('macs') },
      { label: 'parameters', digits: 3, cell: change('parameters') },
      { label: 'memory access cost', digits: 3, cell: change('memoryAccessCost') },
    ],
    [
      'Blocks are counted as they are timed, with batch norm folded and activations fused; EfficientNet-B0 as built.',
    ],
  );
}
