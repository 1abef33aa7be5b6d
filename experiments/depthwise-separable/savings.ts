import { countGraph } from '../../src/cost/counts.js';
import { layerGraph, type SeparableLayer, WINDOW } from './layers.js';

/** What the separable form of a layer saves, as multiples: full over separable. */
export interface Savings {
  /** 1 / (1/K + 1/S²) */
  readonly macs: number;
  /** Below 1 where the separable form moves more. */
  readonly memoryAccessCost: number;
}

/**
 * How many times less work and memory access cost a depthwise-separable layer has than a full one, counted.
 *
 * @param size  S, rows and columns of the window, odd
 */
export function separableSavings(layer: SeparableLayer, size: number = WINDOW): Savings {
  const [full, separable] = (['full', 'separable'] as const).map(form =>
    countGraph(layerGraph(layer, form, size)),
  );
  return {
    macs: full.macs / separable.macs,
    memoryAccessCost: full.memoryAccessCost / separable.memoryAccessCost,
  };
}
