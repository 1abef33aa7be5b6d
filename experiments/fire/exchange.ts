import { GraphBuilder } from '../../src/networks/graph/builder.js';
import type { Graph } from '../../src/networks/graph/graph.js';

/** One 3×3 convolution with bias and ReLU: what a fire module stands for. */
export function ordinaryConvolution(channels: number, filters: number, side: number): Graph {
  const g = new GraphBuilder('3x3');
  const x = g.conv2d(
    g.input([1, channels, side, side]),
    { filters, kernel: [3, 3], padding: 1, bias: true },
    { name: 'conv3x3' },
  );
  return g.build(g.activation('relu', x, { name: 'relu' }));
}
