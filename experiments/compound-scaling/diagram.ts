import type { Figure } from '../../src/reports/figure.js';
import { blockDiagram } from '../../src/reports/graphs/diagram.js';
import { BASE, type MbStack, stackGraph } from './stack.js';

/** One MBConv block, wider, on a larger image, and twice. */
export function compoundDiagram(): Figure {
  const one: MbStack = { ...BASE, layers: 1 };
  const drawn = (name: string, changes: Partial<MbStack>) => ({
    name,
    graph: stackGraph({ ...one, ...changes }),
  });
  return blockDiagram(
    [
      drawn('one block', {}),
      drawn('width × 2', { channels: 2 * BASE.channels }),
      drawn('resolution × 2', { side: 2 * BASE.side }),
    ],
    {
      id: 'diagram',
      title: 'An MBConv block, and what scaling in width and resolution makes of it',
      caption:
        'Depth repeats the block. Width widens every box with pixels and the squeezed ones as well; resolution changes the maps ' +
        'and leaves squeeze-and-excite, behind its pool, as it is.',
    },
  );
}
