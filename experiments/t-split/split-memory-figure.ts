import type { Data } from 'plotly.js';
import type { BottleneckBlock } from '../../src/networks/models/bottleneck.js';
import type { Figure } from '../../src/reports/figure.js';
import { COLOURS } from '../../src/reports/theme.js';
import { type TSplitParts, tSplitParts } from './elements.js';

const SPLITS = [1, 2, 3, 4, 6, 12];
const KIB_PER_ELEMENT = Float32Array.BYTES_PER_ELEMENT / 1024;

/** Name and colour of each part, from the bottom of a bar to its top. */
const PARTS: readonly (readonly [part: keyof TSplitParts, name: string, colour: string])[] = [
  ['input', 'input', '#8c8c8c'],
  ['output', 'output', COLOURS[5]],
  ['expanded', 'slice after expanding', COLOURS[0]],
  ['filtered', 'slice after the depthwise convolution', COLOURS[1]],
];

/**
 * What a bottleneck block keeps in memory at once, by the paper's formula, as bars over the number of slices: t = 1, some
 * more, and n, one channel at a time.
 *
 * @source Sandler et al. 2018, arXiv:1801.04381, section 5.1
 */
export function splitMemoryFigure(block: BottleneckBlock): Figure {
  const splits = [...SPLITS.filter(t => t < block.expanded), block.expanded];
  const parts = splits.map(t => tSplitParts(block, t));
  return {
    id: 'split-memory',
    title: `What is alive at once in ${block.name}, by the number of slices`,
    caption:
      `${block.side}²×${block.channels} → ${block.expanded} → ${block.filters}, float32, without weights. Splitting ` +
      'shrinks the two slices; input and output stay, and are soon the larger part.',
    data: PARTS.map(
      ([part, name, color]): Partial<Data> => ({
        type: 'bar',
        name,
        x: splits.map(String),
        y: parts.map(of => of[part] * KIB_PER_ELEMENT),
        marker: { color },
      }),
    ),
    layout: {
      barmode: 'stack',
      xaxis: { title: { text: 't, slices' }, type: 'category' },
      yaxis: { title: { text: 'memory, KiB' } },
      legend: { traceorder: 'normal' },
    },
  };
}
