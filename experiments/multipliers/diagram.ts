import type { Figure } from '../../src/reports/figure.js';
import { blockDiagram } from '../../src/reports/graphs/diagram.js';
import { FULL, type Slice, sliceGraph } from './slice.js';

/** Two layers of the full slice, and what each multiplier of about one half makes of them. */
export function multipliersDiagram(): Figure {
  const full: Slice = { ...FULL, layers: 2 };
  const drawn = (name: string, changes: Partial<Slice>) => ({
    name,
    graph: sliceGraph({ ...full, ...changes }),
  });
  return blockDiagram(
    [
      drawn('two layers', {}),
      drawn('width 1/2', { channels: FULL.channels / 2 }),
      drawn('resolution 1/2', { side: FULL.side / 2 }),
      drawn('depth 1/2', { layers: 1 }),
    ],
    {
      id: 'diagram',
      title: 'Width, resolution, depth: what each multiplier makes smaller',
      caption:
        'Two depthwise-separable layers. Width takes channels from every map and every weight, resolution takes pixels and ' +
        'leaves the weights, depth takes whole layers.',
    },
  );
}
