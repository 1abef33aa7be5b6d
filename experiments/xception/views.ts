import { sweepPanel } from '../../src/experiment/sweep-panel.js';
import type { Results } from '../../src/measure/results/results.js';
import { publishedNumber } from '../../src/papers/published.js';
import { sizeAndSpeed } from '../../src/papers/xception.js';
import type { Figure } from '../../src/reports/figure.js';
import { blockDiagram } from '../../src/reports/graphs/diagram.js';
import { panelFigure } from '../../src/reports/panel-figure.js';
import type { Table } from '../../src/reports/table.js';
import { tableOf } from '../../src/reports/table-of.js';
import { printedCase } from './modules.js';
import {
  CHANNELS,
  SEGMENTS,
  SEGMENTS_SUITE,
  segmentsArm,
  segmentsGraph,
  TOWERS,
  towersArm,
  towersGraph,
} from './segments.js';

/** The road from an Inception module to a depthwise-separable convolution, in three pictures. */
export function xceptionDiagram(): Figure {
  const [channels, side] = [12, 14];
  return blockDiagram(
    [
      { name: 'three towers', graph: towersGraph(3, channels, side) },
      { name: 'three segments in one kernel', graph: segmentsGraph(3, channels, side) },
      { name: `${channels} segments`, graph: segmentsGraph(channels, channels, side) },
    ],
    {
      id: 'extreme-inception',
      title: 'From an Inception module to its extreme',
      caption:
        'Left: one 1×1 convolution whose output is cut into three segments with a 3×3 convolution each, which is how the paper ' +
        'redraws an Inception module. In the middle the same computation in one grouped kernel. Right: a segment for each channel.',
    },
  );
}

/** Work, memory access cost and time along the segments. */
export function segmentsFigure(results: Results): Figure {
  const panel = (heading: string, segments: readonly number[], towers: boolean) =>
    sweepPanel(results, {
      heading,
      suite: SEGMENTS_SUITE,
      over: segmentsArm(1),
      x: { title: { text: 'segments' }, type: 'log', tickvals: [...segments] },
      places: segments,
      series: [
        { name: 'one kernel', arms: segments.map(segmentsArm) },
        ...(towers
          ? [{ name: 'towers', arms: segments.map(g => (g === 1 ? segmentsArm(1) : towersArm(g))) }]
          : []),
      ],
      counted: ['macs', 'memoryAccessCost'],
    });
  return panelFigure(
    {
      id: 'segments',
      title: `1×1, then 3×3 in 1 to ${CHANNELS} segments`,
      caption:
        'Left: one kernel for all segments; the grey dashed line is the work, the grey dotted one memory access cost. Right: ' +
        'the same up to eight segments, beside a tower for each (dotted, open circles). Memory access cost is that of one ' +
        'kernel; towers have about twice as much.',
    },
    [panel('to the extreme', SEGMENTS, false), panel('one kernel, or towers', [1, ...TOWERS], true)],
  )!;
}

/** Table 3 beside what is counted of the two networks. */
export function printedTable(results: Results): Table {
  const rows = [
    { row: 'Inception V3', name: 'inception-v3' },
    { row: 'Xception', name: 'xception' },
  ];
  const count = (name: string, quantity: string) => results.exact(printedCase(name), quantity);
  return tableOf(
    'Inception V3 and Xception at 299×299',
    rows,
    [
      { label: 'network', cell: ({ row }) => row },
      {
        label: 'paper: parameters',
        unit: 'M',
        digits: 4,
        cell: ({ row }) => publishedNumber(sizeAndSpeed, row, 'parameters') / 1e6,
      },
      { label: 'parameters', unit: 'M', digits: 4, cell: ({ name }) => count(name, 'parameters') / 1e6 },
      {
        label: 'paper: steps',
        unit: '/s',
        digits: 3,
        cell: ({ row }) => publishedNumber(sizeAndSpeed, row, 'steps_per_s'),
      },
      { label: 'MACs', unit: 'M', digits: 4, cell: ({ name }) => count(name, 'macs') / 1e6 },
      {
        label: 'memory access cost',
        unit: 'M',
        digits: 4,
        cell: ({ name }) => count(name, 'memoryAccessCost') / 1e6,
      },
      {
        label: 'paper: time of a step per MAC, Inception V3 = 1',
        digits: 3,
        cell: ({ row, name }) =>
          publishedNumber(sizeAndSpeed, 'Inception V3', 'steps_per_s') /
          publishedNumber(sizeAndSpeed, row, 'steps_per_s') /
          (count(name, 'macs') / count('inception-v3', 'macs')),
      },
    ],
    [
      'The paper prints no multiply-adds. Memory access cost is that of the networks as built, with batch norm and ReLU as ops of their own.',
    ],
  );
}
