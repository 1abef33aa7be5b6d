import type { LayoutAxis } from 'plotly.js';
import { sum } from 'simple-statistics';
import { isMeasured, measuredSuites } from '../../src/experiment/measured-suites.js';
import { ratioOfSums } from '../../src/experiment/ratio-of-sums.js';
import { scaled } from '../../src/measure/judging/statistics.js';
import type { Results } from '../../src/measure/results/results.js';
import { SIDE_BY_SIDE } from '../../src/networks/platforms.js';
import type { Figure } from '../../src/reports/figure.js';
import { type DrawnPanel, panelFigure } from '../../src/reports/panel-figure.js';
import { LEGEND_AT_BOTTOM, PAPER_STYLE, platformColour } from '../../src/reports/theme.js';
import { guideLine, measuredLine, measuredPoints, predictedLine } from '../../src/reports/traces.js';
import { armOf, type Form, nameOf, type SeparableLayer, WIDTHS } from './layers.js';
import { TABLE_8, TABLE_8_SUITE } from './networks.js';
import { DIRECT_SUITE, directArm } from './without-winograd.js';

/** How many times less, layer by layer: the count beside the clock; and where the separable form's time goes. */
export function layersFigure(results: Results): Figure | undefined {
  const shown = [...WIDTHS].reverse().find(({ id }) => isMeasured(results, id));
  if (!shown) return undefined;
  const { width, id, layers } = shown;
  const names = layers.map(nameOf);
  const armsOf = (layer: SeparableLayer, forms: readonly Form[]) => forms.map(form => armOf(layer, form));
  const macsOf = (layer: SeparableLayer, forms: readonly Form[]) =>
    sum(armsOf(layer, forms).map(arm => results.exact(`${id}/${arm}`, 'macs')));
  /** Some forms of every layer over others, in multiply-accumulates and in time. */
  const panel = (heading: string, yTitle: string, of: Form[], over: Form[], factor = 1): DrawnPanel => {
    const counted = layers.map(layer => (factor * macsOf(layer, of)) / macsOf(layer, over));
    const measured = measuredSuites(results, id).map(suite => {
      const ratios = layers.map(layer => ratioOfSums(suite, armsOf(layer, of), armsOf(layer, over)));
      const scaledRatios = ratios.map(ratio => ratio && scaled(ratio, factor));
      return measuredLine(suite.platform, names, scaledRatios);
    });
    return {
      heading,
      x: { type: 'category', tickangle: -30 },
      y: { title: { text: yTitle }, rangemode: 'tozero' },
      traces: [predictedLine('multiply-accumulates', names, counted), ...measured],
    };
  };
  const direct = results.suite(SIDE_BY_SIDE, DIRECT_SUITE);
  const saved = panel('how many times less', 'full over separable, ×', ['full'], ['separable']);
  const withoutWinograd = direct && {
    ...measuredLine(
      'wasm without Winograd',
      names,
      layers.map(layer => direct.ratio(directArm(layer), armOf(layer, 'separable'))),
    ),
    line: { color: platformColour('wasm'), dash: 'dot' as const },
    marker: { color: platformColour('wasm'), symbol: 'circle-open' },
  };
  return panelFigure(
    {
      id: 'layers',
      title: 'A 3×3 layer against its depthwise-separable form',
      caption:
        `Layers of MobileNetV1 × ${width}. Left: how many times less the separable form takes, in ` +
        'multiply-accumulates and in time; open circles are against a full convolution without Winograd. Right: the depthwise ' +
        'half’s share of the two halves.',
    },
    [
      {
        ...saved,
        traces: [...saved.traces, ...(withoutWinograd && width === WIDTHS[0].width ? [withoutWinograd] : [])],
      },
      panel(
        'depthwise half of the separable form',
        'depthwise half, % of both',
        ['depthwise'],
        ['depthwise', 'pointwise'],
        100,
      ),
    ],
  );
}

/** Time against multiply-accumulates for the networks of Table 8, on the phone and here. */
export function practiceFigure(results: Results): Figure {
  const [smallest] = TABLE_8;
  const macs = TABLE_8.map(({ model }) => results.exact(`${TABLE_8_SUITE}/${model}`, 'macs'));
  const work = macs.map(count => count / macs[0]);
  const ends = [1, 1.2 * Math.max(...work)];
  const ticks: Partial<LayoutAxis> = { type: 'log', tickvals: [1, 2, 4, 8, 16] };
  return {
    id: 'practice',
    title: 'Times less in theory, times less in practice',
    caption:
      'Both axes are multiples of ShuffleNet 0.5×. A network below the dashed line is faster than its ' +
      'multiply-accumulates say: seen from there, the smallest network is too slow.',
    data: [
      guideLine('time as the multiply-accumulates', ends, ends),
      {
        type: 'scatter',
        mode: 'text+markers',
        name: 'paper, Snapdragon 820',
        x: work,
        y: TABLE_8.map(({ ms }) => ms / smallest.ms),
        text: TABLE_8.map(({ row }) => row.replace(' (g=3)', '')),
        // Plotly takes a place for each point, its types only one for all.
        textposition: TABLE_8.map(({ label }) => label) as unknown as 'top left',
        textfont: { size: 11 },
        marker: PAPER_STYLE.marker,
        cliponaxis: false,
      },
      ...measuredSuites(results, TABLE_8_SUITE).map(suite =>
        measuredPoints(
          suite.platform,
          work,
          TABLE_8.map(({ model }) => suite.ratio(model, smallest.model)),
        ),
      ),
    ],
    layout: {
      width: 900,
      height: 520,
      margin: { l: 70, r: 110, t: 70, b: 120 },
      xaxis: { title: { text: 'multiply-accumulates, × ShuffleNet 0.5×' }, ...ticks },
      yaxis: { title: { text: 'time, × ShuffleNet 0.5×' }, ...ticks },
      legend: LEGEND_AT_BOTTOM,
    },
  };
}
