import type { Data } from 'plotly.js';
import type { Figure } from '../../src/reports/figure.js';
import { panelFigure } from '../../src/reports/panel-figure.js';
import { COLOURS } from '../../src/reports/theme.js';
import { computedLine } from '../../src/reports/traces.js';
import { COUNTED_DEPTHS, type DenseCosts, denseCosts } from './depth.js';
import { STAGE_3, unchangedAfter } from './reuse.js';
import { blockOf } from './suites.js';

const MEGA = 1e6;
const MEBIBYTE = 2 ** 20;

/** What a dense block moves and what it holds, by the number of its layers. */
export function depthFigure(): Figure {
  const costs = new Map(COUNTED_DEPTHS.map(layers => [layers as number, denseCosts(blockOf(layers))]));
  const line = (name: string, series: number, value: (of: DenseCosts) => number) =>
    computedLine(name, series, COUNTED_DEPTHS, layers => value(costs.get(layers)!));
  const x = { title: { text: 'layers' }, type: 'log' as const, tickvals: [...COUNTED_DEPTHS] };
  return panelFigure(
    {
      id: 'depth',
      title: 'A dense block by its depth: what it moves, and what it holds',
      caption:
        'Counted, for 16 channels on 28×28 and a growth of 8. On these axes a line twice as steep is a square. What concatenations ' +
        'move grows with the square of the depth; memory does only where every output is kept.',
    },
    [
      {
        heading: 'moved in one run',
        x,
        y: { title: { text: 'elements, million' }, type: 'log', tickvals: [0.01, 0.1, 1, 10, 100] },
        traces: [
          line('by concatenations', 0, ({ copied }) => copied / MEGA),
          line('by everything else', 1, ({ others }) => others / MEGA),
        ],
      },
      {
        heading: 'memory of activations',
        x,
        y: { title: { text: 'memory, MiB' }, type: 'log', tickvals: [0.1, 0.2, 0.5, 1, 2, 5, 10, 20] },
        traces: [
          line('every output kept', 3, ({ kept }) => kept / MEBIBYTE),
          line('places used again', 4, ({ arena }) => arena / MEBIBYTE),
          line('concatenations shared', 5, ({ shared }) => shared / MEBIBYTE),
          line('the features alone', 6, ({ features }) => features / MEBIBYTE),
        ],
      },
    ],
  )!;
}

/** What share of the channels of an earlier unit the output of a later one holds unchanged. */
export function reuseFigure(): Figure {
  const { channels, units } = STAGE_3;
  const places = Array.from({ length: units + 1 }, (_, i) => i);
  return panelFigure(
    {
      id: 'reuse',
      title: 'What the output of a later unit holds of an earlier one, unchanged',
      caption:
        `Counted from the graphs, in % of the earlier unit’s channels: dense layers, and stage 3 of ShuffleNetV2 1× with ${channels} ` +
        'channels. A dense block keeps everything. ShuffleNetV2 passes on half each time: near units share much, far ones little.',
    },
    [
      { heading: 'dense block', share: () => 1 },
      {
        heading: 'ShuffleNetV2, stage 3',
        share: (steps: number) => unchangedAfter(channels, steps) / channels,
      },
    ].map(({ heading, share }) => ({
      heading,
      x: { title: { text: 'later unit, count' }, dtick: 1 },
      y: { title: { text: 'earlier unit, count' }, dtick: 1, autorange: 'reversed' as const },
      traces: [triangle(places, share)],
    })),
  )!;
}

/** A share for every pair of units, by how many units lie between. */
function triangle(places: readonly number[], share: (steps: number) => number): Partial<Data> {
  const shares = places.map(share);
  const rows = places.map(from => places.map(to => (to < from ? null : shares[to - from])));
  return {
    type: 'heatmap',
    z: rows,
    text: rows.map(row => row.map(value => (value === null ? '' : `${Math.round(100 * value)}`))),
    texttemplate: '%{text}',
    zmin: 0,
    zmax: 1,
    xgap: 1,
    ygap: 1,
    colorscale: [
      [0, '#ffffff'],
      [1, COLOURS[0]],
    ],
    showscale: false,
    showlegend: false,
    hovertemplate: 'unit %{y} → unit %{x}: %{text} %<extra></extra>',
  } as unknown as Partial<Data>;
}
