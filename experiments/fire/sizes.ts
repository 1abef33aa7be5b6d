import { countRows } from '../../src/experiment/counts.js';
import type { ExactRow } from '../../src/measure/results/rows.js';
import { SQUEEZENET, squeezeNetOf } from './networks.js';

/** A network of Figure 3: its design, and its row in our copy where the paper prints a size. */
export interface SizedModel {
  readonly ratio: number;
  readonly wideShare: number;
  readonly row?: string;
}

/** Both sweeps of Figure 3; 0.5 and 50 % is in both. */
export const MODELS: readonly SizedModel[] = [
  { ratio: 0.125, wideShare: 0.5, row: 'SR 0.125, pct 50' },
  { ratio: 0.25, wideShare: 0.5 },
  { ratio: 0.5, wideShare: 0.5, row: 'SR 0.5, pct 50' },
  { ratio: 0.75, wideShare: 0.5, row: 'SR 0.75, pct 50' },
  { ratio: 1, wideShare: 0.5 },
  { ratio: 0.5, wideShare: 0.25 },
  { ratio: 0.5, wideShare: 0.75 },
];

export const ONLY_SIZES = ['parameters', 'macs'] as const;

export function modelCase({ ratio, wideShare }: SizedModel): string {
  return `figure-3/sr=${ratio}-pct=${100 * wideShare}`;
}

/** Parameters and work of the networks of Figure 3 with the first convolution of release 1.0, 224×224. */
export function sizeRows(): readonly ExactRow[] {
  return MODELS.flatMap(model =>
    countRows(
      modelCase(model),
      squeezeNetOf({ ...SQUEEZENET, ...model }, 224, { filters: 96, kernel: 7 }),
      ONLY_SIZES,
    ),
  );
}
