import { fragmentedStack } from '../../src/networks/models/fragments.js';
import type { Figure } from '../../src/reports/figure.js';
import { blockDiagram } from '../../src/reports/graphs/diagram.js';
import { pair } from './cases.js';

/** Graphs of two threads: a pair of equals, a pair of unequals, and a series, in which nothing is independent. */
export function concurrencyDiagram(): Figure {
  return blockDiagram(
    [
      { name: 'equal pair', graph: pair(14, 8, [8, 8]) },
      { name: 'unequal pair', graph: pair(14, 8, [12, 4]) },
      {
        name: 'series',
        graph: fragmentedStack({ channels: 8, fragments: 2, arrangement: 'series' }, 1, { side: 14 }),
      },
    ],
    {
      id: 'concurrency-diagram',
      title: 'Two operations that together do the same work: independent or not',
      caption:
        'Two threads can run the two operations of a pair at the same time. In a series, the second reads what the first writes.',
    },
  );
}
