import type { LayoutAxis, PlotData } from 'plotly.js';
import { measuredSuites } from '../../src/experiment/measured-suites.js';
import type { Results } from '../../src/measure/results/results.js';
import type { BottleneckBlock } from '../../src/networks/models/bottleneck.js';
import type { Figure } from '../../src/reports/figure.js';
import { panelFigure } from '../../src/reports/panel-figure.js';
import { COLOURS } from '../../src/reports/theme.js';
import { computedLine, guideLine, measuredLine } from '../../src/reports/traces.js';
import { armOf, blocks, caseOf, QUICK_BLOCKS, SIMULATED_BLOCKS, splitsOf } from './blocks.js';
import { type TSplitParts, tSplitParts } from './elements.js';

/** t on a logarithmic axis, ticks at powers of 2. */
const SLICES_AXIS: Partial<LayoutAxis> = {
  title: { text: 't, slices' },
  type: 'log',
  tickvals: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512],
};

const MISSES_AXIS: Partial<LayoutAxis> = {
  title: { text: 'misses, lines' },
  type: 'log',
  // 1, 2 and 5 times the powers of ten; Plotly's own ticks between powers are too small to read.
  tickvals: [3, 4, 5, 6, 7].flatMap(power => [1, 2, 5].map(digit => digit * 10 ** power)),
};

/** Equal steps are equal factors: the first slices stay readable beside single channels. */
const TRADE_AXIS: Partial<LayoutAxis> = {
  title: { text: 'time and memory, × t = 1' },
  type: 'log',
  tickvals: [0.2, 0.5, 1, 2, 5, 10, 20, 50],
};

/** Memory against t for one block after another: the formula, and the arena that is really allocated. */
export function memoryFigure(results: Results): Figure {
  const perCent = (block: BottleneckBlock, quantity: string) => (t: number) =>
    (100 * results.exact(caseOf(block, t), quantity)) / results.exact(caseOf(block, 1), 'formulaBytes');
  return {
    id: 'memory',
    title: 'Peak memory of a bottleneck block against the number of slices',
    caption:
      "Lines: the paper's formula; dots: the planned arena, which an executor allocates as it is. At t = 1 the dots lie below: a plan " +
      'that frees the input after its last reader, and makes the output when it is needed, does better.',
    data: QUICK_BLOCKS.flatMap((block, i): Partial<PlotData>[] => [
      {
        ...computedLine(`${block.name}, formula`, i, splitsOf(block), perCent(block, 'formulaBytes')),
        mode: 'lines',
        line: { color: COLOURS[i], dash: 'dash' },
      },
      {
        ...computedLine(`${block.name}, allocated`, i, splitsOf(block), perCent(block, 'arenaBytes')),
        mode: 'markers',
        marker: { color: COLOURS[i], size: 8 },
      },
    ]),
    layout: {
      width: 900,
      height: 460,
      xaxis: SLICES_AXIS,
      yaxis: { title: { text: "memory, % of the formula's at t = 1" }, rangemode: 'tozero' },
    },
  };
}

/** Time against memory saved, a panel a block: the trade that the paper describes and does not show. */
export function tradeFigure(results: Results): Figure | undefined {
  return panelFigure(
    {
      id: 'time',
      title: 'What splitting costs in time, and what it saves in memory',
      caption:
        'Lines with bars: measured time with its confidence interval. Dashed: memory of the arena that our planner allocates. ' +
        'Both axes are logarithmic. The paper gives only the sentence that t between 2 and 5 is most helpful; this curve is new.',
    },
    blocks.map(block => ({
      heading: block.name,
      x: SLICES_AXIS,
      y: TRADE_AXIS,
      traces: tradeTraces(results, block),
    })),
  );
}

/** The memory of each split that any platform measured, and the times of each platform. */
function tradeTraces(results: Results, block: BottleneckBlock): Partial<PlotData>[] {
  const suites = measuredSuites(results, block.name);
  if (suites.length === 0) return [];
  const splits = splitsOf(block).filter(t => suites.some(suite => suite.has(armOf(t))));
  const arena = (t: number) => results.exact(caseOf(block, t), 'arenaBytes');
  const memory = splits.map(t => arena(t) / arena(1));
  return [
    guideLine('memory of the arena', splits, memory),
    ...suites.map(suite => {
      const measured = splits.filter(t => suite.has(armOf(t)));
      const ratios = measured.map(t => suite.ratio(armOf(t), armOf(1)));
      return { ...measuredLine(suite.platform, measured, ratios), name: `time, ${suite.platform}` };
    }),
  ];
}

/** How the two simulated levels are drawn. */
const LEVELS = [
  { name: 'L1', quantity: 'l1Misses', dash: 'solid', symbol: 'circle' },
  { name: 'L2', quantity: 'l2Misses', dash: 'dot', symbol: 'circle-open' },
] as const;

/** Simulated misses against t. */
export function missesFigure(results: Results): Figure {
  return {
    id: 'misses',
    title: 'Simulated cache misses against the number of slices',
    caption:
      'Addresses of the tiled kernels through a simulated 32 KiB L1 (8 ways) and 1 MiB L2 (16 ways), lines of 64 B, ' +
      'LRU. Only counts: how much time a miss costs is the machine’s business.',
    data: SIMULATED_BLOCKS.flatMap((block, i) =>
      LEVELS.map(({ name, quantity, dash, symbol }): Partial<PlotData> => {
        const misses = (t: number) => results.exact(caseOf(block, t), quantity);
        const line = computedLine(`${block.name}, ${name}`, i, splitsOf(block), misses);
        return { ...line, line: { ...line.line, dash }, marker: { ...line.marker, symbol } };
      }),
    ),
    layout: { width: 900, height: 440, xaxis: SLICES_AXIS, yaxis: MISSES_AXIS },
  };
}

const KIB_PER_ELEMENT = Float32Array.BYTES_PER_ELEMENT / 1024;

/** Name and colour of each part, from the bottom of a bar to its top. */
const PARTS: readonly (readonly [part: keyof TSplitParts, name: string, colour: string])[] = [
  ['input', 'input', '#8c8c8c'],
  ['output', 'output', COLOURS[5]],
  ['expanded', 'slice after expanding', COLOURS[0]],
  ['filtered', 'slice after the depthwise convolution', COLOURS[1]],
];

/**
 * What a bottleneck block keeps in memory at once, by the paper's formula, as bars over the number of slices: t = 1, some
 * more, and n, one channel at a time.
 *
 * @source Sandler et al. 2018, arXiv:1801.04381, section 5.1
 */
export function splitMemoryFigure(block: BottleneckBlock): Figure {
  const { name, side, channels, expanded, filters } = block;
  const splits = [...[1, 2, 3, 4, 6, 12].filter(t => t < expanded), expanded];
  const parts = splits.map(t => tSplitParts(block, t));
  return {
    id: 'split-memory',
    title: `What is alive at once in ${name}, by the number of slices`,
    caption:
      `${side}²×${channels} → ${expanded} → ${filters}, float32, without weights. Splitting ` +
      'shrinks the two slices; input and output stay, and are soon the larger part.',
    data: PARTS.map(([part, name, color]) => ({
      type: 'bar',
      name,
      x: splits.map(String),
      y: parts.map(of => of[part] * KIB_PER_ELEMENT),
      marker: { color },
    })),
    layout: {
      barmode: 'stack',
      xaxis: { title: { text: 't, slices' }, type: 'category' },
      yaxis: { title: { text: 'memory, KiB' } },
      legend: { traceorder: 'normal' },
    },
  };
}
