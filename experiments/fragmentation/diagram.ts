import type { Graph } from '../../src/networks/graph/graph.js';
import { type Arrangement, fragmentedStack } from '../../src/networks/models/fragments.js';
import { inceptionModule } from '../../src/networks/models/inception-3a.js';
import type { Figure } from '../../src/reports/figure.js';
import { blockDiagram } from '../../src/reports/graphs/diagram.js';
import { SIDE as MODULE_SIDE, onePath } from './blocks.js';

/** Channels of the whole block that is drawn, and the side of its map. */
const CHANNELS = 8;
const SIDE = 14;

const drawn = (fragments: number, arrangement: Arrangement): Graph => {
  const channels = CHANNELS / Math.sqrt(fragments);
  return fragmentedStack({ channels, fragments, arrangement }, 1, { side: SIDE });
};

/** One block of Table 3 whole, in four fragments in series, and in four in parallel. */
export function fragmentsDiagram(): Figure {
  return blockDiagram(
    [
      { name: 'whole', graph: drawn(1, 'series') },
      { name: '4 in series', graph: drawn(4, 'series') },
      { name: '4 in parallel', graph: drawn(4, 'parallel') },
    ],
    {
      id: 'fragments-diagram',
      title: 'The same work in 1, 4 and 7 operations',
      caption:
        `With ${CHANNELS} channels in the whole block, a fragment of four has ${CHANNELS / 2}, for the same ` +
        'multiply-accumulates together. The outputs of parallel fragments are added up.',
    },
  );
}

/** An inception module beside the one path that is timed next to it. */
export function inceptionDiagram(): Figure {
  return blockDiagram(
    [
      { name: 'inception 3a', graph: inceptionModule(MODULE_SIDE) },
      { name: 'one path', graph: onePath() },
    ],
    {
      id: 'inception-diagram',
      title: "GoogLeNet's inception 3a and one path of the same input, output and work",
      caption:
        'Batch norms and ReLUs are parts of the convolutions before them, as the networks are deployed.',
    },
  );
}
