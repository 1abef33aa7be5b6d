import { countRows } from '../../src/experiment/counts.js';
import type { SuiteDeclaration } from '../../src/experiment/define.js';
import type { ExactRow } from '../../src/measure/results/rows.js';
import { optimize } from '../../src/networks/graph/passes/index.js';
import { graphOf } from '../../src/networks/models/catalogue.js';
import { type Block, blockGraph, type Operator } from './blocks.js';

export const EXPANSION_SUITE = 'expansion';
export const WINDOW_SUITE = 'window';

const SIDE = 24;
const arm = (id: string, block: Block) => ({ id, graph: () => optimize(blockGraph(block)) });

/** Blocks of expansion 6 and 4, singly, and so many that both do the same work: 6 · 2 = 4 · 3. */
const expanded = (expansion: number, layers: number): Block => ({
  ...{ operator: 'mbconv', channels: 40, side: SIDE, kernel: 3 },
  expansion,
  layers,
});

/** Windows of 5×5, and two of 3×3, which see as far. */
const windowed = (operator: Operator, kernel: number, layers: number): Block => ({
  ...{ operator, channels: 24, side: SIDE, expansion: 4 },
  kernel,
  layers,
});

export const differenceSuites: readonly SuiteDeclaration[] = [
  {
    id: EXPANSION_SUITE,
    title: `MBConv of expansion 6 and 4, ${SIDE}×${SIDE}`,
    arms: [
      arm('expand=6', expanded(6, 1)),
      arm('expand=4', expanded(4, 1)),
      arm('expand=6-two', expanded(6, 2)),
      arm('expand=4-three', expanded(4, 3)),
    ],
  },
  {
    id: WINDOW_SUITE,
    title: `one 5×5 block, or two of 3×3, ${SIDE}×${SIDE}`,
    arms: [
      arm('mbconv-5x5', windowed('mbconv', 5, 1)),
      arm('mbconv-3x3-two', windowed('mbconv', 3, 2)),
      arm('fused-5x5', windowed('fused', 5, 1)),
      arm('fused-3x3-two', windowed('fused', 3, 2)),
    ],
  },
];

export const LAST_STAGE = 'last-stage/stage8';
export const WHOLE = 'last-stage/efficientnet-b0';

/** The last stage of stride 1 of EfficientNet-B0, which V2-S does without, and the whole network. */
export function lastStageRows(): readonly ExactRow[] {
  const graph = graphOf('efficientnet-b0');
  return [
    ...countRows(WHOLE, graph),
    ...countRows(LAST_STAGE, graph, undefined, ({ name }) => name.startsWith('stage8')),
  ];
}
