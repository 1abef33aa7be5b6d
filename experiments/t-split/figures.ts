import type { Data, LayoutAxis } from 'plotly.js';
import type { Results } from '../../src/measure/results/results.js';
import type { BottleneckBlock } from '../../src/networks/models/bottleneck.js';
import type { Figure } from '../../src/reports/figure.js';
import { panelFigure } from '../../src/reports/panel-figure.js';
import { COLOURS, PREDICTED_STYLE } from '../../src/reports/theme.js';
import { measuredLine } from '../../src/reports/traces.js';
import { armOf, blocks, caseOf, slicesOf, splitsOf } from './blocks.js';
import { SIMULATED } from './exact.js';

/** t on a logarithmic axis, ticks at powers of 2. */
const SLICES_AXIS: Partial<LayoutAxis> = {
  title: { text: 't, slices' },
  type: 'log',
  tickvals: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512],
};

/** 1, 2 and 5 times the powers of ten; Plotly's own ticks between powers are too small to read. */
const MISS_TICKS = [3, 4, 5, 6, 7].flatMap(power => [1, 2, 5].map(digit => digit * 10 ** power));

/** Memory against t for one block after another: the formula, and the arena that is really allocated. */
export function memoryFigure(results: Results): Figure {
  const shown = blocks.filter(block => ['block2', 'block3', 'block5', 'block14'].includes(block.name));
  const relative = (block: BottleneckBlock, quantity: string) =>
    splitsOf(block, 'full').map(
      t =>
        (100 * results.exact(caseOf(block, t), quantity)) / results.exact(caseOf(block, 1), 'formulaBytes'),
    );
  const data: Partial<Data>[] = shown.flatMap((block, i) => [
    {
      type: 'scatter',
      mode: 'lines',
      name: `${block.name}, formula`,
      x: [...splitsOf(block, 'full')],
      y: relative(block, 'formulaBytes'),
      line: { color: COLOURS[i], dash: 'dash' },
    },
    {
      type: 'scatter',
      mode: 'markers',
      name: `${block.name}, allocated`,
      x: [...splitsOf(block, 'full')],
      y: relative(block, 'arenaBytes'),
      marker: { color: COLOURS[i], size: 8 },
    },
  ]);
  return {
    id: 'memory',
    title: 'Peak memory of a bottleneck block against the number of slices',
    caption:
      "Lines: the paper's formula; dots: the planned arena, which an executor allocates as it is. At t = 1 the dots lie below: a plan " +
      'that frees the input after its last reader, and makes the output when it is needed, does better.',
    data,
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
  const shown = blocks.filter(block => results.platforms.some(p => results.suite(p, block.name)));
  return panelFigure(
    {
      id: 'time',
      title: 'What splitting costs in time, and what it saves in memory',
      caption:
        'Lines with bars: measured time with its 95 % interval. Dashed: memory of the arena. The paper gives only the ' +
        'sentence that t between 2 and 5 is most helpful; this curve is new.',
    },
    shown.map(block => ({
      heading: block.name,
      x: SLICES_AXIS,
      y: { title: { text: 'time and memory, × t = 1' }, rangemode: 'tozero' },
      traces: tradeTraces(results, block),
    })),
  );
}

/** The memory of each split that any platform measured, and the times of each platform. */
function tradeTraces(results: Results, block: BottleneckBlock): Partial<Data>[] {
  const suites = results.platforms.flatMap(platform => results.suite(platform, block.name) ?? []);
  const splits = [...new Set(suites.flatMap(suite => slicesOf(suite.arms)))].sort((a, b) => a - b);
  const arena = (t: number) => results.exact(caseOf(block, t), 'arenaBytes');
  return [
    {
      type: 'scatter',
      mode: 'lines',
      name: 'memory of the arena',
      x: splits,
      y: splits.map(t => arena(t) / arena(1)),
      line: PREDICTED_STYLE.line,
    },
    ...suites.map(suite => ({
      ...measuredLine(
        suite.platform,
        slicesOf(suite.arms),
        suite.arms.map(arm => suite.ratio(arm, armOf(1))),
      ),
      name: `time, ${suite.platform}`,
    })),
  ];
}

/** Simulated misses against t. */
export function missesFigure(results: Results): Figure {
  const data = SIMULATED.flatMap((block, i) => {
    const splits = splitsOf(block, 'full');
    return (['l1Misses', 'l2Misses'] as const).map(
      (quantity): Partial<Data> => ({
        type: 'scatter',
        mode: 'lines+markers',
        name: `${block.name}, ${quantity === 'l1Misses' ? 'L1' : 'L2'}`,
        x: [...splits],
        y: splits.map(t => results.exact(caseOf(block, t), quantity)),
        line: { color: COLOURS[i], dash: quantity === 'l1Misses' ? 'solid' : 'dot' },
        marker: { symbol: quantity === 'l1Misses' ? 'circle' : 'circle-open' },
      }),
    );
  });
  return {
    id: 'misses',
    title: 'Simulated cache misses against the number of slices',
    caption:
      'Addresses of the tiled kernels through a simulated 32 KiB L1 (8 ways) and 1 MiB L2 (16 ways), lines of 64 B, ' +
      'LRU. Only counts: how much time a miss costs is the machine’s business.',
    data,
    layout: {
      width: 900,
      height: 440,
      xaxis: SLICES_AXIS,
      yaxis: { title: { text: 'misses, lines' }, type: 'log', tickvals: MISS_TICKS },
    },
  };
}
