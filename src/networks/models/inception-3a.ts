import { GraphBuilder } from '../graph/builder.js';
import type { Graph } from '../graph/graph.js';
import { optimize } from '../graph/passes/index.js';
import { inception } from './blocks/inception.js';

/** Input and output channels of GoogLeNet's inception 3a. */
export const INCEPTION_3A = { channels: 192, filters: 256 } as const;

/**
 * GoogLeNet's inception module 3a as it is deployed, on its own: six convolutions and a pool in four branches.
 *
 * @param side  of the map, 28 in the network
 * @source Szegedy et al. 2014, arXiv:1409.4842, Table 1
 */
export function inceptionModule(side: number): Graph {
  const g = new GraphBuilder(`inception-3a-${side}`);
  const x = g.input([1, INCEPTION_3A.channels, side, side]);
  const branches = {
    '1x1': [{ filters: 64 }],
    '3x3': [{ filters: 96 }, { filters: 128, kernel: 3 }],
    '5x5': [{ filters: 16 }, { filters: 32, kernel: 5 }],
    pool: [{ pool: 'max', stride: 1 }, { filters: 32 }],
  } as const;
  return optimize(g.build(inception(g, x, branches, '3a')));
}
