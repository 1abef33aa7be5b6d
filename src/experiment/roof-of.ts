import { type Roofline, roofline } from '../cost/roofline.js';
import type { Results } from '../measure/results/results.js';

/** What code of a platform's engine reaches on this machine; undefined where its ceilings were not measured. */
export function roofOf(results: Results, platform: string): Roofline | undefined {
  const ceilings = results.ceilings(platform);
  return ceilings.length > 0 ? roofline(ceilings) : undefined;
}
