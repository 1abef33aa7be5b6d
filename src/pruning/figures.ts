import type { Data, Layout } from 'plotly.js';
import type { Results } from '../record/results.js';
import type { Figure } from '../report/figure.js';
import { intervalLine } from '../report/interval-line.js';
import { axisSuffix, legendOnce, panelHeading } from '../report/panels.js';
import { COLOURS, platformColour } from '../report/theme.js';
import { TILE_WIDTH } from './claims.js';
import { ALIGNMENTS, type Alignment, armsOf, BATCHES, SHARES } from './network.js';
import { type Staircase, staircases } from './staircase.js';

/** Latency at every channel count, one panel a convolution; multiples of the tile width stand out. */
export function staircaseFigure(results: Results): Figure | undefined {
  const shown = staircases.filter(({ suite }) => results.platforms.some(p => results.suite(p, suite)));
  if (shown.length === 0) return undefined;
  const data = legendOnce(
    shown.flatMap((stairs, panel) =>
      results.platforms.flatMap(platform => staircaseTraces(results, platform, stairs, panel)),
    ),
  );
  const layout: Partial<Layout> & Record<string, unknown> = {
    grid: { rows: Math.ceil(shown.length / 2), columns: 2, pattern: 'independent', xgap: 0.1, ygap: 0.3 },
    width: 980,
    height: 130 + 300 * Math.ceil(shown.length / 2),
    legend: { orientation: 'h', y: -0.1, x: 0 },
    annotations: shown.map(({ kernel, varied }, panel) =>
      panelHeading(panel, `${kernel}×${kernel}, ${varied} channels`),
    ),
  };
  for (const [panel, { varied }] of shown.entries()) {
    layout[`xaxis${axisSuffix(panel)}`] = { title: { text: `${varied} channels` }, dtick: 16 };
    layout[`yaxis${axisSuffix(panel)}`] = { title: { text: 'ms' }, rangemode: 'tozero' };
  }
  return {
    id: 'staircase',
    title: 'One channel more can be faster: latency at every channel count',
    caption: `Large dots are multiples of ${TILE_WIDTH}, the width of the register tile. Where the line is a saw, fewer channels take longer than the next multiple.`,
    data,
    layout,
  };
}

function staircaseTraces(
  results: Results,
  platform: string,
  { suite: id }: Staircase,
  panel: number,
): Partial<Data>[] {
  const suite = results.suite(platform, id);
  if (!suite) return [];
  const counts = suite.arms.map(Number);
  return [
    {
      type: 'scatter',
      mode: 'lines+markers',
      name: platform,
      x: counts,
      y: suite.arms.map(arm => (suite.timeNs(arm)?.estimate ?? Number.NaN) / 1e6),
      line: { color: platformColour(platform), width: 1 },
      marker: { size: counts.map(count => (count % TILE_WIDTH === 0 ? 7 : 3)) },
      xaxis: `x${axisSuffix(panel)}`,
      yaxis: `y${axisSuffix(panel)}`,
    },
  ];
}

/** Time of the pruned network against what its multiply-accumulates promise. */
export function pruningFigure(results: Results): Figure {
  const share = (arm: string, quantity: string) =>
    results.exact(`pruned-vgg/${arm}`, quantity) / results.exact('pruned-vgg/0%', quantity);
  const promised = armsOf('unaligned').map(arm => 100 * share(arm, 'macs'));
  const data: Partial<Data>[] = [
    {
      type: 'scatter',
      mode: 'lines',
      name: 'promised by multiply-accumulates',
      x: [...SHARES],
      y: promised,
      line: { color: '#000000', dash: 'dash' },
    },
  ];
  for (const platform of results.platforms) {
    const suite = results.suite(platform, 'pruned-vgg');
    if (!suite) continue;
    for (const alignment of Object.keys(ALIGNMENTS) as Alignment[]) {
      const ratios = armsOf(alignment).map(arm => suite.ratio(arm, '0%'));
      data.push({
        ...intervalLine(SHARES, ratios, 100),
        name: `${platform}, ${alignment}`,
        line: { color: platformColour(platform), dash: alignment === 'aligned' ? 'solid' : 'dot' },
      });
    }
  }
  return {
    id: 'pruned-network',
    title: 'Pruning a small network: time against what its multiply-accumulates promise',
    caption:
      'Aligned: filter counts rounded to multiples of 8, so its work differs a little from the dashed line. The ' +
      'distance above the dashed line is what pruning did not save.',
    data,
    layout: {
      width: 900,
      height: 460,
      xaxis: { title: { text: 'pruned share of the filters, %' }, dtick: 10 },
      yaxis: { title: { text: 'time, % of the whole network' }, rangemode: 'tozero' },
    },
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
    line: { color: COLOURS[6], dash: 'dash' },
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
