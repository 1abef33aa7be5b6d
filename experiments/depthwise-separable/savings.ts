import { countGraph } from '../../src/cost/counts.js';
import { layerGraph, type SeparableLayer, WINDOW } from './layers.js';

/**
 * How many times less the separable form of a layer has than the full one, counted: multiply-accumulates,
 * 1 / (1/K + 1/S²), and memory access cost, which is below 1 where the separable form moves more.
 *
 * @param size  S, rows and columns of the window, odd
 */
export function separableSavings(
  layer: SeparableLayer,
  size: number = WINDOW,
): { readonly macs: number; readonly memoryAccessCost: number } {
  const [full, separable] = (['full', 'separable'] as const).map(form =>
    countGraph(layerGraph(layer, form, size)),
  );
  return {
    macs: full.macs / separable.macs,
    memoryAccessCost: full.memoryAccessCost / separable.memoryAccessCost,
  };
}
