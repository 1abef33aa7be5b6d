import type { Data, LayoutAxis } from 'plotly.js';
import type { Interval } from '../../src/measure/judging/statistics.js';
import type { Results } from '../../src/measure/results/results.js';
import { publishedNumber } from '../../src/papers/published.js';
import { actualSpeed } from '../../src/papers/shufflenetv1.js';
import type { Figure } from '../../src/reports/figure.js';
import { intervalLine } from '../../src/reports/interval-line.js';
import { axisSuffix, legendOnce, panelLayout } from '../../src/reports/panels.js';
import { PAPER_STYLE, PREDICTED_STYLE, platformColour } from '../../src/reports/theme.js';
import { theoreticalShare } from './claims.js';
import { armOf, layersOf, measuredLayers, type SeparableLayer, WINDOW } from './layers.js';
import { TABLE_8, TABLE_8_SUITE } from './networks.js';

/** `28² · 128 → 128`. */
export function nameOf({ side, channels, filters }: SeparableLayer): string {
  return `${side}² · ${channels} → ${filters}`;
}

/** How many times less, layer by layer: the formula beside the clock; and where the separable form's time goes. */
export function layersFigure(results: Results): Figure | undefined {
  const measured = results.platforms.flatMap(platform => {
    const found = measuredLayers(results, platform);
    return found ? [{ platform, ...found }] : [];
  });
  if (measured.length === 0) return undefined;
  const { width } = measured[0];
  const layers = layersOf(width);
  const names = layers.map(nameOf);
  const predicted = (y: number[], panel: number): Partial<Data> => ({
    type: 'scatter',
    mode: 'lines+markers',
    name: 'multiply-accumulates',
    x: names,
    y,
    ...PREDICTED_STYLE,
    ...axes(panel),
  });
  const data = [
    predicted(
      layers.map(layer => 1 / theoreticalShare(layer)),
      0,
    ),
    predicted(layers.map(depthwiseShare), 1),
    ...measured
      .filter(one => one.width === width)
      .flatMap(({ platform, suite }): Partial<Data>[] => {
        const style = { name: platform, line: { color: platformColour(platform) } };
        const faster = layers.map(layer => suite.ratio(armOf(layer, 'full'), armOf(layer, 'separable')));
        const share = layers.map(layer =>
          shareOf(suite.ratio(armOf(layer, 'depthwise'), armOf(layer, 'pointwise'))),
        );
        return [
          { ...intervalLine(names, faster), ...style, ...axes(0) } as Partial<Data>,
          { ...intervalLine(names, share, 100), ...style, ...axes(1) } as Partial<Data>,
        ];
      }),
  ];
  const x = { type: 'category', tickangle: -30 } as const;
  return {
    id: 'layers',
    title: 'A 3×3 layer against its depthwise-separable form',
    caption:
      `Layers of MobileNetV1 × ${width}. Left: how many times less the separable form takes, in ` +
      'multiply-accumulates and in time. Right: the part of its depthwise half.',
    data: legendOnce(data),
    layout: panelLayout([
      {
        heading: 'how many times less',
        x,
        y: { title: { text: 'full over separable, ×' }, rangemode: 'tozero' },
      },
      {
        heading: 'depthwise half of the separable form',
        x,
        y: { title: { text: 'depthwise half, % of both' }, rangemode: 'tozero' },
      },
    ]),
  };
}

/** The depthwise half's per cent of the multiply-accumulates: S² / (S² + K). */
function depthwiseShare({ filters }: SeparableLayer): number {
  return (100 * WINDOW ** 2) / (WINDOW ** 2 + filters);
}

/** Of the ratio a : b, the interval of a / (a + b). */
function shareOf(ratio: Interval | undefined): Interval | undefined {
  if (!ratio) return undefined;
  const share = (value: number) => value / (1 + value);
  const { estimate, low, high, level } = ratio;
  return { estimate: share(estimate), low: share(low), high: share(high), level };
}

function axes(panel: number): { xaxis: string; yaxis: string } {
  return { xaxis: `x${axisSuffix(panel)}`, yaxis: `y${axisSuffix(panel)}` };
}

/** Time against multiply-accumulates for the networks of Table 8, on the phone and here. */
export function practiceFigure(results: Results): Figure {
  const [smallest] = TABLE_8;
  const work = (model: string) =>
    results.exact(`${TABLE_8_SUITE}/${model}`, 'macs') /
    results.exact(`${TABLE_8_SUITE}/${smallest.model}`, 'macs');
  const printed = ({ row }: { row: string }) =>
    publishedNumber(actualSpeed, row, 'ms_224x224') /
    publishedNumber(actualSpeed, smallest.row, 'ms_224x224');
  const end = 1.2 * Math.max(...TABLE_8.map(({ model }) => work(model)));
  const data: Partial<Data>[] = [
    {
      type: 'scatter',
      mode: 'lines',
      name: 'time as the multiply-accumulates',
      x: [1, end],
      y: [1, end],
      line: PREDICTED_STYLE.line,
    },
    {
      type: 'scatter',
      mode: 'text+markers',
      name: 'paper, Snapdragon 820',
      x: TABLE_8.map(({ model }) => work(model)),
      y: TABLE_8.map(printed),
      text: TABLE_8.map(({ row }) => row.replace(/ \(g=3\)/, '')),
      // Plotly takes a place for each point, its types only one for all.
      textposition: TABLE_8.map(({ label }) => label) as unknown as 'top left',
      textfont: { size: 11 },
      marker: PAPER_STYLE.marker,
      cliponaxis: false,
    },
  ];
  for (const platform of results.platforms) {
    const suite = results.suite(platform, TABLE_8_SUITE);
    if (!suite) continue;
    const models = TABLE_8.map(({ model }) => model).filter(model => suite.has(model));
    const ratios = models.map(model => suite.ratio(model, smallest.model));
    data.push({
      ...intervalLine(models.map(work), ratios),
      mode: 'markers',
      name: platform,
      marker: { size: 8, color: platformColour(platform) },
    });
  }
  const ticks: Partial<LayoutAxis> = { type: 'log', tickvals: [1, 2, 4, 8, 16] };
  return {
    id: 'practice',
    title: 'Times less in theory, times less in practice',
    caption:
      'Both axes are multiples of ShuffleNet 0.5×. A network below the dashed line is faster than its ' +
      'multiply-accumulates say: seen from there, the smallest network is too slow.',
    data,
    layout: {
      width: 900,
      height: 520,
      margin: { l: 70, r: 110, t: 70, b: 120 },
      xaxis: { title: { text: 'multiply-accumulates, × ShuffleNet 0.5×' }, ...ticks },
      yaxis: { title: { text: 'time, × ShuffleNet 0.5×' }, ...ticks },
      legend: { orientation: 'h', x: 0, y: 0, yref: 'container', yanchor: 'bottom' },
    },
  };
}
