import type { Data, PlotData } from 'plotly.js';
import type { Kind } from '../../cost/layer-kinds.js';
import type { ComparedGraph, GraphComparison } from '../../measure/graphs/graph-comparison.js';
import type { Figure } from '../figure.js';
import { formatInterval } from '../format.js';
import { intervalBars } from '../interval-line.js';
import { kindBars, wholeMarks } from '../kind-bars.js';
import { measuredOn } from '../measured-on.js';
import { PREDICTED_STYLE, platformColour } from '../theme.js';
import { expectComparison, expectLayers } from './tables.js';

const ROW_HEIGHT = 40;

/** The time of each graph over that of the first, beside its multiply-accumulates and memory access cost over the first's. */
export function graphFigure(comparison: GraphComparison): Figure {
  expectComparison('graphFigure', comparison);
  const { graphs, noise, platform, run } = comparison;
  const [first] = graphs;
  const y = graphs.map(({ name }) => name);
  const counted = (of: 'macs' | 'memoryAccessCost', name: string, symbol: string): Partial<PlotData> => ({
    type: 'scatter',
    mode: 'markers',
    name,
    x: graphs.map(({ cost }) => (first.cost[of] > 0 ? cost[of] / first.cost[of] : null)),
    y,
    marker: { ...PREDICTED_STYLE.marker, symbol, size: 11 },
  });
  const data: Partial<PlotData>[] = [
    counted('macs', 'multiply-accumulates', 'square-open'),
    counted('memoryAccessCost', 'memory access cost', 'triangle-up-open'),
    {
      type: 'scatter',
      mode: 'markers',
      name: `time on ${platform}`,
      x: graphs.map(({ ratio }) => ratio?.estimate ?? null),
      y,
      error_x: intervalBars(graphs.map(({ ratio }) => ratio)),
      marker: { color: platformColour(platform), size: 9 },
    },
  ];
  return {
    id: 'compared-graphs',
    title: `Time and counts, ${first.name} = 1`,
    caption:
      'Where the time stands beside a count, that count predicts it. Bars are the confidence intervals of the paired ratios; ' +
      `${first.name} against itself (A/A): ${formatInterval(noise)}. ${measuredOn(run.header)}`,
    data,
    layout: {
      height: 190 + ROW_HEIGHT * graphs.length,
      margin: { l: 40, r: 30, t: 70, b: 110 },
      xaxis: { title: { text: `time and counts, ${first.name} = 1` }, rangemode: 'tozero' },
      yaxis: { autorange: 'reversed', type: 'category' },
      legend: { orientation: 'h', x: 0, y: 0, yref: 'container', yanchor: 'bottom' },
    },
    measured: true,
  };
}

/**
 * Where the time of each graph goes: its kinds of layers, each timed alone, and the time of the graph in one piece.
 *
 * @throws {InputError} where the graphs were compared without `perLayer`
 */
export function layerFigure(comparison: GraphComparison): Figure {
  expectComparison('layerFigure', comparison);
  expectLayers('layerFigure', comparison.perLayer);
  const { graphs, platform, run } = comparison;
  const y = graphs.map(({ name }) => name);
  const data: Partial<Data>[] = [
    ...kindBars(y, kind => graphs.map(graph => kindMs(graph, kind))),
    wholeMarks(
      'the graph in one piece',
      y,
      graphs.map(({ ns }) => (ns ? ns.estimate / 1e6 : null)),
    ),
  ];
  return {
    id: 'compared-layers',
    title: `Where the time goes: ${platform}`,
    caption:
      'Each layer timed alone, in the memory of its graph, and added up by kind. The mark is the time of the graph in ' +
      `one piece: where the bar ends before it or beyond it, times do not add up. ${measuredOn(run.header)}`,
    data,
    layout: {
      height: 230 + ROW_HEIGHT * graphs.length,
      barmode: 'stack',
      margin: { l: 40, r: 30, t: 70, b: 150 },
      xaxis: { title: { text: 'time, ms' }, rangemode: 'tozero' },
      yaxis: { autorange: 'reversed', type: 'category' },
      legend: { orientation: 'h', x: 0, y: 0, yref: 'container', yanchor: 'bottom', traceorder: 'normal' },
    },
    measured: true,
  };
}

/** Time of the layers of a kind, ms; those that were not measured are left out. */
function kindMs({ layers }: ComparedGraph, kind: Kind): number {
  return layers
    .filter(layer => layer.kind === kind)
    .reduce((sum, { ns }) => sum + (ns ? ns.estimate / 1e6 : 0), 0);
}
