import type { Data } from 'plotly.js';
import { channelFlow } from '../../src/cost/channel-flow.js';
import type { Figure } from '../../src/reports/figure.js';
import { panelFigure } from '../../src/reports/panel-figure.js';
import { COLOURS } from '../../src/reports/theme.js';
import { glueElements, PASSAGES, UNIT_ELEMENTS } from './glue.js';
import { type GroupedLayers, groupedLayers } from './mixing.js';

const CHANNELS = 12;
const NOT_REACHED = '#e9edf2';

/** Which input channels reach which output channels of grouped 1×1 convolutions, with shuffles and without. */
export function mixingFigure(): Figure {
  const panels = [
    { heading: '3 groups of 4, two layers, no shuffle', groups: 3, layers: 2, isShuffled: false },
    { heading: '3 groups of 4, two layers, one shuffle', groups: 3, layers: 2, isShuffled: true },
    { heading: '6 groups of 2, two layers, one shuffle', groups: 6, layers: 2, isShuffled: true },
    { heading: '6 groups of 2, four layers, three shuffles', groups: 6, layers: 4, isShuffled: true },
  ];
  return panelFigure(
    {
      id: 'mixing',
      title: 'Which inputs reach which outputs',
      caption:
        `${CHANNELS} channels, counted from the graph, the same for any weights that are not 0. Without a shuffle three networks ` +
        'run side by side. One shuffle joins them, if a group has a channel for every group; otherwise it takes more.',
    },
    panels.map(({ heading, isShuffled, ...layers }) => ({
      heading,
      x: { title: { text: 'input channels' }, dtick: 1, constrain: 'domain' as const },
      y: { title: { text: 'output channels' }, dtick: 1, autorange: 'reversed' as const },
      traces: [reachMap({ channels: CHANNELS, ...layers }, isShuffled), ...legend],
    })),
  )!;
}

function reachMap(layers: GroupedLayers, isShuffled: boolean): Partial<Data> {
  const { reaches } = channelFlow(groupedLayers(layers, isShuffled));
  return {
    type: 'heatmap',
    z: reaches.map(row => row.map(Number)),
    zmin: 0,
    zmax: 1,
    xgap: 1,
    ygap: 1,
    colorscale: [
      [0, NOT_REACHED],
      [1, COLOURS[0]],
    ],
    showscale: false,
    showlegend: false,
    hovertemplate: 'input %{x} → output %{y}<extra></extra>',
  } as Partial<Data>;
}

const legend: readonly Partial<Data>[] = [
  { name: 'reaches', color: COLOURS[0] },
  { name: 'does not reach', color: NOT_REACHED },
].map(({ name, color }) => ({
  type: 'scatter',
  mode: 'markers',
  name,
  x: [null],
  y: [null],
  marker: { symbol: 'square', size: 12, color },
}));

/** Elements that stand between two branches of ShuffleNetV2. */
export function glueFigure(): Figure {
  return {
    id: 'glue',
    title: 'What is only moved between two units of ShuffleNetV2',
    caption:
      'Counted from the graphs, as multiples of the values of a unit’s output. A half that is a view is a part of the whole tensor: ' +
      'nothing is moved for it. The paper’s “single element-wise operation” is the bar with 2.',
    data: [
      {
        type: 'bar',
        orientation: 'h',
        name: 'elements read and written',
        y: PASSAGES.map(({ name }) => name),
        x: PASSAGES.map(passage => glueElements(passage) / UNIT_ELEMENTS),
        text: PASSAGES.map(passage => String(glueElements(passage) / UNIT_ELEMENTS)),
        textposition: 'outside',
        cliponaxis: false,
        marker: { color: COLOURS[0] },
      },
    ],
    layout: {
      xaxis: { title: { text: 'elements moved, output of a unit = 1' }, rangemode: 'tozero' },
      yaxis: { autorange: 'reversed' },
      showlegend: false,
    },
  };
}
