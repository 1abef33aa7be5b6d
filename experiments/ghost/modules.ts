import { GraphBuilder } from '../../src/networks/graph/builder.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import { optimize } from '../../src/networks/graph/passes/index.js';
import { convolution, ghostBottleneck, invertedResidual } from '../../src/networks/models/blocks/index.js';

/** A layer of c → n channels on a square map, and the ghost module in its place. */
export interface GhostShape {
  readonly side: number;
  /** c. */
  readonly channels: number;
  /** n, which s divides. */
  readonly filters: number;
  /** k: window of the layer, and of the primary convolution. */
  readonly kernel: number;
  /** s: one of s output maps is computed by the primary convolution. */
  readonly ratio: number;
  /** d: window of the cheap operation. */
  readonly cheap: number;
}

/**
 * How many times fewer multiply-accumulates a ghost module has, and parameters:
 *
 *   r_s = c·k² / (c·k²/s + (s − 1)·d²/s)
 *
 * @source Han et al. 2020, arXiv:1911.11907, equations 4 and 5
 */
export function timesFewer({ channels, kernel, ratio, cheap }: Omit<GhostShape, 'side' | 'filters'>): number {
  const full = channels * kernel ** 2;
  return (ratio * full) / (full + (ratio - 1) * cheap ** 2);
}

/** The layer that a ghost module replaces. */
export function fullLayer({ side, channels, filters, kernel }: GhostShape): Graph {
  const g = new GraphBuilder(`full-${kernel}x${kernel}-${channels}-${filters}-${side}`);
  return g.build(convolution(g, g.input([1, channels, side, side]), { filters, kernel }, { name: 'conv' }));
}

/**
 * A ghost module, bare: the primary convolution c → n/s, s − 1 cheap maps of each of its maps by a depthwise convolution,
 * and both side by side.
 */
export function ghostLayer({ side, channels, filters, kernel, ratio, cheap }: GhostShape): Graph {
  const g = new GraphBuilder(`ghost-${kernel}x${kernel}-${channels}-${filters}-${side}-s${ratio}-d${cheap}`);
  const x = g.input([1, channels, side, side]);
  const intrinsic = filters / ratio;
  const primary = convolution(g, x, { filters: intrinsic, kernel }, { name: 'primary' });
  const ghosts = { filters: intrinsic * (ratio - 1), kernel: cheap, groups: intrinsic };
  const made = convolution(g, primary, ghosts, { name: 'cheap' });
  return g.build(g.concat([primary, made], { name: 'concat' }));
}

/** A row of GhostNet's table with stride 1: 14×14 pixels, 80 channels, 184 inside. */
export const ROW = { side: 14, filters: 80, expanded: 184 } as const;

/** A row with stride 1, of any size. */
export interface BottleneckShape {
  readonly side: number;
  readonly filters: number;
  readonly expanded: number;
}

/** A ghost bottleneck: two ghost modules and the shortcut. */
export function ghostRow({ side, filters, expanded }: BottleneckShape): Graph {
  const g = new GraphBuilder(`ghost-bottleneck-${filters}-${expanded}-${side}`);
  const x = g.input([1, filters, side, side]);
  return g.build(ghostBottleneck(g, x, { expanded, filters, kernel: 3, stride: 1 }, 'block'));
}

/** The inverted residual of the same channels. */
export function residualRow({ side, filters, expanded }: BottleneckShape): Graph {
  const g = new GraphBuilder(`inverted-residual-${filters}-${expanded}-${side}`);
  const x = g.input([1, filters, side, side]);
  return g.build(
    invertedResidual(g, x, { expanded, filters, kernel: 3, stride: 1, activation: 'relu' }, 'block'),
  );
}

/** As it would be deployed. */
export const deployed = (graph: Graph) => optimize(graph);
