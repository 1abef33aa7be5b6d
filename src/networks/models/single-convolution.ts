import { GraphBuilder } from '../graph/builder.js';
import type { Graph } from '../graph/graph.js';

/** One convolution, square kernel, stride 1, padded to keep the size; a 1×1 kernel is a pointwise node. */
export function singleConvolution(side: number, channels: number, filters: number, kernel: 1 | 3): Graph {
  const g = new GraphBuilder(`conv${kernel}x${kernel}-${channels}-${filters}-${side}`);
  const x = g.input([1, channels, side, side]);
  return g.build(
    kernel === 1
      ? g.pointwise(x, { filters })
      : g.conv2d(x, { filters, kernel: [kernel, kernel], padding: (kernel - 1) / 2 }),
  );
}
