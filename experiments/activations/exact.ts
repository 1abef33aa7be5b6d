import { exactRows, suiteCountRows } from '../../src/experiment/counts.js';
import type { ExactRow } from '../../src/measure/results/rows.js';
import { integerStep, largestError, RELATIVE_ERROR, spacing } from './float16.js';
import { functionSuites } from './functions.js';
import { layerSuites } from './layers.js';
import { elementsByRow, networkSuites } from './networks.js';

/** Magnitudes at which float16 is looked at: within the clip, and where values without one may be. */
export const MAGNITUDES = [0.1, 1, 5.9, 100, 1000, 30_000] as const;

/** The case of a row of Table 1 in the exact numbers. */
export const rowCase = (row: number): string => `rows/${row}`;
export const float16Case = (magnitude: number): string => `float16/${magnitude}`;

/** Counts of every arm, elements by row of the network, and what float16 resolves. */
export function exact(): readonly ExactRow[] {
  const counted = [
    ...functionSuites('full'),
    ...layerSuites('full'),
    ...networkSuites('quick', true),
    ...networkSuites('full'),
  ];
  return [
    ...suiteCountRows(counted),
    ...elementsByRow().flatMap((elements, row) =>
      exactRows(rowCase(row), 'elements', { activated: elements }),
    ),
    ...MAGNITUDES.flatMap(magnitude =>
      exactRows(float16Case(magnitude), '1', {
        spacing: spacing(magnitude),
        largestError: largestError(magnitude),
        relativeError: RELATIVE_ERROR,
        int8Step: integerStep(magnitude),
      }),
    ),
  ];
}
