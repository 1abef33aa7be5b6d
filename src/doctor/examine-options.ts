import type { PlaceName } from '../networks/platforms.js';
import type { ExaminedNetwork } from './report-type.js';

/** How a network is examined. */
export interface ExamineOptions {
  readonly platforms: readonly PlaceName[];
  readonly seed: number;
  /** Time for everything, s. */
  readonly seconds: number;
  /** What is known of where the network comes from. */
  readonly notes?: ExaminedNetwork['notes'];
  readonly unknown?: ExaminedNetwork['unknown'];
  /** Called with what is being done and the share of the time that is over. */
  readonly onProgress?: (what: string, share: number) => void;
  readonly signal?: AbortSignal;
}
