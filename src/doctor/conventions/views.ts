import type { PlotData } from 'plotly.js';
import { countGraph } from '../../cost/counts.js';
import type { Graph } from '../../networks/graph/graph.js';
import type { Figure } from '../../reports/figure.js';
import { formatCount } from '../../reports/format.js';
import type { Table } from '../../reports/table.js';
import { tableOf } from '../../reports/table-of.js';
import { COLOURS } from '../../reports/theme.js';
import type { ConventionCount } from '../report-type.js';
import { conventionCounts } from './index.js';

const MILLION = 1e6;

/** What other counters would print of a graph, and why they differ. */
export function countersTable(graph: Graph): Table {
  return conventionsTable(countGraph(graph).macs, conventionCounts(graph));
}

/** The same of counts that are there already. */
export function conventionsTable(macs: number, conventions: readonly ConventionCount[]): Table {
  const unfolded = conventions.find(({ beforeFolding }) => beforeFolding)?.beforeFolding;
  return tableOf<ConventionCount>(
    'What other counters would print for this graph',
    conventions,
    [
      { label: 'tool', cell: ({ tool, version }) => `${tool} ${version}` },
      { label: 'calls it', cell: ({ called }) => called },
      { label: 'operations', unit: 'M', digits: 6, cell: ({ value }) => value / MILLION },
      { label: 'over ours', cell: ({ value }) => (macs > 0 ? `×${(value / macs).toFixed(3)}` : null) },
      ...(unfolded
        ? [
            {
              label: 'before folding',
              unit: 'M',
              digits: 6,
              cell: ({ beforeFolding }: ConventionCount) => beforeFolding!.value / MILLION,
            },
          ]
        : []),
      { label: 'why', cell: ({ why }) => why.join(' ') || 'It counts as we do.' },
    ],
    [
      'This takes the graph for a model whose layers are modules of torch.nn.',
      unfolded
        ? 'Before folding: what the tool would print for the model in Python, if each bias of a convolution on a map was a batch norm, ' +
          `folded on export. Parameters: ${formatCount(conventions[0].parameters)} here, ${formatCount(unfolded.parameters)} there.`
        : 'All of them count parameters as we do.',
    ],
  );
}

/** What other counters would print of a graph: the multiply-accumulates in it, and what they add to them. */
export function countersFigure(graph: Graph): Figure {
  const { macs } = countGraph(graph);
  const conventions = conventionCounts(graph);
  const names = conventions.map(({ tool, called }) => `${tool}: ${called}`);
  const bars = (name: string, of: (one: ConventionCount) => number, color: string): Partial<PlotData> => ({
    type: 'bar',
    orientation: 'h',
    name,
    y: names,
    x: conventions.map(one => of(one) / MILLION),
    marker: { color },
  });
  const additions = ({ counts }: ConventionCount) => (counts === 'flops' ? macs : 0);
  return {
    id: 'counters',
    title: 'One network, six numbers',
    caption:
      'Whatever a tool calls its number, most of it is multiply-accumulates. One tool counts a multiply and an add as two; ' +
      'some add biases, batch norm, activations or pools.',
    data: [
      bars('multiply-accumulates', ({ value }) => Math.min(value, macs), COLOURS[0]),
      bars('additions, where they are counted apart', additions, COLOURS[5]),
      bars('everything else', one => Math.max(0, one.value - macs - additions(one)), COLOURS[1]),
    ],
    layout: {
      barmode: 'stack',
      height: 420,
      margin: { l: 40, r: 30, t: 70, b: 110 },
      xaxis: { title: { text: 'operations, million' } },
      yaxis: { type: 'category', autorange: 'reversed' },
      legend: { orientation: 'h', x: 0, y: 0, yref: 'container', yanchor: 'bottom', traceorder: 'normal' },
    },
  };
}
