import type { Data } from 'plotly.js';
import type { Results, SuiteResults } from '../../src/measure/results/results.js';
import type { Figure } from '../../src/reports/figure.js';
import { intervalLine } from '../../src/reports/interval-line.js';
import { axisSuffix, legendOnce, panelLayout } from '../../src/reports/panels.js';
import { PREDICTED_STYLE, platformColour } from '../../src/reports/theme.js';
import { TILE_WIDTH } from './claims.js';
import { ALIGNMENTS, type Alignment, armsOf, BATCHES, SHARES } from './network.js';
import { isStaircase, staircases } from './staircase.js';

/** Latency at every channel count, one panel a convolution; multiples of the tile width stand out. */
export function staircaseFigure(results: Results): Figure | undefined {
  return countFigure(
    results,
    'time, ms',
    suite => channelsOf(suite).map(count => timeNs(suite, count) / 1e6),
    {
      id: 'staircase',
      title: 'Latency at every channel count',
      caption: `Large dots are multiples of ${TILE_WIDTH}, the width of the register tile.`,
    },
  );
}

/** The same, as a share of the straight line between neighbouring multiples: the teeth of the saw. */
export function teethFigure(results: Results): Figure | undefined {
  const overLine = (suite: SuiteResults) =>
    channelsOf(suite).map(count => {
      const [below, above] = [Math.floor(count / TILE_WIDTH), Math.ceil(count / TILE_WIDTH)].map(
        m => m * TILE_WIDTH,
      );
      if (below === above || !suite.arms.includes(String(above))) return 0;
      const share = (count - below) / TILE_WIDTH;
      const line = timeNs(suite, below) * (1 - share) + timeNs(suite, above) * share;
      return 100 * (timeNs(suite, count) / line - 1);
    });
  return countFigure(results, 'time over the line, %', overLine, {
    id: 'teeth',
    title: `The teeth of the saw: latency over the line between multiples of ${TILE_WIDTH}`,
    caption:
      'Large dots are the multiples. Above 0, a count takes longer than the multiples around it promise: what the ' +
      'remainder of a tile costs. Without a tile there is only noise around 0.',
  });
}

/** One panel a convolution, one line a platform, over the channel counts. */
function countFigure(
  results: Results,
  yTitle: string,
  values: (suite: SuiteResults) => readonly number[],
  text: Pick<Figure, 'id' | 'title' | 'caption'>,
): Figure | undefined {
  const shown = staircases.filter(({ suite }) =>
    results.platforms.some(p => isStaircase(results.suite(p, suite))),
  );
  if (shown.length === 0) return undefined;
  const traces = shown.flatMap(({ suite: id }, panel) =>
    results.platforms.flatMap((platform): Partial<Data>[] => {
      const suite = results.suite(platform, id);
      if (!isStaircase(suite)) return [];
      const counts = channelsOf(suite);
      return [
        {
          type: 'scatter',
          mode: 'lines+markers',
          name: platform,
          x: counts,
          y: [...values(suite)],
          line: { color: platformColour(platform), width: 1 },
          marker: { size: counts.map(count => (count % TILE_WIDTH === 0 ? 7 : 3)) },
          xaxis: `x${axisSuffix(panel)}`,
          yaxis: `y${axisSuffix(panel)}`,
        },
      ];
    }),
  );
  const panels = shown.map(({ kernel, varied }) => ({
    heading: `${kernel}×${kernel}, ${varied} channels`,
    x: { title: { text: `${varied} channels` }, dtick: 16 },
    y: { title: { text: yTitle } },
  }));
  return { ...text, data: legendOnce(traces), layout: panelLayout(panels) };
}

function channelsOf(suite: SuiteResults): number[] {
  return suite.arms.map(Number);
}

function timeNs(suite: SuiteResults, count: number): number {
  return suite.timeNs(String(count))!.estimate;
}

/** Time of the pruned network, and how much of what its multiply-accumulates promise it keeps. */
export function pruningFigure(results: Results): Figure {
  const share = (arm: string) =>
    results.exact(`pruned-vgg/${arm}`, 'macs') / results.exact('pruned-vgg/0%', 'macs');
  const traces: Partial<Data>[] = [
    {
      type: 'scatter',
      mode: 'lines',
      name: 'promised by multiply-accumulates',
      x: [...SHARES],
      y: armsOf('unaligned').map(arm => 100 * share(arm)),
      line: PREDICTED_STYLE.line,
      xaxis: 'x',
      yaxis: 'y',
    },
    {
      type: 'scatter',
      mode: 'lines',
      name: 'promised by multiply-accumulates',
      x: [...SHARES],
      y: SHARES.map(() => 1),
      line: PREDICTED_STYLE.line,
      xaxis: 'x2',
      yaxis: 'y2',
    },
  ];
  for (const platform of results.platforms) {
    const suite = results.suite(platform, 'pruned-vgg');
    if (!suite) continue;
    for (const alignment of Object.keys(ALIGNMENTS) as Alignment[]) {
      const style = {
        name: `${platform}, ${alignment}`,
        line: { color: platformColour(platform), dash: alignment === 'aligned' ? 'solid' : 'dot' } as const,
        marker: { symbol: alignment === 'aligned' ? 'circle' : 'circle-open' } as const,
      };
      const ratios = armsOf(alignment).map(arm => suite.ratio(arm, '0%'));
      const perMac = armsOf(alignment).map(arm => suite.ratio(arm, '0%', { perMac: true }));
      traces.push(
        { ...intervalLine(SHARES, ratios, 100), ...style, xaxis: 'x', yaxis: 'y' },
        { ...intervalLine(SHARES, perMac), ...style, xaxis: 'x2', yaxis: 'y2' },
      );
    }
  }
  const x = { title: { text: 'pruned share of the filters, %' }, dtick: 20 };
  return {
    id: 'pruned-network',
    title: 'Pruning a small network: time against what its multiply-accumulates promise',
    caption:
      'Left: time. Right: the same per multiply-accumulate, where a kept promise is flat at 1. Aligned: filter ' +
      'counts rounded to multiples of 8.',
    data: legendOnce(traces),
    layout: panelLayout(
      [
        { heading: 'time', x, y: { title: { text: 'time, % of the whole network' }, rangemode: 'tozero' } },
        {
          heading: 'time per multiply-accumulate',
          x,
          y: { title: { text: 'time per MAC, × whole network' }, rangemode: 'tozero' },
        },
      ],
      2,
    ),
  };
}

/** Time per image against batch size; a fixed cost per call falls as 1 / batch. */
export function batchFigure(results: Results): Figure | undefined {
  const data = results.platforms.flatMap(platform =>
    ['batch-whole', 'batch-pruned'].flatMap((id, i): Partial<Data>[] => {
      const suite = results.suite(platform, id);
      if (!suite) return [];
      const ratios = BATCHES.map(batch => suite.ratio(`batch=${batch}`, 'batch=1', { perMac: true }));
      return [
        {
          ...intervalLine(BATCHES, ratios),
          name: `${platform}, ${id === 'batch-whole' ? 'whole' : 'pruned by 90 %'}`,
          line: { color: platformColour(platform), dash: i === 0 ? 'solid' : 'dot' },
          marker: { symbol: i === 0 ? 'circle' : 'circle-open' },
        },
      ];
    }),
  );
  if (data.length === 0) return undefined;
  const ideal: Partial<Data> = {
    type: 'scatter',
    mode: 'lines',
    name: 'if a call cost the same whatever its batch',
    x: [...BATCHES],
    y: BATCHES.map(batch => 1 / batch),
    line: PREDICTED_STYLE.line,
  };
  return {
    id: 'batch',
    title: 'Time per image against batch size',
    caption:
      'Flat at 1: all cost is work. On the dashed line: all cost is per call, and a larger batch is free.',
    data: [ideal, ...data],
    layout: {
      width: 900,
      height: 420,
      xaxis: { title: { text: 'batch' }, type: 'category' },
      yaxis: { title: { text: 'time per image, × batch 1' }, rangemode: 'tozero' },
    },
  };
}
