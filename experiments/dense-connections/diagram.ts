import type { Figure } from '../../src/reports/figure.js';
import { blockDiagram } from '../../src/reports/graphs/diagram.js';
import { denseBlock, sparseBlock } from './blocks.js';

/** A dense block with concatenations and in pieces, and a unit of ShuffleNetV2. */
export function denseDiagram(): Figure {
  const block = { channels: 16, growth: 8, layers: 2, side: 28 };
  return blockDiagram(
    [
      { name: 'dense, 2 layers', graph: denseBlock(block, 'post-activation') },
      { name: 'dense, in pieces', graph: denseBlock(block, 'pieces') },
      { name: 'ShuffleNetV2 unit', graph: sparseBlock({ channels: 32, units: 1, side: 28 }) },
    ],
    {
      id: 'dense-blocks',
      title: 'Three ways to use features again',
      caption:
        'Left: each layer reads a concatenation of everything before it. Middle: its 1×1 convolution adds up the products of ' +
        'the pieces. Right: one half passes by unchanged.',
    },
  );
}
