import { countGraph } from '../../src/cost/counts.js';
import { exactRows } from '../../src/experiment/counts.js';
import type { ExactRow } from '../../src/measure/results/rows.js';
import { isRunShared } from '../../src/networks/graph/shared-buffers.js';
import { STAGE } from './suites.js';
import { type Glue, unitsV2 } from './units.js';

/** A way to get from one unit of ShuffleNetV2 to the next. */
export interface Passage {
  readonly id: string;
  readonly name: string;
  readonly glue: Glue;
  /** Whether slices and concatenations may be parts of other tensors. */
  readonly isShared: boolean;
}

export const PASSAGES: readonly Passage[] = [
  { id: 'three-ops', name: 'concat, shuffle, split', glue: 'three-ops', isShared: false },
  { id: 'two-ops', name: 'interleave, split', glue: 'interleaved', isShared: false },
  { id: 'three-ops-shared', name: 'concat, shuffle; the split is a view', glue: 'three-ops', isShared: true },
  { id: 'one-op', name: 'interleave; the split is a view', glue: 'interleaved', isShared: true },
  { id: 'no-op', name: 'nothing', glue: 'branches-only', isShared: false },
];

/** Elements that slices, concatenations and shuffles of one unit read and write. */
export function glueElements({ glue, isShared }: Passage): number {
  const graph = unitsV2(STAGE, glue);
  const isRun = isShared ? isRunShared(graph) : () => true;
  const copies = countGraph(graph, node => node.weightShapes.length === 0 && isRun(node));
  return copies.memoryAccessCost / STAGE.units;
}

/** All values of a unit's output. */
export const UNIT_ELEMENTS = STAGE.channels * STAGE.side ** 2;

export function glueRows(): ExactRow[] {
  return PASSAGES.flatMap(passage =>
    exactRows(`glue/${passage.id}`, 'elements', { glue: glueElements(passage), output: UNIT_ELEMENTS }),
  );
}
