import { countGraph } from '../../src/cost/counts.js';
import { receptiveField } from '../../src/cost/receptive-field.js';
import { suiteTable } from '../../src/experiment/default-views.js';
import { measuredSuites } from '../../src/experiment/measured-suites.js';
import { type ComparedPair, pairFigure } from '../../src/experiment/pair-figure.js';
import type { Results } from '../../src/measure/results/results.js';
import { timmLatency } from '../../src/papers/latencies.js';
import { publishedNumber } from '../../src/papers/published.js';
import type { Figure } from '../../src/reports/figure.js';
import { blockDiagram } from '../../src/reports/graphs/diagram.js';
import { panelFigure } from '../../src/reports/panel-figure.js';
import type { Table } from '../../src/reports/table.js';
import { tableOf } from '../../src/reports/table-of.js';
import { COLOURS } from '../../src/reports/theme.js';
import { computedLine } from '../../src/reports/traces.js';
import {
  CHANNELS,
  FORM_NAMES,
  type Form,
  gateArm,
  gatedBottleneck,
  gateGraph,
  SIDES,
  suites,
} from './suites.js';

/** Sides whose counts are shown; graphs are counted, not run. */
const COUNTED_SIDES = [4, 8, 14, 28, 56, 112];
const BYTES = Float32Array.BYTES_PER_ELEMENT;
const MEBIBYTE = 2 ** 20;
const SCALE = [
  [0, '#f2f2f2'],
  [1, COLOURS[0]],
] as [number, string][];

const i9 = (network: string) => publishedNumber(timmLatency, network, 'i9_10940x_ms');
const PAIRS: readonly ComparedPair[] = [
  { name: 'bottleneck: SE over no gate', suite: 'bottleneck', arm: 'se', over: 'none' },
  { name: 'bottleneck: DFC over no gate', suite: 'bottleneck', arm: 'dfc', over: 'none' },
  {
    name: 'network: GhostNetV2 over GhostNet',
    suite: 'networks',
    arm: 'ghostnet-v2',
    over: 'ghostnet',
    paper: i9('ghostnetv2_100') / i9('ghostnet_100'),
  },
];

/** Which pixels of a map reach the gate of the pixel in its middle. */
export function reachOf(form: Form, side: number) {
  const middle = Math.floor(side / 2);
  const { reached, pixels } = receptiveField(gateGraph(form, side, 1), {
    channel: 0,
    row: middle,
    column: middle,
  });
  return { reached, pixels, share: reached / side ** 2 };
}

/** The three attentions as graphs, and a ghost bottleneck with DFC attention. */
export function dfcDiagram(): Figure {
  return blockDiagram(
    [
      { name: 'full', graph: gateGraph('full', 8, 4) },
      { name: 'decoupled', graph: gateGraph('decoupled', 8, 4) },
      { name: 'DFC', graph: gateGraph('dfc', 8, 4) },
      {
        name: 'ghost bottleneck with DFC',
        graph: gatedBottleneck('dfc', { side: 8, filters: 4, expanded: 8 }),
      },
    ],
    {
      id: 'dfc-diagram',
      title: 'Attention with fixed weights: over all pairs, decoupled, and as GhostNetV2 runs it',
      caption:
        'Left to right: a dense layer over all pixels of each channel; one over its columns and one over its rows; two ' +
        'windows of five at half the size; and where the latter stands in a ghost bottleneck.',
    },
  );
}

/** Which pixels each form sees from the middle of a 28×28 map. Needs no clock. */
export function reachFigure(side = 28): Figure {
  const panels = FORM_NAMES.map(form => {
    const { pixels, reached } = reachOf(form, side);
    return {
      heading: `${form === 'dfc' ? 'DFC, windows of 5' : form}: ${reached} pixels`,
      x: { visible: false },
      y: { visible: false },
      traces: [
        {
          type: 'heatmap' as const,
          name: form,
          z: Array.from({ length: side }, (_, y) => [...pixels.slice(y * side, (y + 1) * side)]),
          zmin: 0,
          zmax: 1,
          colorscale: SCALE,
          showscale: false,
          xgap: 1,
          ygap: 1,
        },
      ],
    };
  });
  const figure = panelFigure(
    {
      id: 'dfc-reach',
      title: `What the gate of the middle pixel sees of a ${side}×${side} map`,
      caption:
        'Blue pixels can change the gate, counted on the graph. Two decoupled steps see everything; windows of five at ' +
        'half the size see 10×10 pixels, on a map of any size.',
    },
    panels,
    {
      grid: { rows: 1, columns: panels.length, pattern: 'independent', xgap: 0.06 },
      height: 380,
      margin: { l: 30, r: 30, t: 90, b: 20 },
      showlegend: false,
    },
  )!;
  const axes = Object.fromEntries(
    panels.map((_, i) => {
      const suffix = i === 0 ? '' : String(i + 1);
      return [`yaxis${suffix}`, { visible: false, scaleanchor: `x${suffix}` }];
    }),
  );
  return { ...figure, layout: { ...figure.layout, ...axes } };
}

/** Multiply-accumulates and weights by the side of the map. Needs no clock. */
export function growthFigure(): Figure {
  const line = (value: (form: Form, side: number) => number) =>
    FORM_NAMES.map((form, i) => computedLine(form, i, COUNTED_SIDES, side => value(form, side)));
  const counts = (form: Form, side: number) => countGraph(gateGraph(form, side));
  const sides = { title: { text: 'side of the map, pixels' }, type: 'log', tickvals: COUNTED_SIDES } as const;
  return panelFigure(
    {
      id: 'dfc-growth',
      title: `Attention over a map of ${CHANNELS} channels: work, and weights`,
      caption:
        'Counted on the graphs. Full attention grows with the fourth power of the side, decoupled attention with the ' +
        'third, DFC with the second like any convolution. Weights are shared by all channels but in DFC.',
    },
    [
      {
        heading: 'work',
        x: sides,
        y: { title: { text: 'work, multiply-accumulates' }, type: 'log', exponentformat: 'power' },
        traces: line((form, side) => counts(form, side).macs),
      },
      {
        heading: 'weights',
        x: sides,
        y: { title: { text: 'weights, MiB' }, type: 'log', exponentformat: 'power' },
        traces: line((form, side) => (counts(form, side).parameters * BYTES) / MEBIBYTE),
      },
    ],
    { grid: { rows: 1, columns: 2, pattern: 'independent', xgap: 0.3 } },
  )!;
}

/** Measured time by the side of the map, on every platform. */
export function timesFigure(results: Results): Figure | undefined {
  const panels = measuredSuites(results, 'gates').map(suite => ({
    heading: suite.platform,
    x: { title: { text: 'side of the map, pixels' }, type: 'log' as const, tickvals: SIDES },
    y: { title: { text: 'time, DFC 28×28 = 1' }, type: 'log' as const, dtick: 1 },
    traces: FORM_NAMES.map((form, i) => {
      const ratios = SIDES.map(side => suite.ratio(gateArm(form, side), gateArm('dfc', 28)));
      return {
        type: 'scatter' as const,
        mode: 'lines+markers' as const,
        name: form,
        x: SIDES,
        y: ratios.map(ratio => ratio?.estimate ?? null),
        line: { color: COLOURS[i] },
        marker: { color: COLOURS[i], symbol: (['circle', 'square', 'diamond'] as const)[i], size: 8 },
      };
    }),
  }));
  return panelFigure(
    {
      id: 'dfc-times',
      title: 'Time of the three attentions by the side of the map',
      caption:
        'On axes of powers, a slope of 4 is full attention by its counts, 3 decoupled attention, 2 a convolution. Full ' +
        'attention is not run at 56×56: its weights would take 39 MB.',
    },
    panels,
  );
}

/** What attention adds to a bottleneck and a network. */
export function costFigure(results: Results): Figure | undefined {
  return pairFigure(
    {
      id: 'dfc-cost',
      title: 'What attention costs a bottleneck and a network: work, and time',
      caption:
        'With the gate over without it. Grey squares: multiply-accumulates. Points: measured time, with ' +
        "confidence intervals over paired rounds. Diamond: timm's benchmark on an Intel i9, at 224×224.",
    },
    PAIRS,
    results,
  );
}

/** Counts and reach by the side of the map, where nothing has to be run. */
export function growthTable(): Table {
  const rows = COUNTED_SIDES.filter(side => side >= 14).flatMap(side =>
    FORM_NAMES.map(form => ({ side, form })),
  );
  const counts = ({ form, side }: (typeof rows)[number]) => countGraph(gateGraph(form, side));
  return tableOf(
    `Attention over a map of ${CHANNELS} channels`,
    rows,
    [
      { label: 'map', cell: ({ side }) => `${side}×${side}` },
      { label: 'form', cell: ({ form }) => form },
      { label: 'MACs', unit: 'M', digits: 3, cell: row => counts(row).macs / 1e6 },
      { label: 'weights', unit: 'MiB', digits: 3, cell: row => (counts(row).parameters * BYTES) / MEBIBYTE },
      { label: 'memory access cost', unit: 'M', digits: 3, cell: row => counts(row).memoryAccessCost / 1e6 },
    ],
    [
      'Full attention with weights of its own for each channel would have 16 times as many weights, and the same work.',
    ],
  );
}

export function tables(results: Results): readonly Table[] {
  return suites().map(suite => suiteTable(suite, results));
}
