import type { Data } from 'plotly.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import type { Figure } from '../../src/reports/figure.js';
import { blockDiagram } from '../../src/reports/graphs/diagram.js';
import { COLOURS, LEGEND_AT_BOTTOM } from '../../src/reports/theme.js';
import { INVERTED, invertedUnit, RESNET } from './arms.js';
import { countPart, PARTS, type Part } from './traffic.js';
import { FORMS, type FormName, unitStack } from './units.js';

const resnet = (form: FormName) => unitStack(RESNET, FORMS[form]);

/** ResNet's unit and the inverted residual of the same work, as boxes. */
export function elementWiseDiagram(): Figure {
  return blockDiagram(
    [
      { name: "ResNet's bottleneck", graph: resnet('both') },
      { name: 'inverted residual', graph: invertedUnit(INVERTED) },
    ],
    {
      id: 'units',
      title: 'Two units of the same work',
      caption:
        "ResNet's sum joins maps of 128 channels, with a ReLU behind it; the inverted residual's joins maps of 36, " +
        'and its activations are inside, on 216 channels.',
    },
  );
}

const PART_COLOURS: Readonly<Record<Part, string>> = {
  convolutions: COLOURS[0],
  ReLU: COLOURS[4],
  shortcut: COLOURS[3],
};

const BARS: readonly { readonly label: string; readonly graph: () => Graph }[] = [
  { label: 'neither', graph: () => resnet('neither') },
  { label: 'both, as passes', graph: () => resnet('both') },
  { label: 'ReLU fused', graph: () => resnet('relu-fused') },
  { label: 'both fused', graph: () => resnet('all-fused') },
  { label: 'inverted, as passes', graph: () => invertedUnit(INVERTED, false) },
  { label: 'inverted, ReLU6 fused', graph: () => invertedUnit(INVERTED) },
];

/** What a unit reads and writes for each pixel, part by part. Counted. */
export function trafficFigure(): Figure {
  const pixels = RESNET.side ** 2;
  const graphs = BARS.map(({ graph }) => graph());
  return {
    id: 'traffic',
    title: 'What is moved for the same multiply-accumulates',
    caption:
      `ResNet's unit of ${RESNET.wide} → ${RESNET.narrow} → ${RESNET.narrow} → ${RESNET.wide} channels, and the ` +
      `inverted residual of ${INVERTED.channels} → ${INVERTED.channels * INVERTED.expansion} → ${INVERTED.channels} with the ` +
      'same work. Values read and written for each pixel, weights included. What is fused is no longer moved, except the ' +
      "shortcut's values, which the last convolution reads.",
    data: PARTS.map(
      (part): Partial<Data> => ({
        type: 'bar',
        orientation: 'h',
        name: part,
        x: graphs.map(graph => countPart(graph, part).memoryAccessCost / pixels),
        y: BARS.map(({ label }) => label),
        marker: { color: PART_COLOURS[part] },
      }),
    ),
    layout: {
      barmode: 'stack',
      height: 380,
      xaxis: { title: { text: 'moved per pixel, elements' } },
      yaxis: { type: 'category', autorange: 'reversed' },
      legend: { ...LEGEND_AT_BOTTOM, traceorder: 'normal' },
    },
  };
}
