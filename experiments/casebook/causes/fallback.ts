import type { Layer, Version } from '../../../src/kernels/op.js';

/**
 * A version that has a fast kernel for some layers and a slow one for all others, as an engine has it whose fast kernels
 * are written for the shapes that were common when it was written.
 *
 * @param isFast  whether the fast kernel is for this layer
 */
export function withFallback<P>(
  fast: Version<P>,
  slow: Version<P>,
  isFast: (layer: Layer<P>) => boolean,
): Version<P> {
  const chosen = (layer: Layer<P>) => (isFast(layer) ? fast : slow);
  return {
    name: `${fast.name}, else ${slow.name}`,
    changes: `${fast.changes}; other layers: ${slow.changes}`,
    scratchBytes: layer => chosen(layer).scratchBytes?.(layer) ?? 0,
    bind: (layer, scratch) => chosen(layer).bind(layer, scratch),
  };
}
