import { exactRows } from '../../src/experiment/counts.js';
import type { ExactRow } from '../../src/measure/results/rows.js';
import { promisedGrowth, type Scaling, scaledB0 } from './family.js';

/** A grid of factors of depth, width and resolution in steps of 1/20, as small as the paper's may have been. */
const STEPS_OF_ONE = 20;
const LARGEST = 2;
/** How far the promised growth may be from 2. */
const NEAR_TWO = 0.02;

/** α, β and γ of the grid that promise twice the work: α · β² · γ² within 2 % of 2. */
export function gridOfTwo(): readonly Scaling[] {
  const factors = Array.from(
    { length: (LARGEST - 1) * STEPS_OF_ONE + 1 },
    (_, i) => (STEPS_OF_ONE + i) / STEPS_OF_ONE,
  );
  const all = factors.flatMap(depth =>
    factors.flatMap(width => factors.map(resolution => ({ depth, width, resolution }))),
  );
  return all.filter(scaling => Math.abs(promisedGrowth(scaling) / 2 - 1) <= NEAR_TWO);
}

/** `grid/1.2-1.1-1.15`. */
export function caseOf({ depth, width, resolution }: Scaling): string {
  return `grid/${depth}-${width}-${resolution}`;
}

/** What B0 really does at every point of the grid, over B0 as it is. */
export function gridRows(): ExactRow[] {
  const first = scaledB0({ depth: 1, width: 1, resolution: 1 });
  return gridOfTwo().flatMap(scaling => {
    const { macs, memoryAccessCost } = scaledB0(scaling);
    const work = macs / first.macs;
    return exactRows(caseOf(scaling), '1', {
      work,
      moved: memoryAccessCost / first.memoryAccessCost / work,
    });
  });
}
